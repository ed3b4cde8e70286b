// What each row is asked as, before anything is made of it: conditions need to know it of rows that come later.
import type { Choice, Question } from "../questionnaire.ts";
import type { Asked } from "./find-target.ts";
import type { LeftOutCode } from "./form-remark.ts";
import { type Lists, withOther } from "./read-choices.ts";
import { cellOf } from "./read-table.ts";
import type { Node } from "./read-tree.ts";
import type { RowType } from "./read-type.ts";
import { OWN } from "./sheets.ts";

/** Our bounds of a list; more cannot be shown to be chosen from. */
const MIN_CHOICES = 2;
const MAX_CHOICES = 300;

const OWN_KINDS: readonly Question["kind"][] = [
  ...(["yes-no", "areas", "partial-date", "time-frame", "organizations", "web-addresses"] as const),
];

/** Null for what is not asked. */
export function askedAs(node: Node, lists: Lists): (Asked & { readonly choices: readonly Choice[] }) | null {
  const { type, row } = node;
  const own = OWN_KINDS.find((kind) => kind === cellOf(row, OWN.kind));
  if (type.is === "asked" || type.is === "range") {
    return { kind: own ?? kindOf(node, type), codes: [], choices: [] };
  }
  if (type.is !== "choice" || whyNoChoice(node, lists) !== null) return null;
  const choices = choicesOf(node, lists);
  const isYesNo = own === "yes-no" || (own === undefined && !type.several && saysYesOrNo(choices));
  if (isYesNo) return { kind: "yes-no", codes: [], choices: [] };
  return { kind: type.several ? "several-of" : "one-of", codes: choices.map(({ code }) => code), choices };
}

/** Why a list of choices cannot be asked; null where it can. */
export function whyNoChoice(node: Node, lists: Lists): LeftOutCode | null {
  const { length } = choicesOf(node, lists);
  if (length < MIN_CHOICES) return "one-choice";
  return length > MAX_CHOICES ? "many-choices" : null;
}

function choicesOf({ type }: Node, lists: Lists): readonly Choice[] {
  if (type.is !== "choice") return [];
  const choices = lists.get(type.list) ?? [];
  return type.other ? withOther(choices) : choices;
}

/** Yes and no, and labels that say no more: then it is our own question of that kind. */
function saysYesOrNo(choices: readonly Choice[]): boolean {
  return (
    choices.length === 2 &&
    ["yes", "no"].every((word) => choices.some(({ code, label }) => code === word && label.en.toLowerCase() === word))
  );
}

function kindOf(node: Node, type: Extract<RowType, { is: "asked" | "range" }>): Question["kind"] {
  if (type.is === "range") return kindOfRange(node);
  return type.kind === "short-text" ? kindOfText(node) : type.kind;
}

function kindOfText({ row }: Node): "short-text" | "long-text" {
  return /\bmultiline\b/.test(cellOf(row, "appearance")) ? "long-text" : "short-text";
}

function kindOfRange(node: Node): "whole-number" | "decimal" {
  const { start = 0, end = 10, step = 1 } = rangeOf(node);
  return [start, end, step].every(Number.isInteger) ? "whole-number" : "decimal";
}

/** `start=1 end=10 step=1` */
export function rangeOf({ row }: Node): { readonly start?: number; readonly end?: number; readonly step?: number } {
  const found = [...cellOf(row, "parameters").matchAll(/(start|end|step)\s*=\s*(-?\d+(?:\.\d+)?)/g)];
  return Object.fromEntries(found.map(([, name = "", number = ""]): [string, number] => [name, Number(number)]));
}
