// Reads words that are kept letter for letter, and counts them as people do.
import type { Question } from "./questionnaire.ts";
import type { Reading } from "./reading.ts";

type TextQuestion = Extract<Question, { kind: "short-text" | "long-text" }>;

/** An emoji with a skin tone or an Arabic letter with its marks is one character. */
const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
const WORDS = new Intl.Segmenter("en", { granularity: "word" });

export function readText(question: TextQuestion, typed: string): Reading {
  const text = typed.trim();
  const { minCharacters, maxCharacters } = question;
  const characters = countCharacters(text);
  if (characters < minCharacters) return { kind: "problem", problem: { code: "too-short", minCharacters, characters } };
  if (characters > maxCharacters) return { kind: "problem", problem: { code: "too-long", maxCharacters, characters } };
  const maxWords = question.kind === "long-text" ? question.maxWords : undefined;
  const words = maxWords === undefined ? 0 : countWords(text);
  if (maxWords !== undefined && words > maxWords)
    return { kind: "problem", problem: { code: "too-many-words", maxWords, words } };
  return { kind: "understood", value: { kind: "text", text }, exact: true };
}

/** As people see them. */
function countCharacters(text: string): number {
  return [...CHARACTERS.segment(text)].length;
}

/** Numbers are words, punctuation is not; Chinese is counted by words, which have no spaces between them. */
function countWords(text: string): number {
  return [...WORDS.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}
