import { expect, test } from "vitest";
import { readAnswer } from "../../src/questionnaire/read-answer.ts";
import { asks, inShort, knowing } from "./read-support.ts";

test.each([
  { typed: "yes and no", is: "! not-yes-or-no", because: "both is neither" },
  { typed: "oui ou non", is: "! not-yes-or-no", because: "a question back" },
  { typed: "yes, but only in 2008", is: "~ yes", because: "there is a but" },
  { typed: "No, not since 2005.", is: "~ no", because: "more than no" },
  { typed: "nobody knows", is: "! not-yes-or-no", because: "no is only the beginning of the word" },
  { typed: "not sure", is: "! not-yes-or-no", because: "not is not no" },
  { typed: "没有", is: "= no", because: "it begins like a yes: 有" },
  { typed: "有", is: "= yes", because: "there is" },
  { typed: "是的", is: "= yes", because: "Chinese" },
  { typed: "否", is: "= no", because: "Chinese" },
  { typed: "不是,只在2008年", is: "~ no", because: "it holds 是, and says not" },
  { typed: "نعم", is: "= yes", because: "Arabic" },
  { typed: "لا", is: "= no", because: "Arabic" },
  { typed: "да", is: "= yes", because: "Russian" },
  { typed: "Нет.", is: "= no", because: "Russian with a full stop" },
  { typed: "SÍ", is: "= yes", because: "Spanish in capitals" },
  { typed: "si", is: "= yes", because: "Spanish without the accent" },
  { typed: "Oui !", is: "= yes", because: "French with its space" },
  { typed: "y", is: "= yes", because: "a letter" },
  { typed: "n", is: "= no", because: "a letter" },
  { typed: "1", is: "= yes", because: "the first of the two answers" },
])("$typed is $is: $because", ({ typed, is }) => {
  expect(inShort(readAnswer(asks("yes-no"), typed, knowing()))).toBe(is);
});
