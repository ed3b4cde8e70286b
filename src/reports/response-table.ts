// The tables of an instrument: the inventory (one row for each response) and the activities (one row for each instance
// of the first repeat).
import type { Path } from "../questionnaire/answer.ts";
import type { Questionnaire, Repeat } from "../questionnaire/questionnaire.ts";
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
  "instrument version",
];

/** Which answers the secretariat entered on behalf of the organization: their paths. Last, so that no other column moves. */
const ENTERED = "entered by the secretariat";

/** One row for each response, in the order of the organizations. */
export function compileResponseTable(newest: Questionnaire, responses: readonly ExportedResponse[]): Table {
  const columnsIn = ({ items }: Questionnaire) => columnsOf(items);
  const headings = headingsOf(newest, responses, columnsIn);
  return {
    headings: [...LEADING, ...headings, ENTERED],
    rows: inOrder(responses).map((response) => [
      ...leadingCells(response),
      ...readRow(headings, columnsIn(response.questionnaire), response, ""),
      joinEntered(response, ""),
    ]),
  };
}

/** One row for each instance of the questionnaire's first repeat; a response without any has no row. */
export function compileInstanceTable(newest: Questionnaire, responses: readonly ExportedResponse[]): Table {
  const [repeat] = versionsOf(newest, responses).flatMap(firstRepeat);
  if (repeat === undefined) return { headings: LEADING, rows: [] };
  const columnsIn = (version: Questionnaire) => firstRepeat(version).flatMap(({ items }) => columnsOf(items));
  const headings = headingsOf(newest, responses, columnsIn);
  return {
    headings: [...LEADING, repeat.noun.en, ...headings, ENTERED],
    rows: inOrder(responses).flatMap((response) =>
      firstRepeat(response.questionnaire)
        .flatMap((own) => instancePaths(own, response, ""))
        .map((path, index) => [
          ...leadingCells(response),
          index + 1,
          ...readRow(headings, columnsIn(response.questionnaire), response, path),
          joinEntered(response, `${path}.`),
        ]),
    ),
  };
}

function firstRepeat({ items }: Questionnaire): readonly Repeat[] {
  return items.filter((item) => item.kind === "repeat").slice(0, 1);
}

/** Every version under which something was answered, the newest first. */
function versionsOf(newest: Questionnaire, responses: readonly ExportedResponse[]): readonly Questionnaire[] {
  const all = [newest, ...responses.map(({ questionnaire }) => questionnaire)];
  const once = new Map(all.map((questionnaire) => [questionnaire.version, questionnaire]));
  return [...once.values()].toSorted((one, other) => other.version - one.version);
}

/** Those of the newest version; what only an earlier one asked follows, so that no answer is left out. */
function headingsOf(
  newest: Questionnaire,
  responses: readonly ExportedResponse[],
  columnsIn: (version: Questionnaire) => readonly Column[],
): readonly string[] {
  const versions = versionsOf(newest, responses);
  return [...new Set(versions.flatMap((version) => columnsIn(version).map(({ heading }) => heading)))];
}

function inOrder(responses: readonly ExportedResponse[]): readonly ExportedResponse[] {
  return responses.toSorted((one, other) => compareOrganizations(one.organization, other.organization));
}

function leadingCells(exported: ExportedResponse): readonly Cell[] {
  const { organization, responseId, questionnaire, demonstration } = exported;
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
    questionnaire.version,
  ];
}

/** `within`: what their paths begin with. */
function joinEntered({ entered, isVisible }: ExportedResponse, within: Path): Cell {
  const paths = [...entered.keys()].filter((path) => path.startsWith(within) && isVisible(path));
  return paths.length === 0 ? null : paths.join("; ");
}

/** A choice is labelled as it was in the version in which it was made. */
function readRow(
  headings: readonly string[],
  columns: readonly Column[],
  response: ExportedResponse,
  above: Path,
): readonly Cell[] {
  const byHeading = new Map(columns.map((column) => [column.heading, column]));
  return headings.map((heading) => byHeading.get(heading)?.read(response, above) ?? null);
}
