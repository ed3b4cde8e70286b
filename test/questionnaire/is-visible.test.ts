// What an export counts: questions as they are asked, and groups while anything in them is.
import { expect, test } from "vitest";
import type { Answer } from "../../src/questionnaire/answer.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { findWay, isVisible } from "../../src/questionnaire/steps.ts";

const ONE_INSTITUTION: Answer = { state: "answered", value: { kind: "instances", instances: [1], closed: true } };

test.each([
  ["a question", "q01_title", true],
  ["a group", "q06_sample", true],
  ["a question in a group", "q06_sample.types", true],
  ["a question that a branch hides", "q06_sample.size_unit", false],
  ["a repeat", "q05_institutions", true],
  ["a question of an instance", "q05_institutions[1].name", true],
  ["an instance that is not there", "q05_institutions[2].name", false],
  ["nothing of the questionnaire", "q99", false],
])("%s: %s is visible: %s", (_what, path, visible) => {
  const surveys = INSTRUMENTS.find(({ id }) => id === "surveys-2007");
  if (!surveys) throw new Error("the questionnaire on surveys is missing");
  expect(isVisible(findWay(surveys, new Map([["q05_institutions", ONE_INSTITUTION]])), path)).toBe(visible);
});
