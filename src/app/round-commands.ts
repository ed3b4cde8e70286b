// `remind` and `why` in chat, for the secretariat: the same rounds as on the command line, with buttons. Whoever gives
// them, typed or by a button, was authorized just now; see `src/commands/decide.ts`.
import type { OutboundMessage } from "../chat/outbound.ts";
import type { RoundAct } from "../dialog/turn.ts";
import type { Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { RoundAnswer, StepSummary } from "../ports/rounds.ts";
import { wordingFor } from "../wording/wording.ts";
import { explainPerson } from "./explain-person.ts";
import { showRound } from "./look-at-round.ts";
import type { RoundSurroundings } from "./round-surroundings.ts";
import { approveSteps, approveToSend, stopRound } from "./rounds.ts";

export async function carryOutRound(act: RoundAct, around: RoundSurroundings): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const acting = { by: person.id, now };
  switch (act.verb) {
    case "look":
      return showRound(act, around);
    case "explain":
      return explainPerson(act.of, around);
    case "approve-step":
      return tellApproved(await approveSteps(transaction, act.meetingId, act.stepId, acting), person);
    case "send-step":
      return sendNow(act.meetingId, act.stepId, around);
    case "approve-plan":
      return tellApproved(await approveSteps(transaction, act.meetingId, "all", acting), person);
    case "stop-plan":
      return tellStopped(await stopRound(transaction, act.meetingId, acting), person);
    default:
      return unreachable(act);
  }
}

/** What was approved, and what was skipped because its date had passed. */
function tellApproved(answer: RoundAnswer<readonly StepSummary[]>, person: Person): OutboundMessage {
  if (!answer.ok) return paragraph(answer.words);
  const wording = wordingFor(person.language);
  const named = (steps: readonly StepSummary[]) => steps.map(({ stepId }) => wording.stepName(stepId));
  const skipped = answer.value.filter(({ state }) => state === "skipped");
  const approved = answer.value.filter(({ state }) => state !== "skipped");
  const lines = [
    ...(approved.length > 0 ? [wording.stepsApproved(named(approved))] : [wording.nothingApproved]),
    ...(skipped.length > 0 ? [wording.stepsSkipped(named(skipped))] : []),
  ];
  return { parts: lines.map((text) => ({ kind: "paragraph", text })) };
}

function tellStopped(answer: RoundAnswer<readonly StepSummary[]>, person: Person): OutboundMessage {
  if (!answer.ok) return paragraph(answer.words);
  const wording = wordingFor(person.language);
  return paragraph(wording.stepsStopped(answer.value.map(({ stepId }) => wording.stepName(stepId))));
}

/** The minute's look for what is due does the rest. */
async function sendNow(
  meetingId: string,
  stepId: string,
  { transaction, person, now }: RoundSurroundings,
): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const answer = await approveToSend(transaction, meetingId, stepId, { by: person.id, now });
  return paragraph(answer.ok ? wording.stepSent(wording.stepName(answer.value.stepId)) : answer.words);
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
