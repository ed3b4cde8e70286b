// The process that reads one spreadsheet, so that one that was made to do harm ends it alone.
import process from "node:process";
import { read, utils, type WorkBook } from "@e965/xlsx";
import { z } from "zod";

/** Real forms have some hundred. */
const MAX_ROWS = 5000;
const MAX_COLUMNS = 300;

const Order = z.object({ bytes: z.instanceof(Uint8Array), wanted: z.array(z.string()) });
const Rows = z.array(z.array(z.unknown()));

process.once("message", (message: unknown) => {
  process.send?.(answer(Order.parse(message)), undefined, undefined, () => process.disconnect());
});

function answer({ bytes, wanted }: z.infer<typeof Order>) {
  try {
    const names = read(bytes, { bookSheets: true }).SheetNames;
    const chosen = names.filter((name) => wanted.includes(name.trim().toLowerCase()));
    const book = read(bytes, {
      sheets: chosen,
      sheetRows: MAX_ROWS + 1,
      dense: true,
      cellFormula: false,
      cellHTML: false,
    });
    const sheets = names.map((name) => ({ name, rows: chosen.includes(name) ? rowsOf(book, name) : [] }));
    return sheets.some(({ rows }) => rows.length > MAX_ROWS) ? { problem: "too-many-rows" } : { sheets };
  } catch {
    // Whatever the library says of a file that it cannot read may quote it; that it cannot be read is the outcome.
    return { problem: "unreadable" };
  }
}

/** From the first cell of the sheet on, wherever its content begins, so that rows keep their numbers. */
function rowsOf({ Sheets }: WorkBook, name: string): readonly (readonly string[])[] {
  const sheet = Sheets[name];
  if (!sheet?.["!ref"]) return [];
  const { e: end } = utils.decode_range(sheet["!ref"]);
  const range = { s: { r: 0, c: 0 }, e: { r: end.r, c: Math.min(end.c, MAX_COLUMNS - 1) } };
  const rows = Rows.parse(utils.sheet_to_json(sheet, { header: 1, range, blankrows: true, defval: "", raw: true }));
  return rows.map((row) => row.map(writeCell));
}

function writeCell(cell: unknown): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}
