// A condition in words: `the answer to 14.1 is “Yes” or “Planned”`.
import { areaName } from "../domain/areas.ts";
import { inLanguage } from "../domain/language.ts";
import type { Condition, Question, Repeat } from "../questionnaire/questionnaire.ts";
import { TIME_WORDS } from "../questionnaire/write-time-words.ts";
import { callItem, findMeant, type Levels, type Numbers, type Voice } from "./form-numbers.ts";

export type Around = { readonly levels: Levels; readonly numbers: Numbers; readonly voice: Voice };

export function writeCondition(condition: Condition, around: Around): string {
  return write(condition, true, around);
}

/** `isSo` false: the opposite. */
function write(condition: Condition, isSo: boolean, around: Around): string {
  const { wording } = around.voice;
  if ("not" in condition) return write(condition.not, !isSo, around);
  if ("all" in condition || "any" in condition) {
    const parts = "all" in condition ? condition.all : condition.any;
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return write(only, isSo, around);
    const words = parts.map((part) => writePart(part, isSo, around));
    // Not all of them: one of them is not so.
    return "all" in condition === isSo ? wording.allConditions(words) : wording.anyCondition(words);
  }
  const question = findMeant(condition.question, around.levels);
  const called = question === null ? condition.question : callItem(question, around.numbers, around.voice);
  if ("answered" in condition) return wording.isAnsweredOrNot(called, condition.answered === isSo);
  if ("includes" in condition)
    return wording.answersInclude(called, labelsOf(question, condition.includes, around), isSo);
  return wording.answerIs(called, labelsOf(question, condition.is, around), isSo);
}

function writePart(part: Condition, isSo: boolean, around: Around): string {
  const words = write(part, isSo, around);
  return isOfSeveral(part) ? around.voice.wording.inBrackets(words) : words;
}

function isOfSeveral(condition: Condition): boolean {
  if ("not" in condition) return isOfSeveral(condition.not);
  if ("all" in condition) return condition.all.length > 1;
  return "any" in condition && condition.any.length > 1;
}

function labelsOf(
  question: Question | Repeat | null,
  wanted: string | boolean | readonly string[],
  { voice }: Around,
): readonly string[] {
  if (typeof wanted === "boolean") return [TIME_WORDS[voice.language][wanted ? "yes" : "no"]];
  const codes = typeof wanted === "string" ? [wanted] : wanted;
  return codes.map((code) => labelOf(question, code, voice));
}

function labelOf(question: Question | Repeat | null, code: string, { language }: Voice): string {
  if (question?.kind === "areas") return areaName(code, language);
  const choices = question?.kind === "one-of" || question?.kind === "several-of" ? question.choices : [];
  const choice = choices.find((each) => each.code === code);
  return choice === undefined ? code : inLanguage(choice.label, language);
}
