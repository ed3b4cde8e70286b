// Where each answer of the questionnaire on surveys stands in a codebook of DDI 2.5: https://ddialliance.org/ddi-codebook_v2.5
// What is not in this table becomes a note of the study, so that nothing is lost.
import { findArea } from "../domain/areas.ts";
import type { AnswerValue } from "../questionnaire/answer.ts";
import type { AnswerLine } from "./answer-lines.ts";

/** One element below `stdyDscr`, by its path. */
export type Placed = {
  readonly at: string;
  readonly text: string;
  readonly attributes?: Readonly<Record<string, string>>;
};

export type AnsweredLine = { readonly line: AnswerLine; readonly value: AnswerValue };

const PLACES: Readonly<Record<string, (answered: AnsweredLine) => readonly Placed[]>> = {
  q01_title: textAt("citation/titlStmt/titl"),
  q02_purpose: textAt("stdyInfo/abstract"),
  "q03_countries.items": ({ line, value }) => (value.kind === "areas" ? placeAreas(line, value) : []),
  "q03_countries.note": textAt("stdyInfo/sumDscr/geogCover"),
  "q04_time_frame.rounds": ({ value }) => (value.kind === "time-frame" ? value.rounds.flatMap(placeRound) : []),
  "q04_time_frame.frequency": ({ line }) => [
    { at: "method/dataColl/frequenc", text: line.words, attributes: { freq: line.codes.join(" ") } },
  ],
  "q06_sample.types": eachAt("method/dataColl/sampProc"),
  "q06_sample.description": textAt("method/dataColl/sampProc"),
  "q06_sample.size": ({ value }) =>
    value.kind === "number" ? [{ at: "method/dataColl/targetSampleSize/sampleSize", text: String(value.number) }] : [],
  "q06_sample.size_unit": noteAt("method/notes", "sampleSizeUnit"),
  "q07_psu.code": ({ line }) => [{ at: "method/dataColl/sampleFrame/frameUnit/unitType", text: line.wordsWithCodes }],
  "q07_psu.detail": textAt("method/dataColl/sampleFrame/txt"),
  "q08_design.code": textAt("method/dataColl/resInstru"),
  "q08_design.host_survey": textAt("othrStdyMat/relStdy"),
  "q09_populations.codes": eachAt("stdyInfo/sumDscr/universe", { level: "population", clusion: "I" }),
  "q10_focus.types": (answered) => [
    ...eachAt("stdyInfo/sumDscr/universe", { level: "focus", clusion: "I" })(answered),
    ...eachAt("stdyInfo/subject/keyword")(answered),
  ],
  "q11_identification.definition": noteAt("method/notes", "migrantIdentification"),
  "q11_identification.criteria": noteAt("method/notes", "migrantIdentificationCriteria"),
  "q11_identification.minimum_duration_months": noteAt("method/notes", "migrantMinimumDurationMonths"),
  "q12_remittances.remittances": noteAt("stdyInfo/notes", "remittances"),
  "q12_remittances.use": noteAt("stdyInfo/notes", "remittancesUse"),
  "q12_remittances.note": noteAt("stdyInfo/notes", "remittances"),
  "q13_dissemination.means": eachAt("dataAccs/setAvail/avlStatus"),
  "q13_dissemination.urls": ({ value }) =>
    value.kind === "web-addresses" ? value.urls.map((url) => ({ at: "othrStdyMat/relMat", text: url })) : [],
  "q14_access.access": textAt("dataAccs/useStmt/restrctn"),
  "q14_access.access_type": textAt("dataAccs/useStmt/restrctn"),
  "q14_access.conditions": textAt("dataAccs/useStmt/conditions"),
  "q14_access.url": ({ value }) =>
    value.kind === "web-addresses"
      ? value.urls.map((url) => ({ at: "dataAccs/setAvail/accsPlac", text: url, attributes: { URI: url } }))
      : [],
};

/** Answers of the repeat of institutions stand together in one element. */
export const INSTITUTIONS = "q05_institutions";

export function placeAnswer(answered: AnsweredLine): readonly Placed[] {
  const place = PLACES[answered.line.path];
  const placed = place === undefined ? [] : place(answered);
  return placed.length > 0 ? placed : [placeNote(answered.line)];
}

/** A note of the study, by the path and the words of its question. */
export function placeNote({ path, label, wordsWithCodes }: AnswerLine): Placed {
  return { at: "notes", text: wordsWithCodes, attributes: { type: path, subject: label } };
}

export function placeInstitution(lines: readonly AnsweredLine[]): Placed {
  const words = (key: string) => lines.find(({ line }) => line.path.endsWith(`.${key}`))?.line.words;
  const role = words("role");
  const affiliation = words("country_m49");
  return {
    at: "method/dataColl/dataCollector",
    text: words("name") ?? lines.map(({ line }) => line.words).join("; "),
    attributes: { ...(affiliation === undefined ? {} : { affiliation }), ...(role === undefined ? {} : { role }) },
  };
}

function textAt(at: string) {
  return ({ line }: AnsweredLine): readonly Placed[] => [{ at, text: line.wordsWithCodes }];
}

function noteAt(at: string, type: string) {
  return ({ line }: AnsweredLine): readonly Placed[] => [
    { at, text: line.wordsWithCodes, attributes: { type, subject: line.label } },
  ];
}

/** One element for each code, with its label. */
function eachAt(at: string, attributes: Readonly<Record<string, string>> = {}) {
  return ({ line }: AnsweredLine): readonly Placed[] => line.parts.map((text) => ({ at, text, attributes }));
}

/** Countries and areas have a code of three letters; regions and groups in words are a coverage. */
function placeAreas(line: AnswerLine, { areas }: Extract<AnswerValue, { kind: "areas" }>): readonly Placed[] {
  const placed = areas.map(({ m49, name }): Placed => {
    const area = m49 === null ? null : findArea(m49);
    if (area === null) return { at: "stdyInfo/sumDscr/geogCover", text: name };
    return { at: "stdyInfo/sumDscr/nation", text: area.names.en, attributes: { abbr: area.iso3 } };
  });
  const roles = areas.some(({ role }) => role !== null);
  return roles ? [...placed, placeNote(line)] : placed;
}

function placeRound({ label, start, end }: { label: string | null; start: string; end: string | null }) {
  const cycle = label === null ? {} : { cycle: label };
  const at = "stdyInfo/sumDscr/collDate";
  const first: Placed = { at, text: start, attributes: { event: "start", date: start, ...cycle } };
  return end === null ? [first] : [first, { at, text: end, attributes: { event: "end", date: end, ...cycle } }];
}
