// Whether a condition holds, given the answers that count.
import { unreachable } from "../domain/unreachable.ts";
import type { Answer, Answers, AnswerValue, Path } from "./answer.ts";
import type { Condition, Item } from "./questionnaire.ts";

/** A level of the questionnaire: its items, and what stands before their keys in a path (`""`, `q06_sample.`). */
export type Level = { readonly prefix: string; readonly items: readonly Item[] };

/**
 * True when the condition holds. `levels` runs from the outermost to the innermost; a reference is looked up from the
 * innermost level outwards, as a reader of the questionnaire would.
 */
export function holds(condition: Condition, answers: Answers, levels: readonly Level[]): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, answers, levels));
  if ("any" in condition) return condition.any.some((each) => holds(each, answers, levels));
  if ("not" in condition) return !holds(condition.not, answers, levels);
  const answer = answers.get(resolve(condition.question, levels));
  if ("answered" in condition) return isAnswered(answer) === condition.answered;
  if (!answer || answer.state !== "answered") return false;
  if ("is" in condition) return isOneOf(answer.value, condition.is);
  if ("includes" in condition) return includesOneOf(answer.value, condition.includes);
  return unreachable(condition);
}

/** An answer that says something: a value, "unknown" or "not applicable"; not one that was passed over. */
export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.state !== "skipped";
}

function resolve(reference: string, levels: readonly Level[]): Path {
  const first = reference.split(/[.[]/, 1)[0];
  const level = levels.findLast(({ items }) => items.some((item) => item.key === first));
  return `${level?.prefix ?? ""}${reference}`;
}

function isOneOf(value: AnswerValue, wanted: string | boolean | readonly string[]): boolean {
  if (value.kind === "yes-no") return value.yes === wanted;
  const code = codesOf(value)[0];
  return Array.isArray(wanted) ? code !== undefined && wanted.includes(code) : code === wanted;
}

function includesOneOf(value: AnswerValue, wanted: string | readonly string[]): boolean {
  const list = typeof wanted === "string" ? [wanted] : wanted;
  return codesOf(value).some((code) => list.includes(code));
}

function codesOf(value: AnswerValue): readonly string[] {
  switch (value.kind) {
    case "choice":
      return [value.code];
    case "choices":
      return value.codes;
    case "text":
      return [value.text];
    case "number":
      return [String(value.number)];
    case "areas":
      return value.areas.flatMap((area) => (area.m49 ? [area.m49] : []));
    case "date":
      return [value.date];
    case "yes-no":
    case "time-frame":
    case "organizations":
    case "web-addresses":
    case "files":
    case "instances":
      return [];
    default:
      return unreachable(value);
  }
}
