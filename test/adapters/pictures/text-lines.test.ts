// Words fit the room that they have, in every script, and are made safe to draw.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakLines, clean, widthOf } from "../../../adapters/pictures/text-lines.ts";

const TYPE = { size: 13, weight: 500 } as const;

test.each([
  ["Latin", "Migration data and statistics for regions", ["Migration data and", "statistics for", "regions"]],
  ["a word that is wider than a line", "Bevölkerungswissenschaftliches", ["Bevölkerungswisse", "nschaftliches"]],
  ["Chinese, where a comma does not begin a line", "移民数据与统计以及区，域", ["移民数据与统计以及", "区，域"]],
  ["nothing", "  ", []],
])("breaks %s", (_what, text, lines) => {
  expect(breakLines(text, TYPE, 120, 5)).toEqual(lines);
});

test("what does not fit the lines is cut, and the cut is shown", () => {
  expect(breakLines("Migration data and statistics", TYPE, 120, 1)).toEqual(["Migration data a…"]);
  expect(breakLines("x".repeat(100), TYPE, 120, 2).at(-1)).toMatch(/^x+…$/);
});

test("lines are never wider than their room, and nothing is lost where there are lines enough", () => {
  const words = fc.oneof(
    fc.lorem({ maxCount: 12 }),
    fc.stringMatching(/^[\u0621-\u064a ]{1,60}$/),
    fc.stringMatching(/^[移民数据与统计 ，。a-z]{1,60}$/),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 320 }), (text, maxWidth) => {
      const lines = breakLines(text, TYPE, maxWidth, 100);
      for (const line of lines) expect(widthOf(line, TYPE)).toBeLessThanOrEqual(maxWidth + 0.001);
      expect(lines.join("").replaceAll(" ", "")).toBe(clean(text).replaceAll(" ", ""));
    }),
    { numRuns: 100 },
  );
}, 60_000);

describe("clean", () => {
  test.each([
    ["control characters and line breaks", "a\u0000b\n\tc", "a b c"],
    ["what turns the direction of others", "a\u202eb\u2066c", "abc"],
    ["half of a pair", "a\ud800b", "a\ufffdb"],
    ["pictographs, which no font here has", "Done 👩‍👧 🇬🇭 ✅️", "Done"],
    ["but not signs that fonts have", "© ® ™ № 1", "© ® ™ № 1"],
  ])("takes away %s", (_what, text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });
});

test("a wide letter is wider than a narrow one, and Chinese as wide as high", () => {
  expect(widthOf("WWWW", TYPE)).toBeGreaterThan(widthOf("iiii", TYPE) * 2);
  expect(widthOf("移民", TYPE)).toBe(26);
  expect(widthOf("a b", TYPE)).toBeCloseTo(widthOf("ab", TYPE) + 0.26 * 13, 1);
});
