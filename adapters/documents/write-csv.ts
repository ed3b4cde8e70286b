// A table as CSV that a spreadsheet opens safely: UTF-8 with a byte order mark, quoted by RFC 4180.
import { stringify } from "csv-stringify/sync";
import type { Table } from "../../src/reports/table.ts";

/**
 * Cells that a spreadsheet would take for a formula (a leading `=`, `+`, `-`, `@`, tab or carriage return) get an
 * apostrophe before them: https://owasp.org/www-community/attacks/CSV_Injection. Numbers stay numbers.
 */
export function writeCsv(table: Table): string {
  return stringify(
    [table.headings, ...table.rows].map((row) => [...row]),
    {
      bom: true,
      record_delimiter: "windows",
      escape_formulas: true,
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
    },
  );
}
