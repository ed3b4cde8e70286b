// What the secretariat looks at in chat around a round: the preview before, the running step, the record, who can be
// reached and what is left to do. Looking sends nothing to anybody else.
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { roundAction } from "../dialog/actions.ts";
import { lookAction, type RoundLook } from "../dialog/round-looks.ts";
import type { Voice } from "../dialog/turn.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { StepId, StepState } from "../domain/reminder.ts";
import { unreachable } from "../domain/unreachable.ts";
import { composePreview } from "../reminders/compose-preview.ts";
import { composeReach } from "../reminders/compose-reach.ts";
import { composeRecord } from "../reminders/compose-record.ts";
import { composeTasks } from "../reminders/compose-tasks.ts";
import { composeMendingTexts, writeMendingTexts } from "../reminders/mending-texts.ts";
import { wordingFor } from "../wording/wording.ts";
import { chooseMeeting } from "./choose-meeting.ts";
import { findStep, type Standing } from "./find-step.ts";
import { foreseeSend } from "./foresee-round.ts";
import type { ReachLook } from "./reach-checker.ts";
import { findRecordStep, readCircle, readRecord, readTasks, reportReach } from "./round-sheets.ts";
import type { RoundSurroundings } from "./round-surroundings.ts";
import { previewRound } from "./rounds.ts";

const NOT_ASKED: ReachLook = { platforms: [], findings: new Map() };

export async function showRound(look: RoundLook, around: RoundSurroundings): Promise<OutboundMessage> {
  const { transaction, person } = around;
  const voice = { language: person.language, wording: wordingFor(person.language) };
  if (look.at === "sample") return paragraph(voice.wording.sampleButton);
  const chosen = await chooseMeeting(transaction, look, voice.wording);
  if (chosen.kind === "asked") return chosen.message;
  const { meeting, stepId } = chosen;
  switch (look.at) {
    case "preview":
      return showNext(meeting, stepId, around, voice);
    case "dry-run":
      return showDryRun(meeting, stepId, around);
    case "check":
    case "texts":
      return showReach(look, meeting, around, voice);
    case "record":
      return showRecord(meeting, { stepId, page: look.page }, around, voice);
    case "tasks":
      return showTasks(meeting, around, voice);
    default:
      return unreachable(look.at);
  }
}

/** The next step before it runs; one that runs is watched. */
async function showNext(
  meeting: Meeting,
  stepId: StepId | null,
  around: RoundSurroundings,
  voice: Voice,
): Promise<OutboundMessage> {
  const { transaction, now, platform } = around;
  const found = await findStep(transaction, meeting.id, stepId, now);
  if (!found.ok) return paragraph(found.words);
  if (found.value.round.record.state === "running") return watch(found.value, 0, around, voice);
  const answer = await previewRound(transaction, meeting.id, found.value.round.step.id, now);
  if (!answer.ok) return paragraph(answer.words);
  const preview = answer.value;
  const { parts } = composePreview(preview, voice, { platform, meetingId: meeting.id });
  const buttons = controls(meeting, preview.stepId, preview.state, voice);
  const check = { id: lookAction("check", meeting.id), label: voice.wording.whoCanBeReached };
  return { parts: [...parts, { kind: "buttons", buttons: [...buttons, check] }] };
}

function controls(meeting: Meeting, stepId: StepId, state: StepState, { wording }: Voice): Button[] {
  const isApproved = state === "approved" || state === "running";
  return [
    ...(isApproved
      ? []
      : [
          {
            id: roundAction("approve-step", meeting.id, stepId),
            label: wording.approveStep,
            style: "primary" as const,
          },
        ]),
    { id: roundAction("send-step", meeting.id, stepId), label: wording.sendStep },
    { id: roundAction("approve-plan", meeting.id, stepId), label: wording.approvePlan },
    { id: roundAction("ask-stop", meeting.id, stepId), label: wording.stopPlan, style: "danger" },
  ];
}

async function watch(
  standing: Standing,
  page: number,
  { transaction, now, reach }: RoundSurroundings,
  voice: Voice,
): Promise<OutboundMessage> {
  const { round, on } = standing;
  const { meeting, step, record } = round;
  const circle = await readCircle(transaction, meeting, now);
  const rows = await readRecord(transaction, circle, standing, now);
  // A number that grows with every answer of a platform would be none.
  const isKnown = reach && reportReach(circle, reach).waiting === 0;
  const tasks = isKnown ? (await readTasks(transaction, circle, reach)).length : null;
  const isUnderWay = rows.some(({ outcome }) => outcome === "waiting" || outcome === "on-the-way");
  const isRunning = record.state === "running" || record.state === "approved" || isUnderWay;
  const card = {
    meeting,
    stepId: step.id,
    state: record.state,
    on,
    rows,
    tasks,
    controls: isRunning ? controls(meeting, step.id, record.state, voice) : [],
  };
  return composeRecord(card, page, voice);
}

async function showRecord(
  meeting: Meeting,
  { stepId, page }: { readonly stepId: StepId | null; readonly page: number },
  around: RoundSurroundings,
  voice: Voice,
): Promise<OutboundMessage> {
  const found = await findRecordStep(around.transaction, meeting, stepId);
  if (!found.ok) return paragraph(found.words);
  if (found.value !== null) return watch(found.value, page, around, voice);
  const preview = { id: lookAction("preview", meeting.id), label: voice.wording.lookAtPreview };
  return { parts: [...paragraph(voice.wording.recordNone).parts, { kind: "buttons", buttons: [preview] }] };
}

async function showDryRun(
  meeting: Meeting,
  stepId: StepId | null,
  { transaction, now }: RoundSurroundings,
): Promise<OutboundMessage> {
  const foreseen = await foreseeSend(transaction, meeting.id, stepId, now);
  if (!foreseen.ok) return paragraph(foreseen.words);
  const { words, preview } = foreseen.value;
  return { parts: [{ kind: "paragraph", text: words }, ...(preview?.words.parts ?? [])] };
}

async function showReach(
  { at, page }: RoundLook,
  meeting: Meeting,
  { transaction, now, reach }: RoundSurroundings,
  voice: Voice,
): Promise<OutboundMessage> {
  const report = reportReach(await readCircle(transaction, meeting, now), reach ?? NOT_ASKED);
  const texts = writeMendingTexts(report, meeting, voice);
  if (at === "texts") return composeMendingTexts(texts, { meeting, page, waiting: report.waiting }, voice);
  return composeReach(report, { meeting, now, hasTexts: texts.length > 0 }, voice);
}

async function showTasks(
  meeting: Meeting,
  { transaction, now, reach }: RoundSurroundings,
  voice: Voice,
): Promise<OutboundMessage> {
  const circle = await readCircle(transaction, meeting, now);
  const look = reach ?? NOT_ASKED;
  const tasks = await readTasks(transaction, circle, look);
  return composeTasks(tasks, { meeting, now, waiting: reportReach(circle, look).waiting }, voice);
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
