// A constraint says what must hold; ours say how long, how many, how much, and beyond that what must not be.
import type { Condition, Question } from "../questionnaire.ts";
import { ofAnswersOnly } from "./only-of-answers.ts";
import { type FindTarget, negate, readCondition } from "./read-condition.ts";
import { type Expression, type Operator, TURNED } from "./read-expression.ts";

export type Limits = { readonly min?: number; readonly max?: number };
export type ReadConstraint = {
  readonly limits: Limits;
  /** What must not be; null where the limits say it all. */
  readonly refused: Condition | null;
  /** False where a part of it has no counterpart, and is left out. */
  readonly whole: boolean;
};

export function readConstraint(
  expression: Expression,
  kind: Question["kind"],
  key: string,
  findTarget: FindTarget,
): ReadConstraint {
  const parts = expression.kind === "and" ? expression.parts : [expression];
  const limits: { min?: number; max?: number } = {};
  const refused: Condition[] = [];
  let whole = true;
  for (const part of parts) {
    const limit = readLimit(part, kind);
    const condition = limit === null ? readCondition(part, findTarget) : null;
    if (limit?.min !== undefined) limits.min = Math.max(limit.min, limits.min ?? limit.min);
    if (limit?.max !== undefined) limits.max = Math.min(limit.max, limits.max ?? limit.max);
    if (condition !== null) refused.push(ofAnswersOnly(negate(condition), key));
    if (limit === null && condition === null) whole = false;
  }
  const [only, ...others] = refused;
  if (only === undefined) return { limits, refused: null, whole };
  return { limits, refused: others.length === 0 ? only : { any: refused }, whole };
}

const MEASURES: ReadonlyMap<Question["kind"], string> = new Map([
  ["several-of", "count-selected"],
  ["short-text", "string-length"],
  ["long-text", "string-length"],
]);

/** True for what is measured of the answer, by kind. */
function measures(expression: Expression, kind: Question["kind"]): boolean {
  if (kind === "whole-number" || kind === "decimal") return expression.kind === "self";
  const measure = MEASURES.get(kind);
  return (
    expression.kind === "call" &&
    expression.name === measure &&
    (expression.given.length === 0 || (expression.given.length === 1 && expression.given[0]?.kind === "self"))
  );
}

function readLimit(expression: Expression, kind: Question["kind"]): Limits | null {
  if (expression.kind !== "compare") return null;
  const { operator, left, right } = expression;
  if (right.kind === "number" && measures(left, kind)) return limitOf(operator, right.number, kind);
  return left.kind === "number" && measures(right, kind) ? limitOf(TURNED[operator], left.number, kind) : null;
}

/** Between whole numbers, more than three is at least four; of decimals only `>=` and `<=` are limits. */
function limitOf(operator: Operator, number: number, kind: Question["kind"]): Limits | null {
  const isWhole = kind !== "decimal";
  switch (operator) {
    case ">=":
      return { min: isWhole ? Math.ceil(number) : number };
    case "<=":
      return { max: isWhole ? Math.floor(number) : number };
    case ">":
      return isWhole ? { min: Math.floor(number) + 1 } : null;
    case "<":
      return isWhole ? { max: Math.ceil(number) - 1 } : null;
    case "=":
      return isWhole && kind !== "whole-number" ? { min: number, max: number } : null;
    case "!=":
    default:
      return null;
  }
}
