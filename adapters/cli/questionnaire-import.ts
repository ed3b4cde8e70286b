// `rapporteur questionnaire import`: a questionnaire from our own JSON or from an XLSForm, all or nothing.
import { basename } from "node:path";
import { checkQuestionnaire, type DefinitionProblem } from "../../src/questionnaire/check-questionnaire.ts";
import { type NextVersion, nextVersion } from "../../src/questionnaire/next-version.ts";
import { type Item, Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import type { FormRemark } from "../../src/questionnaire/xlsform/form-remark.ts";
import { readXlsform } from "../../src/questionnaire/xlsform/read-xlsform.ts";
import { type Command, type Given, isGiven, type Outcome, readNamedFile, refuse, withStore } from "./command.ts";
import { writeFormProblem, writeFormRemarks } from "./form-words.ts";
import { parseJson } from "./json-file.ts";
import type { Surroundings } from "./surroundings.ts";

export const questionnaireImport: Command = {
  words: "questionnaire import",
  usage: "FILE.xlsx|FILE.xls|FILE.json [--dry-run]",
  summary: "takes a questionnaire from an XLSForm or from JSON, all or nothing",
  details: [
    "What a chat cannot ask is left out and named by sheet and row. A form with errors is refused whole.",
    "A questionnaire that is known gets a new version if anything changed; what was answered keeps the version it had.",
    "A meeting asks it once `meeting import` names its id under asks.",
    "--dry-run  say what would be taken, and change nothing",
  ],
  positionals: 1,
  options: { "dry-run": { type: "boolean" } },
  run: importQuestionnaire,
};

type Read =
  | { readonly ok: true; readonly questionnaire: Questionnaire; readonly remarks: readonly FormRemark[] }
  | { readonly ok: false; readonly problems: readonly string[] };

async function importQuestionnaire(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const path = given.positionals[0] ?? "";
  const file = await readNamedFile(surroundings, path);
  if (!file.ok) return refuse(file.problem);
  const read = path.toLowerCase().endsWith(".json")
    ? readDefinition(file.bytes)
    : await readForm(file.bytes, path, surroundings);
  if (!read.ok) return refuse(...read.problems, "Nothing was imported.");
  return withStore(surroundings, async (store) => {
    const { questionnaire: imported, remarks } = read;
    const newest = await store.transaction((transaction) => transaction.findInstrument(imported.id));
    const next = nextVersion(imported, newest);
    const dryRun = isGiven(given, "dry-run");
    if (next.kind !== "unchanged" && !dryRun) {
      const { questionnaire } = next;
      await store.saveInstrument(questionnaire);
      const entry = {
        at: surroundings.clock.now(),
        personId: null,
        action: "questionnaire imported",
        subject: questionnaire.id,
        facts: { version: questionnaire.version },
      };
      await store.transaction((transaction) => transaction.audit(entry));
    }
    return describe(imported, next, remarks, dryRun);
  });
}

function readDefinition(bytes: Uint8Array): Read {
  const json = parseJson(bytes);
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const read = Questionnaire.safeParse(json.value);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`);
    return { ok: false, problems };
  }
  const problems = checkQuestionnaire(read.data).map(writeDefinitionProblem);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, questionnaire: read.data, remarks: [] };
}

const DEFINITION_PROBLEMS: Readonly<Record<DefinitionProblem["code"], string>> = {
  "bad-id": "an id has small letters, digits, - and _, at most 60",
  "key-twice": "this key stands twice beside each other",
  "code-twice": "this code stands twice in one list",
  "unknown-question": "a condition names no question that can be seen from there",
  "unknown-code": "a condition compares with what the question cannot be answered by",
  unnamed: "namedBy names no question there",
};

function writeDefinitionProblem({ path, code, about }: DefinitionProblem): string {
  return `${path || "the questionnaire"}: ${DEFINITION_PROBLEMS[code]}: “${about}”`;
}

const WORKBOOK_PROBLEMS = {
  "too-large": "has more than 5 MB",
  "no-workbook": "is no workbook of Excel (.xlsx or .xls), whatever its name says; save it as .xlsx",
  "too-many-rows": "has a sheet of more than 5,000 rows",
  unreadable: "cannot be read: it is damaged or protected by a password; save it anew as .xlsx",
  "too-much": "takes too much memory or time to be read",
} as const;

async function readForm(bytes: Uint8Array, path: string, { documents }: Surroundings): Promise<Read> {
  const workbook = await documents.readWorkbook(bytes, ["survey", "choices", "settings"]);
  if (!workbook.ok) return { ok: false, problems: [`${path} ${WORKBOOK_PROBLEMS[workbook.code]}`] };
  const read = readXlsform(workbook.sheets, basename(path).replace(/\.[^.]*$/, ""));
  return read.ok ? read : { ok: false, problems: read.problems.map(writeFormProblem) };
}

function describe(
  { id, title, per, items }: Questionnaire,
  next: NextVersion,
  remarks: readonly FormRemark[],
  dryRun: boolean,
): Outcome {
  const version = next.kind === "unchanged" ? next.version : next.questionnaire.version;
  const taken = countItems(items);
  const leftOut = remarks.filter(({ kind }) => kind === "left-out");
  const changed = remarks.filter(({ kind }) => kind === "changed");
  const once = per === "survey" ? "once for each survey" : "once of each organization";
  return {
    kind: "done",
    data: { dryRun, id, version, outcome: next.kind, taken, leftOut, changed },
    lines: [
      `${id}: ${title.en}, asked ${once}`,
      `Taken: ${writeTaken(taken)}`,
      ...(leftOut.length > 0 ? ["", "Left out:", ...writeFormRemarks(leftOut).map((line) => `- ${line}`)] : []),
      ...(changed.length > 0
        ? ["", "Taken otherwise than it stands:", ...writeFormRemarks(changed).map((line) => `- ${line}`)]
        : []),
      ...(remarks.length > 0 ? [""] : []),
      conclude(next, dryRun),
    ],
  };
}

function conclude(next: NextVersion, dryRun: boolean): string {
  if (next.kind === "unchanged") return `Nothing is new: version ${next.version} is kept with these contents.`;
  const { version } = next.questionnaire;
  const what = next.kind === "new" ? `a new questionnaire, version ${version}` : `a change: version ${version}`;
  return dryRun ? `It would be ${what}. Nothing was written: this was a dry run.` : `Imported: ${what}.`;
}

type Taken = Readonly<Record<"questions" | "notes" | "groups" | "repeats", number>>;

/** What there is none of is not said. */
function writeTaken(taken: Taken): string {
  return Object.entries(taken)
    .filter(([, count]) => count > 0)
    .map(([kinds, count]) => `${count} ${count === 1 ? kinds.slice(0, -1) : kinds}`)
    .join(", ");
}

function countItems(items: readonly Item[]): Taken {
  const count = { questions: 0, notes: 0, groups: 0, repeats: 0 };
  const visit = (level: readonly Item[]): void => {
    for (const item of level) {
      const kind = item.kind === "note" || item.kind === "group" || item.kind === "repeat" ? item.kind : "question";
      count[`${kind}s`] += 1;
      if ("items" in item) visit(item.items);
    }
  };
  visit(items);
  return count;
}
