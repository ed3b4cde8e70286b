// Codes as they are written for counting, and counted again.
import fc from "fast-check";
import { expect, test } from "vitest";
import { AREA_CODES, CodeCounter, THEME_CODES, writeCodes } from "../../../adapters/database/finding-codes.ts";

const UNLISTED = ["", "a", "0", "999", "of an instrument of its own", "汇款"];

test.each([
  ["themes", THEME_CODES],
  ["areas", AREA_CODES],
] as const)("%s are counted as they were written, those of no list too", (_name, list) => {
  const codes = fc.uniqueArray(fc.constantFrom(...list.codes, ...UNLISTED), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(codes, { maxLength: 30 }), (findings) => {
      const expected = new Map<string, number>();
      for (const code of findings.flat()) expected.set(code, (expected.get(code) ?? 0) + 1);
      const written = findings.map((each) => writeCodes(each, list));
      const counter = new CodeCounter(list);
      let at = 0;
      for (const { length } of written) counter.add(written.join(""), at, (at += length));
      expect(new Map(counter.counts())).toEqual(expected);
    }),
  );
});

test("no place is taken twice, and what is written has no separator", () => {
  for (const { codes } of [THEME_CODES, AREA_CODES]) {
    expect(new Set(codes).size).toBe(codes.length);
    const places = new Map(codes.map((code, place) => [code, place]));
    for (const code of codes) expect(writeCodes([code], { codes, places })).toMatch(/^[0-o]{2}$/);
  }
});
