// In which languages a questionnaire has its words.
import type { Language, Words } from "../domain/language.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";

/** How many of its texts there are, and how many of them only in other languages. */
export function countTexts(
  questionnaire: Questionnaire,
  language: Language,
): { readonly all: number; readonly missing: number } {
  const texts = textsIn(questionnaire);
  return { all: texts.length, missing: texts.filter((words) => words[language] === undefined).length };
}

/** Every text has English, and nothing else in a definition does. */
function textsIn(value: unknown): readonly Words[] {
  if (typeof value !== "object" || value === null) return [];
  return isWords(value) ? [value] : Object.values(value).flatMap(textsIn);
}

function isWords(value: object): value is Words {
  return "en" in value && typeof value.en === "string";
}
