import fc from "fast-check";
import { expect, test } from "vitest";
import { readAnswer } from "../../src/questionnaire/read-answer.ts";
import { asks, inShort, knowing } from "./read-support.ts";

const title = asks("short-text", { minCharacters: 3, maxCharacters: 10 });
const summary = asks("long-text", { maxCharacters: 100_000, maxWords: 5 });

test.each([
  { typed: "👩‍👩‍👧‍👦".repeat(10), problem: null, because: "a family is one character" },
  {
    typed: "👍🏽👍🏽",
    problem: { code: "too-short", minCharacters: 3, characters: 2 },
    because: "a skin tone adds none",
  },
  { typed: "مُهَاجِرُون", problem: null, because: "marks add none" },
  { typed: "a\u0301".repeat(10), problem: null, because: "an accent typed apart adds none" },
  {
    typed: "12345678901",
    problem: { code: "too-long", maxCharacters: 10, characters: 11 },
    because: "eleven are too many",
  },
  {
    typed: "  ab  ",
    problem: { code: "too-short", minCharacters: 3, characters: 2 },
    because: "space around does not count",
  },
])("$typed: $because", ({ typed, problem }) => {
  const read = readAnswer(title, typed, knowing());
  if (problem) expect(read).toEqual({ kind: "problem", problem });
  else expect(inShort(read)).toBe(`= ${typed}`);
});

test.each([
  { typed: "one two, three – four five", is: 5, because: "signs are no words" },
  { typed: "国际移民汇款调查", is: 4, because: "Chinese words have no spaces" },
  { typed: "1,234 migrants in 2007", is: 4, because: "numbers are words" },
  { typed: "one two three four five six", is: 6, because: "one too many" },
])("$typed has $is words: $because", ({ typed, is }) => {
  const read = readAnswer(summary, typed, knowing());
  if (is > 5) expect(read).toEqual({ kind: "problem", problem: { code: "too-many-words", maxWords: 5, words: is } });
  else expect(inShort(read)).toBe(`= ${typed}`);
});

test("a text is kept letter for letter, but for the space around it", () => {
  const question = asks("long-text", { maxCharacters: 10_000 });
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (words) => {
      fc.pre(words.trim() !== "");
      expect(readAnswer(question, `\n ${words}\t`, knowing())).toMatchObject({
        value: { text: words.trim() },
        exact: true,
      });
    }),
  );
});
