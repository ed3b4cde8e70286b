// `remind` and `why` in chat, for the secretariat: the same rounds as on the command line, with buttons.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import { roundAction } from "../dialog/actions.ts";
import type { RoundAct } from "../dialog/turn.ts";
import { NOTHING_SET } from "../domain/own-settings.ts";
import type { Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { RoundAnswer, RoundPreview, StepSummary } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { composeExplanation } from "../reminders/explain.ts";
import { wordingFor } from "../wording/wording.ts";
import { findCalled } from "./find-called.ts";
import { findStep } from "./find-step.ts";
import { findOutlook, readOutlook } from "./round-situation.ts";
import { approveSteps, approveToSend, previewRound, stopRound } from "./rounds.ts";

type Around = {
  readonly transaction: StoreTransaction;
  /** The member of the secretariat. */
  readonly person: Person;
  readonly now: Temporal.Instant;
};

export async function carryOutRound(act: RoundAct, around: Around): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  const acting = { by: person.id, now };
  switch (act.verb) {
    case "show":
      return showNext(around);
    case "explain":
      return explain(act.of, around);
    case "approve-step":
      return told(await approveSteps(transaction, act.meetingId, act.stepId, acting), wording.stepsApproved, around);
    case "send-step":
      return sendNow(act.meetingId, act.stepId, around);
    case "approve-plan":
      return told(await approveSteps(transaction, act.meetingId, "all", acting), wording.stepsApproved, around);
    case "stop-plan":
      return told(await stopRound(transaction, act.meetingId, acting), wording.stepsStopped, around);
    default:
      return unreachable(act);
  }
}

function told(
  answer: RoundAnswer<readonly StepSummary[]>,
  write: (steps: readonly string[]) => string,
  { person }: Around,
): OutboundMessage {
  if (!answer.ok) return paragraph(answer.words);
  return paragraph(write(answer.value.map(({ stepId }) => wordingFor(person.language).stepName(stepId))));
}

/** The minute's look for what is due does the rest. */
async function sendNow(
  meetingId: string,
  stepId: string,
  { transaction, person, now }: Around,
): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const answer = await approveToSend(transaction, meetingId, stepId, { by: person.id, now });
  return paragraph(answer.ok ? wording.stepSent(wording.stepName(answer.value.stepId)) : answer.words);
}

async function showNext({ transaction, person, now }: Around): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const [meeting] = await transaction.listMeetings("open");
  if (!meeting) return paragraph(wording.noMeeting);
  const answer = await previewRound(transaction, meeting.id, null, now);
  return answer.ok ? withButtons(answer.value, person) : paragraph(answer.words);
}

function withButtons({ words, meeting, stepId, state }: RoundPreview, person: Person): OutboundMessage {
  const wording = wordingFor(person.language);
  const isApproved = state === "approved" || state === "running";
  const approve = isApproved
    ? []
    : [{ id: roundAction("approve-step", meeting.id, stepId), label: wording.approveStep, style: "primary" as const }];
  const others = [
    { id: roundAction("send-step", meeting.id, stepId), label: wording.sendStep },
    { id: roundAction("approve-plan", meeting.id, stepId), label: wording.approvePlan },
    { id: roundAction("stop-plan", meeting.id, stepId), label: wording.stopPlan, style: "danger" as const },
  ];
  return { parts: [...words.parts, { kind: "buttons", buttons: [...approve, ...others] }] };
}

/** The next step of the first open meeting, for one focal point or alternate. */
async function explain(of: string, { transaction, person, now }: Around): Promise<OutboundMessage> {
  const wording = wordingFor(person.language);
  const [meeting] = await transaction.listMeetings("open");
  if (!meeting) return paragraph(wording.noMeeting);
  const found = await findStep(transaction, meeting.id, null, now);
  if (!found.ok) return paragraph(found.words);
  const { round } = found.value;
  const outlook = await readOutlook(transaction, round, now);
  const people = outlook.people.map((each) => each.person);
  const called = findCalled(people, of);
  const [asked] = called;
  if (!asked) return paragraph(wording.noSuchFocalPoint(wording.shorten(of)));
  if (called.length > 1)
    return paragraph(
      wording.severalCalled(
        wording.shorten(of),
        called.map(({ name }) => name),
      ),
    );
  const own = findOutlook(outlook, asked.id);
  const when = own ?? outlook.momentFor(asked);
  if (!when) return paragraph(wording.notAsked(asked.name));
  const known = outlook.people.find((each) => each.person.id === asked.id);
  const { verdict } = own?.row ?? {};
  const substituteId = verdict?.kind === "left-out" ? verdict.substituteId : null;
  return composeExplanation(
    {
      person: asked,
      stepId: round.step.id,
      on: when.on,
      day: when.day,
      moment: when.moment,
      settings: known?.settings ?? NOTHING_SET,
      laterOn: known?.laterOn ?? null,
      row: own?.row ?? null,
      reason: own?.reason ?? null,
      substitute: people.find(({ id }) => id === substituteId) ?? null,
      message: own?.message ?? null,
    },
    { language: person.language, wording },
  );
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
