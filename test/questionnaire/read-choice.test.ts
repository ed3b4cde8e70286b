import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswer, readChosen } from "../../src/questionnaire/read-answer.ts";
import { OWN_WORDS } from "../../src/questionnaire/reading.ts";
import { writeValue } from "../../src/questionnaire/write-value.ts";
import { asks, inShort, knowing } from "./read-support.ts";

const unit = asks("one-of", {
  choices: [
    { code: "household", label: { en: "Household", fr: "Ménage" }, aliases: ["hh", "households"] },
    { code: "individual", label: { en: "Individual" }, aliases: ["person"] },
    { code: "both", label: { en: "Household and individual" }, aliases: ["both"] },
    { code: "area", label: { en: "Area" } },
    { code: "other", label: { en: "Another unit" }, aliases: ["other", "autre"], other: true },
  ],
});
const answerToo = asks("one-of", {
  choices: [
    { code: "yes", label: { en: "Yes" } },
    { code: "no", label: { en: "No" } },
    { code: "partly", label: { en: "Partly" }, aliases: ["in part"] },
    { code: "unknown", label: { en: "Not known" } },
  ],
});
const means = asks("several-of", {
  max: 3,
  choices: [
    { code: "reports", label: { en: "Reports" }, aliases: ["rapports"] },
    { code: "meeting", label: { en: "Meeting, conference, seminar, expert group" } },
    { code: "norms", label: { en: "Norms and standards" }, aliases: ["estimates"] },
    { code: "release", label: { en: "Data release" }, aliases: ["estimates"] },
    { code: "other", label: { en: "Other means" }, aliases: ["other"], other: true },
    { code: "not_yet", label: { en: "Not yet disseminated" }, aliases: ["not yet"], alone: true },
  ],
});
const pair = asks("several-of", {
  choices: [
    { code: "ab", label: { en: "Apples and pears" } },
    { code: "c", label: { en: "Cherries" } },
  ],
});

describe("one choice", () => {
  test.each([
    { typed: "household and individual", is: "= both", because: "a label with and matches whole first" },
    { typed: "individual, household", is: "~ both", because: "the two of them are both" },
    { typed: "household and area", is: "! only-one-choice", because: "one was asked for" },
    { typed: "household, household", is: "~ household", because: "said twice" },
    { typed: "MENAGE", is: "= household", because: "another language, without its accent" },
    { typed: "hh", is: "= household", because: "an alias" },
    { typed: "2", is: "= individual", because: "the number in the list" },
    { typed: "(3)", is: "= both", because: "the number as it was printed" },
    { typed: "9", is: "~ other«9»", because: "there is no ninth choice" },
    { typed: "houshold", is: "~ household", because: "a letter is missing" },
    { typed: "indiv", is: "~ individual", because: "a beginning" },
    { typed: "the movement", is: "~ other«the movement»", because: "words that are in no list" },
    { typed: "Other: the movement", is: "= other«the movement»", because: "the choice and its words" },
    { typed: "other", is: "= other", because: "the words are asked for next" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    const read = readAnswer(unit, typed, knowing());
    if (typed === "household, household") expect(read).toMatchObject({ kind: "understood", exact: false });
    expect(inShort(read)).toBe(is);
  });

  test.each([
    { typed: "oui", is: "= yes", because: "yes in any language" },
    { typed: "нет", is: "= no", because: "no in any language" },
    { typed: "yes, but only in 2008", is: "~ yes", because: "there is a but" },
    { typed: "only in part", is: "~ partly", because: "the words hold one choice" },
    { typed: "banana", is: "! not-a-choice", because: "nothing like it" },
    { typed: "yes, in part", is: "? yes, in part: yes partly", because: "two answers, and one was meant" },
    { typed: "partially", is: "? partially: partly", because: "a word of the same family" },
    { typed: "Not know", is: "~ unknown", because: "a beginning" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(answerToo, typed, knowing()))).toBe(is);
  });
});

