// Which countries are covered, where surveys meet, and what nobody covers.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCoverage, OVERLAP_MONTHS } from "../../src/digests/coverage.ts";
import { monthsBetween, monthsOf } from "../../src/digests/months.ts";
import { arrival, survey } from "./digest-world.ts";

const [KENYA, SENEGAL, MEXICO, SPAIN] = ["404", "686", "484", "724"];
const [AFRICA, AMERICAS, EUROPE] = ["002", "019", "150"];

test("countries and regions are counted once for each activity and survey, most first", () => {
  const { areas, regions } = compileCoverage(
    [
      arrival("ILO", "One", { areas: [KENYA, SENEGAL] }),
      arrival("IOM", "Two", { areas: [KENYA, MEXICO] }),
      survey("INE", "Three", { areas: [SPAIN] }),
    ],
    [],
  );
  expect(areas).toEqual([
    { m49: KENYA, count: 2 },
    { m49: MEXICO, count: 1 },
    { m49: SENEGAL, count: 1 },
    { m49: SPAIN, count: 1 },
  ]);
  expect(regions).toEqual([
    { m49: AFRICA, count: 2 },
    { m49: AMERICAS, count: 1 },
    { m49: EUROPE, count: 1 },
  ]);
});

test("of the meeting's list, what nobody covers is a gap; without a list there are none", () => {
  const covered = [arrival("ILO", "One", { areas: [KENYA] })];
  expect(compileCoverage(covered, [KENYA, MEXICO]).gaps).toEqual([MEXICO]);
  expect(compileCoverage(covered, []).gaps).toEqual([]);
});

describe("two surveys in one country", () => {
  const one = survey("INE", "One", { areas: [SPAIN], starts: "2007-01", ends: "2007-03" });
  test.each([
    { other: { starts: "2007-02", ends: "2007-06" }, meets: true, why: "they overlap" },
    { other: { starts: "2008-03", ends: "2008-04" }, meets: true, why: "eleven months lie between" },
    { other: { starts: "2008-04", ends: "2008-04" }, meets: false, why: "twelve months lie between" },
    { other: { starts: "2008", ends: "2008" }, meets: true, why: "a year may mean its first month" },
    { other: { starts: "2001", ends: null, status: "ongoing" as const }, meets: true, why: "it goes on" },
    { other: { starts: "2001", ends: null, status: "completed" as const }, meets: false, why: "it was over in 2001" },
    { other: { starts: null, ends: null }, meets: false, why: "nobody knows when it was" },
    { other: { starts: "2007-02", ends: null, areas: [MEXICO] }, meets: false, why: "it was elsewhere" },
  ])("$why", ({ other, meets }) => {
    const second = survey("IOM", "Two", { areas: [SPAIN], ...other });
    const { overlaps } = compileCoverage(
      [one, second, arrival("ILO", "No survey", { areas: [SPAIN], starts: "2007" })],
      [],
    );
    expect(overlaps.map(({ surveys }) => surveys.map(({ title }) => title))).toEqual(meets ? [["One", "Two"]] : []);
  });
});

test("months between two spans do not depend on their order", () => {
  const [one, other] = [monthsOf("2007-01", "2007-01"), monthsOf("2007-04", null)];
  expect([monthsBetween(one, other), monthsBetween(other, one)]).toEqual([2, 2]);
});

test("surveys that meet are those of which any two are close, however many there are", () => {
  const month = fc.integer({ min: 0, max: 60 });
  const dated = fc.record({ first: month, length: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }) });
  const write = (months: number) => `${2000 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 12 }), (spans) => {
      const surveys = spans.map(({ first, length }, index) =>
        survey("INE", String(index), {
          areas: [MEXICO],
          starts: write(first),
          ends: length === null ? null : write(first + length),
        }),
      );
      const monthsOfOne = ({ starts, ends }: (typeof surveys)[number]) => monthsOf(starts ?? "", ends);
      const expected = surveys.filter((one) =>
        surveys.some((other) => other !== one && monthsBetween(monthsOfOne(one), monthsOfOne(other)) < OVERLAP_MONTHS),
      );
      const { overlaps } = compileCoverage(surveys, []);
      expect(overlaps.flatMap(({ surveys: meeting }) => meeting)).toEqual(expected);
    }),
  );
});
