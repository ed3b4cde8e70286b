// Reads a record (see `record.ts`) back into answers: for imports and for the demonstration data. Every problem is
// named by its path; what the values mean to each other (constraints, branches) is the questionnaire engine's to judge.
import { z } from "zod";
import { unreachable } from "../domain/unreachable.ts";
import { type Answer, AnswerFile, type AnswerValue, PartialDate, type Path, Round } from "../questionnaire/answer.ts";
import type { Choice, Item, Question, Questionnaire, Repeat } from "../questionnaire/questionnaire.ts";
import { type AreaCodes, isSingle, type JsonObject, joinPath, type UnfilledState } from "./record.ts";

export type RecordProblem = {
  readonly path: Path;
  readonly code:
    | "no-such-question"
    | "not-an-object"
    | "not-a-list"
    | "not-text"
    | "not-a-number"
    | "not-yes-or-no"
    | "not-a-choice"
    | "not-an-area"
    | "not-a-date"
    | "not-a-period"
    | "not-an-organization"
    | "not-a-web-address"
    | "not-a-file";
};

export type ReadRecord =
  | { readonly ok: true; readonly answers: Map<Path, Answer> }
  | { readonly ok: false; readonly problems: readonly RecordProblem[] };

export type RecordSource = {
  readonly answers: JsonObject;
  /** As `compileRecord` wrote them; none where a record comes from elsewhere. */
  readonly states?: Readonly<Record<Path, UnfilledState>>;
};

/**
 * The answers of a record. Null, `""` and, for a question, `[]` are unanswered unless `states` says more. Instances of a
 * repeat are numbered from 1, and the repeat is closed. A word that is no code of a choice is taken as the words of the
 * choice that asks for words, where there is one.
 */
export function readRecord(
  questionnaire: Questionnaire,
  record: RecordSource,
  areas: Pick<AreaCodes, "name">,
): ReadRecord {
  const reading: Reading = { answers: new Map(), problems: [], states: record.states ?? {}, areas };
  readItems(questionnaire.items, record.answers, "", reading);
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return { ok: true, answers: reading.answers };
}

type Reading = {
  readonly answers: Map<Path, Answer>;
  readonly problems: RecordProblem[];
  readonly states: Readonly<Record<Path, UnfilledState>>;
  readonly areas: Pick<AreaCodes, "name">;
};

const AnyObject = z.record(z.string(), z.unknown());

function readItems(items: readonly Item[], found: unknown, path: Path, reading: Reading): void {
  const record = AnyObject.safeParse(found);
  if (!record.success) {
    reading.problems.push({ path, code: "not-an-object" });
    return;
  }
  const asked = items.filter((item) => item.kind !== "note");
  for (const key of Object.keys(record.data)) {
    if (asked.some((item) => item.key === key)) continue;
    reading.problems.push({ path: joinPath(path, key), code: "no-such-question" });
  }
  for (const item of asked) readItem(item, record.data[item.key], joinPath(path, item.key), reading);
}

function readItem(item: Exclude<Item, { kind: "note" }>, found: unknown, path: Path, reading: Reading): void {
  if (item.kind === "group") {
    if (found !== undefined && found !== null) readItems(item.items, found, path, reading);
    return;
  }
  const state = reading.states[path];
  if (state !== undefined) {
    reading.answers.set(path, { state });
    return;
  }
  if (found === undefined || found === null || found === "") return;
  if (item.kind === "repeat") {
    readRepeat(item, found, path, reading);
    return;
  }
  if (Array.isArray(found) && found.length === 0) return;
  const answer = readAnswer(item, found, reading.areas);
  if (typeof answer === "string") reading.problems.push({ path, code: answer });
  else reading.answers.set(path, answer);
}

function readRepeat(repeat: Repeat, found: unknown, path: Path, reading: Reading): void {
  const list = z.array(z.unknown()).safeParse(found);
  if (!list.success) {
    reading.problems.push({ path, code: "not-a-list" });
    return;
  }
  const instances = list.data.map((_, index) => index + 1);
  reading.answers.set(path, { state: "answered", value: { kind: "instances", instances, closed: true } });
  for (const [index, instance] of list.data.entries()) {
    readItems(repeat.items, instance, `${path}[${index + 1}]`, reading);
  }
}

/** An answer, or the code of what is wrong. */
function readAnswer(
  question: Question,
  found: unknown,
  areas: Pick<AreaCodes, "name">,
): Answer | RecordProblem["code"] {
  if (question.kind === "one-of" && found === "unknown" && !question.choices.some(({ code }) => code === "unknown")) {
    return { state: "unknown" };
  }
  const value = readValue(question, found, areas);
  return typeof value === "string" ? value : { state: "answered", value };
}

