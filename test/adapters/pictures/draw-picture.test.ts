// What is drawn: the same bytes each time, within what Teams and Slack show, with all its words in all its scripts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeMap } from "../../../adapters/pictures/compose-map.ts";
import { composeProgress } from "../../../adapters/pictures/compose-progress.ts";
import { drawPicture } from "../../../adapters/pictures/draw-picture.ts";
import { PALETTE } from "../../../adapters/pictures/palette.ts";
import type { BarsPicture, MapPicture, Picture, ProgressPicture } from "../../../src/chat/picture.ts";
import { LANGUAGES } from "../../../src/domain/language.ts";
import { SAMPLES } from "../../pictures/sample-pictures.ts";
import { findColour, readPng, sizeOf } from "../../support/read-png.ts";

const BARS: BarsPicture = {
  kind: "bars",
  language: "en",
  title: "Activities by theme",
  unit: "Activities",
  rows: [
    { label: "Asylum", count: 8 },
    { label: "Remittances", count: 4 },
    { label: "Data", count: 0 },
  ],
};
const MAP: MapPicture = {
  kind: "map",
  language: "en",
  title: "Covered",
  unit: "Surveys",
  areas: [{ m49: "288", count: 1 }],
  notShownLabel: "Not shown on the map",
  disclaimer: "No endorsement is implied.",
};
const PROGRESS: ProgressPicture = {
  kind: "progress",
  language: "en",
  title: "Received",
  points: [
    { on: "2007-11-01", reported: 0 },
    { on: "2007-11-05", reported: 20 },
  ],
  of: 40,
  ofLabel: "40 asked",
  reportedLabel: "20 have reported",
  due: { on: "2007-11-11", label: "Due 11 November 2007" },
};

async function look(picture: Picture) {
  const drawn = await drawPicture(picture);
  return { ...drawn, pixels: readPng(drawn.png) };
}

