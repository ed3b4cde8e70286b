// Writes an answer back in words: labels of the code list, official names of areas, dates as the United Nations does.
import { areaName } from "../domain/areas.ts";
import { inLanguage, type Language } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { AnswerValue, CoveredArea, Round } from "./answer.ts";
import type { Choice, Question } from "./questionnaire.ts";
import { localeOf, writePartialDate } from "./write-date.ts";
import { TIME_WORDS } from "./write-time-words.ts";

export { writePartialDate } from "./write-date.ts";

/** What the question does not know, such as a code of an older version, is written as it is. */
export function writeValue(question: Question, value: AnswerValue, language: Language): string {
  const list = (items: readonly string[]) => writeList(items, language);
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
      return writeNumber(value.number, language);
    case "yes-no":
      return value.yes ? TIME_WORDS[language].yes : TIME_WORDS[language].no;
    case "choice":
      return writeChoice(choicesOf(question), value.code, value.other, language);
    case "choices":
      return writeChoices(question, value, language);
    case "areas":
      return list(value.areas.map((area) => writeArea(question, area, language)));
    case "date":
      return writePartialDate(value.date, language);
    case "time-frame":
      return writeTimeFrame(value, language);
    case "organizations":
      return list(value.organizations.map(({ name }) => name));
    case "web-addresses":
      return value.urls.join("\n");
    case "files":
      return list(value.files.map(({ name }) => name));
    case "instances":
      return list(value.instances.map(String));
    default:
      return unreachable(value);
  }
}

function writeNumber(number: number, language: Language): string {
  const format = new Intl.NumberFormat(localeOf(language), { numberingSystem: "latn", maximumFractionDigits: 20 });
  return format.format(number);
}

function writeChoices(
  question: Question,
  { codes, other }: Extract<AnswerValue, { kind: "choices" }>,
  language: Language,
): string {
  return writeList(
    codes.map((code) => writeChoice(choicesOf(question), code, other, language)),
    language,
  );
}

function choicesOf(question: Question): readonly Choice[] {
  return question.kind === "one-of" || question.kind === "several-of" ? question.choices : [];
}

/** "Another unit: movement": the words stand beside the choice that asks for them. */
function writeChoice(choices: readonly Choice[], code: string, other: string | null, language: Language): string {
  const choice = choices.find((each) => each.code === code);
  if (!choice) return code;
  const label = inLanguage(choice.label, language);
  return choice.other && other !== null ? `${label}: ${other}` : label;
}

/** Official names where the area is of the list; a group stays in the person's words. */
function writeArea(question: Question, { m49, name, role }: CoveredArea, language: Language): string {
  const official = m49 === null ? name : areaName(m49, language);
  if (role === null) return official;
  const found = question.kind === "areas" ? question.roles?.find(({ code }) => code === role) : undefined;
  const label = found ? inLanguage(found.label, language) : role;
  return `${official} (${label.toLocaleLowerCase(language)})`;
}

function writeTimeFrame(value: Extract<AnswerValue, { kind: "time-frame" }>, language: Language): string {
  const { frequencies, statuses, comma } = TIME_WORDS[language];
  const rounds = value.rounds.map((round) => writeRound(round, language));
  const goesOn = value.rounds.some(({ end }) => end === null);
  const remarks = [
    value.frequency === null ? [] : (frequencies[value.frequency] ?? value.frequency),
    value.status === null || (goesOn && value.status === "ongoing") ? [] : (statuses[value.status] ?? value.status),
  ].flat();
  return [rounds.join("; "), ...remarks].join(comma);
}

function writeRound({ label, start, end }: Round, language: Language): string {
  const period = writePeriod(start, end, language);
  return label === null ? period : `${label}: ${period}`;
}

function writePeriod(start: string, end: string | null, language: Language): string {
  const from = writePartialDate(start, language);
  if (end === null) return TIME_WORDS[language].since(from);
  return start === end ? from : TIME_WORDS[language].between(from, writePartialDate(end, language));
}

/** With semicolons where an item holds a comma itself, so that the items can be told apart. */
function writeList(items: readonly string[], language: Language): string {
  if (items.some((item) => /[,،，]/.test(item)) || items.length > 12) return items.join("; ");
  return new Intl.ListFormat(localeOf(language), { type: "conjunction" }).format(items);
}
