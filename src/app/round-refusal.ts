// Why nothing was done with a round, as a code and in words.
import { unreachable } from "../domain/unreachable.ts";
import type { RoundAnswer, RoundRefusal } from "../ports/rounds.ts";
import { english } from "../wording/english.ts";

export function refuse(refusal: RoundRefusal): Extract<RoundAnswer<never>, { ok: false }> {
  return { ok: false, refusal, words: writeRefusal(refusal) };
}

function writeRefusal(refusal: RoundRefusal): string {
  switch (refusal.code) {
    case "no-such-meeting":
      return english.noSuchMeeting;
    case "meeting-not-open":
      return english.meetingNotOpen;
    case "no-such-step":
      return english.noSuchStep(refusal.steps);
    case "no-step-left":
      return english.noStepLeft;
    case "step-is-over":
      return english.stepIsOver(english.stepName(refusal.stepId), english.stepState(refusal.state));
    case "no-record":
      return english.recordNone;
    case "step-is-past":
      return english.stepIsPast(english.stepName(refusal.stepId), english.day(refusal.on));
    default:
      return unreachable(refusal);
  }
}
