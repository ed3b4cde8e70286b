import { expect, test } from "vitest";
import { checkQuestionnaire } from "../../src/questionnaire/check-questionnaire.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { EVERY_KIND } from "../reports/every-kind.ts";

const words = (en: string) => ({ en });
const choices = ["a", "b"].map((code) => ({ code, label: words(code) }));
const ONE = { kind: "one-of", key: "one", text: words("One"), choices };
const SURE = { kind: "yes-no", key: "sure", text: words("Sure?") };

test.each([...INSTRUMENTS, EVERY_KIND])("the questionnaire $id is sound", (questionnaire) => {
  expect(checkQuestionnaire(questionnaire)).toEqual([]);
});

test.each([
  { change: { id: "a/b" }, problem: ": bad-id a/b" },
  { change: { namedBy: "nothing" }, problem: ": unnamed nothing" },
  { change: { items: [ONE, ONE] }, problem: "one: key-twice one" },
  { change: { items: [{ ...ONE, choices: [...choices, choices[0]] }] }, problem: "one: code-twice a" },
  {
    change: { items: [{ ...SURE, when: { question: "two", answered: true } }] },
    problem: "sure: unknown-question two",
  },
  {
    change: { items: [ONE, { ...SURE, when: { not: { question: "one", is: "c" } } }] },
    problem: "sure: unknown-code one: c",
  },
  {
    change: { items: [ONE, { ...SURE, when: { question: "one", is: true } }] },
    problem: "sure: unknown-code one: true",
  },
  {
    change: {
      items: [
        { kind: "repeat", key: "r", text: words("R"), noun: words("r"), min: 0, max: 2, namedBy: "two", items: [ONE] },
      ],
    },
    problem: "r: unnamed two",
  },
])("$problem", ({ change, problem }) => {
  const questionnaire = Questionnaire.parse({ ...EVERY_KIND, namedBy: null, items: [ONE, SURE], ...change });
  expect(checkQuestionnaire(questionnaire).map(({ path, code, about }) => `${path}: ${code} ${about}`)).toEqual([
    problem,
  ]);
});
