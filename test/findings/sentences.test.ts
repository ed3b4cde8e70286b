// Which sentences are chosen, and how text is prepared for the index.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseSentences } from "../../src/findings/choose-sentences.ts";
import { trigramsOf, writeSearchText } from "../../src/findings/search-text.ts";
import { cutSentences } from "../../src/findings/sentences.ts";

const LONG = "The survey asked households what they receive from abroad and how they use it.";

describe("sentences", () => {
  test.each<[string, readonly string[], string]>([
    [`${LONG} ${LONG}`, [LONG, LONG], "two sentences"],
    ["Objectives and outputs", [], "a heading"],
    [`- ${LONG}`, [], "a line of a list"],
    ["THE SURVEY ASKED HOUSEHOLDS WHAT THEY RECEIVE FROM ABROAD.", [], "capitals only"],
    ["Too short to say anything.", [], "a fragment"],
    [
      "该调查将了解移民家庭如何使用汇款，并比较各国的数据。",
      ["该调查将了解移民家庭如何使用汇款，并比较各国的数据。"],
      "Chinese has no spaces",
    ],
  ])("%s", (text, expected) => {
    expect(cutSentences(text, "en").map(({ words }) => words)).toEqual(expected);
  });

  test("stand where they say, letter for letter", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(LONG, "é à la\n", " – ", "1. ", "汇款。", "a".repeat(60))), (pieces) => {
        const text = pieces.join(" ");
        for (const { words, start } of cutSentences(text, "fr"))
          expect(text.slice(start, start + words.length)).toBe(words);
      }),
    );
  });

  test("those are chosen that say what most say, one of each text, and none twice", () => {
    const sentences = [
      "Remittances of migrants are used by families for schools.",
      "Families use the remittances of migrants for schools and health.",
      "Families use the remittances of migrants for schools and health!",
      "The weather was fine on both days of the meeting.",
    ];
    expect([1, 2]).toContain(chooseSentences(sentences, ["a", "b", "c", "d"], 1)[0]);
    const chosen = chooseSentences(sentences, ["a", "b", "c", "d"], 4);
    expect(chosen).not.toEqual(expect.arrayContaining([1, 2]));
    expect(chooseSentences(sentences, ["a", "a", "a", "a"], 4)).toHaveLength(1);
    expect(chooseSentences([], [], 3)).toEqual([]);
  });
});

describe("search text", () => {
  test.each([
    ["Étude sur l’émigration", "etude sur l emigration"],
    ["Перевод ещё", "перевод еще"],
    ["التَّحويلات", "التحويلات"],
    ["国际移民汇款", " 国际 移民 汇款 "],
  ])("%s", (text, expected) => {
    expect(writeSearchText(text)).toBe(expected);
  });

  test("near words share most trigrams", () => {
    const shared = trigramsOf("relocaton").filter((each) => trigramsOf("relocation").includes(each));
    expect(shared.length).toBeGreaterThan(6);
  });
});
