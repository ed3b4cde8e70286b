// Reads what a person typed, pressed or shared as the answer to a question. Each kind of question has its own file.
import { unreachable } from "../domain/unreachable.ts";
import type { Question } from "./questionnaire.ts";
import { readAreas } from "./read-areas.ts";
import { readOneOf, readSeveralOf } from "./read-choice.ts";
import { readNumber } from "./read-number.ts";
import { readOrganizations } from "./read-organizations.ts";
import { readPartialDate } from "./read-partial-date.ts";
import { readText } from "./read-text.ts";
import { readTimeFrame } from "./read-time-frame.ts";
import { readAddresses, readWebAddresses } from "./read-web-addresses.ts";
import { readYesNo } from "./read-yes-no.ts";
import type { Reading, ReadingContext } from "./reading.ts";

export { readChosen } from "./read-chosen.ts";
export { readFiles } from "./read-files.ts";

/** Marks of writing direction, which platforms and keyboards add, and which nobody sees. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Never throws, whatever was typed. Words that are ambiguous come back as `which`, unless the context resolves them. */
export function readAnswer(question: Question, typed: string, context: ReadingContext): Reading {
  const seen = typed.replace(UNSEEN, "");
  if (seen.trim() === "") return { kind: "problem", problem: { code: "empty" } };
  if (question.kind === "short-text" || question.kind === "long-text") return readText(question, typed);
  return readSeen(question, seen, context);
}

type ReadQuestion = Exclude<Question, { kind: "short-text" | "long-text" }>;

function readSeen(question: ReadQuestion, typed: string, context: ReadingContext): Reading {
  switch (question.kind) {
    case "whole-number":
    case "decimal":
      return readNumber(question, typed, context);
    case "yes-no":
      return readYesNo(typed);
    case "one-of":
      return readOneOf(question, typed, context);
    case "several-of":
      return readSeveralOf(question, typed, context);
    case "areas":
      return readAreas(question, typed, context);
    case "partial-date":
      return readPartialDate(question, typed, context);
    case "time-frame":
      return readTimeFrame(question, typed, context);
    case "organizations":
      return readOrganizations(question, typed, context);
    case "web-addresses":
      return readWebAddresses(question, typed);
    case "file":
      return readLink(question, typed);
    default:
      return unreachable(question);
  }
}

/** A web address in place of a file, where that will do. */
function readLink(question: Extract<Question, { kind: "file" }>, typed: string): Reading {
  const read: Reading = question.linkAllowed
    ? readAddresses(typed, 1)
    : { kind: "problem", problem: { code: "not-a-file" } };
  const noAddress = read.kind === "problem" && read.problem.code === "not-a-web-address";
  return noAddress ? { kind: "problem", problem: { code: "not-a-file" } } : read;
}
