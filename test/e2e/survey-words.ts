// How people write what a record keeps as codes and dates: the labels of the printed questionnaire, or other words for
// the same; "24 October 2009 to 22 December 2009"; the short names of countries.
import { areaName } from "../../src/domain/areas.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import type { Item } from "../../src/questionnaire/questionnaire.ts";
import type { Round } from "./survey-answers.ts";

/** `printed` is the label of the code list, `typed` another word for it that people use. */
export type Words = { readonly printed: string; readonly typed: string };

const questionnaire = INSTRUMENTS.find(({ id }) => id === "surveys-2007");

/** The words for a code of the question; null where the code list does not have it. */
export function wordsFor(question: string, code: string): Words | null {
  let items: readonly Item[] = questionnaire?.items ?? [];
  let found: Item | undefined;
  for (const key of question.split(".")) {
    found = items.find((item) => item.key === key);
    items = found && "items" in found ? found.items : [];
  }
  const choices = found && "choices" in found ? found.choices : [];
  const choice = choices.find((each) => each.code === code);
  return choice ? { printed: choice.label.en, typed: choice.aliases?.[0] ?? choice.label.en } : null;
}

/** The label of the choice that asks for one's own words. */
export function wordsForOther(question: string): Words {
  const words = wordsFor(question, "other");
  if (!words) throw new Error(`no other choice for ${question}`);
  return words;
}

export function countryOf(m49: string): string {
  return areaName(m49, "en");
}

const SHORT: Readonly<Record<string, string>> = {
  "United Kingdom of Great Britain and Northern Ireland": "UK",
  "United States of America": "the United States",
  "Netherlands (Kingdom of the)": "the Netherlands",
};

export function shortName(country: string): string {
  return SHORT[country] ?? country;
}

/** One round to a line, with its name if it has one. */
export function writeRounds(rounds: readonly Round[]): string {
  return rounds.map(writeRound).join("\n");
}

function writeRound({ label, start, end }: Round): string {
  const period = writePeriod(start, end);
  return label === null ? period : `${label}: ${period}`;
}

function writePeriod(start: string, end: string | null): string {
  if (end === null) return `since ${writeDay(start)}`;
  return start === end ? writeDay(start) : `${writeDay(start)} to ${writeDay(end)}`;
}

function writeDay(date: string): string {
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return year;
  const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(
    Date.UTC(Number(year), Number(month) - 1, 1),
  );
  return [day === undefined ? [] : String(Number(day)), name, year].flat().join(" ");
}
