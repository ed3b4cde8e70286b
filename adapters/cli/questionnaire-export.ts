// `rapporteur questionnaire export`: what is asked, as our own JSON or as an XLSForm for other programs.
import { InstrumentId } from "../../src/domain/ids.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { writeXlsform } from "../../src/questionnaire/xlsform/write-xlsform.ts";
import { type Command, explainFileError, type Given, type Outcome, refuse, textOption, withStore } from "./command.ts";
import type { CommandStore, Surroundings } from "./surroundings.ts";

const FORMATS = ["json", "xlsform"] as const;

export const questionnaireExport: Command = {
  words: "questionnaire export",
  usage: `ID --format ${FORMATS.join("|")} [--version N] [--out PATH]`,
  summary: "writes what is asked, as JSON or as an XLSForm",
  details: [
    "--version N   an earlier version; without it, the newest",
    "--out PATH    a file; JSON goes to standard output without it, an XLSForm (.xlsx) needs it",
    "What XLSForm has no column for stands in columns whose names begin with rapporteur_; the import reads them back.",
  ],
  positionals: 1,
  options: { format: { type: "string" }, version: { type: "string" }, out: { type: "string" } },
  run: exportQuestionnaire,
};

async function exportQuestionnaire(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const wanted = textOption(given, "format");
  const format = FORMATS.find((name) => name === wanted);
  if (wanted === "docx") return { kind: "misuse", problem: "docx is not available in this version" };
  if (format === undefined) return { kind: "misuse", problem: `--format must be one of ${FORMATS.join(", ")}` };
  const version = textOption(given, "version");
  if (version !== null && !/^[1-9]\d{0,8}$/.test(version))
    return { kind: "misuse", problem: "--version must be a whole number from 1 upwards" };
  const path = textOption(given, "out");
  if (path === null && format === "xlsform")
    return { kind: "misuse", problem: "an XLSForm is a file, such as --out form.xlsx" };
  const { documents } = surroundings;
  return withStore(surroundings, async (store) => {
    const found = await findQuestionnaire(given.positionals[0] ?? "", version, store);
    if ("kind" in found) return found;
    if (path === null) return { kind: "document", text: documents.writeJson(found), notes: [] };
    const content =
      format === "json" ? documents.writeJson(found) : await documents.writeFormSheets(writeXlsform(found));
    return deliver(found, path, content, surroundings);
  });
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
  content: string | Uint8Array,
  { writeFile }: Surroundings,
): Promise<Outcome> {
  try {
    await writeFile(path, content);
  } catch (error) {
    return refuse(`${path} cannot be written: ${explainFileError(error)}`);
  }
  return { kind: "done", data: { path, id, version }, lines: [`${id}, version ${version}: written to ${path}.`] };
}
