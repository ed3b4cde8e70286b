// Reads the sheets of an XLSForm as a questionnaire: whole, or refused with every problem by sheet and row. What a chat
// cannot ask, and what our definition cannot say, is left out and named; nothing is dropped silently.
import { InstrumentId } from "../../domain/ids.ts";
import type { Language } from "../../domain/language.ts";
import { checkQuestionnaire, type DefinitionProblem } from "../check-questionnaire.ts";
import { Questionnaire } from "../questionnaire.ts";
import type { Findings, FormProblem, FormRemark, ProblemCode } from "./form-remark.ts";
import { readLists } from "./read-choices.ts";
import { readLanguage } from "./read-headings.ts";
import { readItems } from "./read-items.ts";
import { cellOf, findSheet, type Row, readTable, type Table, wordsOf } from "./read-table.ts";
import { type Node, readTree } from "./read-tree.ts";
import { OWN, type Sheet } from "./sheets.ts";

export type ReadXlsform =
  | { readonly ok: true; readonly questionnaire: Questionnaire; readonly remarks: readonly FormRemark[] }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** `name`: what the form is called where it does not say it itself. */
export function readXlsform(sheets: readonly Sheet[], name: string): ReadXlsform {
  const language = languageOf(sheets);
  const settings = readTable(sheets, "settings", language).rows[0] ?? null;
  const survey = readTable(sheets, "survey", language);
  const unread = whyUnreadable(sheets, survey);
  if (unread !== null) return { ok: false, problems: [{ sheet: "survey", row: null, about: "survey", code: unread }] };
  const findings: Findings = { problems: [], remarks: [] };
  const choices = readTable(sheets, "choices", language);
  saySheets(sheets, [survey, choices], findings);
  const tree = readTree(survey.rows, findings);
  const form = { tree, lists: readLists(choices, language, findings), language, findings };
  const items = readItems(tree.top, form);
  if (items.length === 0 && findings.problems.length === 0)
    findings.problems.push({ sheet: "survey", row: null, about: "survey", code: "nothing-asked" });
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  return assemble({ ...readFormSettings(settings, name, language), items }, tree.top, findings.remarks);
}

function languageOf(sheets: readonly Sheet[]): Language {
  const row = readTable(sheets, "settings", "en").rows[0];
  return (row && readLanguage(cellOf(row, "default_language"))) ?? "en";
}

function whyUnreadable(sheets: readonly Sheet[], { columns }: Table): ProblemCode | null {
  if (!findSheet(sheets, "survey")) return "no-survey";
  return columns.includes("type") && columns.includes("name") ? null : "no-columns";
}

const READ = ["survey", "choices", "settings"];

function saySheets(sheets: readonly Sheet[], [survey, choices]: readonly Table[], { remarks }: Findings): void {
  for (const { name } of sheets) {
    if (READ.includes(name.trim().toLowerCase())) continue;
    remarks.push({ sheet: name, row: null, about: name, kind: "left-out", code: "sheet" });
  }
  for (const [sheet, table] of [["survey", survey] as const, ["choices", choices] as const]) {
    for (const about of table?.unknownLanguages ?? [])
      remarks.push({ sheet, row: null, about, kind: "changed", code: "unknown-language" });
  }
}

function readFormSettings(settings: Row | null, name: string, language: Language) {
  const cell = (column: string) => (settings === null ? "" : cellOf(settings, column));
  const title = cell("form_title") || name;
  const per = cell(OWN.per) === "survey" ? "survey" : "organization";
  const version = /^[1-9]\d{0,3}$/.test(cell("version")) ? Number(cell("version")) : 1;
  const intro = settings && wordsOf(settings, OWN.intro, language);
  return {
    id: writeId(cell("form_id") || name),
    version,
    title: { ...(settings && wordsOf(settings, OWN.title, language)), en: title },
    ...(intro === null ? {} : { intro }),
    per,
    emptyStatement: cell(OWN.emptyStatement) || (per === "survey" ? "no_survey" : "nothing_to_report"),
    namedBy: cell(OWN.namedBy) || null,
  };
}

/** Ids are written in small letters, digits, hyphens and lines. */
export function writeId(words: string): InstrumentId {
  const id = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, "-")
    .replaceAll(/^[-_]+|-+$/g, "")
    .slice(0, 60);
  return InstrumentId.parse(id || "form");
}

function assemble(definition: unknown, top: readonly Node[], remarks: readonly FormRemark[]): ReadXlsform {
  const read = Questionnaire.safeParse(definition);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ about: `${path.join(".")}: ${message}` }));
    return {
      ok: false,
      problems: problems.map(({ about }) => ({ sheet: "settings", row: null, about, code: "bad-definition" })),
    };
  }
  const problems = checkQuestionnaire(read.data).map((problem) => placeProblem(problem, top));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, questionnaire: read.data, remarks };
}

const CODES: Readonly<Partial<Record<DefinitionProblem["code"], ProblemCode>>> = {
  "unknown-code": "unknown-code",
  "unknown-question": "unknown-reference",
};

function placeProblem({ path, code, about }: DefinitionProblem, top: readonly Node[]): FormProblem {
  let level = top;
  let found: Node | undefined;
  for (const key of path.split(".")) {
    found = level.find((node) => node.key === key);
    level = found?.below ?? [];
  }
  const row = found?.row.number ?? null;
  return { sheet: row === null ? "settings" : "survey", row, about, code: CODES[code] ?? "bad-definition" };
}
