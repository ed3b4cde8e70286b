// The words of a questionnaire as a form on paper: how to fill it in, who returns it to whom, and what is asked when.
import { writeDay } from "./dates.ts";
import { inWords } from "./numbers.ts";

const figures = new Intl.NumberFormat("en-GB");
const and = new Intl.ListFormat("en-GB", { type: "conjunction" });
const or = new Intl.ListFormat("en-GB", { type: "disjunction" });

export const form = {
  instrumentVersion: (id: string, version: number) => `Questionnaire ${id}, version ${version}`,
  howToFillIn: "How to fill in this form",
  fillInRules: [
    "Please write in the frames; on a computer they grow with the words. Of circles, please mark one only; of squares, as many as apply.",
    "Where the answer is not known, please write “unknown”; where a question does not apply, “not applicable”. What is left empty counts as not answered.",
    "Answers are quoted as they are written, without formal editing.",
  ],
  oneFormEach: "One form is for one survey programme or project. Please copy the form for each further one.",
  returnBy: (day: Parameters<typeof writeDay>[0]) =>
    `Please return this form to the secretariat of the meeting by ${writeDay(day)}.`,
  returnAddressMissing: "the address to which this form is to be returned",
  returnMissing: "to whom, and by when, this form is to be returned",
  respondent: ["Organization", "Filled in by (name and function)", "E-mail", "Date"],
  nothingToFillIn:
    "Where this is so, please mark it and return the form; nothing else needs to be filled in. It is a final answer:",
  questionsHeading: "Questions",

  /** `10.2 Which types?`, `3. Countries`. */
  numberedQuestion: (number: string | null, text: string) => {
    if (number === null) return text;
    return number.includes(".") ? `${number} ${text}` : `${number}. ${text}`;
  },

  // How to answer
  answerNeeded: "An answer is needed.",
  charactersOf: (min: number, max: number) =>
    min > 1
      ? `From ${figures.format(min)} to ${figures.format(max)} characters.`
      : `At most ${figures.format(max)} characters.`,
  atMostWords: (words: number) => `At most ${figures.format(words)} words.`,
  oneNumber: (isWhole: boolean, min: number | null, max: number | null) =>
    `A ${isWhole ? "whole number" : "number"}${limits(min, max)}.`,
  markOneOnly: "Please mark one only.",
  markSeveral: (min: number, max: number | null) => {
    if (max === null) return min > 1 ? `Please mark at least ${inWords(min)}.` : "Please mark as many as apply.";
    return min > 1 ? `Please mark from ${inWords(min)} to ${inWords(max)}.` : `Please mark at most ${inWords(max)}.`;
  },
  marksAlone: (labels: readonly string[]) => `${or.format(labels.map(quote))}: then no other.`,
  nameAreas: (regions: boolean, groups: boolean) =>
    `Names of countries or areas${regions ? ", or of regions or “World”," : ""} as in the list of the United Nations (M49).${groups ? " A group of countries may be named in words." : ""}`,
  nameOneArea: "The name of one country or area as in the list of the United Nations (M49).",
  roleIs: (label: string, hint: string) => `${label}: ${hint}.`,
  dateAsKnown: "The year alone, the month and the year, or the day, as far as it is known.",
  datesAsKnown:
    "Dates such as 26 November 2007, November 2007 or 2007, as far as they are known. Where there is no end yet, please write “ongoing”.",
  moreLines: "Please add lines where there is more.",
  nameOrganizations: "Names or acronyms, one to a line.",
  webAddresses: (isOne: boolean) => (isOne ? "One web address." : "Web addresses, one to a line."),
  fileLimits: (extensions: readonly string[], bytes: number) =>
    `A file${extensions.length === 0 ? "" : ` (${or.format(extensions)})`} of at most ${size(bytes)}.`,
  sendFile: (linkAllowed: boolean) =>
    linkAllowed
      ? "Please send it with this form, or write its web address."
      : "Please send it with this form, and write its name.",
  areaColumn: "Country or area",
  dateColumns: ["Day", "Month", "Year"],
  periodColumns: ["From", "To"],
  roundColumn: "Round or wave",

  // Repeats
  forEach: (noun: string, from: string, to: string) =>
    `For each ${noun}: please fill in ${from === to ? from : `${from} to ${to}`}, and copy these lines for each further ${noun}.`,
  howMany: (min: number, max: number) => {
    if (min === max) return `There are ${inWords(min)}.`;
    return min > 0 ? `From ${inWords(min)} to ${inWords(max)}.` : `At most ${inWords(max)}.`;
  },
  thereIsNone: (noun: string) => `There is no ${noun}`,

  // Conditions
  onlyIf: (condition: string) => `Only if ${condition}:`,
  pleaseCheck: (condition: string, message: string) => `Please check. If ${condition}: ${message}`,
  answerIs: (question: string, labels: readonly string[], isSo: boolean) =>
    isSo
      ? `the answer to ${question} is ${or.format(labels.map(quote))}`
      : `the answer to ${question} is ${labels.length > 1 ? "none of " : "not "}${and.format(labels.map(quote))}`,
  answersInclude: (question: string, labels: readonly string[], isSo: boolean) =>
    isSo
      ? `${or.format(labels.map(quote))} is among the answers to ${question}`
      : `${labels.length > 1 ? "none of " : ""}${and.format(labels.map(quote))} is ${labels.length > 1 ? "" : "not "}among the answers to ${question}`,
  isAnsweredOrNot: (question: string, isSo: boolean) => `${question} is ${isSo ? "answered" : "not answered"}`,
  /** Conditions within conditions stand in brackets. */
  allConditions: (conditions: readonly string[]) => and.format(conditions),
  anyCondition: (conditions: readonly string[]) => or.format(conditions),
  inBrackets: (condition: string) => `(${condition})`,
  calledByWords: (question: string) => `“${question}”`,
};

function quote(label: string): string {
  return `“${label}”`;
}

const KILOBYTE = 1024;

function size(bytes: number): string {
  const [unit, name] = bytes < KILOBYTE ** 2 ? [KILOBYTE, "KB"] : [KILOBYTE ** 2, "MB"];
  return `${figures.format(Math.floor((bytes / unit) * 10) / 10)} ${name}`;
}

function limits(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return ` from ${figures.format(min)} to ${figures.format(max)}`;
  if (min !== null) return `, ${figures.format(min)} or more`;
  return max === null ? "" : `, at most ${figures.format(max)}`;
}
