import { read, utils } from "@e965/xlsx";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { InstrumentId } from "../../../src/domain/ids.ts";
import { Questionnaire } from "../../../src/questionnaire/questionnaire.ts";
import { EVERY_KIND } from "../../reports/every-kind.ts";
import { MEETING } from "../../reports/exported.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

const FRENCH = { ...EVERY_KIND, id: InstrumentId.parse("french"), title: { en: "French", fr: "Français" } };
const AMENDED = { ...EVERY_KIND, version: 2, title: { en: "Every kind, amended" } };

async function run(...words: readonly string[]) {
  const fake = fakeSurroundings({ instruments: [EVERY_KIND, AMENDED, FRENCH], meetings: [MEETING] });
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

  test("docx is a form on paper, for the meeting that is named", async () => {
    const words = ["every-kind", "--format", "docx", "--meeting", "cmim-06", "--out", "form.docx"];
    const { exit, out, err, written } = await run(...words);
    expect({ exit, out, err }).toEqual({
      exit: 0,
      out: "every-kind, version 2: written to form.docx.\n",
      err: "",
    });
    const file = written.files.get("form.docx");
    if (!(file instanceof Uint8Array)) throw new Error("a Word file was to be written");
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file) });
    expect(value).toContain("Every kind, amended");
    expect(value).toContain("by Friday, 9 November 2007");
    expect(value).toContain("7. Focus");
  });

  test("html is the same form, to be printed", async () => {
    const { exit, out } = await run("every-kind", "--format", "html");
    expect(exit).toBe(0);
    expect(out).toContain('<h3 lang="en" dir="auto">1. Title</h3>');
    expect(out).toContain("☐ Household");
  });

  test.each([
    { id: "every-kind", language: "ar", says: /^Note: every-kind has no words in Arabic: the form is in English\.\n$/ },
    {
      id: "french",
      language: "fr",
      says: /^Note: \d+ of its \d+ texts are not there in French, and stand in English\./,
    },
    { id: "french", language: "en", says: /^$/ },
  ])("$id in $language: what is not there is said", async ({ id, language, says }) => {
    const { exit, err, written } = await run(id, "--format", "html", "--language", language, "--out", "form.html");
    expect(exit).toBe(0);
    expect(err).toMatch(says);
    expect(String(written.files.get("form.html"))).toContain(`<html lang="${id === "french" ? language : "en"}">`);
  });

  test.each([
    { words: ["every-kind"], exit: 2, says: /^--format must be one of json, xlsform, docx, html/ },
    { words: ["every-kind", "--format", "docx"], exit: 2, says: /^a form as docx is a file, such as --out form.docx/ },
    {
      words: ["every-kind", "--format", "json", "--language", "fr"],
      exit: 2,
      says: /^--language and --meeting go with --format docx or html/,
    },
    {
      words: ["every-kind", "--format", "html", "--language", "French"],
      exit: 2,
      says: /^--language must be one of ar, zh, en, fr, ru, es/,
    },
    { words: ["every-kind", "--format", "html", "--meeting", "x"], exit: 1, says: /^There is no meeting “x”/ },
    {
      words: ["french", "--format", "html", "--meeting", "cmim-06"],
      exit: 1,
      says: /^Sixth Coordination Meeting on International Migration does not ask for french\./,
    },
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
