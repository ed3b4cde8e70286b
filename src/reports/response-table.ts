// The tables of an instrument: the inventory (one row for each response) and the activities (one row for each instance
// of the first repeat).
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { compareOrganizations, type ExportedResponse, responseOf } from "./exported-response.ts";
import { type Column, columnsOf, instancePaths } from "./response-columns.ts";
import type { Cell, Table } from "./table.ts";

const LEADING = [
  "response",
  "organization",
  "acronym",
  "organization name",
  "state",
  "submitted at",
  "submissions",
  "demonstration",
];

/** One row for each response, in the order of the organizations. */
export function compileResponseTable(questionnaire: Questionnaire, responses: readonly ExportedResponse[]): Table {
  const columns = columnsOf(questionnaire.items);
  return {
    headings: [...LEADING, ...columns.map(({ heading }) => heading)],
    rows: inOrder(responses).map((response) => [...leadingCells(response), ...readRow(columns, response, "")]),
  };
}

/** One row for each instance of the questionnaire's first repeat; a response without any has no row. */
export function compileInstanceTable(questionnaire: Questionnaire, responses: readonly ExportedResponse[]): Table {
  const repeat = questionnaire.items.find((item) => item.kind === "repeat");
  if (repeat === undefined) return { headings: LEADING, rows: [] };
  const columns = columnsOf(repeat.items);
  return {
    headings: [...LEADING, repeat.noun.en, ...columns.map(({ heading }) => heading)],
    rows: inOrder(responses).flatMap((response) =>
      instancePaths(repeat, response, "").map((path, index) => [
        ...leadingCells(response),
        index + 1,
        ...readRow(columns, response, path),
      ]),
    ),
  };
}

function inOrder(responses: readonly ExportedResponse[]): readonly ExportedResponse[] {
  return responses.toSorted((one, other) => compareOrganizations(one.organization, other.organization));
}

function leadingCells(exported: ExportedResponse): readonly Cell[] {
  const { organization, responseId, demonstration } = exported;
  const { state, submittedAt, submissions } = responseOf(exported);
  return [
    responseId,
    organization.id,
    organization.acronym,
    organization.name,
    state,
    submittedAt?.toString() ?? null,
    submissions,
    demonstration ? "yes" : "no",
  ];
}

function readRow(columns: readonly Column[], response: ExportedResponse, above: string): readonly Cell[] {
  return columns.map(({ read }) => read(response, above));
}
