// A table: Slack's own where it fits, which screen readers and telephones can read; columns of fixed width otherwise.
import type { TableBlock } from "@slack/types";
import type { Part } from "../../src/chat/outbound.ts";
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from "./limits.ts";
import type { Item } from "./passages.ts";

type Table = Extract<Part, { kind: "table" }>;

/** Our own: a larger table is shown as text, which may be shortened. */
const MAX_TABLE_CHARACTERS = 4_000;
/** Our own: what a column of fixed width may take of a screen. */
const MAX_WIDTH = 40;
/** Slack refuses an empty cell. */
const BLANK = "–";

/** Null where the table is too large for Slack's own. */
export function renderTable({ columns, rows }: Table): TableBlock | null {
  if (columns.length === 0 || columns.length > MAX_TABLE_COLUMNS || rows.length + 1 > MAX_TABLE_ROWS) return null;
  const cells = [columns, ...rows].map((row) => columns.map((_column, index) => row[index]?.trim() || BLANK));
  if (cells.flat().join("").length > MAX_TABLE_CHARACTERS) return null;
  return {
    type: "table",
    rows: cells.map((row) => row.map((text) => ({ type: "raw_text", text }))),
    column_settings: columns.map(() => ({ is_wrapped: true })),
  };
}

/** One line for each row, the columns below each other. */
export function writeColumns({ columns, rows }: Table): Item[] {
  const lines = [columns, ...rows];
  const widths = columns.map((_column, index) =>
    Math.min(MAX_WIDTH, Math.max(...lines.map((row) => Array.from(row[index] ?? "").length))),
  );
  return lines.map((row) => ({
    name: "",
    text: row
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  }));
}

function pad(cell: string, width: number): string {
  return cell + " ".repeat(Math.max(0, width - Array.from(cell).length));
}
