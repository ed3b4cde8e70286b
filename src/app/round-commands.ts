// `remind` and `why` in chat, for the secretariat: the same rounds as on the command line, with buttons. Whoever gives
// them, typed or by a button, was authorized just now; see `src/commands/decide.ts`.
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { roundAction } from "../dialog/actions.ts";
import { lookAction } from "../dialog/round-looks.ts";
import type { RoundAct } from "../dialog/turn.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";
import type { StepId } from "../domain/reminder.ts";
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
      return tellApproved(await approveSteps(transaction, act.meetingId, act.stepId, acting), act.meetingId, person);
    case "send-step":
      return sendNow(act.meetingId, act.stepId, around);
    case "approve-plan":
      return tellApproved(await approveSteps(transaction, act.meetingId, "all", acting), act.meetingId, person);
    case "ask-stop":
      return askToStop(act.meetingId, act.stepId, person);
    case "stop-plan":
      return tellStopped(await stopRound(transaction, act.meetingId, acting), act.meetingId, person);
    default:
      return unreachable(act);
  }
}

/** What was approved, and what was skipped because its date had passed; and where to watch it. */
function tellApproved(
  answer: RoundAnswer<readonly StepSummary[]>,
  meetingId: MeetingId,
  person: Person,
): OutboundMessage {
  if (!answer.ok) return paragraph(answer.words);
  const wording = wordingFor(person.language);
  const named = (steps: readonly StepSummary[]) => steps.map(({ stepId }) => wording.stepName(stepId));
  const skipped = answer.value.filter(({ state }) => state === "skipped");
  const approved = answer.value.filter(({ state }) => state !== "skipped");
  const lines = [
    ...(approved.length > 0 ? [wording.stepsApproved(named(approved))] : [wording.nothingApproved]),
    ...(skipped.length > 0 ? [wording.stepsSkipped(named(skipped))] : []),
  ];
  const [first] = approved;
  const buttons = first ? [recordButton(meetingId, first, person), stopButton(meetingId, first, person)] : [];
  return tell(lines, buttons);
}

/** What cannot be taken back is not one touch away. */
function askToStop(meetingId: MeetingId, stepId: StepId, { language }: Person): OutboundMessage {
  const wording = wordingFor(language);
  return tell(
    [wording.stopPlanAsk],
    [
      { id: roundAction("stop-plan", meetingId, stepId), label: wording.stopPlanSure, style: "danger" },
      { id: lookAction("record", meetingId, stepId), label: wording.keepPlan },
    ],
  );
}

function tellStopped(
  answer: RoundAnswer<readonly StepSummary[]>,
  meetingId: MeetingId,
  person: Person,
): OutboundMessage {
  if (!answer.ok) return paragraph(answer.words);
  const wording = wordingFor(person.language);
  const words = wording.stepsStopped(answer.value.map(({ stepId }) => wording.stepName(stepId)));
  const tasks = { id: lookAction("tasks", meetingId), label: wording.openTasks };
  // Of the step that was under way, which is not the first of those that were stopped.
  const record = { id: lookAction("record", meetingId), label: wording.lookAtRecord };
  return tell([words], [record, tasks]);
}

/** The minute's look for what is due does the rest. */
async function sendNow(
  meetingId: MeetingId,
  stepId: string,
  { transaction, person, now }: RoundSurroundings,
): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const answer = await approveToSend(transaction, meetingId, stepId, { by: person.id, now });
  if (!answer.ok) return paragraph(answer.words);
  const buttons = [recordButton(meetingId, answer.value, person), stopButton(meetingId, answer.value, person)];
  return tell([wording.stepSent(wording.stepName(answer.value.stepId))], buttons);
}

function recordButton(meetingId: MeetingId, { stepId }: StepSummary, { language }: Person): Button {
  return { id: lookAction("record", meetingId, stepId), label: wordingFor(language).lookAtRecord };
}

function stopButton(meetingId: MeetingId, { stepId }: StepSummary, { language }: Person): Button {
  return { id: roundAction("ask-stop", meetingId, stepId), label: wordingFor(language).stopPlan, style: "danger" };
}

function tell(lines: readonly string[], buttons: Button[]): OutboundMessage {
  const paragraphs = lines.map((text) => ({ kind: "paragraph" as const, text }));
  return { parts: [...paragraphs, ...(buttons.length > 0 ? [{ kind: "buttons" as const, buttons }] : [])] };
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
