import { describe, expect, test } from "vitest";
import { findNamed, listNameKeys } from "../../src/domain/area-names.ts";
import { areaName, findArea, iso3Of, listAreas, listRegions, regionsOf, WORLD } from "../../src/domain/areas.ts";
import ambiguousData from "../../src/domain/data/ambiguous-areas.json" with { type: "json" };
import aliasData from "../../src/domain/data/area-aliases.json" with { type: "json" };
import { LANGUAGES } from "../../src/domain/language.ts";

describe("the list of M49", () => {
  test("has 248 areas with six names each and unique codes", () => {
    const areas = listAreas();
    expect(areas).toHaveLength(248);
    expect(
      areas.flatMap(({ names }) => Object.values(names)).filter((name) => name.trim() === name && name !== ""),
    ).toHaveLength(248 * 6);
    for (const codes of [areas.map(({ m49 }) => m49), areas.map(({ iso3 }) => iso3), areas.map(({ iso2 }) => iso2)])
      expect(new Set(codes).size).toBe(248);
  });

  test("gives no two areas one name in any language", () => {
    for (const language of LANGUAGES)
      expect(new Set(listAreas().map(({ names }) => names[language])).size, language).toBe(248);
  });

  test.each([
    {
      m49: "384",
      language: "en",
      name: "Côte d’Ivoire",
      because: "the list was edited to Ivory Coast in later commits",
    },
    { m49: "792", language: "en", name: "Türkiye", because: "the name since 2022" },
    { m49: "068", language: "en", name: "Bolivia (Plurinational State of)", because: "codes keep their zeros" },
    { m49: "275", language: "fr", name: "État de Palestine", because: "CLDR says territories" },
    { m49: "704", language: "en", name: "Viet Nam", because: "two words in the United Nations" },
    { m49: "001", language: "es", name: "Mundo", because: "regions have names too" },
    { m49: "999", language: "en", name: "999", because: "a code that is in no list stays as it is" },
  ] as const)("$m49 is $name in $language: $because", ({ m49, language, name }) => {
    expect(areaName(m49, language)).toBe(name);
  });

  test("does not list Kosovo or Taiwan", () => {
    const names = listAreas().flatMap(({ names }) => Object.values(names));
    expect(names.filter((name) => /kosovo|taiwan|台湾|косово/i.test(name))).toEqual([]);
    expect(findArea("158")).toBeNull();
  });

  test("places an area in its regions, the world first", () => {
    expect(regionsOf("288").map(({ m49 }) => m49)).toEqual([WORLD, "002", "202", "011"]);
    expect(regionsOf("010").map(({ m49 }) => m49)).toEqual([WORLD]);
    expect(listRegions()).toHaveLength(30);
    const known = new Set(listRegions().map(({ m49 }) => m49));
    expect(
      listAreas()
        .flatMap(({ regions }) => regions)
        .filter((code) => !known.has(code)),
    ).toEqual([]);
  });

  test("counts the groups of countries of the United Nations", () => {
    const count = (group: "LDC" | "LLDC" | "SIDS") => listAreas().filter(({ groups }) => groups.includes(group)).length;
    expect(count("LLDC")).toBe(32);
    expect(count("LDC")).toBeGreaterThan(40);
    expect(count("SIDS")).toBeGreaterThan(50);
    expect(iso3Of("728")).toBe("SSD");
    expect(iso3Of(WORLD)).toBeNull();
  });
});

describe("the words for areas", () => {
  const askedAbout = new Set([...listNameKeys()].flatMap(([key, named]) => (named.kind === "ambiguous" ? [key] : [])));

  test("know every official name in every language, or ask about it", () => {
    for (const { m49, names } of listAreas())
      for (const name of Object.values(names)) {
        const named = findNamed(name);
        const codes = named && "m49" in named ? [named.m49] : [];
        expect(named?.kind === "ambiguous" ? named.candidates : codes, name).toContain(m49);
      }
  });

  test("ask about no official name but these", () => {
    const asked = listAreas().filter(({ names }) => findNamed(names.en)?.kind === "ambiguous");
    expect(asked.map(({ names }) => names.en)).toEqual(["Congo", "Guinea", "Samoa"]);
    expect(askedAbout.size).toBeGreaterThan(60);
  });

  test("give no alias to two areas, and every alias to an area that exists", () => {
    const owners = new Map<string, string>();
    for (const [m49, words] of Object.entries(aliasData.aliases)) {
      expect(findArea(m49), m49).not.toBeNull();
      for (const word of words) {
        const named = findNamed(word);
        expect(named, word).toEqual({ kind: "area", m49 });
        expect(owners.get(word) ?? m49, word).toBe(m49);
        owners.set(word, m49);
      }
    }
  });

  test("offer only areas and regions that exist", () => {
    const known = new Set([...listAreas(), ...listRegions()].map(({ m49 }) => m49));
    expect(ambiguousData.ask.flatMap(({ candidates }) => candidates).filter((code) => !known.has(code))).toEqual([]);
    for (const word of ambiguousData.outside) expect(findNamed(word), word).toEqual({ kind: "outside" });
  });
});
