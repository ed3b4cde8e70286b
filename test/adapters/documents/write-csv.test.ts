import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCsv } from "../../../adapters/documents/write-csv.ts";
import { writeJson } from "../../../adapters/documents/write-json.ts";

test.each([
  { cell: "=1+1", written: "'=1+1", because: "a spreadsheet would compute it" },
  { cell: "+41 22 917", written: "'+41 22 917", because: "a spreadsheet would compute it" },
  { cell: "-2", written: "'-2", because: "these are words, not a number" },
  { cell: "@SUM(A1)", written: "'@SUM(A1)", because: "a spreadsheet would compute it" },
  { cell: "\tx", written: "'\tx", because: "a tab may open a formula" },
  { cell: "\rx", written: "'\rx", because: "a carriage return may open a formula" },
  { cell: -2, written: "-2", because: "a number is a number" },
  { cell: "a=b", written: "a=b", because: "a formula begins with its sign" },
  { cell: 'say "no"', written: 'say "no"', because: "quotes are doubled and read back" },
  { cell: "two\nlines", written: "two\nlines", because: "line breaks are kept in quotes" },
  { cell: null, written: "", because: "nothing is nothing" },
])("$cell is written as $written: $because", ({ cell, written }) => {
  const csv = writeCsv({ headings: ["first", "second"], rows: [[cell, "end"]] });
  expect(parse(csv, { bom: true })).toEqual([
    ["first", "second"],
    [written, "end"],
  ]);
});

test("begins with a byte order mark, and headings are escaped too", () => {
  expect(writeCsv({ headings: ["=x"], rows: [] })).toBe("\ufeff'=x\r\n");
});

test("no cell of any words begins as a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 5 }), (row) => {
      const [, cells = []] = parse(writeCsv({ headings: row.map(() => "h"), rows: [row] }), { bom: true });
      expect(cells).toHaveLength(row.length);
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test("JSON ends with a line break and reads back", () => {
  const text = writeJson({ name: "Côte d’Ivoire", m49: null });
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text)).toEqual({ name: "Côte d’Ivoire", m49: null });
});
