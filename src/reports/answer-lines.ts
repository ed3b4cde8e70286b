// The answers of one response, question by question, in words: what documents quote and long tables list. What a branch
// hides is left out; what is visible and was not answered is there and says so.
import { areaName } from "../domain/areas.ts";
import { inLanguage, Language } from "../domain/language.ts";
import type { EnteredOnBehalf } from "../domain/request.ts";
import type { Answer, AnswerValue, Path } from "../questionnaire/answer.ts";
import type { Choice, Item, Question, Repeat } from "../questionnaire/questionnaire.ts";
import { writeValue } from "../questionnaire/write-value.ts";
import { english as wording } from "../wording/english.ts";
import type { ExportedResponse } from "./exported-response.ts";
import { joinPath } from "./record.ts";
import { instancePaths } from "./response-columns.ts";

export type AnswerLine = {
  readonly path: Path;
  /** The item at the top of the questionnaire to which it belongs. */
  readonly item: Item;
  /** A repeat has a line of its own only while it has no instances. */
  readonly question: Question | Repeat;
  /** The innermost instance of a repeat: `activities[2].outputs[1]`; null outside of repeats. */
  readonly instance: Path | null;
  /** In a few words. */
  readonly label: string;
  readonly state: Answer["state"] | "unanswered";
  /** The person's own words, or labels, official names and dates; in brackets what was said instead of an answer. */
  readonly words: string;
  /** The same with the code behind each label, one for each choice and area. */
  readonly parts: readonly string[];
  /** The parts, joined. */
  readonly wordsWithCodes: string;
  readonly codes: readonly string[];
  /** The language of own words, letter for letter; null for words of the list. */
  readonly language: Language | null;
  /** Null: there is no answer. */
  readonly version: number | null;
  /** Null: the organization itself gave it, or there is none. */
  readonly entered: EnteredOnBehalf | null;
};

type Walk = { readonly exported: ExportedResponse; readonly lines: AnswerLine[] };

export function readAnswerLines(exported: ExportedResponse): readonly AnswerLine[] {
  const walk: Walk = { exported, lines: [] };
  for (const item of exported.questionnaire.items) visit(item, item, { path: "", instance: null }, walk);
  return walk.lines;
}

type Above = { readonly path: Path; readonly instance: Path | null };

function visit(item: Item, top: Item, above: Above, walk: Walk): void {
  const { exported } = walk;
  if (item.kind === "note") return;
  const path = joinPath(above.path, item.key);
  if (item.kind === "group") {
    for (const inner of item.items) visit(inner, top, { ...above, path }, walk);
    return;
  }
  if (!exported.isVisible(path)) return;
  const instances = item.kind === "repeat" ? instancePaths(item, exported, above.path) : [];
  if (item.kind !== "repeat" || instances.length === 0) walk.lines.push(writeLine(item, top, path, above, walk));
  if (item.kind !== "repeat") return;
  for (const instance of instances)
    for (const inner of item.items) visit(inner, top, { path: instance, instance }, walk);
}

function writeLine(question: Question | Repeat, item: Item, path: Path, above: Above, walk: Walk): AnswerLine {
  const { exported } = walk;
  const answer = exported.answers.get(path);
  const value = answer?.state === "answered" ? answer.value : null;
  const words = value === null ? wording.notAnAnswer(answer?.state ?? "unanswered") : writeWords(question, value);
  const parts = value === null ? [words] : writeWithCodes(question, value);
  return {
    path,
    item,
    question,
    instance: above.instance,
    label: labelOf(path, question),
    state: answer?.state ?? "unanswered",
    words,
    parts,
    wordsWithCodes: parts.join("; "),
    codes: value === null ? [] : codesOf(value),
    language: value?.kind === "text" ? languageOf(exported, value.text) : null,
    version: answer === undefined ? null : (exported.versions.get(path) ?? 1),
    entered: exported.entered.get(path) ?? null,
  };
}

/** The words by which documents call a question; the question itself where they know none. */
function labelOf(path: Path, question: Question | Repeat): string {
  return wording.fieldLabels[path.replaceAll(/\[\d+\]/g, "")] ?? inLanguage(question.text, "en");
}

function writeWords(question: Question | Repeat, value: AnswerValue): string {
  if (question.kind === "repeat") return wording.saidThereIsNone;
  // Labels hold an “and” themselves.
  if (value.kind === "choices") return writeChoices(question, value, false).join("; ");
  return writeValue(question, value, "en");
}

function writeWithCodes(question: Question | Repeat, value: AnswerValue): readonly string[] {
  if (value.kind === "choice" || value.kind === "choices") return writeChoices(question, value, true);
  if (value.kind !== "areas") return [writeWords(question, value)];
  const roles = question.kind === "areas" ? (question.roles ?? []) : [];
  return value.areas.map(({ m49, name, role }) => {
    const official = m49 === null ? name : `${areaName(m49, "en")} [${m49}]`;
    return role === null ? official : `${official} (${labelIn(roles, role).toLowerCase()})`;
  });
}

function writeChoices(
  question: Question | Repeat,
  value: Extract<AnswerValue, { kind: "choice" | "choices" }>,
  withCodes: boolean,
): readonly string[] {
  const choices = choicesOf(question);
  return (value.kind === "choice" ? [value.code] : value.codes).map((code) => {
    const choice = choices.find((each) => each.code === code);
    if (choice === undefined) return `[${code}]`;
    const label = `${inLanguage(choice.label, "en")}${withCodes ? ` [${code}]` : ""}`;
    return choice.other && value.other !== null ? `${label}: “${value.other}”` : label;
  });
}

function choicesOf(question: Question | Repeat): readonly Choice[] {
  return question.kind === "one-of" || question.kind === "several-of" ? question.choices : [];
}

function labelIn(choices: readonly Choice[], code: string): string {
  const choice = choices.find((each) => each.code === code);
  return choice === undefined ? code : inLanguage(choice.label, "en");
}

function codesOf(value: AnswerValue): readonly string[] {
  if (value.kind === "choice") return [value.code];
  if (value.kind === "choices") return value.codes;
  return value.kind === "areas" ? value.areas.flatMap(({ m49 }) => m49 ?? []) : [];
}

/** As the report says; where it says nothing, told from the text itself. */
export function languageOf({ answers, isVisible, tellLanguage }: ExportedResponse, text: string): Language {
  const said = isVisible("language") ? answers.get("language") : undefined;
  const code = said?.state === "answered" && said.value.kind === "choice" ? said.value.code : null;
  return Language.catch("en").parse(code ?? tellLanguage(text));
}
