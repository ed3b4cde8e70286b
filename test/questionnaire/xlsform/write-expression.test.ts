import { expect, test } from "vitest";
import { type Condition, Question } from "../../../src/questionnaire/questionnaire.ts";
import { type Referred, writeExpression } from "../../../src/questionnaire/xlsform/write-expression.ts";

const choices = ["a", "b", "it's"].map((code) => ({ code, label: { en: code } }));
const ITEMS = [
  { kind: "one-of", key: "one", choices },
  { kind: "several-of", key: "many", choices },
  { kind: "yes-no", key: "sure" },
  { kind: "whole-number", key: "age" },
].map((item) => Question.parse({ text: { en: item.key }, ...item }));

function refer(reference: string): Referred | null {
  const item = ITEMS.find(({ key }) => key === reference);
  return item ? { item, written: `\${${item.key}}` } : null;
}

test.each<{ condition: Condition; written: string | null; because: string }>([
  { condition: { question: "one", is: "a" }, written: "${one} = 'a'", because: "one code" },
  { condition: { question: "one", is: ["a", "b"] }, written: "${one} = 'a' or ${one} = 'b'", because: "one of two" },
  { condition: { question: "one", is: "it's" }, written: `\${one} = "it's"`, because: "the other quotation mark" },
  { condition: { question: "one", is: `'"` }, written: null, because: "XPath 1.0 cannot quote both marks" },
  { condition: { question: "sure", is: true }, written: "${sure} = 'yes'", because: "yes is a choice there" },
  { condition: { question: "sure", is: false }, written: "${sure} = 'no'", because: "and so is no" },
  { condition: { question: "sure", is: "yes" }, written: null, because: "a code is not yes or no" },
  { condition: { question: "many", is: "a" }, written: null, because: "the first of several has no expression" },
  { condition: { question: "many", includes: "a" }, written: "selected(${many}, 'a')", because: "one of several" },
  { condition: { question: "age", answered: true }, written: "${age} != ''", because: "an answer" },
  { condition: { question: "age", answered: false }, written: "${age} = ''", because: "no answer" },
  { condition: { question: "age", is: "18" }, written: "${age} = '18'", because: "a number is compared as words" },
  { condition: { question: "lost", answered: true }, written: null, because: "nothing is there to point at" },
  { condition: { all: [] }, written: "true()", because: "nothing is asked of it" },
  { condition: { any: [] }, written: "false()", because: "nothing could fulfil it" },
  { condition: { not: { question: "one", is: "a" } }, written: "not(${one} = 'a')", because: "the contrary" },
  {
    condition: {
      all: [
        { question: "one", is: ["a", "b"] },
        { question: "age", answered: true },
      ],
    },
    written: "(${one} = 'a' or ${one} = 'b') and ${age} != ''",
    because: "“and” binds closer than “or”",
  },
  {
    condition: {
      any: [{ all: [{ any: [{ question: "one", is: "a" }] }] }, { question: "many", includes: ["a", "b"] }],
    },
    written: "${one} = 'a' or (selected(${many}, 'a') or selected(${many}, 'b'))",
    because: "a single part needs no brackets",
  },
])("$written: $because", ({ condition, written }) => {
  expect(writeExpression(condition, refer)).toBe(written);
});
