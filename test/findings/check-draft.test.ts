// What of a model's sentences passes. Every row says why.
import { describe, expect, test } from "vitest";
import { OrganizationId } from "../../src/domain/ids.ts";
import { ASK_NOTHING } from "../../src/findings/ask.ts";
import { type CheckedDraft, checkDraft, MOST_DRAFT_SENTENCES } from "../../src/findings/check-draft.ts";
import { askKey, type DraftSource } from "../../src/findings/draft.ts";
import { FindingId } from "../../src/findings/finding.ts";

const ilo = { id: OrganizationId.parse("ilo"), name: "International Labour Organization", acronym: "ILO", aliases: [] };
const iom = {
  id: OrganizationId.parse("iom"),
  name: "International Organization for Migration",
  acronym: "IOM",
  aliases: [],
};
const who = { id: OrganizationId.parse("who"), name: "World Health Organization", acronym: "WHO", aliases: [] };

const WORDS = [
  "The survey of 2007 asked 1,250 returning migrants in Ghana and the Republic of Korea about two jobs.",
  "Courses for labour inspectors, with the IOM, in Côte d’Ivoire; about 12.5 per cent were women.",
  "Shelters for victims of trafficking near the Congo were visited by Ms. Ndiaye.",
];
const material: readonly DraftSource[] = WORDS.map((words, index) => ({
  number: index + 1,
  words,
  organization: ilo,
  source: { id: FindingId.parse(`response#activities[${index + 1}]`), path: "title", version: 1 },
}));

function check(words: string, sources: readonly number[] = [1]): CheckedDraft {
  return checkDraft([{ words, sources }], { material, roster: [ilo, iom, who], people: ["Viktor Vargas"] });
}

describe("passes", () => {
  test.each<readonly [string, readonly number[], string]>([
    ["A survey asked returning migrants in Ghana about their jobs.", [1], "everything is in the source"],
    ["The survey of 2007 asked 1250 migrants about 2 jobs.", [1], "figures may be written in another way"],
    [
      "Inspectors in Ivory Coast were trained, 12.5% of them women.",
      [2],
      "another name of the same country, and a sign",
    ],
    ["ILO held courses for labour inspectors.", [2], "the organization whose words they are"],
    [
      "Labour inspectors were trained with the International Organization for Migration.",
      [2],
      "the name for the acronym",
    ],
    ["Surveys and courses reached migrants and inspectors in Ghana.", [1, 2], "one of the sources is enough"],
    ["Shelters near the Congo were visited.", [3], "the very word that is not clear in the source"],
    ["Several shelters were visited. [3]", [3], "a number of a source within the text is taken out"],
  ])("%s – %j: %s", (words, sources) => {
    const { text, dropped } = check(words, sources);
    expect(dropped).toEqual({ source: 0, length: 0, "not-plain": 0, number: 0, name: 0 });
    expect(text.sentences).toHaveLength(1);
    expect(text.sentences[0]?.words).not.toContain("[");
  });
});

