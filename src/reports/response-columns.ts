// The columns of a questionnaire: one for each question, two or three where a code and its label stand beside each
// other, named by the keys of the questionnaire. An unanswered or hidden question is an empty cell; what was said
// instead of an answer stands in brackets, so that it cannot be taken for one.
import { unreachable } from "../domain/unreachable.ts";
import type { Answers, AnswerValue, Path, Round } from "../questionnaire/answer.ts";
import type { Choice, Item, Question, Repeat } from "../questionnaire/questionnaire.ts";
import { isSingle, joinPath } from "./record.ts";
import type { Cell } from "./table.ts";

export type Column = {
  readonly heading: string;
  /** The cell for the level at `above`: the top (""), a group, or one instance of a repeat. */
  readonly read: (response: ReadableAnswers, above: Path) => Cell;
};

export type ReadableAnswers = { readonly answers: Answers; readonly isVisible: (path: Path) => boolean };

export function columnsOf(items: readonly Item[]): readonly Column[] {
  return items.flatMap((item): readonly Column[] => {
    if (item.kind === "note") return [];
    if (item.kind === "group") return columnsOf(item.items).map((column) => insideGroup(item.key, column));
    if (item.kind === "repeat") return columnsOf(item.items).map((column) => acrossInstances(item, column));
    return questionColumns(item);
  });
}

/** The paths of the visible instances of a repeat, in order. */
export function instancePaths(repeat: Repeat, response: ReadableAnswers, above: Path): readonly Path[] {
  const path = joinPath(above, repeat.key);
  const answer = response.isVisible(path) ? response.answers.get(path) : undefined;
  if (answer?.state !== "answered" || answer.value.kind !== "instances") return [];
  return answer.value.instances.map((instance) => `${path}[${instance}]`);
}

function insideGroup(key: string, column: Column): Column {
  return {
    heading: `${key}.${column.heading}`,
    read: (response, above) => {
      const path = joinPath(above, key);
      return response.isVisible(path) ? column.read(response, path) : null;
    },
  };
}

/** The values of all instances in one cell; an empty one keeps its place, so that columns can be read side by side. */
function acrossInstances(repeat: Repeat, column: Column): Column {
  return {
    heading: `${repeat.key}.${column.heading}`,
    read: (response, above) => {
      const cells = instancePaths(repeat, response, above).map((path) => column.read(response, path) ?? "");
      return cells.some((cell) => cell !== "") ? cells.join("; ") : null;
    },
  };
}

type Part = { readonly suffix: string; readonly write: (value: AnswerValue) => Cell };

function questionColumns(question: Question): readonly Column[] {
  return partsOf(question).map(({ suffix, write }, index) => ({
    heading: `${question.key}${suffix}`,
    read: (response, above) => {
      const path = joinPath(above, question.key);
      const answer = response.isVisible(path) ? response.answers.get(path) : undefined;
      if (answer === undefined) return null;
      if (answer.state === "answered") return write(answer.value);
      return index === 0 ? `[${answer.state.replace("-", " ")}]` : null;
    },
  }));
}

function partsOf(question: Question): readonly Part[] {
  if (question.kind === "one-of" || question.kind === "several-of") {
    const { choices } = question;
    return [
      { suffix: "", write: writeValue },
      { suffix: " (label)", write: (value) => writeLabels(choices, value) },
    ];
  }
  if (question.kind !== "areas") return [{ suffix: "", write: writeValue }];
  return [
    { suffix: isSingle(question) ? "" : " (m49)", write: writeM49 },
    { suffix: " (name)", write: writeValue },
    ...(question.roles ? [{ suffix: " (role)", write: writeRoles }] : []),
  ];
}

function writeValue(value: AnswerValue): Cell {
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
      return value.number;
    case "yes-no":
      return value.yes ? "yes" : "no";
    case "choice":
      return value.code;
    case "choices":
      return value.codes.join("; ");
    case "areas":
      return join(value.areas, ({ name }) => name);
    case "date":
      return value.date;
    case "time-frame":
      return join(value.rounds, writeRound);
    case "organizations":
      return join(value.organizations, ({ name }) => name);
    case "web-addresses":
      return value.urls.join("; ");
    case "files":
      return join(value.files, ({ name }) => name);
    case "instances":
      return value.instances.length;
    default:
      return unreachable(value);
  }
}

/** An ISO 8601 interval, open as `2019-07/..`, with its label before it. */
function writeRound({ label, start, end }: Round): string {
  const interval = `${start}/${end ?? ".."}`;
  return label === null ? interval : `${label}: ${interval}`;
}

/** Labels of codes; where words were asked for, the words. */
function writeLabels(choices: readonly Choice[], value: AnswerValue): Cell {
  if (value.kind !== "choice" && value.kind !== "choices") return null;
  const codes = value.kind === "choice" ? [value.code] : value.codes;
  return join(codes, (code) => {
    const choice = choices.find((candidate) => candidate.code === code);
    return choice?.other && value.other ? value.other : (choice?.label.en ?? code);
  });
}

function writeM49(value: AnswerValue): Cell {
  return value.kind === "areas" ? join(value.areas, ({ m49 }) => m49) : null;
}

function writeRoles(value: AnswerValue): Cell {
  return value.kind === "areas" ? join(value.areas, ({ role }) => role) : null;
}

function join<T>(values: readonly T[], write: (value: T) => string | null): string {
  return values.map((value) => write(value) ?? "").join("; ");
}
