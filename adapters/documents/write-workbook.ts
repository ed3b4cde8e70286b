// A workbook as a file of Excel: the one place that knows the package. Cells are words and numbers, never formulas.
import { type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Cell, Table } from "../../src/reports/table.ts";
import type { Sheet, Workbook } from "../../src/reports/workbook.ts";
import { cleanText } from "./clean-text.ts";

export async function writeWorkbook({ title, sheets }: Workbook): Promise<Uint8Array> {
  return writeXlsx({
    properties: { title, creator: "Rapporteur" },
    defaultFont: FONT,
    sheets: sheets.map(writeSheet),
  });
}

const FONT = { name: "Calibri", size: 11 } as const;
const TOP: CellStyle = { font: FONT, alignment: { vertical: "top", wrapText: true, readingOrder: "context" } };
const HEADING: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E9EDF1" } },
  alignment: { vertical: "top", wrapText: true },
};

/** The headings stay in sight, and every column can be filtered. */
function writeSheet({ name, table }: Sheet): WriteSheet {
  const { headings, rows } = table;
  const widths = headings.map((_, column) => widthOf(table, column));
  const all = [headings, ...rows].map((row) => row.map(writeCell));
  return {
    name,
    columns: widths.map((width) => ({ width, style: TOP })),
    rows: all,
    // Not every program makes room for lines that wrap.
    rowDefs: new Map(all.map((row, index) => [index, { height: heightOf(row, widths) }])),
    cells: new Map(headings.map((_, column) => [`0,${column}`, { style: HEADING }])),
    freezePane: { rows: 1 },
    ...(headings.length > 1 ? { autoFilter: { range: `A1:${letters(headings.length - 1)}${rows.length + 1}` } } : {}),
    pageSetup: { orientation: "landscape", paperSize: "a4", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const MOST_CHARACTERS = 32_767;
const CUT = " [cut here: a cell holds no more]";

function writeCell(cell: Cell): Cell {
  if (typeof cell !== "string") return cell;
  const text = withoutEscapes(cleanText(cell.replaceAll("\r\n", "\n")));
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS - CUT.length).toWellFormed()}${CUT}`;
}

/** `_x0041_` in a workbook is an “A”: an underscore that begins such a word is written as one itself (ECMA-376, ST_Xstring). */
function withoutEscapes(text: string): string {
  return text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}

const NARROWEST = 8;
const WIDEST = 48;

/** As wide as the longest line, within reason. */
function widthOf({ headings, rows }: Table, column: number): number {
  const lines = rows.flatMap((row) => String(row[column] ?? "").split("\n"));
  const longest = Math.max((headings[column] ?? "").length / 2, ...lines.map(({ length }) => length));
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(longest) + 2));
}

/** In points. https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const LINE = 15;
const HIGHEST = 409;

/** Room for the cell that wraps most. */
function heightOf(row: readonly Cell[], widths: readonly number[]): number {
  const lines = row.map((cell, column) => {
    const width = (widths[column] ?? WIDEST) - 1;
    const wrapped = String(cell ?? "").split("\n");
    return wrapped.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  });
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE);
}

/** A, B, … Z, AA, AB, … */
function letters(column: number): string {
  const above = Math.floor(column / 26);
  return `${above > 0 ? letters(above - 1) : ""}${String.fromCharCode(65 + (column % 26))}`;
}
