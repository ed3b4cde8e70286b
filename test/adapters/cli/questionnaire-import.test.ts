import { describe, expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { writeFormSheets } from "../../../adapters/documents/write-xlsform.ts";
import type { Questionnaire } from "../../../src/questionnaire/questionnaire.ts";
import { writeXlsform } from "../../../src/questionnaire/xlsform/write-xlsform.ts";
import { formOf } from "../../questionnaire/xlsform/form-sheets.ts";
import { EVERY_KIND } from "../../reports/every-kind.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

const AGE = { type: "integer", name: "age", label: "Age" };
const files = {
  "ages.xlsx": await writeFormSheets(formOf([AGE, { type: "geopoint", name: "where", label: "Where" }])),
  "bad.xlsx": await writeFormSheets(
    formOf([
      { ...AGE, type: "txt" },
      { ...AGE, name: "b", type: "select_one none" },
    ]),
  ),
  "same.xlsx": await writeFormSheets(writeXlsform(EVERY_KIND)),
  "changed.json": JSON.stringify({ ...EVERY_KIND, title: { en: "Another" } }),
  "unsound.json": JSON.stringify({ ...EVERY_KIND, namedBy: "nothing" }),
  "wrong.json": JSON.stringify({ ...EVERY_KIND, per: "day" }),
  "text.xlsx": "type,name\n",
  "broken.json": "{",
};

async function run(...words: readonly string[]) {
  const fake = fakeSurroundings({ instruments: [EVERY_KIND], files });
  const exit = await runCommand(["questionnaire", "import", ...words], fake.surroundings);
  return { exit, ...fake.said, written: fake.written };
}

describe("questionnaire import", () => {
  test("takes an XLSForm, and names by sheet and row what it leaves out", async () => {
    const { exit, out, written } = await run("ages.xlsx");
    expect(exit).toBe(0);
    expect(out).toContain("ages: ages, asked once of each organization\nTaken: 1 question\n");
    expect(out).toContain("- sheet survey, row 3, where: a place is not measured in a chat; ask for it in words.");
    expect(out.endsWith("Imported: a new questionnaire, version 1.\n")).toBe(true);
    expect(written.instruments.map(({ id, version }) => `${id} ${version}`)).toEqual(["ages 1"]);
    expect(written.audit).toMatchObject([
      { personId: null, action: "questionnaire imported", subject: "ages", facts: { version: 1 } },
    ]);
  });

  test("a dry run says the same and keeps nothing", async () => {
    const { exit, out, written } = await run("ages.xlsx", "--dry-run");
    expect({ exit, kept: written.instruments, audit: written.audit }).toEqual({ exit: 0, kept: [], audit: [] });
    expect(out).toContain("where: a place is not measured");
    expect(out).toContain("Nothing was written: this was a dry run.");
  });

  test("a change raises the version, and never changes one that is kept", async () => {
    const { out, written } = await run("changed.json");
    expect(out).toContain("Imported: a change: version 2.");
    expect(written.instruments).toEqual<Questionnaire[]>([{ ...EVERY_KIND, version: 2, title: { en: "Another" } }]);
  });

  test("the same contents again are nothing new", async () => {
    const { exit, out, written } = await run("same.xlsx");
    expect({ exit, kept: written.instruments, audit: written.audit }).toEqual({ exit: 0, kept: [], audit: [] });
    expect(out).toContain("Nothing is new: version 1 is kept with these contents.");
  });

  test("for programs, all of it as JSON", async () => {
    const { out } = await run("ages.xlsx", "--json");
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      id: "ages",
      version: 1,
      outcome: "new",
      dryRun: false,
      taken: { questions: 1 },
      leftOut: [{ sheet: "survey", row: 3, about: "where", code: "place" }],
    });
  });

  test.each([
    { file: "missing.xlsx", says: /^missing.xlsx cannot be read: there is no such file/ },
    { file: "text.xlsx", says: /^text.xlsx is no workbook of Excel/ },
    { file: "broken.json", says: /^the file is not JSON/ },
    { file: "wrong.json", says: /^per: Invalid option/ },
    { file: "unsound.json", says: /^the questionnaire: namedBy names no question there: “nothing”/ },
    {
      file: "bad.xlsx",
      says: /^sheet survey, row 2: “txt” is no type.*\nsheet survey, row 3: there is no list “none”.*\nNothing was imported\.\n$/,
    },
  ])("$file is refused whole", async ({ file, says }) => {
    const { exit, out, err, written } = await run(file);
    expect({ exit, out, kept: written.instruments, audit: written.audit }).toEqual({
      exit: 1,
      out: "",
      kept: [],
      audit: [],
    });
    expect(err).toMatch(says);
  });
});
