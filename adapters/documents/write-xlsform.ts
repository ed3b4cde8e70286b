// Sheets of words as .xlsx: the first row stands while one scrolls, and nothing is ever a formula.
import { writeXlsx } from "hucre/xlsx";

/** As the sheets of an XLSForm are. */
type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

const MAX_COLUMN_WIDTH = 60;

export function writeFormSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(writeSheet), stringMode: "shared" });
}

function writeSheet({ name, rows }: Sheet) {
  const [headings = []] = rows;
  return {
    name,
    rows: rows.map((row) => row.map((cell) => (cell === "" ? null : cell))),
    columns: headings.map((_, column) => ({ width: widthOf(rows, column) })),
    cells: new Map(headings.map((value, column) => [`0,${column}`, { value, style: { font: { bold: true } } }])),
    freezePane: { rows: 1 },
  };
}

/** In characters, with room for the margin. */
function widthOf(rows: readonly (readonly string[])[], column: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0);
  return Math.min(longest, MAX_COLUMN_WIDTH) + 2;
}
