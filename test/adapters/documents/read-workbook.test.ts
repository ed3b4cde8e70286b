// Files that nobody vouches for, made by another program than the one that writes ours.
import { utils, type WorkBook, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readWorkbook } from "../../../adapters/documents/read-workbook.ts";

const WANTED = ["survey", "choices", "settings"];
type Cells = readonly (readonly (string | number | boolean | null)[])[];

function workbookOf(sheets: Readonly<Record<string, Cells>>, bookType: "xlsx" | "biff8"): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return bytesOf(book, bookType);
}

function bytesOf(book: WorkBook, bookType: "xlsx" | "biff8"): Uint8Array {
  return z.instanceof(Uint8Array).parse(write(book, { bookType, type: "buffer" }));
}

describe.each(["xlsx", "biff8"] as const)("a workbook as %s", (bookType) => {
  test("is read as words, row by row, and only the sheets that are wanted", async () => {
    const survey = [
      ["type", "name"],
      [null, null],
      ["integer", 12, true],
      [0.5, "a “b”\nc"],
    ];
    const bytes = workbookOf({ Survey: survey, Other: [["secret"]] }, bookType);
    expect(await readWorkbook(bytes, WANTED)).toEqual({
      ok: true,
      sheets: [
        {
          name: "Survey",
          rows: [["type", "name", ""], [], ["integer", "12", "true"], ["0.5", "a “b”\nc", ""]],
        },
        { name: "Other", rows: [] },
      ],
    });
  });

  test("of more than 5,000 rows is refused", async () => {
    const rows = Array.from({ length: 5001 }, (_, index) => [index]);
    expect(await readWorkbook(workbookOf({ survey: rows }, bookType), WANTED)).toEqual({
      ok: false,
      code: "too-many-rows",
    });
  });
});

test("rows keep their numbers where the content does not begin in the first cell", async () => {
  const sheet = utils.sheet_add_aoa({}, [["type"]], { origin: "C4" });
  const book = utils.book_new(sheet, "survey");
  const read = await readWorkbook(bytesOf(book, "xlsx"), WANTED);
  expect(read.ok && read.sheets[0]?.rows[3]).toEqual(["", "", "type"]);
});

const words = (text: string) => new TextEncoder().encode(text);
const padded = (...bytes: readonly number[]) => new Uint8Array([...bytes, ...new Uint8Array(2000).fill(7)]);

test.each([
  { what: "a page of HTML", bytes: words("<table><tr><td>type</td></tr></table>"), code: "no-workbook" },
  { what: "a table in words", bytes: words("type,name\ntext,q\n"), code: "no-workbook" },
  {
    what: "a pointer to a file that is elsewhere",
    bytes: words("version https://git-lfs.github.com/spec/v1\n"),
    code: "no-workbook",
  },
  { what: "nothing", bytes: new Uint8Array(), code: "no-workbook" },
  { what: "a broken archive", bytes: padded(0x50, 0x4b, 3, 4), code: "unreadable" },
  { what: "a broken compound file", bytes: padded(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), code: "unreadable" },
  { what: "more than 5 MB", bytes: new Uint8Array(5 * 1024 * 1024 + 1), code: "too-large" },
])("$what: $code", async ({ bytes, code }) => {
  expect(await readWorkbook(bytes, WANTED)).toEqual({ ok: false, code });
});
