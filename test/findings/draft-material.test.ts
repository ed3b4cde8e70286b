// What leaves for a language model, and what never does.
import { expect, test } from "vitest";
import { OrganizationId } from "../../src/domain/ids.ts";
import type { Reported } from "../../src/findings/compile-summary.ts";
import { compileMaterial } from "../../src/findings/draft-material.ts";
import { FindingId, VISIBILITIES, type Visibility } from "../../src/findings/finding.ts";

const PEOPLE = ["Ana Almeida", "Oumar Ndiaye", "Cher"];
let count = 0;

function finding(words: string, visibility: Visibility = "public"): Reported & { readonly visibility: Visibility } {
  count += 1;
  return {
    id: FindingId.parse(`response#activities[${count}]`),
    kind: "activity",
    title: "Title",
    language: "en",
    visibility,
    organization: { id: OrganizationId.parse("ilo"), name: "International Labour Organization", acronym: "ILO" },
    texts: [
      { path: "title", version: 1, words: "Title" },
      { path: "description", version: 2, words },
    ],
  };
}

test("whole sentences, letter for letter, each with its number and place", () => {
  const words = "Labour inspectors of the region were trained in how workers are recruited.";
  const id: unknown = expect.stringMatching(/^response#/);
  expect(compileMaterial([finding(words)], PEOPLE)).toEqual([
    {
      number: 1,
      words,
      organization: { id: "ilo", name: "International Labour Organization", acronym: "ILO" },
      source: { id, path: "description", version: 2 },
    },
  ]);
});

test("only what everybody in a channel may read", () => {
  const said = VISIBILITIES.map((visibility) =>
    finding(`This sentence may be read as follows, and was kept so: ${visibility}.`, visibility),
  );
  const words = compileMaterial(said, PEOPLE).map((each) => each.words);
  expect(words.join()).not.toContain("secretariat_only");
  expect(words).toHaveLength(VISIBILITIES.length - 1);
});

test.each([
  ["an e-mail address", "Whoever wants the tables of the survey may write to tables@example.org for them."],
  ["a telephone number", "Whoever wants the tables of the survey may call the office at +33 1 56 06 20 00 for them."],
  ["a person of the roster", "The course for labour inspectors was prepared by oumar NDIAYE and his colleagues."],
])("never %s", (_, words) => {
  expect(compileMaterial([finding(words)], PEOPLE)).toEqual([]);
});

test("a name of one word is a word: it keeps nothing back", () => {
  const words = "Plus de formations ont été offertes à nos cher collègues de la région entière.";
  expect(compileMaterial([finding(words)], PEOPLE)).toHaveLength(1);
});

test("at most twenty sentences leave", () => {
  const topics = "fishing mining building nursing teaching driving sewing cooking farming weaving".split(" ");
  const said = topics.flatMap((topic, at) =>
    ["north", "south", "east"].map((side) =>
      finding(`Migrants who do ${topic} in the ${side} told about wages${at} and about housing${at}${side} there.`),
    ),
  );
  expect(compileMaterial(said, PEOPLE)).toHaveLength(20);
});
