import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggestOptions } from "../../src/questionnaire/suggest-options.ts";
import { asks, entry, knowing } from "./read-support.ts";

const areas = asks("areas");
const withRegions = asks("areas", { regions: true });
const roster = [
  entry("iom", "IOM", "International Organization for Migration", ["OIM"]),
  entry("ilo", "ILO", "International Labour Organization"),
];

const first = (words: string, count: number, question = areas, language: "en" | "fr" = "en") =>
  suggestOptions(question, words, knowing({ language, organizations: roster }))
    .slice(0, count)
    .map(({ code }) => code);

describe("typed search", () => {
  test.each([
    { words: "gha", is: ["288"], because: "a beginning" },
    { words: "ivory", is: ["384"], because: "an alias leads to the official name" },
    { words: "korea", is: ["408", "410"], because: "both, in the order of their names" },
    { words: "Corée du S", is: ["410"], because: "a name in another language" },
    { words: "herzeg", is: ["070"], because: "the beginning of a later word" },
    { words: "Ghanna", is: ["288"], because: "a typing error finds something still" },
    { words: "drc", is: ["180"], because: "an acronym" },
  ])("$words leads to $is first: $because", ({ words, is }) => {
    expect(first(words, is.length).toSorted()).toEqual(is);
  });

  test("labels are official names in the person's language", () => {
    expect(suggestOptions(areas, "ivory coast", knowing({ language: "fr" }))[0]).toEqual({
      code: "384",
      label: "Côte d’Ivoire",
    });
    expect(suggestOptions(areas, "holland", knowing())[0]?.label).toBe("Netherlands (Kingdom of the)");
  });

  test("without words the first hundred come in alphabetical order", () => {
    const all = suggestOptions(areas, "  ", knowing());
    expect(all).toHaveLength(100);
    expect(all[0]?.label).toBe("Afghanistan");
    expect(all.map(({ label }) => label)).toEqual(
      all.map(({ label }) => label).toSorted(new Intl.Collator("en").compare),
    );
  });

  test("regions are offered only where they may be named", () => {
    expect(first("western africa", 1, withRegions)).toEqual(["011"]);
    expect(suggestOptions(areas, "western africa", knowing()).map(({ code }) => code)).not.toContain("011");
  });

  test("organizations are found by acronym, alias and parts of the name", () => {
    const partners = asks("organizations");
    expect(first("oim", 1, partners)).toEqual(["iom"]);
    expect(first("labour", 1, partners)).toEqual(["ilo"]);
    expect(suggestOptions(asks("yes-no"), "y", knowing())).toEqual([]);
  });

  test("whatever is typed, there are at most a hundred and none twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
        const found = suggestOptions(withRegions, words, knowing());
        expect(found.length).toBeLessThanOrEqual(100);
        expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
      }),
    );
  });
});
