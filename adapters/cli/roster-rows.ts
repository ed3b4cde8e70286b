// The headings of a roster file, and its rows by the names of the columns.
import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { ORGANIZATION_COLUMNS, PERSON_COLUMNS } from "../../src/reports/roster-table.ts";

/** The dates of appointments are imported, and not exported. */
export const APPOINTMENT_COLUMNS = [...PERSON_COLUMNS, "since", "until"] as const;
export const COLUMNS = [...ORGANIZATION_COLUMNS, ...APPOINTMENT_COLUMNS] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Each column is there; blank cells are empty. */
const Cells = z.record(z.enum(COLUMNS), z.string()).readonly();

/** Something wrong at a place in the file; `row` as a spreadsheet numbers it. */
export type RowProblem = { readonly row: number; readonly column: string | null; readonly problem: string };

export type RosterRow = {
  readonly row: number;
  readonly cells: z.infer<typeof Cells>;
};

export type RosterRows =
  | { readonly ok: true; readonly rows: readonly RosterRow[] }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

/** Headings in any order and any case; a heading that is not known is refused, since its cells would be lost. */
export function readRosterRows(rows: readonly (readonly string[])[]): RosterRows {
  const headings = rows[0] ?? [];
  const columns = headings.map((heading) => COLUMNS.find((column) => foldHeading(column) === foldHeading(heading)));
  const problems = [
    ...headingProblems(headings, columns),
    ...rows.flatMap((row, index) => overflow(row, headings, index + 1)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const read = rows.flatMap((row, index): RosterRow[] => {
    if (index === 0 || row.every((cell) => cell === "")) return [];
    return [{ row: index + 1, cells: cellsOf(row, columns) }];
  });
  if (read.length > MAX_ROWS)
    return { ok: false, problems: [{ row: MAX_ROWS + 2, column: null, problem: TOO_MANY_ROWS }] };
  if (read.length > 0) return { ok: true, rows: read };
  return { ok: false, problems: [{ row: 1, column: null, problem: "the file has no rows below its headings" }] };
}

/** The rosters of the field have some 200; every row is compared with every organization. */
const MAX_ROWS = 2000;
const TOO_MANY_ROWS = `the file has more than ${MAX_ROWS} rows: import it in parts`;

function foldHeading(heading: string): string {
  return heading.toLowerCase().replace(/[\s_-]+/g, "");
}

function headingProblems(
  headings: readonly string[],
  columns: readonly (ColumnName | undefined)[],
): readonly RowProblem[] {
  const problems = headings.flatMap((heading, index): RowProblem[] => {
    const column = columns[index];
    if (column === undefined && heading === "") return [];
    if (column === undefined) return [{ row: 1, column: heading, problem: unknownHeading(heading) }];
    if (columns.indexOf(column) === index) return [];
    return [{ row: 1, column: heading, problem: "this column is there twice: remove one of them" }];
  });
  if (columns.includes("organization") || columns.includes("name")) return problems;
  return [
    ...problems,
    { row: 1, column: null, problem: "neither organization nor name is among the headings of the first row" },
  ];
}

function unknownHeading(heading: string): string {
  const close = COLUMNS.find((column) => distance(foldHeading(column), foldHeading(heading)) <= 2);
  return close === undefined
    ? `not a column of a roster; the columns are ${COLUMNS.join(", ")}`
    : `not a column of a roster; did you mean ${close}?`;
}

function overflow(row: readonly string[], headings: readonly string[], number: number): readonly RowProblem[] {
  const stray = row.findIndex((cell, index) => cell !== "" && (headings[index] ?? "") === "");
  if (stray === -1) return [];
  return [
    { row: number, column: null, problem: `cell ${stray + 1} stands under no heading: is a comma not in quotes?` },
  ];
}

function cellsOf(row: readonly string[], columns: readonly (ColumnName | undefined)[]): RosterRow["cells"] {
  return Cells.parse(Object.fromEntries(COLUMNS.map((column) => [column, row[columns.indexOf(column)] ?? ""])));
}
