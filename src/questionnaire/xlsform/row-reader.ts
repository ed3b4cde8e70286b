// What every row is read with: its words, its condition, and what is said about it.
import { LANGUAGES, type Language, type Words } from "../../domain/language.ts";
import type { Condition } from "../questionnaire.ts";
import { askedAs } from "./asked-as.ts";
import { findTargetFrom } from "./find-target.ts";
import type { ChangedCode, Findings, LeftOutCode, ProblemCode } from "./form-remark.ts";
import { type Lists, placeOf } from "./read-choices.ts";
import { type FindTarget, readCondition } from "./read-condition.ts";
import { type Expression, readExpression, referencesIn } from "./read-expression.ts";
import { cellOf, hasEnglish, wordsOf } from "./read-table.ts";
import type { Node, Tree } from "./read-tree.ts";
import { OWN } from "./sheets.ts";

export type Form = {
  readonly tree: Tree;
  readonly lists: Lists;
  readonly language: Language;
  readonly findings: Findings;
};

export function refuse({ findings }: Form, { row, name }: Node, code: ProblemCode, about = name): void {
  findings.problems.push({ ...placeOf(row), about, code });
}

export function leaveOut({ findings }: Form, { row, name }: Node, code: LeftOutCode): void {
  findings.remarks.push({ ...placeOf(row), about: name || cellOf(row, "type"), kind: "left-out", code });
}

export function remark({ findings }: Form, { row, name }: Node, code: ChangedCode, about = name): void {
  findings.remarks.push({ ...placeOf(row), about, kind: "changed", code });
}

/** Words in which an answer was to be quoted say the name in brackets instead: what we ask does not change. */
export function readWords(form: Form, node: Node, column: string): Words | null {
  const words = wordsOf(node.row, column, form.language);
  if (words === null) return null;
  if (!hasEnglish(node.row, column)) remark(form, node, "no-english", column);
  const texts = LANGUAGES.flatMap((language): [Language, string][] => {
    const text = words[language];
    return text === undefined ? [] : [[language, text]];
  });
  const quoted = texts.flatMap(([, text]) => referencesIn(text));
  if (quoted.length === 0) return words;
  remark(form, node, "quotes-answer", [...new Set(quoted)].join(", "));
  return { en: bracket(words.en), ...Object.fromEntries(texts.map(([language, text]) => [language, bracket(text)])) };
}

function bracket(text: string): string {
  return text.replaceAll(/\$\{\s*([^}]*?)\s*\}/g, "[$1]");
}

/** The expression in a cell; null where there is none, or where it was refused. */
export function readCell(form: Form, node: Node, column: string): Expression | null {
  const written = cellOf(node.row, column);
  if (written === "") return null;
  for (const name of referencesIn(written)) {
    if (!form.tree.byName.has(name)) refuse(form, node, "unknown-reference", `${column}: \${${name}}`);
  }
  const expression = readExpression(written);
  if (expression === null) refuse(form, node, "bad-expression", `${column}: ${written}`);
  return expression;
}

export function targetsOf(form: Form, node: Node): FindTarget {
  return findTargetFrom(node, form.tree, (each) => askedAs(each, form.lists));
}

/** `lost`: there is a condition that ours cannot say, so that it is asked always, and must not be required. */
export function readWhen(form: Form, node: Node): { readonly when?: Condition; readonly lost: boolean } {
  const expression = readCell(form, node, "relevant");
  if (expression === null) return { lost: false };
  const when = readCondition(expression, targetsOf(form, node));
  if (when === null) remark(form, node, "always-asked", cellOf(node.row, "relevant"));
  if (when === null) return { lost: true };
  const isAlways = "all" in when && when.all.length === 0;
  return isAlways ? { lost: false } : { when, lost: false };
}

/** What only our own column can say: properties of our definition, as JSON. */
export function readSettings(form: Form, node: Node): Readonly<Record<string, unknown>> {
  const cell = cellOf(node.row, OWN.settings);
  if (cell === "") return {};
  const settings = parseObject(cell);
  if (settings === null) refuse(form, node, "bad-settings", OWN.settings);
  return settings ?? {};
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function readNumber(form: Form, node: Node): { readonly number?: number } {
  const cell = cellOf(node.row, OWN.number);
  if (cell === "") return {};
  if (/^[1-9]\d{0,5}$/.test(cell)) return { number: Number(cell) };
  refuse(form, node, "bad-settings", OWN.number);
  return {};
}
