import { describe, expect, test } from "vitest";
import { AnswerValue } from "../../src/questionnaire/answer.ts";
import { writePartialDate, writeValue } from "../../src/questionnaire/write-value.ts";
import { asks } from "./read-support.ts";

const roles = [
  { code: "origin", label: { en: "Origin", fr: "Origine" } },
  { code: "destination", label: { en: "Destination" } },
];
const covered = asks("areas", { roles, groups: true });
const unit = asks("several-of", {
  choices: [
    { code: "household", label: { en: "Household", fr: "Ménage" } },
    { code: "area", label: { en: "Area, village or block" } },
    { code: "other", label: { en: "Another unit" }, other: true },
  ],
});
const timeFrame = asks("time-frame");

function frame(
  start: string,
  end: string | null,
  rest: { frequency?: string; status?: string; label?: string } = {},
): AnswerValue {
  const { frequency = null, status = null, label = null } = rest;
  return { kind: "time-frame", rounds: [{ label, start, end }], frequency, status };
}

describe("dates", () => {
  test.each([
    { date: "2007-11-26", language: "en", is: "26 November 2007", because: "the day comes first" },
    { date: "2007-11", language: "en", is: "November 2007", because: "no day was said" },
    { date: "2007", language: "en", is: "2007", because: "no month was said" },
    { date: "2007-01-01", language: "en", is: "1 January 2007", because: "no time zone moves it into 2006" },
    { date: "2007-11-26", language: "fr", is: "26 novembre 2007", because: "French" },
    { date: "2007-11-26", language: "es", is: "26 de noviembre de 2007", because: "Spanish" },
    { date: "2007-11-26", language: "ru", is: "26 ноября 2007 г.", because: "Russian" },
    { date: "2007-11-26", language: "zh", is: "2007年11月26日", because: "Chinese" },
    { date: "2007-11-26", language: "ar", is: "26 نوفمبر 2007", because: "Arabic with Western figures" },
  ] as const)("$date in $language is $is: $because", ({ date, language, is }) => {
    expect(writePartialDate(date, language)).toBe(is);
  });
});

describe("values", () => {
  const ghana = { m49: "288", name: "Ghana", role: "origin" };
  const bolivia = { m49: "068", name: "an old name", role: null };
  const group = { m49: null, name: "European Union Member States, 2008", role: "destination" };
  test.each([
    {
      question: covered,
      value: { kind: "areas", areas: [ghana] },
      language: "en",
      is: "Ghana (origin)",
      because: "with its role",
    },
    {
      question: covered,
      value: { kind: "areas", areas: [ghana, bolivia] },
      language: "en",
      is: "Ghana (origin) and Bolivia (Plurinational State of)",
      because: "the name is that of the code",
    },
    {
      question: covered,
      value: { kind: "areas", areas: [ghana, group] },
      language: "en",
      is: "Ghana (origin); European Union Member States, 2008 (destination)",
      because: "a comma inside asks for semicolons",
    },
    {
      question: covered,
      value: { kind: "areas", areas: [ghana] },
      language: "fr",
      is: "Ghana (origine)",
      because: "the role in French",
    },
    {
      question: covered,
      value: { kind: "areas", areas: [{ ...ghana, m49: "528", role: "gone" }] },
      language: "en",
      is: "Netherlands (Kingdom of the) (gone)",
      because: "a role of an older version stays",
    },
    {
      question: unit,
      value: { kind: "choices", codes: ["household", "other"], other: "movement" },
      language: "en",
      is: "Household and Another unit: movement",
      because: "the words of other",
    },
    {
      question: unit,
      value: { kind: "choices", codes: ["household"], other: null },
      language: "fr",
      is: "Ménage",
      because: "the label in French",
    },
    {
      question: unit,
      value: { kind: "choices", codes: ["household", "area"], other: null },
      language: "en",
      is: "Household; Area, village or block",
      because: "a label with a comma",
    },
    {
      question: unit,
      value: { kind: "choice", code: "gone", other: null },
      language: "en",
      is: "gone",
      because: "a code of an older version",
    },
    { question: timeFrame, value: frame("2005", "2007"), language: "en", is: "2005 to 2007", because: "a period" },
    { question: timeFrame, value: frame("2008", "2008"), language: "en", is: "2008", because: "one year is said once" },
    {
      question: timeFrame,
      value: frame("1987", null, { frequency: "annual", status: "ongoing" }),
      language: "en",
      is: "since 1987, every year",
      because: "since says that it goes on",
    },
    {
      question: timeFrame,
      value: frame("1993", "2020", { status: "suspended", label: "continuous" }),
      language: "en",
      is: "continuous: 1993 to 2020, suspended",
      because: "label and status",
    },
    {
      question: asks("decimal"),
      value: { kind: "number", number: 1942.5 },
      language: "en",
      is: "1,942.5",
      because: "groups of three",
    },
    {
      question: asks("yes-no"),
      value: { kind: "yes-no", yes: false },
      language: "ru",
      is: "Нет",
      because: "in the language",
    },
    {
      question: asks("web-addresses"),
      value: { kind: "web-addresses", urls: ["https://a.org", "https://b.org"] },
      language: "en",
      is: "https://a.org\nhttps://b.org",
      because: "one a line",
    },
    {
      question: asks("organizations"),
      value: {
        kind: "organizations",
        organizations: [
          { id: "iom", name: "IOM" },
          { id: null, name: "INED" },
        ],
      },
      language: "es",
      is: "IOM e INED",
      because: "Spanish says e before i",
    },
  ] as const)("$is: $because", ({ question, value, language, is }) => {
    expect(writeValue(question, AnswerValue.parse(value), language)).toBe(is);
  });
});