/** From the left and from the top of the picture, in its own units. */
async function boxOf(picture: Picture, colour: string) {
  const { pixels, width } = await look(picture);
  const scale = pixels.width / width;
  const places = findColour(pixels, colour);
  const [xs, ys] = [places.map(([x]) => x / scale), places.map(([, y]) => y / scale)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

describe.each(SAMPLES)("$name", ({ picture }) => {
  test("is the same each time, sharp, within what the platforms show, and not empty", async () => {
    const { png, width, height, pixels } = await look(picture);
    const again = await drawPicture(picture);

    expect(Buffer.from(again.png).equals(png)).toBe(true);
    expect([pixels.width, pixels.height]).toEqual([720, 2 * height]);
    expect(width).toBe(360);
    expect(pixels.height).toBeLessThanOrEqual(1024);
    expect(png.length).toBeLessThan(150_000);
    const ink = findColour(pixels, PALETTE.ink).length;
    expect(ink).toBeGreaterThan(500);
    expect(ink).toBeLessThan(pixels.width * pixels.height * 0.2);
  });
});

describe("words", () => {
  const WORDS = {
    ar: ["التحويلات المالية", "اللجوء واللاجئون في"],
    zh: ["汇款和侨民投资", "庇护和难民与移民"],
    en: ["Remittances", "Asylum seekers"],
    fr: ["Transferts de fonds", "Réfugiés à l’œuvre"],
    ru: ["Денежные переводы", "Беженцы и убежище"],
    es: ["Remesas", "Migración y niñez"],
  } as const;

  test.each(LANGUAGES)("in %s are drawn, each its own, and as wide as they should be", async (language) => {
    const inks = await Promise.all(
      ["", ...WORDS[language]].map(async (title) => {
        const { pixels } = await look({ ...BARS, language, unit: "", rows: [], title });
        const places = findColour(pixels, PALETTE.ink);
        const xs = places.map(([x]) => x);
        return { count: places.length, width: Math.max(...xs, 0) - Math.min(...xs, 9999), where: String(places) };
      }),
    );
    const [none, ...drawn] = inks;
    expect(none?.count).toBe(0);
    expect(drawn[0]?.where).not.toBe(drawn[1]?.where);
    for (const [index, { count, width }] of drawn.entries()) {
      const letters = WORDS[language][index === 0 ? 0 : 1].length;
      // Type of 17 units at two pixels each: a letter is from a third to the whole of that.
      expect(width / letters / 34).toBeGreaterThan(0.3);
      expect(width / letters / 34).toBeLessThan(1.05);
      expect(count / letters).toBeGreaterThan(40);
    }
  });

  test("of Arabic stand on the right, and a full stop at the end of a sentence on its left", async () => {
    const { right } = await boxOf({ ...BARS, language: "ar", unit: "", rows: [], title: "اللجوء" }, PALETTE.ink);
    expect(right).toBeGreaterThan(330);
    const plain = await boxOf({ ...BARS, language: "ar", unit: "", rows: [], title: "من UNHCR" }, PALETTE.ink);
    const stopped = await boxOf({ ...BARS, language: "ar", unit: "", rows: [], title: "من UNHCR." }, PALETTE.ink);
    expect(stopped.left).toBeLessThan(plain.left - 2);
    expect(stopped.right).toBeCloseTo(plain.right, 0);
  });

  test("that are markup are words", async () => {
    const markup = await look({ ...BARS, title: '</text><rect width="360" height="360" fill="#ff0000"/>' });
    expect(findColour(markup.pixels, "#ff0000")).toEqual([]);
    const escaped = await look({ ...BARS, title: "&lt;" });
    const sign = await look({ ...BARS, title: "<" });
    expect(Buffer.from(escaped.png).equals(sign.png)).toBe(false);
  });
});

describe("bars", () => {
  test("are as long as their counts, from the left; in Arabic from the right", async () => {
    const lengths = async (language: "en" | "ar") => {
      const { pixels } = await look({ ...BARS, language });
      const rows = Map.groupBy(findColour(pixels, PALETTE.mark), ([, y]) => y);
      const spans = [...rows.values()].map((row) => [row[0]?.[0] ?? 0, row.at(-1)?.[0] ?? 0] as const);
      return { left: [...new Set(spans.map(([from]) => from))], lengths: [...new Set(spans.map(([a, b]) => b - a))] };
    };
    const english = await lengths("en");
    const [long = 0, short = 0, ...others] = english.lengths;
    expect(others).toEqual([]);
    expect(long / short).toBeCloseTo(2, 1);
    expect(english.left).toHaveLength(1);
    expect((await lengths("ar")).left).toHaveLength(2);
  });

  test("of many rows still fit, and those beyond are counted", async () => {
    const rows = Array.from({ length: 22 }, (_none, index) => ({ label: `Region number ${index}`, count: index }));
    const all = await look({ ...BARS, rows });
    expect(all.pixels.height).toBeLessThanOrEqual(1024);
    const more = await look({ ...BARS, rows: [...rows, ...rows] });
    expect(more.height).toBeGreaterThan(all.height + 10);
    expect(more.height).toBeLessThan(all.height + 20);
  });
});

describe("the map", () => {
  const dotsOf = async (areas: MapPicture["areas"]) =>
    findColour((await look({ ...MAP, areas })).pixels, PALETTE.mark).length;

  test("has a dot where something is covered, larger for more, and none for nothing", async () => {
    expect(await dotsOf([{ m49: "288", count: 0 }])).toBe(0);
    const one = await dotsOf([{ m49: "288", count: 1 }]);
    expect(
      await dotsOf([
        { m49: "288", count: 1 },
        { m49: "076", count: 1 },
      ]),
    ).toBeGreaterThan(one * 1.3);
    expect(
      await dotsOf([
        { m49: "288", count: 1 },
        { m49: "076", count: 2 },
      ]),
    ).toBeGreaterThan(one * 2);
  });

  test("has the dot of Ghana in Ghana, and that of Brazil west and south of it", async () => {
    const box = (m49: string) => boxOf({ ...MAP, unit: "", areas: [{ m49, count: 1 }] }, PALETTE.mark);
    const [ghana, brazil] = [await box("288"), await box("076")];
    // The other dot of this colour is the one of the key, at the left below the map.
    expect(ghana.right).toBeGreaterThan(175);
    expect(ghana.right).toBeLessThan(185);
    expect(brazil.right).toBeLessThan(ghana.right - 30);
    expect(brazil.top).toBeGreaterThan(ghana.top + 8);
  });

  test("names what has no place, and has the disclaimer below", async () => {
    const plain = await look(MAP);
    const region = await look({ ...MAP, areas: [...MAP.areas, { m49: "002", count: 1 }] });
    expect(region.height).toBeGreaterThan(plain.height + 10);
    const longer = await look({ ...MAP, disclaimer: MAP.disclaimer.repeat(4) });
    expect(longer.height).toBeGreaterThan(plain.height + 10);
  });

  test("lists what has no place as the United Nations writes lists, without a comma before the last", () => {
    const regions = ["002", "142", "150"].map((m49) => ({ m49, count: 1 }));
    const words = composeMap({ ...MAP, areas: regions }).lines.map(({ text }) => text);
    expect(words).toContain("Not shown on the map: Africa, Asia and Europe");
  });
});

describe("progress", () => {
  test("ends at the last report, and the due date is after it", async () => {
    const line = await boxOf(PROGRESS, PALETTE.mark);
    const due = await boxOf({ ...PROGRESS, due: { on: "2007-11-11", label: "" } }, PALETTE.due);
    expect(line.right).toBeLessThan(due.left - 100);
    expect(due.right - due.left).toBeLessThan(3);
  });

  test("the words of a due date at the first day do not stand on the counts beside it", async () => {
    const first = { ...PROGRESS, due: { on: "2007-11-01", label: "Due 1 November 2007" } };
    const line = await boxOf({ ...first, due: { ...first.due, label: "" } }, PALETTE.due);
    const words = await boxOf(first, PALETTE.due);
    expect(words.right).toBeGreaterThan(line.right + 50);
    expect(words.left).toBeGreaterThan(line.left - 3);
  });

  test("days say their year where they lie more than a year apart", () => {
    const days = (to: string) =>
      composeProgress({ ...PROGRESS, due: { on: to, label: "Due" } })
        .lines.map(({ text }) => text)
        .filter((text) => /Nov/.test(text));
    expect(days("2007-11-11")).toEqual(["1 Nov", "4 Nov", "8 Nov", "11 Nov"]);
    expect(days("2009-11-11")).toEqual(["Nov 2007", "Nov 2009"]);
  });

  test("runs from right to left in Arabic", async () => {
    const line = await boxOf({ ...PROGRESS, reportedLabel: "", language: "ar" }, PALETTE.mark);
    expect(line.left).toBeGreaterThan(150);
    expect(line.right).toBeGreaterThan(320);
  });
});

const anyWords = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    "<script>&\"'",
    "]]>",
    "\u0000\u0008\ufffe",
    "\ud800",
    "👩‍👧‍👦 🇬🇭",
    "اللاجئون ".repeat(80),
    "x".repeat(900),
    "汇".repeat(500),
    "\u202eevil\u2066",
  ),
);
const anyCount = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(0, 1, 2, 3));
const anyDay = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const shared = { language: fc.constantFrom(...LANGUAGES), title: anyWords };
const anyPicture: fc.Arbitrary<Picture> = fc.oneof(
  fc.record({
    ...shared,
    kind: fc.constant("progress" as const),
    points: fc.array(fc.record({ on: anyDay, reported: anyCount }), { maxLength: 30 }),
    of: anyCount,
    ofLabel: anyWords,
    reportedLabel: anyWords,
    due: fc.option(fc.record({ on: anyDay, label: anyWords })),
  }),
  fc.record({
    ...shared,
    kind: fc.constant("bars" as const),
    unit: anyWords,
    rows: fc.array(fc.record({ label: anyWords, count: anyCount }), { maxLength: 40 }),
  }),
  fc.record({
    ...shared,
    kind: fc.constant("map" as const),
    unit: anyWords,
    areas: fc.array(fc.record({ m49: fc.constantFrom("288", "076", "002", "010", "999", "<"), count: anyCount })),
    notShownLabel: anyWords,
    disclaimer: anyWords.filter((words) => words !== ""),
  }),
);

test("any picture can be drawn, and is never larger than what Teams shows", async () => {
  await fc.assert(
    fc.asyncProperty(anyPicture, async (picture) => {
      const { width, height } = sizeOf((await drawPicture(picture)).png);
      expect(width).toBeLessThanOrEqual(1024);
      expect(height).toBeLessThanOrEqual(1024);
      expect(width).toBeGreaterThan(300);
    }),
    { numRuns: 40 },
  );
}, 120_000);
