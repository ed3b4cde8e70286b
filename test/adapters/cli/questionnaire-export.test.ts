import { read, utils } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { Questionnaire } from "../../../src/questionnaire/questionnaire.ts";
import { EVERY_KIND } from "../../reports/every-kind.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

const AMENDED = { ...EVERY_KIND, version: 2, title: { en: "Every kind, amended" } };

async function run(...words: readonly string[]) {
  const fake = fakeSurroundings({ instruments: [EVERY_KIND, AMENDED] });
  const exit = await runCommand(["questionnaire", "export", ...words], fake.surroundings);
  return { exit, ...fake.said, written: fake.written };
}

describe("questionnaire export", () => {
  test("JSON is the definition that the schema takes", async () => {
    const { exit, out } = await run("every-kind", "--format", "json");
    expect(exit).toBe(0);
    expect(Questionnaire.parse(JSON.parse(out))).toEqual(AMENDED);
  });

  test("an earlier version is written when it is named", async () => {
    const { written, out } = await run("every-kind", "--format", "json", "--version", "1", "--out", "old.json");
    expect(Questionnaire.parse(JSON.parse(String(written.files.get("old.json"))))).toEqual(EVERY_KIND);
    expect(out).toBe("every-kind, version 1: written to old.json.\n");
  });

  test("an XLSForm is a workbook with the three sheets", async () => {
    const { exit, written } = await run("every-kind", "--format", "xlsform", "--out", "form.xlsx");
    expect(exit).toBe(0);
    const workbook = read(written.files.get("form.xlsx"));
    expect(workbook.SheetNames).toEqual(["survey", "choices", "settings"]);
    const survey = workbook.Sheets["survey"];
    const types = survey && utils.sheet_to_json<{ type: string }>(survey).map(({ type }) => type);
    expect(types?.slice(0, 4)).toEqual(["note", "text", "text", "begin_group"]);
  });

  test.each([
    { words: ["every-kind"], exit: 2, says: /^--format must be one of json, xlsform/ },
    { words: ["every-kind", "--format", "docx"], exit: 2, says: /^docx is not available in this version/ },
    { words: ["every-kind", "--format", "xlsform"], exit: 2, says: /^an XLSForm is a file, such as --out/ },
    {
      words: ["every-kind", "--format", "json", "--version", "one"],
      exit: 2,
      says: /^--version must be a whole number/,
    },
    {
      words: ["none", "--format", "json"],
      exit: 1,
      says: /^There is no questionnaire “none”\.\nThere are: every-kind/,
    },
    {
      words: ["every-kind", "--format", "json", "--version", "3"],
      exit: 1,
      says: /^There is no version 3 of every-kind/,
    },
    {
      words: ["every-kind", "--format", "json", "--out", "nowhere/x.json"],
      exit: 1,
      says: /^nowhere\/x.json cannot be written/,
    },
  ])("$words: exit $exit", async ({ words, exit, says }) => {
    const said = await run(...words);
    expect({ exit: said.exit, out: said.out }).toEqual({ exit, out: "" });
    expect(said.err).toMatch(says);
  });
});
