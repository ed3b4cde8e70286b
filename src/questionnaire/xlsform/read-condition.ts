// Makes a condition of an expression. Null for what our conditions cannot say: comparisons of numbers and dates,
// calculations, functions without a counterpart.
import type { Condition, Question } from "../questionnaire.ts";
import { type Expression, TURNED } from "./read-expression.ts";

/** A question as the expression points at it. */
export type Target = { readonly question: string; readonly kind: Question["kind"]; readonly codes: readonly string[] };

/** Null for what is no question that is asked, or stands where no condition can look. */
export type FindTarget = (name: string | null) => Target | null;

/** `findTarget(null)` is the question itself, `.`. */
export function readCondition(expression: Expression, findTarget: FindTarget): Condition | null {
  switch (expression.kind) {
    case "and":
    case "or":
      return readParts(expression.kind, expression.parts, findTarget);
    case "compare":
      return readCompared(expression, findTarget);
    case "call":
      return readCall(expression, findTarget);
    case "reference":
    case "self":
    case "words":
    case "number":
    case "other":
    default:
      return null;
  }
}

function readParts(kind: "and" | "or", parts: readonly Expression[], findTarget: FindTarget): Condition | null {
  const conditions = parts.map((part) => readCondition(part, findTarget));
  const read = conditions.filter((condition) => condition !== null);
  if (read.length < parts.length) return null;
  return kind === "and" ? { all: read } : (mergeList(read) ?? { any: read });
}

/** “a or b” about one question is one condition with a list. */
function mergeList(conditions: readonly Condition[]): Condition | null {
  const simple = conditions.map(readSimple);
  const [first] = simple;
  const words = simple.flatMap((each) => each?.word ?? []);
  const isAlike = simple.every((each) => each?.verb === first?.verb && each?.question === first?.question);
  if (!first || !isAlike || words.length < simple.length) return null;
  return first.verb === "is" ? { question: first.question, is: words } : { question: first.question, includes: words };
}

type Simple = { readonly question: string; readonly verb: "is" | "includes"; readonly word: string };

function readSimple(condition: Condition): Simple | null {
  if ("is" in condition && typeof condition.is === "string")
    return { question: condition.question, verb: "is", word: condition.is };
  if ("includes" in condition && typeof condition.includes === "string")
    return { question: condition.question, verb: "includes", word: condition.includes };
  return null;
}

function readCall({ name, given }: Extract<Expression, { kind: "call" }>, findTarget: FindTarget): Condition | null {
  const [first, second] = given;
  if (name === "true" && first === undefined) return { all: [] };
  if (name === "false" && first === undefined) return { any: [] };
  if (name === "not" && first !== undefined && second === undefined) {
    const negated = readCondition(first, findTarget);
    return negated === null ? null : negate(negated);
  }
  if (name !== "selected" || first === undefined || second === undefined) return null;
  const target = targetOf(first, findTarget);
  const word = wordOf(second);
  if (target === null || word === null) return null;
  if (target.kind === "several-of") return { question: target.question, includes: word };
  return target.kind === "one-of" || target.kind === "yes-no" ? readEqual(target, word) : null;
}

export function negate(condition: Condition): Condition {
  if ("not" in condition) return condition.not;
  if ("answered" in condition) return { question: condition.question, answered: !condition.answered };
  return { not: condition };
}

function readCompared(
  { operator, left, right }: Extract<Expression, { kind: "compare" }>,
  findTarget: FindTarget,
): Condition | null {
  const isTurned = left.kind === "words" || left.kind === "number";
  const [what, value] = isTurned ? [right, left] : [left, right];
  const word = wordOf(value);
  if (word === null) return null;
  if (what.kind === "call") return readCounted(what, isTurned ? TURNED[operator] : operator, word, findTarget);
  const target = targetOf(what, findTarget);
  if (target === null || (operator !== "=" && operator !== "!=")) return null;
  const equal = word === "" ? { question: target.question, answered: false } : readEqual(target, word);
  return equal === null || operator === "=" ? equal : negate(equal);
}

/** That there is an answer is often asked by its length or number: `string-length(${q}) > 0`. */
function readCounted(
  { name, given }: Extract<Expression, { kind: "call" }>,
  operator: string,
  word: string,
  findTarget: FindTarget,
): Condition | null {
  const target = given[0] && targetOf(given[0], findTarget);
  if (!target || !["string-length", "count-selected"].includes(name) || given.length !== 1) return null;
  const compared = `${operator} ${word}`;
  if (["> 0", ">= 1", "!= 0"].includes(compared)) return { question: target.question, answered: true };
  return ["= 0", "< 1", "<= 0"].includes(compared) ? { question: target.question, answered: false } : null;
}

function readEqual({ question, kind, codes }: Target, word: string): Condition | null {
  switch (kind) {
    case "yes-no":
      return word === "yes" || word === "no" ? { question, is: word === "yes" } : null;
    case "several-of": {
      // `=` asks for this one alone.
      const others = codes.filter((code) => code !== word);
      return { all: [{ question, includes: word }, { not: { question, includes: others } }] };
    }
    case "one-of":
    case "short-text":
    case "long-text":
    case "whole-number":
    case "decimal":
    case "partial-date":
      return { question, is: word };
    case "areas":
    case "time-frame":
    case "organizations":
    case "web-addresses":
    case "file":
    default:
      return null;
  }
}

function targetOf(expression: Expression, findTarget: FindTarget): Target | null {
  if (expression.kind === "self") return findTarget(null);
  return expression.kind === "reference" ? findTarget(expression.name) : null;
}

function wordOf(expression: Expression): string | null {
  if (expression.kind === "words") return expression.words;
  return expression.kind === "number" ? String(expression.number) : null;
}
