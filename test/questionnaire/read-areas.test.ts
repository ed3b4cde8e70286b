import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listAreas } from "../../src/domain/areas.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { readAnswer, readChosen } from "../../src/questionnaire/read-answer.ts";
import { OWN_WORDS } from "../../src/questionnaire/reading.ts";
import { writeValue } from "../../src/questionnaire/write-value.ts";
import { asks, inShort, knowing } from "./read-support.ts";

const roles = [
  { code: "origin", label: { en: "Origin" }, aliases: ["country of origin", "pays d'origine"] },
  { code: "destination", label: { en: "Destination" } },
  { code: "transit", label: { en: "Transit" } },
  { code: "both", label: { en: "Origin and destination" }, aliases: ["both"] },
];
const plain = asks("areas");
const covered = asks("areas", { roles, groups: true });
const coverage = asks("areas", { regions: true });
const one = asks("areas", { max: 1 });

describe("names", () => {
  test.each([
    { typed: "Bosnia and Herzegovina", is: "= 070", because: "the and is of the name" },
    { typed: "Bosnia and Serbia", is: "= 070 688", because: "the and is between names" },
    { typed: "Trinidad and Tobago and Antigua and Barbuda", is: "= 780 028", because: "three ands, two names" },
    { typed: "Bonaire, Sint Eustatius and Saba", is: "= 535", because: "a comma and an and in one name" },
    { typed: "China, Hong Kong Special Administrative Region, China", is: "= 344 156", because: "a comma in the name" },
    { typed: "United Kingdom of Great Britain and Northern Ireland", is: "= 826", because: "official name" },
    {
      typed: "Saint Vincent and the Grenadines & Saint Kitts and Nevis",
      is: "= 670 659",
      because: "ands inside and between",
    },
    { typed: "埃及和中非共和国", is: "= 818 140", because: "和 stands in 共和国, 及 in 埃及" },
    { typed: "المغرب والجزائر", is: "= 504 012", because: "the Arabic and is part of the next word" },
    { typed: "Россия и Украина", is: "= 643 804", because: "Russian" },
    { typed: "le Maroc, l'Algérie et la Côte d'Ivoire", is: "= 504 012 384", because: "French articles" },
    { typed: "México y los Estados Unidos", is: "= 484 840", because: "Spanish, with an article" },
    { typed: "1. Ghana\n2. Mali\n- Togo", is: "= 288 466 768", because: "numbered and bulleted lines" },
    { typed: "Ghana, Ghana; GHA", is: "= 288", because: "named three times, counted once" },
    { typed: "GHA", is: "= 288", because: "ISO alpha-3 in capitals" },
    { typed: "mar", is: "! not-an-area", because: "three small letters are a word, not a code" },
    { typed: "IT", is: "! not-an-area", because: "two letters are a word, not a code" },
    {
      typed: "Ivory Coast; DR Congo; Viet Nam; Corée du Sud; UK; U.S.",
      is: "= 384 180 704 410 826 840",
      because: "common names",
    },
    {
      typed: "ROK, DPRK, FYROM, Burma, Swaziland, Cape Verde",
      is: "= 410 408 807 104 748 132",
      because: "acronyms and old names",
    },
    {
      typed: "Holland, Turkey, Czech Republic, East Timor, Laos",
      is: "= 528 792 203 626 418",
      because: "common names",
    },
    { typed: "Micronesia", is: "= 583", because: "no region may be named here" },
    { typed: "Georgia", is: "= 268", because: "the only one of the list" },
    { typed: "Sudan", is: "= 729", because: "an official name" },
    { typed: "Dominica", is: "= 212", because: "an official name" },
    { typed: "Republic of Ghana", is: "= 288", because: "the form of the state says nothing" },
    {
      typed: "Korea, Republic of; Korea, Dem. People's Rep.",
      is: "? Korea: 410 408",
      because: "the second is in no list",
    },
    { typed: "Korea, Republic of; Iran, Islamic Republic of", is: "= 410 364", because: "turned names with commas" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(plain, typed, knowing()))).toBe(is);
  });

  test.each([
    { typed: "Korea", is: "? Korea: 410 408", because: "two countries" },
    { typed: "Ghana, Congo, Mali", is: "? Congo: 178 180", because: "two countries, though one is called so" },
    { typed: "Guinée", is: "? Guinée: 324 624 226 598", because: "four countries, in French too" },
    { typed: "Samoa", is: "? Samoa: 882 016", because: "one of two" },
    { typed: "St. Martin", is: "? St. Martin: 663 534", because: "two parts of one island" },
    { typed: "Nigera", is: "? Nigera: 562 566", because: "one letter from Niger and from Nigeria" },
    { typed: "Austrla", is: "? Austrla: 040 036", because: "one letter from Austria, two from Australia" },
    { typed: "Dominican", is: "? Dominican: 214 212", because: "half a name" },
    { typed: "North Sudan", is: "? North Sudan: 729 728", because: "no name of the list" },
    { typed: "Yugoslavia", is: "? Yugoslavia: 070 191 807 499 688 705", because: "a country of the past" },
    {
      typed: "Serbia and Montenegro",
      is: "? Serbia and Montenegro: 688 499",
      because: "a country of the past, or two",
    },
    { typed: "England", is: "? England: 826", because: "a part is not the whole" },
    { typed: "Ghanna", is: "~ 288", because: "one letter too many is read back" },
    { typed: "Trinidad & Tobaggo", is: "~ 780", because: "one letter too many in half a name" },
    { typed: "Kosovo", is: "! not-an-area", because: "not in the list" },
    { typed: "Kosowo", is: "! not-an-area", because: "near to what is not in the list" },
    { typed: "Taiwan Province of China", is: "! not-an-area", because: "not in the list, and not China" },
    { typed: "Republic of China", is: "! not-an-area", because: "the form of the state counts here" },
    { typed: "West Africa", is: "! not-an-area", because: "regions were not asked for" },
    { typed: "!!!", is: "! not-an-area", because: "nothing was said" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(plain, typed, knowing()))).toBe(is);
  });

  test.each([
    { typed: "West Africa", is: "= 011", because: "a common name of Western Africa" },
    { typed: "worldwide", is: "= 001", because: "the world is a region" },
    { typed: "Africa and Ghana", is: "= 002 288", because: "a region beside an area" },
    { typed: "Micronesia", is: "? Micronesia: 583 057", because: "a country and a region" },
    { typed: "Latin America and the Caribbean", is: "= 419", because: "the and is of the name" },
    { typed: "Australia and New Zealand", is: "= 053", because: "the longest name wins" },
  ])("$typed is $is where regions may be named: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(coverage, typed, knowing()))).toBe(is);
  });

  test("more areas than are asked for are refused", () => {
    expect(inShort(readAnswer(one, "Ghana and Mali", knowing()))).toBe("! too-many-choices");
    expect(inShort(readAnswer(one, "Ghana, Ghana", knowing()))).toBe("= 288");
  });
});

