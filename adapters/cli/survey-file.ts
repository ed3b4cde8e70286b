// The file of `survey import`: our own record, or a description of a study by DDI or by the schema of the IHSN.
import { areaName } from "../../src/domain/areas.ts";
import type { Answers } from "../../src/questionnaire/answer.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { compileStudy, type Unread } from "../../src/reports/compile-study.ts";
import { readOwnRecord } from "../../src/reports/read-own-record.ts";
import { type RecordSource, readRecord } from "../../src/reports/read-record.ts";
import { isStudyJson, readStudyJson } from "../../src/reports/read-study-json.ts";
import { parseJson } from "./json-file.ts";
import type { Surroundings } from "./surroundings.ts";
import { writeRecordProblem } from "./survey-words.ts";

export type SurveyFile =
  | {
      readonly ok: true;
      readonly format: "record" | "ihsn" | "ddi";
      readonly answers: Answers;
      readonly unread: readonly Unread[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

export function readSurveyFile(
  bytes: Uint8Array,
  path: string,
  questionnaire: Questionnaire,
  surroundings: Surroundings,
): SurveyFile {
  if (path.toLowerCase().endsWith(".xml")) return readXml(bytes, questionnaire, surroundings);
  const json = parseJson(bytes);
  if (!json.ok) return { ok: false, problems: [json.problem] };
  if (isStudyJson(json.value)) {
    const { answers, unread } = compileStudy(readStudyJson(json.value), questionnaire);
    return toAnswers({ answers }, "ihsn", unread, questionnaire);
  }
  const record = readOwnRecord(json.value);
  if (record.ok) return toAnswers(record.source, "record", [], questionnaire);
  const problem =
    record.code === "several"
      ? "the file has several responses: leave one in it"
      : "the file is neither a record of Rapporteur nor a description of a study (study_desc)";
  return { ok: false, problems: [problem] };
}

const DDI_PROBLEMS = {
  "too-large": "has more than 5 MB",
  entities: "declares entities of its own, which are not read",
  encoding: "is not in the encoding that it declares, or in none of those in use; save it in UTF-8",
  "not-xml": "is no well-formed XML",
  "no-study": "has no stdyDscr: it is no DDI-Codebook",
  "too-deep": "nests its elements too deeply",
} as const;

function readXml(bytes: Uint8Array, questionnaire: Questionnaire, { documents }: Surroundings): SurveyFile {
  const read = documents.readDdi(bytes);
  if (!read.ok) return { ok: false, problems: [`the file ${DDI_PROBLEMS[read.code]}`] };
  const { answers, unread } = compileStudy(read.entries, questionnaire);
  return toAnswers({ answers }, "ddi", unread, questionnaire);
}

function toAnswers(
  source: RecordSource,
  format: "record" | "ihsn" | "ddi",
  unread: readonly Unread[],
  questionnaire: Questionnaire,
): SurveyFile {
  const read = readRecord(questionnaire, source, { name: nameOf });
  if (!read.ok) return { ok: false, problems: read.problems.map(writeRecordProblem) };
  if (read.answers.size === 0) return { ok: false, problems: ["nothing in the file answers a question"] };
  return { ok: true, format, answers: read.answers, unread };
}

function nameOf(m49: string): string | null {
  const name = areaName(m49, "en");
  return name === m49 ? null : name;
}
