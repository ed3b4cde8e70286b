// An instrument as a workbook: one row for each response with the items as printed, every answer on a row of its own,
// and the columns of the CSV.
import type { Temporal } from "temporal-polyfill";
import { inLanguage } from "../domain/language.ts";
import type { Item, Questionnaire } from "../questionnaire/questionnaire.ts";
import { english as wording } from "../wording/english.ts";
import { type AnswerLine, readAnswerLines } from "./answer-lines.ts";
import { aboutSheet, type DocumentFacts } from "./document-frame.ts";
import { compareOrganizations, type ExportedResponse, responseOf } from "./exported-response.ts";
import { notesOn } from "./inventory-document.ts";
import { compileInstanceTable, compileResponseTable } from "./response-table.ts";
import type { Cell, Table } from "./table.ts";
import type { Workbook } from "./workbook.ts";

export function compileInventoryWorkbook(
  newest: Questionnaire,
  responses: readonly ExportedResponse[],
  facts: DocumentFacts,
): Workbook {
  const { sheets, inventoryTitle: title } = wording;
  return {
    title,
    sheets: [
      { name: sheets.inventory, table: compileItemTable(newest, responses) },
      { name: sheets.answers, table: compileAnswerTable(responses) },
      { name: sheets.codes, table: compileResponseTable(newest, responses) },
      aboutSheet(facts, title, notesOn(responses)),
    ],
  };
}

export function compileActivityWorkbook(
  newest: Questionnaire,
  responses: readonly ExportedResponse[],
  facts: DocumentFacts,
): Workbook {
  const { sheets, compilationTitle: title } = wording;
  return {
    title,
    sheets: [
      { name: sheets.activities, table: compileInstanceTable(newest, responses) },
      { name: sheets.answers, table: compileAnswerTable(responses) },
      aboutSheet(facts, title, notesOn(responses)),
    ],
  };
}

/** One row for each response, one column for each item as printed. Items of earlier versions follow by their key. */
function compileItemTable(newest: Questionnaire, responses: readonly ExportedResponse[]): Table {
  const items = new Map<string, Item>();
  for (const { questionnaire } of [{ questionnaire: newest }, ...responses])
    for (const item of questionnaire.items) if (item.kind !== "note" && !items.has(item.key)) items.set(item.key, item);
  const { response, organization, acronym, submitted, submission, instrumentVersion, demonstration } =
    wording.answerColumns;
  return {
    headings: [
      organization,
      acronym,
      ...[...items.values()].map(headingOf),
      response,
      submitted,
      submission,
      instrumentVersion,
      demonstration,
    ],
    rows: inOrder(responses).map((exported) => {
      const lines = readAnswerLines(exported);
      const { submittedAt, submissions } = responseOf(exported);
      return [
        exported.organization.name,
        exported.organization.acronym,
        ...[...items.keys()].map((key) => joinLines(lines.filter(({ item }) => item.key === key))),
        exported.responseId,
        writeAt(submittedAt),
        submissions,
        exported.questionnaire.version,
        wording.yesOrNo(exported.demonstration),
      ];
    }),
  };
}

function headingOf(item: Item): string {
  return "number" in item ? wording.numbered(item.number ?? null, inLanguage(item.text, "en")) : item.key;
}

function joinLines(lines: readonly AnswerLine[]): Cell {
  const said = lines.filter(({ state }) => state !== "unanswered" && state !== "skipped");
  const shown = said.length > 0 ? said : lines.slice(0, 1);
  if (shown.length === 0) return null;
  return shown.length === 1
    ? (shown[0]?.wordsWithCodes ?? null)
    : shown.map(({ label, wordsWithCodes }) => `${label}: ${wordsWithCodes}`).join("\n");
}

/** The long format: every question that was asked, with organization, question and version beside the answer. */
export function compileAnswerTable(responses: readonly ExportedResponse[]): Table {
  const columns = wording.answerColumns;
  return {
    headings: [
      columns.organization,
      columns.acronym,
      columns.response,
      columns.item,
      columns.path,
      columns.question,
      columns.state,
      columns.answer,
      columns.codes,
      columns.language,
      columns.version,
      columns.submitted,
      columns.submission,
      columns.instrumentVersion,
      columns.entered,
    ],
    rows: inOrder(responses).flatMap((exported) => readAnswerLines(exported).map((line) => answerRow(exported, line))),
  };
}

function answerRow(exported: ExportedResponse, line: AnswerLine): readonly Cell[] {
  const { organization, responseId, questionnaire } = exported;
  const { submittedAt, submissions } = responseOf(exported);
  return [
    organization.name,
    organization.acronym,
    responseId,
    "number" in line.item ? (line.item.number ?? null) : null,
    line.path,
    inLanguage(line.question.text, "en"),
    line.state.replaceAll("-", " "),
    line.state === "answered" ? line.words : null,
    line.codes.join("; "),
    line.language,
    line.version,
    writeAt(submittedAt),
    submissions,
    questionnaire.version,
    writeAt(line.entered?.at ?? null),
  ];
}

function inOrder(responses: readonly ExportedResponse[]): readonly ExportedResponse[] {
  return responses.toSorted((one, other) => compareOrganizations(one.organization, other.organization));
}

function writeAt(at: Temporal.Instant | null): Cell {
  return at?.toString() ?? null;
}
