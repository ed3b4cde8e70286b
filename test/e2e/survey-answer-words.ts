// What the focal point would say to each question of the questionnaire, found by the words of the question as they
// stand on the screen.
import type { Institution, SurveyAnswers } from "./survey-answers.ts";
import { countryOf, type Words, wordsFor, wordsForOther, writeRounds } from "./survey-words.ts";

/** What is wanted; how it is entered (typed, pressed, in a form) is another matter. */
export type Wish =
  | { readonly kind: "nothing" }
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "choices"; readonly several: boolean; readonly choices: readonly Words[] }
  | { readonly kind: "areas"; readonly areas: readonly { readonly name: string; readonly role: string }[] };

type Saying = (answers: SurveyAnswers, institution: Institution | null) => Wish;

const YES = { printed: "Yes", typed: "yes" };
const NO = { printed: "No", typed: "no" };

export const SAYINGS: Readonly<Record<string, Saying>> = {
  "Title of survey programme or project": ({ q01_title }) => words(q01_title),
  "General purpose of the survey(s) carried out": ({ q02_purpose }) => words(q02_purpose),
  "Which countries or areas does the survey cover?": ({ q03_countries }) => ({
    kind: "areas",
    areas: q03_countries.items.map(({ name, role }) => ({
      name,
      role: role.replaceAll("_", " "),
    })),
  }),
  "Is there anything to add about the coverage?": ({ q03_countries }) => words(q03_countries.note),
  "When was the survey carried out, or when will it be?": ({ q04_time_frame }) =>
    words(writeRounds(q04_time_frame.rounds)),
  "Where does the survey stand?": ({ q04_time_frame }) => one("q04_time_frame.status", q04_time_frame.status),
  "How often is the survey carried out?": ({ q04_time_frame }) =>
    one("q04_time_frame.frequency", q04_time_frame.frequency),
  "What is the name of the institution?": (_answers, institution) => words(institution?.name ?? null),
  "What was its part in the survey?": (_answers, institution) =>
    one("q05_institutions.role", institution?.role ?? null),
  "In which country or area is it?": (_answers, institution) =>
    words(institution?.country_m49 ? countryOf(institution.country_m49) : null),
  "Which types of sample are used?": ({ q06_sample }) => several("q06_sample.types", q06_sample.types),
  "How was the sample drawn?": ({ q06_sample }) => words(q06_sample.description),
  "What is the size of the sample?": ({ q06_sample }) => words(writeNumber(q06_sample.size)),
  "What was counted?": ({ q06_sample }) => words(q06_sample.size_unit),
  "What is the primary sampling unit?": ({ q07_psu }) => one("q07_psu.code", q07_psu.code),
  "Could you say more about the unit?": ({ q07_psu }) => words(q07_psu.detail),
  "Which of these is it?": ({ q08_design }) => one("q08_design.code", q08_design.code),
  "To which survey was it added?": ({ q08_design }) => words(q08_design.host_survey),
  "Which of these populations are covered?": ({ q09_populations }) =>
    several("q09_populations.codes", q09_populations.codes),
  "Is there anything to add about the populations?": ({ q09_populations }) => words(q09_populations.note),
  "Does the survey focus on specific types of migrants?": ({ q10_focus }) => ({
    kind: "choices",
    several: false,
    choices: [q10_focus.has_focus ? YES : NO],
  }),
  "Which types?": ({ q10_focus }) => several("q10_focus.types", q10_focus.types),
  "Is there anything to add about the focus?": ({ q10_focus }) => words(q10_focus.note),
  "Which definition of a migrant does the survey use?": ({ q11_identification }) =>
    words(q11_identification.definition),
  "Which criteria does the definition use?": ({ q11_identification }) =>
    several("q11_identification.criteria", q11_identification.criteria),
  "What is the minimum duration, in months?": ({ q11_identification }) =>
    words(writeNumber(q11_identification.minimum_duration_months)),
  "Does it gather data on remittances?": ({ q12_remittances }) =>
    one("q12_remittances.remittances", q12_remittances.remittances),
  "Does it gather data on how remittances are used?": ({ q12_remittances }) =>
    one("q12_remittances.use", q12_remittances.use),
  "Is there anything to add about remittances?": ({ q12_remittances }) => words(q12_remittances.note),
  "How are the results disseminated?": ({ q13_dissemination }) =>
    several("q13_dissemination.means", q13_dissemination.means),
  "Where can the results be found?": ({ q13_dissemination }) => words(q13_dissemination.urls.join("\n")),
  "May researchers have access to the data?": ({ q14_access }) => one("q14_access.access", q14_access.access),
  "Under which conditions?": ({ q14_access }) => words(q14_access.conditions),
  "Which kind of access is it?": ({ q14_access }) => one("q14_access.access_type", q14_access.access_type),
  "Where can access be asked for?": ({ q14_access }) => words(q14_access.url),
};

/** The question that stands first on the screen: a form may name others below it. */
export function findQuestion(text: string): string | null {
  const lines = text.split("\n").map((line) => line.replace(/^\d+ of \d+\. /, ""));
  return lines.find((line) => line in SAYINGS) ?? null;
}

function words(text: string | null): Wish {
  return text ? { kind: "words", text } : { kind: "nothing" };
}

/** A code that the list does not have is said in the organization's own words. */
function one(question: string, code: string | null): Wish {
  if (code === null) return { kind: "nothing" };
  return { kind: "choices", several: false, choices: [wordsFor(question, code) ?? wordsForOther(question)] };
}

function several(question: string, codes: readonly string[]): Wish {
  const choices = codes.map((code) => wordsFor(question, code) ?? wordsForOther(question));
  return choices.length > 0 ? { kind: "choices", several: true, choices } : { kind: "nothing" };
}

/** As it is written in a sentence: "12,040". */
function writeNumber(number: number | null): string | null {
  return number === null ? null : new Intl.NumberFormat("en-GB").format(number);
}