describe("roles", () => {
  test.each([
    {
      typed: "Ghana (origin), Netherlands: destination; from Mexico to the United States",
      is: "= 288/origin 528/destination 484/origin 840/destination",
      because: "three manners in one answer",
    },
    {
      typed: "Ghana to Nigeria, Togo to Benin",
      is: "~ 288/origin 566/destination 768/origin 204/destination",
      because: "two corridors, if the comma divides them",
    },
    {
      typed: "Ghana to Nigeria\nTogo to Benin",
      is: "= 288/origin 566/destination 768/origin 204/destination",
      because: "the line divides them",
    },
    { typed: "Mexico: origin and destination", is: "= 484/both", because: "the and is of the role" },
    {
      typed: "Senegal (origin); France, Italy and Spain (destination)",
      is: "~ 686/origin 250/destination 380/destination 724/destination",
      because: "one role for three, surely?",
    },
    { typed: "Mexico → United States", is: "= 484/origin 840/destination", because: "an arrow" },
    {
      typed: "Mexico, Guatemala -> US",
      is: "~ 484/origin 320/origin 840/destination",
      because: "how far does it reach?",
    },
    {
      typed: "Origin: Ghana, Senegal; destination: France",
      is: "= 288/origin 686/origin 250/destination",
      because: "headings",
    },
    {
      typed: "Origin:\n- Ghana\n- Senegal\nDestination:\n- France",
      is: "= 288/origin 686/origin 250/destination",
      because: "headings on their own lines",
    },
    { typed: "Origin: Ghana; Mali", is: "= 288/origin 466", because: "a heading ends with its clause" },
    { typed: "Ghana (country of origin)", is: "= 288/origin", because: "an alias" },
    { typed: "Ghana (origin and destination)", is: "= 288/both", because: "and in brackets does not divide" },
    { typed: "Bolivia (Plurinational State of) (origin)", is: "= 068/origin", because: "two brackets" },
    { typed: "Mexico (origin), Mexico (transit)", is: "= 484/origin 484/transit", because: "two roles, both kept" },
    { typed: "Ghana - origin", is: "= 288/origin", because: "a dash" },
    { typed: "du Mexique vers les États-Unis", is: "= 484/origin 840/destination", because: "French" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(covered, typed, knowing()))).toBe(is);
  });

  test("a role that the question does not ask for is not kept, and that is confirmed", () => {
    expect(inShort(readAnswer(plain, "Ghana (origin)", knowing()))).toBe("~ 288");
    expect(inShort(readAnswer(plain, "from Mexico to the United States", knowing()))).toBe("~ 484 840");
  });
});

