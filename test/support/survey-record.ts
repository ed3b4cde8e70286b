// Records of real surveys, as a catalogue keeps them, to answers of the questionnaire of 2007 and back. Used to show
// that the instrument holds every one of them without loss.
import { z } from "zod";
import type { Answer, Answers, AnswerValue } from "../../src/questionnaire/answer.ts";

const Codes = z.array(z.string());
const Text = z.string().nullable();

export const SurveyRecord = z.object({
  q01_title: z.string(),
  q03_countries: z.object({
    items: z.array(z.object({ m49: z.string().nullable(), name: z.string(), role: z.string() })),
    note: Text,
  }),
  q04_time_frame: z.object({
    rounds: z.array(z.object({ label: Text, start: z.string(), end: Text })),
    status: z.string(),
    frequency: z.string(),
  }),
  q05_institutions: z.array(z.object({ name: z.string(), role: z.string(), country_m49: Text })),
  q06_sample: z.object({ types: Codes, description: Text, size: z.number().nullable(), size_unit: Text }),
  q07_psu: z.object({ code: z.string(), detail: Text }),
  q08_design: z.object({ code: z.string(), host_survey: Text }),
  q09_populations: z.object({ codes: Codes, note: Text }),
  q10_focus: z.object({ has_focus: z.boolean(), types: Codes, note: Text }),
  q11_identification: z.object({
    definition: Text,
    criteria: Codes,
    minimum_duration_months: z.number().nullable(),
  }),
  q12_remittances: z.object({ remittances: z.string(), use: z.string(), note: Text }),
  q13_dissemination: z.object({ means: Codes, urls: z.array(z.string()) }),
  q14_access: z.object({ access: z.string(), conditions: Text, access_type: Text, url: Text }),
});
export type SurveyRecord = z.infer<typeof SurveyRecord>;

/** A record as answers. An empty text or an empty list is no answer; a role outside `roles` is "other", in its own words. */
export function answersOf(record: SurveyRecord, roles: readonly string[]): Answers {
  const answers = new Map<string, Answer>();
  const put = (path: string, value: AnswerValue | null) => {
    if (value) answers.set(path, { state: "answered", value });
  };
  put("q01_title", text(record.q01_title));
  const areas = record.q03_countries.items;
  put("q03_countries.items", { kind: "areas", areas });
  put("q04_time_frame.rounds", {
    kind: "time-frame",
    rounds: record.q04_time_frame.rounds,
    frequency: null,
    status: null,
  });
  const instances = record.q05_institutions.map((_, index) => index + 1);
  put("q05_institutions", { kind: "instances", instances, closed: true });
  record.q05_institutions.forEach(({ name, role, country_m49: m49 }, index) => {
    const prefix = `q05_institutions[${index + 1}]`;
    put(`${prefix}.name`, text(name));
    put(`${prefix}.role`, roles.includes(role) ? choice(role) : { kind: "choice", code: "other", other: role });
    if (m49) put(`${prefix}.country_m49`, { kind: "areas", areas: [{ m49, name: m49, role: null }] });
  });
  for (const [path, value] of plainAnswers(record)) put(path, value);
  return answers;
}

function plainAnswers(record: SurveyRecord): readonly (readonly [string, AnswerValue | null])[] {
  const { q06_sample: sample, q11_identification: identification, q14_access: access } = record;
  return [
    ["q03_countries.note", text(record.q03_countries.note)],
    ["q04_time_frame.status", choice(record.q04_time_frame.status)],
    ["q04_time_frame.frequency", choice(record.q04_time_frame.frequency)],
    ["q06_sample.types", choices(sample.types)],
    ["q06_sample.description", text(sample.description)],
    ["q06_sample.size", number(sample.size)],
    ["q06_sample.size_unit", text(sample.size_unit)],
    ["q07_psu.code", choice(record.q07_psu.code)],
    ["q07_psu.detail", text(record.q07_psu.detail)],
    ["q08_design.code", choice(record.q08_design.code)],
    ["q08_design.host_survey", text(record.q08_design.host_survey)],
    ["q09_populations.codes", choices(record.q09_populations.codes)],
    ["q09_populations.note", text(record.q09_populations.note)],
    ["q10_focus.has_focus", { kind: "yes-no", yes: record.q10_focus.has_focus }],
    ["q10_focus.types", choices(record.q10_focus.types)],
    ["q10_focus.note", text(record.q10_focus.note)],
    ["q11_identification.definition", text(identification.definition)],
    ["q11_identification.criteria", choices(identification.criteria)],
    ["q11_identification.minimum_duration_months", number(identification.minimum_duration_months)],
    ["q12_remittances.remittances", choice(record.q12_remittances.remittances)],
    ["q12_remittances.use", choice(record.q12_remittances.use)],
    ["q12_remittances.note", text(record.q12_remittances.note)],
    ["q13_dissemination.means", choices(record.q13_dissemination.means)],
    ["q13_dissemination.urls", urls(record.q13_dissemination.urls)],
    ["q14_access.access", choice(access.access)],
    ["q14_access.conditions", text(access.conditions)],
    ["q14_access.access_type", access.access_type ? choice(access.access_type) : null],
    ["q14_access.url", urls(access.url ? [access.url] : [])],
  ];
}

const text = (words: string | null): AnswerValue | null => (words ? { kind: "text", text: words } : null);
const number = (value: number | null): AnswerValue | null =>
  value === null ? null : { kind: "number", number: value };
const choice = (code: string): AnswerValue => ({ kind: "choice", code, other: null });
const choices = (codes: readonly string[]): AnswerValue | null =>
  codes.length === 0 ? null : { kind: "choices", codes: [...codes], other: null };
const urls = (list: readonly string[]): AnswerValue | null =>
  list.length === 0 ? null : { kind: "web-addresses", urls: [...list] };
