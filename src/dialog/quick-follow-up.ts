// Several messages in a row: a message that was sent before the next question could be read belongs to the answer
// before it. Only a clock that agrees with ours is believed, and only within a few seconds.
import { stepAt, type Way } from "../questionnaire/steps.ts";
import type { Asking, Facts, Typed } from "./turn.ts";

/** A platform's time stamp further from ours than this says nothing. */
const BELIEVED_MILLISECONDS = 10_000;

export function isQuickFollowUp(facts: Facts, asking: Asking, way: Way, typed: Typed): boolean {
  if (asking.pending || asking.previousPath === null || facts.promptSentAt === null) return false;
  const previous = stepAt(way, asking.previousPath);
  if (previous?.kind !== "question" || previous.question.kind !== "long-text") return false;
  const promptSentAt = facts.promptSentAt.epochMilliseconds;
  return (
    typed.at < promptSentAt &&
    promptSentAt - typed.at < BELIEVED_MILLISECONDS &&
    facts.now.epochMilliseconds - typed.at < BELIEVED_MILLISECONDS
  );
}
