// An address shows what it was made for, for a year, and nothing that was made elsewhere.
import { createHmac, hkdfSync } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { createAddresses } from "../../../adapters/pictures/address.ts";
import type { BarsPicture, MapPicture } from "../../../src/chat/picture.ts";
import { listAreas } from "../../../src/domain/areas.ts";
import { MAP_DISCLAIMER } from "../../../src/reports/disclaimer.ts";

const KEY = new Uint8Array(32).fill(7);
const NOW = Temporal.Instant.from("2007-11-12T10:00:00Z");
const addresses = createAddresses(KEY);
const BARS: BarsPicture = {
  kind: "bars",
  language: "en",
  title: "Activities by theme",
  unit: "Activities",
  rows: [{ label: "Asylum & refugees <b>", count: 9 }],
};

function pathOf(picture: Parameters<typeof addresses.pathOf>[0]): string {
  const path = addresses.pathOf(picture, NOW);
  if (path === null) throw new Error("too long");
  return path;
}

/** A token as the real key would sign it. */
function forge(data: Buffer, key = KEY): string {
  const derived = Buffer.from(hkdfSync("sha256", key, "", "rapporteur picture address 1", 32));
  const packed = data.toString("base64url");
  const mac = createHmac("sha256", derived).update(packed).digest().subarray(0, 16).toString("base64url");
  return `/pictures/${packed}.${mac}.png`;
}

test("what an address was made for is what it shows", () => {
  expect(addresses.readPath(pathOf(BARS), NOW)).toEqual(BARS);
  expect(createAddresses(KEY).readPath(pathOf(BARS), NOW)).toEqual(BARS);
});

test("within a month the address stays the same, so that it is fetched once", () => {
  expect(addresses.pathOf(BARS, Temporal.Instant.from("2007-11-30T23:59:59Z"))).toBe(pathOf(BARS));
});

test("it is good for more than a year, and then no longer", () => {
  const path = pathOf(BARS);
  expect(addresses.readPath(path, Temporal.Instant.from("2008-12-31T23:59:59Z"))).toEqual(BARS);
  expect(addresses.readPath(path, Temporal.Instant.from("2009-01-01T00:00:00Z"))).toBeNull();
});

test("a map of the whole world still has one", () => {
  const areas = listAreas().map(({ m49 }, index) => ({ m49, count: (index * 7) % 40 }));
  const map: MapPicture = {
    kind: "map",
    language: "ar",
    title: "البلدان والمناطق المشمولة",
    unit: "الدراسات الاستقصائية",
    areas,
    notShownLabel: "لا تظهر على الخريطة",
    disclaimer: MAP_DISCLAIMER,
  };
  expect(pathOf(map).length).toBeLessThan(2_500);
  expect(addresses.readPath(pathOf(map), NOW)).toEqual(map);
});

test("data that no address can hold have none", () => {
  const rows = Array.from({ length: 500 }, (_none, index) => ({ label: `${index ** 5} ${index ** 7}`, count: index }));
  expect(addresses.pathOf({ ...BARS, rows }, NOW)).toBeNull();
});

describe("refused", () => {
  const json = (value: unknown) => deflateRawSync(JSON.stringify(value));
  test.each([
    ["another key", forge(json(["2009-01", BARS]), new Uint8Array(32).fill(8))],
    ["no signature", pathOf(BARS).replace(/\.[^.]+\.png$/, ".png")],
    ["an empty signature", pathOf(BARS).replace(/\.[^.]+\.png$/, "..png")],
    ["another ending", pathOf(BARS).replace(/png$/, "svg")],
    ["another place", pathOf(BARS).replace("/pictures/", "/picture/")],
    ["nothing", "/pictures/.png"],
    ["more than an address holds", `${pathOf(BARS).slice(0, -4)}${"A".repeat(3000)}.png`],
    ["what unpacks to a thousand times as much", forge(deflateRawSync(Buffer.alloc(10_000_000)))],
    ["what is not packed", forge(Buffer.from("hello"))],
    ["no JSON", forge(deflateRawSync("hello"))],
    ["another kind of picture", forge(json(["2009-01", { ...BARS, kind: "pie" }]))],
    ["no month", forge(json(["never", BARS]))],
  ])("%s", (_what, path) => {
    expect(addresses.readPath(path, NOW)).toBeNull();
  });

  test("the same way of signing is accepted with the right data, so that the refusals are for their reason", () => {
    expect(addresses.readPath(forge(json(["2009-01", BARS])), NOW)).toEqual(BARS);
  });

  test("any one character changed", () => {
    const path = pathOf(BARS);
    const { length } = path;
    fc.assert(
      fc.property(fc.integer({ min: 10, max: length - 5 }), fc.constantFrom("A", "z", "0", "-", "."), (at, letter) => {
        const changed = path.slice(0, at) + letter + path.slice(at + 1);
        fc.pre(changed !== path);
        // The last letter of the signature holds two bits that mean nothing.
        fc.pre(at !== length - 5);
        expect(addresses.readPath(changed, NOW)).toBeNull();
      }),
    );
  });
});
