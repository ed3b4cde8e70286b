// What a catalogue says of a study, as answers to the questions on surveys. What has no question, or cannot be read without
// guessing, is listed with the reason.
import { areaName, iso3Of, listAreas } from "../domain/areas.ts";
import { PartialDate } from "../questionnaire/answer.ts";
import type { Item, Question, Questionnaire } from "../questionnaire/questionnaire.ts";
import { meaningOf } from "../questionnaire/read-area-meaning.ts";
import { choiceWords, findMeant } from "../questionnaire/read-choice-words.ts";
import type { Json, JsonObject } from "./record.ts";
import { fieldAt, type StudyEntry, type StudyField } from "./study-entry.ts";

export type UnreadCode =
  | "no-question"
  | "no-area"
  | "several-areas"
  | "no-dates"
  | "no-such-choice"
  | "no-number"
  | "no-address"
  | "one-is-enough"
  | "shortened"
  | "too-long";

export type Unread = { readonly place: string; readonly about: string; readonly code: UnreadCode };
export type CompiledStudy = { readonly answers: JsonObject; readonly unread: readonly Unread[] };

/** The record of a study for a questionnaire whose questions are called as those of 2007. */
export function compileStudy(entries: readonly StudyEntry[], questionnaire: Questionnaire): CompiledStudy {
  const unread: Unread[] = [];
  const byField = new Map<StudyField, StudyEntry[]>();
  for (const entry of entries) {
    const field = fieldAt(entry.place);
    if (field === null) unread.push(left(entry, "no-question"));
    else byField.set(field, [...(byField.get(field) ?? []), entry]);
  }
  const study: Study = { of: (field) => byField.get(field) ?? [], unread, items: questionnaire.items };
  const answers = {
    q01_title: readTitle(study),
    q02_purpose: readTexts("purpose", "q02_purpose", study),
    q03_countries: { items: readCountries(study), note: readTexts("coverage", "q03_countries.note", study) },
    q04_time_frame: { rounds: readRounds(study), frequency: readFrequency(study) },
    q05_institutions: readInstitutions(study),
    q06_sample: { description: readTexts("sampling", "q06_sample.description", study), size: readSize(study) },
    q07_psu: { detail: readTexts("sampling-unit", "q07_psu.detail", study) },
    q09_populations: { note: readTexts("universe", "q09_populations.note", study) },
    q13_dissemination: { urls: readAddresses("report-address", study) },
    q14_access: {
      conditions: readTexts("conditions", "q14_access.conditions", study),
      url: readAddress(study),
    },
  };
  return { answers: onlyKnown(answers, questionnaire.items), unread };
}

type Study = {
  readonly of: (field: StudyField) => readonly StudyEntry[];
  readonly unread: Unread[];
  readonly items: readonly Item[];
};

function left({ place, text, attributes }: StudyEntry, code: UnreadCode): Unread {
  return { place, about: text || Object.values(attributes).join(" "), code };
}

/** Another questionnaire may lack some of the questions. */
function onlyKnown(answers: JsonObject, items: readonly Item[]): JsonObject {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => items.some((item) => item.key === key)));
}

function questionAt(path: string, items: readonly Item[]): Question | null {
  const [first, ...rest] = path.split(".");
  const item = items.find(({ key }) => key === first);
  if (!item || item.kind === "note") return null;
  if ("items" in item) return questionAt(rest.join("."), item.items);
  return item;
}

function readTitle(study: Study): string {
  const [title, ...more] = study.of("title");
  for (const entry of more) study.unread.push(left(entry, "one-is-enough"));
  const others = study
    .of("other-title")
    .map(({ text }) => text)
    .filter((text) => text !== title?.text);
  const whole = [title?.text ?? "", ...(others.length > 0 ? [`(${others.join("; ")})`] : [])].join(" ").trim();
  const question = questionAt("q01_title", study.items);
  const max = question?.kind === "short-text" ? question.maxCharacters : whole.length;
  if (whole.length <= max) return whole;
  for (const entry of study.of("other-title")) study.unread.push(left(entry, "too-long"));
  return title !== undefined && title.text.length <= max ? title.text : "";
}

/** Several are paragraphs of one answer. Too long a text ends with its last whole sentence. */
function readTexts(field: StudyField, path: string, study: Study): string {
  const entries = study.of(field);
  const [first] = entries;
  const text = entries
    .map((entry) => entry.text)
    .filter((each) => each !== "")
    .join("\n\n");
  const question = questionAt(path, study.items);
  if (!first || text === "") return "";
  const isText = question?.kind === "short-text" || question?.kind === "long-text";
  if (!isText) study.unread.push(left(first, "no-question"));
  if (!isText || text.length <= question.maxCharacters) return isText ? text : "";
  const short = wholeSentences(text, question.maxCharacters);
  study.unread.push(left({ ...first, text }, short === "" ? "too-long" : "shortened"));
  return short;
}

