// The answers of one response as a record: nested by the keys of the questionnaire, so that another program reads it
// without knowing paths. `read-record.ts` is the way back.

import { unreachable } from "../domain/unreachable.ts";
import type { Answer, Answers, AnswerValue, Path } from "../questionnaire/answer.ts";
import type { Item, Question, QuestionKind, Questionnaire, Repeat } from "../questionnaire/questionnaire.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Why a place in the record is empty although something was said there. */
export type UnfilledState = "unknown" | "not-applicable" | "skipped";

export type CompiledRecord = {
  readonly answers: JsonObject;
  /**
   * By path. The n-th instance of a repeat in the record is `[n]` here, whatever its number in the draft. A path that
   * is neither here nor filled in the record is unanswered.
   */
  readonly states: Readonly<Record<Path, UnfilledState>>;
};

/** What a record says of a country or area beside its M49 code. Null: there is no such code. */
export type AreaCodes = {
  readonly iso3: (m49: string) => string | null;
  readonly name: (m49: string) => string | null;
};

export type RecordSurroundings = {
  /** False for what a branch hides: its answers are kept in the draft and not counted. */
  readonly isVisible: (path: Path) => boolean;
  readonly areas: Pick<AreaCodes, "iso3">;
};

/** A question whose only value stands alone instead of in a list. */
export function isSingle(question: Question): boolean {
  if (question.kind === "areas") return question.max === 1 && question.key.endsWith("_m49");
  return question.kind === "web-addresses" && question.max === 1;
}

export function joinPath(above: Path, key: string): Path {
  return above === "" ? key : `${above}.${key}`;
}

/**
 * Compiles the record of the visible answers. A group is an object, a repeat an array of objects (null while it is
 * unanswered, `[]` once it was said that there is none), a question its value; a list that is not answered is `[]`,
 * anything else null. What the words of a time frame also said about frequency and status is a suggestion to
 * other questions and no part of the record, nor is whether more instances of a repeat may come.
 */
export function compileRecord(
  questionnaire: Questionnaire,
  answers: Answers,
  surroundings: RecordSurroundings,
): CompiledRecord {
  const walk: Walk = { answers, surroundings, states: {} };
  return { answers: compileItems(questionnaire.items, { draft: "", record: "" }, walk), states: walk.states };
}

type Walk = {
  readonly answers: Answers;
  readonly surroundings: RecordSurroundings;
  readonly states: Record<Path, UnfilledState>;
};

/** The same place in the draft, where instances keep their numbers, and in the record, where they are counted. */
type Place = { readonly draft: Path; readonly record: Path };

function compileItems(items: readonly Item[], above: Place, walk: Walk): JsonObject {
  const entries = items.flatMap((item): [string, Json][] => {
    if (item.kind === "note") return [];
    const place = { draft: joinPath(above.draft, item.key), record: joinPath(above.record, item.key) };
    return [[item.key, compileItem(item, place, walk)]];
  });
  return Object.fromEntries(entries);
}

function compileItem(item: Exclude<Item, { kind: "note" }>, place: Place, walk: Walk): Json {
  const visible = walk.surroundings.isVisible(place.draft);
  if (item.kind === "group") {
    // A hidden group keeps its shape, and nothing below it is counted.
    return compileItems(item.items, place, visible ? walk : { ...walk, answers: new Map() });
  }
  const answer = visible ? walk.answers.get(place.draft) : undefined;
  if (answer !== undefined && answer.state !== "answered") walk.states[place.record] = answer.state;
  if (item.kind === "repeat") return compileRepeat(item, answer, place, walk);
  return compileAnswer(item, answer, walk.surroundings.areas);
}

function compileRepeat(repeat: Repeat, answer: Answer | undefined, place: Place, walk: Walk): Json {
  if (answer?.state !== "answered" || answer.value.kind !== "instances") return null;
  return answer.value.instances.map((instance, index) =>
    compileItems(repeat.items, { draft: `${place.draft}[${instance}]`, record: `${place.record}[${index + 1}]` }, walk),
  );
}

function compileAnswer(question: Question, answer: Answer | undefined, areas: RecordSurroundings["areas"]): Json {
  if (answer?.state === "answered") return compileValue(question, answer.value, areas);
  if (isList(question)) return [];
  const saysUnknown = question.kind === "one-of" && question.choices.some(({ code }) => code === "unknown");
  return answer?.state === "unknown" && saysUnknown ? "unknown" : null;
}

const LISTS: readonly QuestionKind[] = ["several-of", "time-frame", "organizations", "file", "areas", "web-addresses"];

function isList(question: Question): boolean {
  return LISTS.includes(question.kind) && !isSingle(question);
}

function compileValue(question: Question, value: AnswerValue, areas: RecordSurroundings["areas"]): Json {
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
      return value.number;
    case "yes-no":
      return value.yes;
    case "choice":
      return value.other || value.code;
    case "choices":
      return value.codes.map((code) => (value.other && asksForWords(question, code) ? value.other : code));
    case "areas":
      if (isSingle(question)) return value.areas[0]?.m49 ?? value.areas[0]?.name ?? null;
      return value.areas.map((area) => compileArea(area, areas));
    case "date":
      return value.date;
    case "time-frame":
      return value.rounds.map(({ label, start, end }) => ({ label, start, end }));
    case "organizations":
      return value.organizations.map(({ id, name }) => ({ id, name }));
    case "web-addresses":
      return isSingle(question) ? (value.urls[0] ?? null) : value.urls;
    case "files":
      return value.files.map(({ name, mediaType, sizeBytes, reference }) => ({
        name,
        mediaType,
        sizeBytes,
        reference,
      }));
    case "instances":
      // Only a repeat has instances, and a repeat is compiled from them above.
      return null;
    default:
      return unreachable(value);
  }
}

function asksForWords(question: Question, code: string): boolean {
  return question.kind === "several-of" && question.choices.some((choice) => choice.code === code && choice.other);
}

function compileArea(
  area: { readonly m49: string | null; readonly name: string; readonly role: string | null },
  areas: RecordSurroundings["areas"],
): JsonObject {
  const { m49, name, role } = area;
  if (m49 === null) return { m49, iso3: null, name, role, group: true };
  return { m49, iso3: areas.iso3(m49), name, role };
}
