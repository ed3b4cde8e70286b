// A row that asks something, as a question of ours.
import { z } from "zod";
import type { Words } from "../../domain/language.ts";
import { type Constraint, Question } from "../questionnaire.ts";
import { askedAs, rangeOf, whyNoChoice } from "./asked-as.ts";
import { placeOf } from "./read-choices.ts";
import { readCondition } from "./read-condition.ts";
import { type Limits, readConstraint } from "./read-constraint.ts";
import { cellOf, readYes } from "./read-table.ts";
import type { Node } from "./read-tree.ts";
import {
  type Form,
  leaveOut,
  readCell,
  readNumber,
  readSettings,
  readWhen,
  readWords,
  refuse,
  remark,
  targetsOf,
} from "./row-reader.ts";
import { OWN } from "./sheets.ts";

/** Where a form sets no limit: what a person may type in a chat. */
const MAX_SHORT = 1000;
const MAX_LONG = 3000;
/** As our own instruments take papers. */
const FILES = { maxBytes: 26_214_400, extensions: ["doc", "docx", "pdf", "xls", "xlsx", "odt"] };

/** `uncertain`: it stands in a group whose condition was lost. Null for what is not taken; that is said. */
export function readQuestion(node: Node, form: Form, uncertain: boolean): Question | null {
  const why = explainNone(node, form);
  const asked = why ? null : askedAs(node, form.lists);
  if (!asked) return null;
  const { kind, choices } = asked;
  const label = readWords(form, node, "label");
  const hint = readWords(form, node, "hint");
  const text = label ?? hint;
  if (text === null) refuse(form, node, "no-label");
  const { when, lost } = readWhen(form, node);
  const rules = readRules(form, node, kind);
  const need = readRequired(form, node, uncertain || lost);
  const { constraints: further = [], ...settings } = readSettings(form, node);
  if (node.type.is === "asked" && node.type.remark !== null && cellOf(node.row, OWN.kind) === "")
    remark(form, node, node.type.remark);
  const example = readWords(form, node, "guidance_hint");
  const definition = {
    kind,
    key: node.key,
    text: text ?? { en: node.key },
    ...readNumber(form, node),
    // A hint alone is the label.
    ...(hint === null || label === null ? {} : { hint }),
    ...(example === null ? {} : { example }),
    ...(when === undefined ? {} : { when }),
    ...(choices.length > 0 ? { choices } : {}),
    required: need.required,
    carryForward: readYes(cellOf(node.row, OWN.carryForward)) === true,
    ...(kind === "file" ? FILES : {}),
    ...writeLimits(node, form, kind, rules.limits),
    ...settings,
    constraints: [...rules.constraints, ...need.constraints, ...z.array(z.unknown()).catch([further]).parse(further)],
  };
  return parse(definition, node, form);
}

function parse(definition: unknown, node: Node, form: Form): Question | null {
  const read = Question.safeParse(definition);
  if (read.success) return read.data;
  // What is wrong with its name was said when the name was read.
  for (const { path, message } of read.error.issues.filter(({ path: [first] }) => first !== "key")) {
    const about = path.length === 0 ? message : `${path.join(".")}: ${message}`;
    form.findings.problems.push({ ...placeOf(node.row), about, code: "bad-definition" });
  }
  return null;
}

/** True where it cannot be asked. */
function explainNone(node: Node, form: Form): boolean {
  const { type } = node;
  if (type.is === "left-out") leaveOut(form, node, type.code);
  if (type.is === "left-out") return true;
  if (type.is !== "choice") return false;
  if (!form.lists.has(type.list)) {
    refuse(form, node, "unknown-list", type.list);
    return true;
  }
  const why = whyNoChoice(node, form.lists);
  if (why !== null) leaveOut(form, node, why);
  return why !== null;
}

function readRules(
  form: Form,
  node: Node,
  kind: Question["kind"],
): { readonly limits: Limits; readonly constraints: readonly Constraint[] } {
  const expression = readCell(form, node, "constraint");
  const message = readWords(form, node, "constraint_message");
  if (expression === null) {
    if (message !== null && cellOf(node.row, "constraint") === "")
      remark(form, node, "cell-left-out", "constraint_message");
    return { limits: {}, constraints: [] };
  }
  const { limits, refused, whole } = readConstraint(expression, kind, node.key, targetsOf(form, node));
  if (!whole) remark(form, node, "constraint-left-out", cellOf(node.row, "constraint"));
  if (refused === null) {
    if (message !== null && whole) remark(form, node, "limits-in-own-words", message.en);
    return { limits, constraints: [] };
  }
  if (message === null) remark(form, node, "message-added");
  const severity = cellOf(node.row, OWN.severity) === "warn" ? "warn" : "block";
  return { limits, constraints: [{ when: refused, message: message ?? NOT_ALLOWED, severity }] };
}

const NOT_ALLOWED: Words = { en: "This answer does not agree with what was said, or is not allowed here." };
const NEEDED: Words = { en: "This needs an answer here." };

/** Required in some cases only: it is asked in all, and refused to be passed over in those. */
function readRequired(
  form: Form,
  node: Node,
  uncertain: boolean,
): { readonly required: boolean; readonly constraints: readonly Constraint[] } {
  const cell = cellOf(node.row, "required");
  const always = readYes(cell);
  if (always !== null) return { required: always && !uncertain, constraints: [] };
  const expression = readCell(form, node, "required");
  if (expression === null) return { required: false, constraints: [] };
  const condition = readCondition(expression, targetsOf(form, node));
  if (condition === null || uncertain) {
    remark(form, node, "required-left-out", cell);
    return { required: false, constraints: [] };
  }
  const message = readWords(form, node, "required_message") ?? NEEDED;
  const when = { all: [condition, { question: node.key, answered: false }] };
  return { required: false, constraints: [{ when, message, severity: "block" }] };
}

function writeLimits(node: Node, form: Form, kind: Question["kind"], { min, max }: Limits) {
  const given = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  switch (kind) {
    case "short-text":
    case "long-text": {
      if (max === undefined) remark(form, node, "no-limit", String(kind === "long-text" ? MAX_LONG : MAX_SHORT));
      const maxCharacters = max ?? (kind === "long-text" ? MAX_LONG : MAX_SHORT);
      return { ...(min === undefined ? {} : { minCharacters: min }), maxCharacters };
    }
    case "whole-number":
    case "decimal": {
      const { start, end } = node.type.is === "range" ? rangeOf(node) : {};
      return { ...(start === undefined ? {} : { min: start }), ...(end === undefined ? {} : { max: end }), ...given };
    }
    case "several-of":
      return given;
    case "yes-no":
    case "one-of":
    case "areas":
    case "partial-date":
    case "time-frame":
    case "organizations":
    case "web-addresses":
    case "file":
    default:
      return {};
  }
}
