// The rows of a form as items: questions, notes, and what is around them.
import type { Words } from "../../domain/language.ts";
import { type Group, type Item, Note, type Repeat } from "../questionnaire.ts";
import { readQuestion } from "./read-question.ts";
import { cellOf } from "./read-table.ts";
import type { Node } from "./read-tree.ts";
import { type Form, leaveOut, readNumber, readSettings, readWhen, readWords, refuse, remark } from "./row-reader.ts";
import { sayUnreadCells } from "./unread-cells.ts";

/** Where a form does not say it. */
const ENTRY: Words = { en: "entry" };
const MAX_INSTANCES = 50;

/** `uncertain`: around them is a group whose condition was lost, so that nothing in it can be required. */
export function readItems(nodes: readonly Node[], form: Form, uncertain = false): readonly Item[] {
  return nodes.flatMap((node) => {
    const item = readItem(node, form, uncertain);
    if (item !== null) sayUnreadCells(node, form);
    return item ?? [];
  });
}

function readItem(node: Node, form: Form, uncertain: boolean): Item | null {
  switch (node.type.is) {
    case "note":
      return readNote(node, form);
    case "begin":
      return node.type.what === "group" ? readGroup(node, form, uncertain) : readRepeat(node, form, uncertain);
    case "asked":
    case "range":
    case "choice":
    case "left-out":
      return readQuestion(node, form, uncertain);
  }
}

function readNote(node: Node, form: Form): Item | null {
  const text = readWords(form, node, "label") ?? readWords(form, node, "hint");
  if (text === null) refuse(form, node, "no-label");
  const { when } = readWhen(form, node);
  const note = {
    kind: "note",
    key: node.key,
    text,
    ...(when === undefined ? {} : { when }),
    ...readSettings(form, node),
  };
  return Note.safeParse(note).data ?? null;
}

/** What a group and a repeat have alike; null where nothing in it is asked. */
function readAround(node: Node, form: Form, uncertain: boolean) {
  const text = readWords(form, node, "label");
  if (text === null) remark(form, node, "named-by-key", nameIn(node));
  const hint = readWords(form, node, "hint");
  const { when, lost } = readWhen(form, node);
  const items = readItems(node.below, form, uncertain || lost);
  if (items.length === 0) {
    leaveOut(form, node, "empty-group");
    return null;
  }
  return {
    key: node.key,
    ...readNumber(form, node),
    text: text ?? { en: nameIn(node) },
    ...(hint === null ? {} : { hint }),
    ...(when === undefined ? {} : { when }),
    items,
  };
}

/** `household_members`: “Household members”. */
function nameIn({ key }: Node): string {
  const words = key.replaceAll(/_+/g, " ").trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function readGroup(node: Node, form: Form, uncertain: boolean): Group | null {
  const around = readAround(node, form, uncertain);
  return around && { kind: "group", ...around, ...readSettings(form, node) };
}

function readRepeat(node: Node, form: Form, uncertain: boolean): Repeat | null {
  const around = readAround(node, form, uncertain);
  if (!around) return null;
  const count = cellOf(node.row, "repeat_count");
  const fixed = /^[1-9]\d{0,3}$/.test(count) ? Number(count) : null;
  if (count !== "" && fixed === null) remark(form, node, "cell-left-out", "repeat_count");
  const settings = readSettings(form, node);
  const named =
    around.items.find(({ kind }) => kind.endsWith("-text")) ?? around.items.find(({ kind }) => kind !== "note");
  const namedBy = named?.key ?? node.key;
  if (!("noun" in settings)) remark(form, node, "repeat-defaults", `${fixed ?? MAX_INSTANCES}; ${namedBy}`);
  const limits = { min: fixed ?? 0, max: fixed ?? MAX_INSTANCES };
  return { kind: "repeat", ...around, noun: ENTRY, ...limits, namedBy, ...settings };
}
