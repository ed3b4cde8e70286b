import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/domain/language.ts";
import { readAnswer } from "../../src/questionnaire/read-answer.ts";
import { writeValue } from "../../src/questionnaire/write-value.ts";
import { asks, inShort, knowing } from "./read-support.ts";

const whole = asks("whole-number", { min: 0, max: 5_000_000 });
const decimal = asks("decimal");

test.each([
  { typed: "", is: "! empty", because: "an empty text is not nought" },
  { typed: " \n", is: "! empty", because: "nor is space" },
  { typed: "-0", is: "= 0", because: "nought has no sign" },
  { typed: "0", is: "= 0", because: "nought is a number" },
  { typed: "١٬٨٠٠", is: "= 1800", because: "Arabic-Indic digits with their own group sign" },
  { typed: "１２", is: "= 12", because: "full-width digits" },
  { typed: "1,942", is: "= 1942", because: "a group of three" },
  { typed: "1 800", is: "= 1800", because: "a space groups" },
  { typed: "1\u202f800", is: "= 1800", because: "a narrow space groups too" },
  { typed: "1.942", is: "~ 1942", because: "a full stop groups in Spanish only" },
  { typed: "1,234,567", is: "= 1234567", because: "two groups" },
  { typed: "12,34", is: "! not-whole", because: "a decimal comma" },
  { typed: "12.5", is: "! not-whole", because: "halves are not whole" },
  { typed: "12.0", is: "= 12", because: "whole all the same" },
  { typed: "about 1,800", is: "~ 1800", because: "not sure" },
  { typed: "~1800", is: "~ 1800", because: "not sure, in a sign" },
  { typed: "12 months", is: "~ 12", because: "the unit is passed over" },
  { typed: "2 million", is: "~ 2000000", because: "not two" },
  { typed: "1,800.", is: "= 1800", because: "the full stop of the sentence" },
  { typed: "5 10", is: "! not-a-number", because: "two numbers" },
  { typed: "between 10 and 20", is: "! not-a-number", because: "two numbers" },
  { typed: "1e5", is: "! not-a-number", because: "people do not write so" },
  { typed: "Q2", is: "! not-a-number", because: "a part of a word" },
  { typed: "many", is: "! not-a-number", because: "no digits" },
  { typed: "-5", is: "! too-small", because: "below the smallest" },
  { typed: "5000001", is: "! too-large", because: "above the largest" },
  { typed: "9".repeat(60), is: "! too-large", because: "beyond what can be counted exactly" },
])("$typed as a whole number is $is: $because", ({ typed, is }) => {
  expect(inShort(readAnswer(whole, typed, knowing()))).toBe(is);
});

test.each([
  { typed: "12.5", language: "en", is: "= 12.5", because: "a full stop" },
  { typed: "12,5", language: "en", is: "= 12.5", because: "one digit after a comma is no group" },
  { typed: "1,942", language: "en", is: "= 1942", because: "English groups with commas" },
  { typed: "1,942", language: "fr", is: "~ 1.942", because: "French has a decimal comma" },
  { typed: "1.942", language: "es", is: "~ 1.942", because: "Spanish has both" },
  { typed: "0,125", language: "en", is: "= 0.125", because: "no group begins with nought" },
  { typed: "1.234,5", language: "en", is: "= 1234.5", because: "the last sign is the decimal one" },
  { typed: "1,234.5", language: "fr", is: "= 1234.5", because: "the last sign is the decimal one" },
  { typed: "١٢٫٥", language: "ar", is: "= 12.5", because: "the Arabic decimal sign" },
  { typed: "−3.5", language: "en", is: "= -3.5", because: "a real minus sign" },
  { typed: "12 %", language: "en", is: "~ 12", because: "per cent of what?" },
  { typed: "1.2.3", language: "en", is: "! not-a-number", because: "a version" },
] as const)("$typed as a decimal in $language is $is: $because", ({ typed, language, is }) => {
  expect(inShort(readAnswer(decimal, typed, knowing({ language })))).toBe(is);
});

test("a whole number that is written back in any language is read as the same number", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.constantFrom(...LANGUAGES),
      (number, language) => {
        const question = asks("whole-number");
        const written = writeValue(question, { kind: "number", number }, language);
        const read = readAnswer(question, written, knowing({ language }));
        expect(read, written).toMatchObject({
          kind: "understood",
          exact: true,
          value: { number: number === 0 ? 0 : number },
        });
      },
    ),
  );
});
