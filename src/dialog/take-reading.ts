// Reads words as the answer to a question, and takes what comes of it.
import { unreachable } from "../domain/unreachable.ts";
import { readAnswer } from "../questionnaire/read-answer.ts";
import type { Step } from "../questionnaire/steps.ts";
import { askBack, takeValue } from "./ask-back.ts";
import { readingContext } from "./reading-context.ts";
import type { Asking, Draft, Facts, Turn, Typed } from "./turn.ts";

/** Reads the words with what was said about their ambiguous parts, and takes what comes of it. */
export function takeReading(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: Extract<Step, { kind: "question" }>,
  typed: Typed,
  resolutions: Readonly<Record<string, string>>,
): Turn {
  const reading = readAnswer(step.question, typed.text, readingContext(facts, resolutions));
  switch (reading.kind) {
    case "understood":
      return takeValue(facts, draft, asking, step, { ...reading, typed: typed.text, messageId: typed.messageId });
    case "which":
      return askBack(facts, draft, asking, step, {
        kind: "which",
        typed: typed.text,
        part: reading.part,
        resolutions,
        messageId: typed.messageId,
      });
    case "problem":
      return askBack(facts, draft, asking, step, {
        kind: "refused",
        problem: reading.problem,
        typed: typed.text,
        messageId: typed.messageId,
      });
    default:
      return unreachable(reading);
  }
}