describe("several choices", () => {
  test.each([
    { typed: "Meeting, conference, seminar, expert group", is: "= meeting", because: "commas of the label" },
    { typed: "Norms and standards", is: "= norms", because: "the and of the label" },
    { typed: "reports and norms and standards", is: "= reports norms", because: "one and divides, one does not" },
    {
      typed: "norms and standards, meeting, conference, seminar, expert group; reports",
      is: "= reports meeting norms",
      because: "in the order of the list",
    },
    { typed: "1, 4", is: "= reports release", because: "numbers" },
    { typed: "1 4", is: "= reports release", because: "numbers with a space" },
    { typed: "1\n3 & 4", is: "= reports norms release", because: "lines and signs" },
    { typed: "reports, rapports", is: "= reports", because: "one choice in two languages" },
    { typed: "estimates", is: "? estimates: norms release own", because: "two choices are called so" },
    { typed: "reports with the data release", is: "~ reports release", because: "the words hold two choices" },
    { typed: "reprots", is: "~ reports", because: "two letters changed places" },
    { typed: "not yet", is: "= not_yet", because: "it stands alone" },
    { typed: "none", is: "~ not_yet", because: "the only choice that stands alone is near to it" },
    { typed: "reports, not yet", is: "! stands-alone", because: "it cannot stand beside another" },
    { typed: "reports, 2, 3, 4", is: "! too-many-choices", because: "three at most" },
    { typed: "reports, radio programmes", is: "~ reports other«radio programmes»", because: "words of their own" },
    {
      typed: "radio, posters and the like",
      is: "~ other«radio, posters and the like»",
      because: "all in their own words",
    },
    { typed: "reports, other: radio", is: "= reports other«radio»", because: "the choice and its words" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(means, typed, knowing()))).toBe(is);
  });

  test("all and both name every choice that can stand beside others", () => {
    expect(inShort(readAnswer(means, "all of them", knowing()))).toBe("! too-many-choices");
    expect(inShort(readAnswer(pair, "all of them", knowing()))).toBe("~ ab c");
    expect(inShort(readAnswer(pair, "both", knowing()))).toBe("= ab c");
    expect(inShort(readAnswer(pair, "les deux", knowing()))).toBe("= ab c");
    expect(inShort(readAnswer(pair, "apples", knowing()))).toBe("~ ab");
    expect(inShort(readAnswer(pair, "bananas", knowing()))).toBe("! not-a-choice");
  });

  test("what two choices are called is asked once", () => {
    expect(inShort(readAnswer(means, "estimates, reports", knowing({ resolutions: { estimates: "release" } })))).toBe(
      "= reports release",
    );
    expect(inShort(readAnswer(means, "estimates", knowing({ resolutions: { estimates: OWN_WORDS } })))).toBe(
      "= other«estimates»",
    );
  });
});

describe("pressed codes", () => {
  test.each([
    { question: asks("yes-no"), codes: ["yes"], is: "= yes", because: "the code of yes" },
    { question: asks("yes-no"), codes: ["maybe"], is: "! not-a-choice", because: "no such code" },
    { question: unit, codes: ["other"], is: "= other", because: "words are asked for next" },
    { question: unit, codes: ["area", "other"], is: "! only-one-choice", because: "one was asked for" },
    { question: unit, codes: [], is: "! empty", because: "nothing was chosen" },
    { question: unit, codes: ["gone"], is: "! not-a-choice", because: "a code of an older version" },
    { question: means, codes: ["release", "reports"], is: "= reports release", because: "in the order of the list" },
    { question: means, codes: ["not_yet", "reports"], is: "! stands-alone", because: "it cannot" },
    { question: means, codes: [], is: "! too-few-choices", because: "one at least" },
    {
      question: means,
      codes: ["reports", "meeting", "norms", "release"],
      is: "! too-many-choices",
      because: "three at most",
    },
    { question: asks("decimal"), codes: ["1"], is: "! not-a-choice", because: "a number is typed" },
  ])("$codes is $is: $because", ({ question, codes, is }) => {
    expect(inShort(readChosen(question, codes, knowing()))).toBe(is);
  });
});

test("any choices, written back, are read as the same choices", () => {
  const codes = ["reports", "meeting", "norms", "release"];
  fc.assert(
    fc.property(fc.subarray(codes, { minLength: 1, maxLength: 3 }), (chosen) => {
      const written = writeValue(means, { kind: "choices", codes: chosen, other: null }, "en");
      expect(inShort(readAnswer(means, written, knowing()))).toBe(`= ${chosen.join(" ")}`);
    }),
  );
});