function readValue(
  question: Question,
  found: unknown,
  areas: Pick<AreaCodes, "name">,
): AnswerValue | RecordProblem["code"] {
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return typeof found === "string" ? { kind: "text", text: found } : "not-text";
    case "whole-number":
      return parse(z.int(), found, (number) => ({ kind: "number", number }), "not-a-number");
    case "decimal":
      return parse(z.number(), found, (number) => ({ kind: "number", number }), "not-a-number");
    case "yes-no":
      return typeof found === "boolean" ? { kind: "yes-no", yes: found } : "not-yes-or-no";
    case "one-of":
      return readChoice(question.choices, found);
    case "several-of":
      return readChoices(question.choices, found);
    case "areas":
      return readAreas(question, found, areas);
    case "partial-date":
      return parse(PartialDate, found, (date) => ({ kind: "date", date }), "not-a-date");
    case "time-frame":
      return parse(z.array(Round), found, writeTimeFrame, "not-a-period");
    case "organizations":
      return parse(z.array(NamedOrganization), found, writeOrganizations, "not-an-organization");
    case "web-addresses":
      return parse(WebAddresses, found, (urls) => ({ kind: "web-addresses", urls }), "not-a-web-address");
    case "file":
      return parse(z.array(AnswerFile), found, (files) => ({ kind: "files", files }), "not-a-file");
    default:
      return unreachable(question);
  }
}

function writeTimeFrame(rounds: Round[]): AnswerValue {
  return { kind: "time-frame", rounds, frequency: null, status: null };
}

function writeOrganizations(organizations: NamedOrganization[]): AnswerValue {
  return { kind: "organizations", organizations };
}

/** Several, or one by itself. */
const WebAddresses = z.union([z.array(z.string().min(1)), z.string().transform((url) => [url])]);

const NamedOrganization = z.object({ id: z.string().nullable(), name: z.string().min(1) });
type NamedOrganization = z.infer<typeof NamedOrganization>;

function parse<T>(
  schema: z.ZodType<T>,
  found: unknown,
  write: (data: T) => AnswerValue,
  problem: RecordProblem["code"],
): AnswerValue | RecordProblem["code"] {
  const parsed = schema.safeParse(found);
  return parsed.success ? write(parsed.data) : problem;
}

function readChoice(choices: readonly Choice[], found: unknown): AnswerValue | RecordProblem["code"] {
  if (typeof found !== "string") return "not-a-choice";
  if (choices.some(({ code }) => code === found)) return { kind: "choice", code: found, other: null };
  const other = choices.find((choice) => choice.other);
  return other === undefined ? "not-a-choice" : { kind: "choice", code: other.code, other: found };
}

function readChoices(choices: readonly Choice[], found: unknown): AnswerValue | RecordProblem["code"] {
  const list = z.array(z.string().min(1)).safeParse(found);
  if (!list.success) return "not-a-list";
  const words = list.data.filter((entry) => !choices.some(({ code }) => code === entry));
  const other = choices.find((choice) => choice.other);
  if (words.length > 0 && other === undefined) return "not-a-choice";
  const codes = list.data.map((entry) => (words.includes(entry) && other ? other.code : entry));
  return { kind: "choices", codes: [...new Set(codes)], other: words.length > 0 ? words.join("; ") : null };
}

const AreaEntry = z.object({
  m49: z.string().nullable(),
  name: z.string().min(1),
  role: z.string().nullable().default(null),
});

function readAreas(
  question: Extract<Question, { kind: "areas" }>,
  found: unknown,
  codes: Pick<AreaCodes, "name">,
): AnswerValue | RecordProblem["code"] {
  if (isSingle(question) && typeof found === "string") {
    const name = codes.name(found);
    if (name === null && (/^\d+$/.test(found) || !question.groups)) return "not-an-area";
    return {
      kind: "areas",
      areas: [name === null ? { m49: null, name: found, role: null } : { m49: found, name, role: null }],
    };
  }
  const list = z.array(AreaEntry).safeParse(found);
  if (!list.success) return "not-an-area";
  const areas = list.data.map((entry) => ({ ...entry, name: (entry.m49 && codes.name(entry.m49)) || entry.name }));
  const known = areas.every(({ m49 }) => (m49 === null ? question.groups : codes.name(m49) !== null));
  const roles = areas.every(({ role }) => role === null || question.roles?.some(({ code }) => code === role));
  return known && roles ? { kind: "areas", areas } : "not-an-area";
}