describe("groups and what was said before", () => {
  const group = "European Union (Member States, composition of the reference year)";

  test("a group is asked about, and kept in the person's own words", () => {
    expect(inShort(readAnswer(covered, group, knowing()))).toBe(`? ${group}: own`);
    const resolutions = { [group.toLowerCase()]: OWN_WORDS };
    expect(inShort(readAnswer(covered, group, knowing({ resolutions })))).toBe(`= «${group}»`);
  });

  test("a group without a known name is one part, however many commas it has", () => {
    const typed = "EU Member States, EFTA States and candidate States";
    expect(inShort(readAnswer(covered, typed, knowing()))).toBe(`? ${typed}: own`);
  });

  test("Kosovo may stand in own words where groups are allowed", () => {
    const resolutions = { kosovo: OWN_WORDS };
    expect(inShort(readAnswer(covered, "Albania (origin), Kosovo (origin)", knowing()))).toBe("? Kosovo: own");
    expect(inShort(readAnswer(covered, "Albania (origin), Kosovo (origin)", knowing({ resolutions })))).toBe(
      "= 008/origin «Kosovo»/origin",
    );
    expect(inShort(readAnswer(plain, "Albania, Kosovo", knowing({ resolutions })))).toBe("! not-an-area");
  });

  test("several ambiguous parts are asked about one after another", () => {
    const typed = "Korea, Ghana, Congo";
    expect(inShort(readAnswer(plain, typed, knowing()))).toBe("? Korea: 410 408");
    const first = knowing({ resolutions: { korea: "410" } });
    expect(inShort(readAnswer(plain, typed, first))).toBe("? Congo: 178 180");
    const both = knowing({ resolutions: { korea: "410", congo: "180" } });
    expect(inShort(readAnswer(plain, typed, both))).toBe("= 410 288 180");
  });

  test("a resolution to something that is no area is not taken", () => {
    expect(inShort(readAnswer(plain, "Korea", knowing({ resolutions: { korea: "999" } })))).toBe("? Korea: 410 408");
    expect(inShort(readAnswer(plain, "constructor", knowing()))).toBe("! not-an-area");
  });
});

test("pressed codes are areas, and regions only where they may be named", () => {
  expect(inShort(readChosen(plain, ["288", "288", "466"], knowing()))).toBe("= 288 466");
  expect(inShort(readChosen(plain, ["011"], knowing()))).toBe("! not-an-area");
  expect(inShort(readChosen(coverage, ["011"], knowing()))).toBe("= 011");
  expect(inShort(readChosen(one, ["288", "466"], knowing()))).toBe("! too-many-choices");
  expect(inShort(readChosen(plain, [], knowing()))).toBe("! empty");
});

test("what is written back in any language is understood again, or asked about", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...listAreas().map(({ m49 }) => m49)), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...LANGUAGES),
      (codes, language) => {
        const chosen = readChosen(plain, codes, knowing());
        const written = chosen.kind === "understood" ? writeValue(plain, chosen.value, language) : "";
        const read = readAnswer(plain, written, knowing({ language }));
        const asked = read.kind === "which" && read.candidates.some(({ code }) => codes.includes(code));
        if (!asked) expect(inShort(read)).toBe(`= ${codes.join(" ")}`);
      },
    ),
    { numRuns: 300 },
  );
});
