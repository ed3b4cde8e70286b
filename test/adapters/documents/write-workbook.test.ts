// A workbook: opened again by another reader, with every cell as it was, and none a formula.
import { read, utils, type WorkBook } from "@e965/xlsx";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "../../../adapters/documents/clean-text.ts";
import { writeWorkbook } from "../../../adapters/documents/write-workbook.ts";
import type { Cell } from "../../../src/reports/table.ts";

async function reopen(rows: readonly (readonly Cell[])[]): Promise<WorkBook> {
  const headings = (rows[0] ?? []).map((_, index) => `Column ${index + 1}`);
  const sheets = [
    { name: "Answers", table: { headings, rows } },
    { name: "About", table: { headings: ["About"], rows: [["The designations employed"]] } },
  ];
  return read(await writeWorkbook({ title: "Inventory", sheets }), {
    type: "buffer",
    cellFormula: true,
    cellStyles: true,
  });
}

function cellsOf(workbook: WorkBook): readonly unknown[][] {
  const sheet = workbook.Sheets["Answers"];
  if (sheet === undefined) throw new Error("no sheet");
  return utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null }).slice(1);
}

test("words that look like formulas stay words, numbers stay numbers", async () => {
  const rows = [
    ["=1+1", "+33 6", "-5", "@SUM(A1)", '=HYPERLINK("http://x")'],
    [-5, 0, 1.5, true, null],
  ];
  const workbook = await reopen(rows);
  expect(cellsOf(workbook)).toEqual(rows);
  const cells = Object.values(workbook.Sheets["Answers"] ?? {});
  expect(cells.filter((cell: unknown) => typeof cell === "object" && cell !== null && "f" in cell)).toEqual([]);
  expect(workbook.SheetNames).toEqual(["Answers", "About"]);
  expect(workbook.Props?.Title).toBe("Inventory");
});

test("every word comes back, whatever it is", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "binary", maxLength: 30 }), { minLength: 1, maxLength: 4 }),
      async (row) => {
        const expected = row.map((word) => (word === "" ? null : cleanText(word.replaceAll("\r\n", "\n"))));
        const [read_] = cellsOf(await reopen([[...row, "end"]]));
        expect(read_?.slice(0, -1).map((cell) => (cell === "" ? null : cell))).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test("what spreadsheets write for a character is not taken for one", async () => {
  expect(cellsOf(await reopen([["_x0041_", "_x000D_", "a_x"]]))).toEqual([["_x0041_", "_x000D_", "a_x"]]);
});

test("a row is as high as its longest cell needs", async () => {
  const workbook = await reopen([["short"], ["three\nlines\nlong"], ["word ".repeat(400)]]);
  const heights = workbook.Sheets["Answers"]?.["!rows"]?.map((row) => row.hpt);
  expect(heights?.slice(1)).toEqual([15, 45, 409]);
});

test("a text that no cell holds is cut, and says so", async () => {
  const [[cell] = []] = cellsOf(await reopen([["x".repeat(40_000)]]));
  expect(String(cell)).toHaveLength(32_767);
  expect(cell).toMatch(/x \[cut here: a cell holds no more\]$/);
});
