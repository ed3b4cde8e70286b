// What is written as an XLSForm is read back as it was.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../../adapters/documents/read-workbook.ts";
import { writeFormSheets } from "../../../adapters/documents/write-xlsform.ts";
import type { Answer, Answers } from "../../../src/questionnaire/answer.ts";
import { holds } from "../../../src/questionnaire/condition.ts";
import { INSTRUMENTS } from "../../../src/questionnaire/instruments/instruments.ts";
import { type Condition, Question, Questionnaire } from "../../../src/questionnaire/questionnaire.ts";
import type { Target } from "../../../src/questionnaire/xlsform/read-condition.ts";
import { readCondition } from "../../../src/questionnaire/xlsform/read-condition.ts";
import { readExpression } from "../../../src/questionnaire/xlsform/read-expression.ts";
import { readXlsform } from "../../../src/questionnaire/xlsform/read-xlsform.ts";
import { writeExpression } from "../../../src/questionnaire/xlsform/write-expression.ts";
import { writeXlsform } from "../../../src/questionnaire/xlsform/write-xlsform.ts";
import { EVERY_KIND } from "../../reports/every-kind.ts";

const words = (en: string) => ({ en });
const choices = ["a", "b", "c"].map((code) => ({ code, label: words(code) }));

/** What neither built-in instrument has. */
const ODD = Questionnaire.parse({
  id: "odd",
  version: 7,
  title: { en: "Odd", fr: "Impair", ar: "فردي" },
  intro: { en: "An introduction", zh: "简介" },
  per: "survey",
  emptyStatement: "no_survey",
  namedBy: "name",
  items: [
    {
      kind: "short-text",
      key: "name",
      text: { en: "Name", fr: "Nom" },
      hint: { en: "Hint", es: "Pista" },
      maxCharacters: 9,
    },
    { kind: "long-text", key: "story", text: words("= Story"), maxWords: 20, minCharacters: 5, maxCharacters: 90 },
    { kind: "decimal", key: "share", text: words("Share"), min: -0.5, max: 99.25 },
    {
      kind: "one-of",
      key: "unit",
      text: words("Unit"),
      choices: [...choices.slice(0, 2), { code: "it's", label: words("c"), alone: false }],
    },
    {
      kind: "several-of",
      key: "many",
      text: words("Many"),
      choices,
      min: 2,
      max: 3,
      constraints: [
        { when: { question: "many", includes: "a" }, message: { en: "No a", ru: "Без a" }, severity: "warn" },
        { when: { question: "many", includes: "b" }, message: words("No b"), severity: "block" },
      ],
    },
    {
      kind: "yes-no",
      key: "sure",
      text: words("Sure?"),
      when: {
        all: [
          { any: [{ question: "unit", is: "it's" }, { not: { question: "many", includes: ["a", "c"] } }] },
          { question: "name", answered: true },
        ],
      },
      constraints: [{ when: { question: "unit", is: "a" }, message: words("Not of a"), severity: "block" }],
    },
    { kind: "note", key: "end", text: words("The end"), when: { question: "name", is: `'"` } },
  ],
});

describe.each([...INSTRUMENTS, EVERY_KIND, ODD])("the questionnaire $id", (questionnaire) => {
  test("is the same after it was an XLSForm, with nothing to remark", async () => {
    const bytes = await writeFormSheets(writeXlsform(questionnaire));
    const workbook = await readWorkbook(bytes, ["survey", "choices", "settings"]);
    expect(workbook.ok && readXlsform(workbook.sheets, "form")).toEqual({ ok: true, questionnaire, remarks: [] });
  });
});

const ITEMS = [
  { kind: "one-of", key: "one", choices },
  { kind: "several-of", key: "many", choices },
  { kind: "yes-no", key: "sure" },
  { kind: "short-text", key: "words", maxCharacters: 100 },
].map((item) => Question.parse({ text: words(item.key), ...item }));
const LEVELS = [{ prefix: "", items: ITEMS }];
const TARGETS = ITEMS.map(
  (item): Target => ({ question: item.key, kind: item.kind, codes: "choices" in item ? ["a", "b", "c"] : [] }),
);

const code = fc.constantFrom("a", "b", "c");
const list = fc.uniqueArray(code, { minLength: 1 });
const text = fc.constantFrom("a", "it's", 'say "b"', "x (y", " and ");
const simple: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ question: fc.constantFrom("one"), is: fc.oneof(code, list) }),
  fc.record({ question: fc.constantFrom("one", "many"), includes: fc.oneof(code, list) }),
  fc.record({ question: fc.constant("sure"), is: fc.boolean() }),
  fc.record({ question: fc.constant("words"), is: text }),
  fc.record({ question: fc.constantFrom("one", "many", "sure", "words"), answered: fc.boolean() }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    simple,
    fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));

const answered = (value: Extract<Answer, { state: "answered" }>["value"]): Answer => ({ state: "answered", value });
const answers: fc.Arbitrary<Answers> = fc
  .record({
    one: fc.option(code.map((each) => answered({ kind: "choice", code: each, other: null }))),
    many: fc.option(list.map((codes) => answered({ kind: "choices", codes, other: null }))),
    sure: fc.option(fc.boolean().map((yes) => answered({ kind: "yes-no", yes }))),
    words: fc.option(text.map((each) => answered({ kind: "text", text: each }))),
  })
  .map((given) => new Map(Object.entries(given).flatMap(([key, answer]) => (answer ? [[key, answer] as const] : []))));

test("any condition holds of the same answers after it was an expression", () => {
  fc.assert(
    fc.property(condition, fc.array(answers, { minLength: 5, maxLength: 20 }), (given, all) => {
      const written = writeExpression(given, (key) => {
        const item = ITEMS.find((each) => each.key === key);
        return item ? { item, written: `\${${key}}` } : null;
      });
      const expression = written === null ? null : readExpression(written);
      const read =
        expression && readCondition(expression, (name) => TARGETS.find(({ question }) => question === name) ?? null);
      expect(read, String(written)).not.toBeNull();
      for (const each of all) expect(read && holds(read, each, LEVELS)).toBe(holds(given, each, LEVELS));
    }),
    { numRuns: 300 },
  );
});
