// A CSV file as people send it: with or without a byte order mark, parted by commas, semicolons or tabs.
import { CsvError, parse } from "csv-parse/sync";

/** A roster of a thousand people is 200 kB; what is larger is another file. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

export type CsvFile =
  /** Every row as a spreadsheet numbers it, from 1; cells trimmed, in NFC. */
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly problem: string };

export function readCsvFile(bytes: Uint8Array): CsvFile {
  const text = readTextFile(bytes);
  if (!text.ok) return text;
  try {
    const rows = parse(text.text, { delimiter: detectDelimiter(text.text), relax_column_count: true });
    return { ok: true, rows: rows.map((row) => row.map(cleanCell)) };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, problem: `the file is not well-formed CSV: ${error.message}` };
    throw error;
  }
}

/** The text of a UTF-8 file of at most 5 MB, without its byte order mark. */
export function readTextFile(
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string } {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, problem: "the file is larger than 5 MB" };
  if (startsWith(bytes, [0x50, 0x4b]) || startsWith(bytes, [0xd0, 0xcf])) {
    return { ok: false, problem: "the file is a workbook or an archive: save it as “CSV UTF-8” and import that" };
  }
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problem: "the file is not UTF-8: save it as “CSV UTF-8” and import that" };
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** The one of the three that stands most often in the headings, outside quotes. */
function detectDelimiter(text: string): string {
  const headings = (text.split(/\r?\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((delimiter) => ({ delimiter, times: headings.split(delimiter).length }));
  return counted.toSorted((one, other) => other.times - one.times)[0]?.delimiter ?? ",";
}

/** An export of ours has an apostrophe before what a spreadsheet would take for a formula. */
function cleanCell(cell: string): string {
  return cell
    .replace(/[\u00a0\u202f]/g, " ")
    .trim()
    .replace(/^'(?=[=+\-@])/, "")
    .normalize("NFC");
}
