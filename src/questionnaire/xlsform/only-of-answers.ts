// XLSForm judges a constraint only when there is an answer; ours are judged when a question was passed over as well.
import type { Condition } from "../questionnaire.ts";

/**
 * True when the condition cannot hold while the question is unanswered, or says itself what it means then: only so does a
 * constraint mean the same in both.
 */
export function isOnlyOfAnswers(condition: Condition, key: string): boolean {
  return needsAnswer(condition, key) || asksForNone(condition, key);
}

function needsAnswer(condition: Condition, key: string): boolean {
  if ("all" in condition) return condition.all.some((part) => needsAnswer(part, key));
  if ("any" in condition) return condition.any.every((part) => needsAnswer(part, key));
  if ("not" in condition) return false;
  return condition.question === key && (!("answered" in condition) || condition.answered);
}

function asksForNone(condition: Condition, key: string): boolean {
  if ("all" in condition) return condition.all.some((part) => asksForNone(part, key));
  if ("any" in condition) return condition.any.some((part) => asksForNone(part, key));
  if ("not" in condition) return asksForNone(condition.not, key);
  return condition.question === key && "answered" in condition && !condition.answered;
}

/** The same rule, for answers only. */
export function ofAnswersOnly(condition: Condition, key: string): Condition {
  return isOnlyOfAnswers(condition, key) ? condition : { all: [{ question: key, answered: true }, condition] };
}
