// Read back by another program than the one that writes.
import { read, utils } from "@e965/xlsx";
import { expect, test } from "vitest";
import { writeFormSheets } from "../../../adapters/documents/write-xlsform.ts";

test("an independent reader finds the same sheets, in the same order, with the same words", async () => {
  const rows = [
    ["type", "name", "label::English (en)"],
    ["text", "title", "Title, “quoted” <b>&</b>\nsecond line"],
    ["integer", "", "١٢٣ 人口 Ω"],
  ];
  const bytes = await writeFormSheets([
    { name: "survey", rows },
    { name: "choices", rows: [["list_name"]] },
  ]);
  const workbook = read(bytes);
  expect(workbook.SheetNames).toEqual(["survey", "choices"]);
  const sheet = workbook.Sheets["survey"];
  expect(sheet && utils.sheet_to_json(sheet, { header: 1, defval: "" })).toEqual(rows);
});

test.each(["=1+1", "+33 6 12", "-5", "@SUM(A1)", "0042", "2007-11", "1e3", "TRUE"])(
  "%s stays what was written, and is no formula, number or date",
  async (words) => {
    const bytes = await writeFormSheets([{ name: "survey", rows: [["label"], [words]] }]);
    const cell: unknown = read(bytes, { cellFormula: true }).Sheets["survey"]?.["A2"];
    expect(cell).toMatchObject({ t: "s", v: words });
    expect(cell).not.toHaveProperty("f");
  },
);