function wholeSentences(text: string, max: number): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
    if ((kept + segment).trimEnd().length > max) break;
    kept += segment;
  }
  return kept.trim();
}

/** By code where there is one, else by a name that means one country or area exactly. */
function readCountries(study: Study): readonly Json[] {
  return study.of("country").flatMap((entry): Json[] => {
    const code = (entry.attributes["abbr"] ?? entry.attributes["abbreviation"] ?? "").toUpperCase();
    const coded = listAreas().find(({ iso2, iso3 }) => code === iso3 || code === iso2)?.m49;
    const named = meaningOf(entry.text, false);
    const m49 = coded ?? (named?.kind === "area" ? named.m49 : null);
    if (m49 !== null) return [{ m49, iso3: iso3Of(m49), name: areaName(m49, "en"), role: null }];
    study.unread.push(left(entry, named?.kind === "ambiguous" ? "several-areas" : "no-area"));
    return [];
  });
}

/** A start and the end that follows it are one round; so is a single date, and a pair in one entry. */
function readRounds(study: Study): readonly Json[] {
  const rounds: Json[] = [];
  let begun: StudyEntry | null = null;
  const miss = (entry: StudyEntry | null) => entry && study.unread.push(left(entry, "no-dates"));
  for (const entry of study.of("collected")) {
    const { event, start, end } = entry.attributes;
    const date = entry.attributes["date"] ?? entry.text;
    if (event === "start") {
      miss(begun);
      begun = entry;
      continue;
    }
    const first = start ?? (event === "end" ? (begun?.attributes["date"] ?? begun?.text) : date);
    const round = writeRound(first, end ?? date, entry.attributes["cycle"] ?? begun?.attributes["cycle"]);
    if (round === null) miss(entry);
    else rounds.push(round);
    if (event === "end" && round === null) miss(begun);
    if (event === "end") begun = null;
  }
  miss(begun);
  return rounds;
}

function writeRound(start: string | undefined, end: string | undefined, cycle: string | undefined): Json {
  const from = PartialDate.safeParse(start?.trim());
  const to = PartialDate.safeParse(end?.trim());
  if (!from.success || !to.success || to.data < from.data.slice(0, to.data.length)) return null;
  return { label: cycle ?? null, start: from.data, end: to.data };
}

function readFrequency(study: Study): Json {
  const question = questionAt("q04_time_frame.frequency", study.items);
  const [entry] = study.of("frequency");
  if (!entry) return null;
  const meant = question?.kind === "one-of" ? findMeant(choiceWords(question.choices), entry.text) : [];
  const [only, ...others] = meant;
  if (only && others.length === 0) return only.code;
  study.unread.push(left(entry, "no-such-choice"));
  return null;
}

/** Null where none is named: a catalogue that names none does not say that there is none. */
function readInstitutions(study: Study): readonly Json[] | null {
  const named = (field: StudyField, role: string) =>
    study.of(field).map(({ place, text, attributes }) => {
      const short = attributes["abbr"] ?? attributes["abbreviation"] ?? "";
      const about = attributes["affiliation"];
      if (about !== undefined) study.unread.push({ place: `${place}/@affiliation`, about, code: "no-question" });
      return { name: short === "" || text.includes(short) ? text : `${text} (${short})`, role };
    });
  const institutions = [...named("collector", "fieldwork"), ...named("funder", "sponsor")];
  return institutions.length > 0 ? institutions : null;
}

function readSize(study: Study): Json {
  const [entry] = study.of("sample-size");
  if (!entry) return null;
  if (/^\d{1,12}$/.test(entry.text)) return Number(entry.text);
  study.unread.push(left(entry, "no-number"));
  return null;
}

function readAddresses(field: StudyField, study: Study): readonly string[] {
  return study.of(field).flatMap((entry) => {
    const address = entry.attributes["uri"] ?? entry.text;
    if (/^https?:\/\/\S+$/i.test(address)) return [address];
    study.unread.push(left(entry, "no-address"));
    return [];
  });
}

function readAddress(study: Study): Json {
  const [first, ...others] = readAddresses("access-address", study);
  for (const about of others) study.unread.push({ place: "access", about, code: "one-is-enough" });
  return first ?? null;
}