describe("is dropped", () => {
  test.each<readonly [string, readonly number[], keyof CheckedDraft["dropped"], string]>([
    ["A survey asked migrants about jobs.", [], "source", "no source"],
    ["A survey asked migrants about jobs.", [9], "source", "a source that was never given"],
    ["A survey asked migrants about jobs.", [1, 9], "source", "one of the sources was never given"],
    ["A survey asked migrants about jobs.", [0], "source", "sources count from one"],
    ["The survey of 2008 asked migrants.", [1], "number", "another year"],
    ["The survey asked 250 migrants in Ghana.", [1], "number", "a part of a figure is another figure"],
    ["The survey asked three kinds of migrants.", [1], "number", "a number in words"],
    ["The survey asked thousands of migrants.", [1], "number", "an order of magnitude"],
    ["Half of the migrants had returned.", [1], "number", "a share"],
    ["Courses reached 12.5 million women.", [2], "number", "the figure is there and the million is not"],
    ["The survey asked ٣ migrants in Ghana.", [1], "number", "figures of other scripts are figures"],
    ["A survey asked migrants in Kenya.", [1], "name", "another country"],
    ["A survey asked migrants in kenya.", [1], "name", "in small letters as well"],
    ["Courses for inspectors were held in Ghana.", [2], "name", "the country of another source"],
    ["A survey asked migrants in the Democratic People’s Republic of Korea.", [1], "name", "not that Korea"],
    ["A survey asked migrants in Korea.", [1], "name", "which Korea is open again"],
    [
      "Shelters in the Democratic Republic of the Congo were visited.",
      [3],
      "name",
      "the source does not say which Congo",
    ],
    ["A survey asked migrants for WHO.", [1], "name", "another organization"],
    ["A survey asked migrants for the World Health Organization.", [1], "name", "by its name"],
    ["A survey in Ghana was praised by Minister Mensah.", [1], "name", "a name that nobody said"],
    ["Mensah asked migrants in Ghana about jobs.", [1], "name", "at the beginning as well"],
    ["Shelters were visited by viktor vargas.", [3], "name", "a person of the roster, however written"],
    ["Too short.", [1], "length", "nothing is said"],
    [`A survey asked migrants ${"about jobs ".repeat(50)}.`, [1], "length", "too long"],
    ["A survey asked *migrants* about jobs.", [1], "not-plain", "markup"],
    ["A survey asked <@U123> about jobs.", [1], "not-plain", "a mention"],
    ["A survey asked @channel about jobs.", [1], "not-plain", "a mention"],
    ["See https://example.org for the survey of migrants.", [1], "not-plain", "a link"],
    ["See example.org for the survey of migrants.", [1], "not-plain", "an address without a scheme"],
    ["A survey asked\nmigrants about their jobs.", [1], "not-plain", "a second line"],
    ["A survey asked mi\u200bgrants about their jobs.", [1], "not-plain", "an invisible letter"],
    ["A survey asked migrants \u202eabout their jobs.", [1], "not-plain", "a change of direction"],
    ["A survey asked migrants in Кеnya about jobs.", [1], "not-plain", "letters of another script"],
    ["A survey asked migrants about jobs \u{1f600}.", [1], "not-plain", "a picture"],
    ["A survey asked migrants in Ｋｅｎｙａ about jobs.", [1], "name", "letters that only look different"],
  ])("%s – %j: %s, %s", (words, sources, reason) => {
    const { text, dropped } = check(words, sources);
    expect(text.sentences).toEqual([]);
    expect(dropped).toEqual({ source: 0, length: 0, "not-plain": 0, number: 0, name: 0, [reason]: 1 });
  });
});

test("sources are numbered anew, in the order in which they are named, and carry their words", () => {
  const drafted = [
    { words: "Shelters near the Congo were visited.", sources: [3] },
    { words: "Invented in Kenya, as nobody said.", sources: [2] },
    { words: "A survey asked migrants in Ghana.", sources: [1, 3, 1] },
  ];
  const { text, dropped } = checkDraft(drafted, { material, roster: [ilo], people: [] });
  expect(text.sentences.map(({ sources }) => sources)).toEqual([[1], [2, 1]]);
  expect(text.sources.map(({ number, words }) => [number, words])).toEqual([
    [1, WORDS[2]],
    [2, WORDS[0]],
  ]);
  expect(dropped.name).toBe(1);
});

test("a paragraph has an end", () => {
  const drafted = Array.from({ length: 12 }, () => ({ words: "A survey asked migrants in Ghana.", sources: [1] }));
  const { text, dropped } = checkDraft(drafted, { material, roster: [], people: [] });
  expect(text.sentences).toHaveLength(MOST_DRAFT_SENTENCES);
  expect(dropped.length).toBe(12 - MOST_DRAFT_SENTENCES);
});

test("the same ask has the same key, in whatever order it was said", () => {
  expect(askKey({ ...ASK_NOTHING, areas: ["404", "288"] })).toBe(askKey({ ...ASK_NOTHING, areas: ["288", "404"] }));
  expect(askKey({ ...ASK_NOTHING, areas: ["404"] })).not.toBe(askKey({ ...ASK_NOTHING, words: "404" }));
});
