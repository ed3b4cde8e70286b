// Writes a condition as XLSForm has it: an expression of XPath over `${name}`. Null for what XPath cannot say.
import { unreachable } from "../../domain/unreachable.ts";
import type { Condition, Item } from "../questionnaire.ts";

/** What a reference means where the expression stands; null for what no expression can point at. */
export type Referred = { readonly written: string; readonly item: Item };
export type Refer = (reference: string) => Referred | null;

export function writeExpression(condition: Condition, refer: Refer): string | null {
  if ("all" in condition) return join(condition.all, " and ", "true()", refer);
  if ("any" in condition) return join(condition.any, " or ", "false()", refer);
  if ("not" in condition) {
    const negated = writeExpression(condition.not, refer);
    return negated === null ? null : `not(${negated})`;
  }
  const referred = refer(condition.question);
  if (referred === null) return null;
  if ("answered" in condition) return `${referred.written} ${condition.answered ? "!=" : "="} ''`;
  if ("is" in condition) return writeIs(condition.is, referred);
  if ("includes" in condition) return oneOf(condition.includes, (word) => `selected(${referred.written}, ${word})`);
  return unreachable(condition);
}

function join(parts: readonly Condition[], between: string, empty: string, refer: Refer): string | null {
  const [only, ...others] = parts;
  if (only === undefined) return empty;
  if (others.length === 0) return writeExpression(only, refer);
  const written = parts.map((part) => writeExpression(part, refer));
  if (written.includes(null)) return null;
  return written.map((each, index) => (isCompound(parts[index]) ? `(${each})` : each)).join(between);
}

/** True for what is written with `and` or `or` between its parts. */
function isCompound(condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  if ("all" in condition) return condition.all.length > 1 || isCompound(condition.all[0]);
  if ("any" in condition) return condition.any.length > 1 || isCompound(condition.any[0]);
  if ("is" in condition) return Array.isArray(condition.is) && condition.is.length > 1;
  return "includes" in condition && Array.isArray(condition.includes) && condition.includes.length > 1;
}

function writeIs(wanted: string | boolean | readonly string[], { written, item }: Referred): string | null {
  // Of several that were chosen, `=` would ask for this one alone, and `is` asks for the first.
  if (item.kind === "several-of" || (typeof wanted === "boolean") !== (item.kind === "yes-no")) return null;
  if (typeof wanted === "boolean") return `${written} = '${wanted ? "yes" : "no"}'`;
  return oneOf(wanted, (word) => `${written} = ${word}`);
}

function oneOf(words: string | readonly string[], write: (literal: string) => string): string | null {
  const list = typeof words === "string" ? [words] : words;
  if (list.length === 0) return "false()";
  const literals = list.map(writeLiteral);
  return literals.every((literal) => literal !== null) ? literals.map(write).join(" or ") : null;
}

/** XPath has no way to write a quotation mark of its own kind within a literal. An empty one asks whether there is an answer. */
function writeLiteral(word: string): string | null {
  if (word === "") return null;
  if (!word.includes("'")) return `'${word}'`;
  return word.includes('"') ? null : `"${word}"`;
}
