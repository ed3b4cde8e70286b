// One item as a row of the sheet `survey`. What XLSForm has no column for goes into columns of our own.
import type { Words } from "../../domain/language.ts";
import { LANGUAGES } from "../../domain/language.ts";
import { unreachable } from "../../domain/unreachable.ts";
import type { Group, Item, Question, Repeat } from "../questionnaire.ts";
import { type Names, type Place, referFrom } from "./name-items.ts";
import { isOnlyOfAnswers } from "./only-of-answers.ts";
import { OWN, writeLanguage, YES_NO_LIST } from "./sheets.ts";
import { writeExpression } from "./write-expression.ts";
import { writeLimits } from "./write-limits.ts";

/** By heading; what is left out is empty. */
export type Cells = Readonly<Record<string, string>>;

export function inColumns(heading: string, words: Words | undefined): Cells {
  const entries = LANGUAGES.flatMap((language): [string, string][] => {
    const text = words?.[language];
    return text === undefined ? [] : [[`${heading}::${writeLanguage(language)}`, text]];
  });
  return Object.fromEntries(entries);
}

export function writeRow(place: Place, names: Names): Cells {
  const { item, name } = place;
  const when = writeWhen(place, names);
  const common = { name, ...when.cells, ...(name === item.key ? {} : { [OWN.key]: item.key }) };
  const words = inColumns("label", item.text);
  switch (item.kind) {
    case "note":
      return { type: "note", ...words, ...common, ...writeSettings(when.settings) };
    case "group":
      return { type: "begin_group", ...words, ...common, ...writeAround(item), ...writeSettings(when.settings) };
    case "repeat": {
      const { noun, min, max, namedBy } = item;
      const count = min === max ? { repeat_count: String(max) } : {};
      const settings = writeSettings({ ...when.settings, noun, min, max, namedBy });
      return { type: "begin_repeat", ...words, ...common, ...writeAround(item), ...count, ...settings };
    }
    case "areas":
    case "decimal":
    case "file":
    case "long-text":
    case "one-of":
    case "organizations":
    case "partial-date":
    case "several-of":
    case "short-text":
    case "time-frame":
    case "web-addresses":
    case "whole-number":
    case "yes-no":
    default:
      return { ...words, ...common, ...writeQuestion(item, place, names, when.settings) };
  }
}

type Settings = Readonly<Record<string, unknown>>;

function writeWhen({ item, ...place }: Place, names: Names): { readonly cells: Cells; readonly settings: Settings } {
  if (!item.when) return { cells: {}, settings: {} };
  const relevant = writeExpression(item.when, referFrom({ item, ...place }, names, "name"));
  return relevant === null ? { cells: {}, settings: { when: item.when } } : { cells: { relevant }, settings: {} };
}

function writeAround({ number, hint }: Group | Repeat): Cells {
  return { ...inColumns("hint", hint), ...(number === undefined ? {} : { [OWN.number]: String(number) }) };
}

function writeQuestion(question: Question, place: Place, names: Names, around: Settings): Cells {
  const rules = writeRules(question, place, names);
  return {
    type: writeType(question, place.name),
    ...(question.kind === "long-text" ? { appearance: "multiline" } : {}),
    ...(isOwnKind(question) ? { [OWN.kind]: question.kind } : {}),
    ...inColumns("hint", question.hint),
    ...inColumns("guidance_hint", question.example),
    ...(question.number === undefined ? {} : { [OWN.number]: String(question.number) }),
    ...(question.required ? { required: "yes" } : {}),
    ...(question.carryForward ? { [OWN.carryForward]: "yes" } : {}),
    ...rules.cells,
    ...writeSettings({ ...around, ...rules.settings, ...ownSettings(question) }),
  };
}

function writeType(question: Question, name: string): string {
  switch (question.kind) {
    case "whole-number":
      return "integer";
    case "decimal":
    case "file":
      return question.kind;
    case "yes-no":
      return `select_one ${YES_NO_LIST}`;
    case "one-of":
      return `select_one ${name}`;
    case "several-of":
      return `select_multiple ${name}`;
    case "short-text":
    case "long-text":
    case "areas":
    case "partial-date":
    case "time-frame":
    case "organizations":
    case "web-addresses":
      return "text";
    default:
      return unreachable(question);
  }
}

const OWN_KINDS: readonly Item["kind"][] = [
  "yes-no",
  "areas",
  "partial-date",
  "time-frame",
  "organizations",
  "web-addresses",
];

/** A kind that the type of XLSForm does not say. */
function isOwnKind({ kind }: Question): boolean {
  return OWN_KINDS.includes(kind);
}

/** One constraint with one message is all that a row can hold: the limits and the first. */
function writeRules(
  question: Question,
  place: Place,
  names: Names,
): { readonly cells: Cells; readonly settings: Settings } {
  const [first, ...further] = question.constraints;
  const isSame = first !== undefined && isOnlyOfAnswers(first.when, question.key);
  const refused = isSame ? writeExpression(first.when, referFrom(place, names, ".")) : null;
  const parts = [...writeLimits(question), ...(refused === null ? [] : [`not(${refused})`])];
  const kept = first && refused === null ? [first, ...further] : further;
  return {
    cells: {
      ...(parts.length > 0 ? { constraint: parts.join(" and ") } : {}),
      ...(first && refused !== null ? inColumns("constraint_message", first.message) : {}),
      ...(first?.severity === "warn" && refused !== null ? { [OWN.severity]: "warn" } : {}),
    },
    settings: kept.length > 0 ? { constraints: kept } : {},
  };
}

function ownSettings(question: Question): Settings {
  switch (question.kind) {
    case "long-text":
      return { maxWords: question.maxWords };
    case "one-of":
      return { suggestedBy: question.suggestedBy };
    case "areas": {
      const { max, roles, groups, regions } = question;
      return { max, roles, groups, regions };
    }
    case "time-frame":
      return { maxRounds: question.maxRounds };
    case "organizations":
    case "web-addresses":
      return { max: question.max };
    case "file": {
      const { maxBytes, extensions, linkAllowed } = question;
      return { maxBytes, extensions, linkAllowed };
    }
    case "short-text":
    case "whole-number":
    case "decimal":
    case "yes-no":
    case "several-of":
    case "partial-date":
      return {};
    default:
      return unreachable(question);
  }
}

function writeSettings(settings: Settings): Cells {
  const text = JSON.stringify(settings);
  return text === "{}" ? {} : { [OWN.settings]: text };
}
