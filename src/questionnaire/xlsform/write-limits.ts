// The limits of a question as XLSForm has them: an expression over the answer, `.`.
import { unreachable } from "../../domain/unreachable.ts";
import type { Question } from "../questionnaire.ts";

/** The parts of a constraint, all of which must hold. */
export function writeLimits(question: Question): readonly string[] {
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return between(
        "string-length(.)",
        question.minCharacters > 1 ? question.minCharacters : undefined,
        question.maxCharacters,
      );
    case "whole-number":
    case "decimal":
      return between(".", question.min, question.max);
    case "several-of":
      return between("count-selected(.)", question.min === 1 ? undefined : question.min, question.max);
    case "yes-no":
    case "one-of":
    case "areas":
    case "partial-date":
    case "time-frame":
    case "organizations":
    case "web-addresses":
    case "file":
      return [];
    default:
      return unreachable(question);
  }
}

function between(what: string, min: number | undefined, max: number | undefined): readonly string[] {
  return [...(min === undefined ? [] : [`${what} >= ${min}`]), ...(max === undefined ? [] : [`${what} <= ${max}`])];
}
