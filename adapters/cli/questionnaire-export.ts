// `rapporteur questionnaire export`: what is asked, as our own JSON, as an XLSForm for other programs, or as a form on paper.
import { InstrumentId } from "../../src/domain/ids.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { writeXlsform } from "../../src/questionnaire/xlsform/write-xlsform.ts";
import { type Command, explainFileError, type Given, type Outcome, refuse, textOption, withStore } from "./command.ts";
import { PAPER, type Paper, readFormOrder, writeForm } from "./questionnaire-form.ts";
import type { CommandStore, Surroundings } from "./surroundings.ts";

const FORMATS = ["json", "xlsform", ...PAPER] as const;

export const questionnaireExport: Command = {
  words: "questionnaire export",
  usage: `ID --format ${FORMATS.join("|")} [--version N] [--language CODE] [--meeting MEETING] [--out PATH]`,
  summary: "writes what is asked, as JSON, as an XLSForm, or as a form on paper",
  details: [
    "docx, html       a form to be sent by e-mail or printed, for organizations that answer neither in Slack nor in Teams",
    "--version N      an earlier version; without it, the newest",
    "--language CODE  of a form: ar, zh, en, fr, ru, es; what the questionnaire does not have in it stands in English",
    "--meeting ID     of a form: for which meeting it is, and by when it is to be returned",
    "--out PATH       a file; JSON and html go to standard output without it, docx and an XLSForm (.xlsx) need it",
    "What XLSForm has no column for stands in columns whose names begin with rapporteur_; the import reads them back.",
  ],
  positionals: 1,
  options: {
    format: { type: "string" },
    version: { type: "string" },
    language: { type: "string" },
    meeting: { type: "string" },
    out: { type: "string" },
  },
  run: exportQuestionnaire,
};

async function exportQuestionnaire(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const wanted = textOption(given, "format");
  const format = FORMATS.find((name) => name === wanted);
  if (format === undefined) return { kind: "misuse", problem: `--format must be one of ${FORMATS.join(", ")}` };
  const version = textOption(given, "version");
  if (version !== null && !/^[1-9]\d{0,8}$/.test(version))
    return { kind: "misuse", problem: "--version must be a whole number from 1 upwards" };
  const path = textOption(given, "out");
  const file = NEEDS_A_FILE[format];
  if (path === null && file !== undefined) return { kind: "misuse", problem: file };
  const order = readFormOrder(given, format);
  if ("problem" in order) return { kind: "misuse", problem: order.problem };
  return withStore(surroundings, async (store) => {
    const found = await findQuestionnaire(given.positionals[0] ?? "", version, store);
    if ("kind" in found) return found;
    const written = isPaper(format)
      ? await writeForm(found, { ...order, format }, store, surroundings)
      : { content: await writeData(found, format, surroundings), notes: [] };
    if ("kind" in written) return written;
    const { content, notes } = written;
    if (path !== null) return deliver(found, path, written, surroundings);
    if (typeof content !== "string") throw new Error(`${format} was to be refused without --out`);
    return { kind: "document", text: content, notes };
  });
}

type Format = (typeof FORMATS)[number];
type Written = { readonly content: string | Uint8Array; readonly notes: readonly string[] };

const NEEDS_A_FILE: Readonly<Partial<Record<Format, string>>> = {
  xlsform: "an XLSForm is a file, such as --out form.xlsx",
  docx: "a form as docx is a file, such as --out form.docx",
};

function isPaper(format: Format): format is Paper {
  return PAPER.some((paper) => paper === format);
}

async function writeData(
  questionnaire: Questionnaire,
  format: Exclude<Format, Paper>,
  { documents }: Surroundings,
): Promise<string | Uint8Array> {
  if (format === "json") return documents.writeJson(questionnaire);
  return documents.writeFormSheets(writeXlsform(questionnaire));
}

async function findQuestionnaire(
  word: string,
  version: string | null,
  store: CommandStore,
): Promise<Questionnaire | Outcome> {
  const { found, ids } = await store.transaction(async (transaction) => ({
    found: await transaction.findInstrument(InstrumentId.parse(word), version === null ? undefined : Number(version)),
    ids: await transaction.listInstrumentIds(),
  }));
  if (found) return found;
  const known = ids.some((id) => id === word);
  if (known && version !== null) return refuse(`There is no version ${version} of ${word}.`);
  return refuse(`There is no questionnaire “${word}”.`, `There are: ${ids.join(", ")}`);
}

async function deliver(
  { id, version }: Questionnaire,
  path: string,
  { content, notes }: Written,
  { writeFile }: Surroundings,
): Promise<Outcome> {
  try {
    await writeFile(path, content);
  } catch (error) {
    return refuse(`${path} cannot be written: ${explainFileError(error)}`);
  }
  const lines = [`${id}, version ${version}: written to ${path}.`];
  return { kind: "done", data: { path, id, version }, lines, warnings: notes };
}
