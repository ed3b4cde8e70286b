// What the secretariat does with reminder rounds: look, approve, send now, stop. Nothing starts without its approval.
import type { Temporal } from "temporal-polyfill";
import type { PersonId } from "../domain/ids.ts";
import type { RoundPlan } from "../domain/reminder.ts";
import type { Recipient, RoundAnswer, RoundDesk, RoundPreview, StepSummary } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { nextState, type StepEvent } from "../reminders/plan.ts";
import type { BotPorts } from "./bot-ports.ts";
import { findOpenMeeting, findStep, readPlanOf, readSteps, type Standing } from "./find-step.ts";
import { foreseeApproval, foreseeSend } from "./foresee-round.ts";
import { isPast } from "./past-steps.ts";
import { readPreview } from "./read-preview.ts";
import { refuse } from "./round-refusal.ts";
import { type Round, readOutlook } from "./round-situation.ts";
import { runSteps } from "./run-rounds.ts";

export function createRoundDesk(ports: Pick<BotPorts, "store" | "clock" | "ids" | "log">): RoundDesk {
  const { store, clock } = ports;
  return {
    preview: (meetingId, stepId) =>
      store.transaction((transaction) => previewRound(transaction, meetingId, stepId, clock.now())),
    approve: (meetingId, steps, by) =>
      store.transaction((transaction) => approveSteps(transaction, meetingId, steps, { by, now: clock.now() })),
    async send(meetingId, stepId, by) {
      const now = clock.now();
      const sent = await store.transaction((transaction) => approveToSend(transaction, meetingId, stepId, { by, now }));
      if (!sent.ok) return sent;
      const enqueued = await runSteps(ports, now);
      return { ok: true, value: { ...sent.value, enqueued: enqueued.length } };
    },
    foreseeApproval: (meetingId, steps) =>
      store.transaction((transaction) => foreseeApproval(transaction, meetingId, steps, clock.now())),
    foreseeSend: (meetingId, stepId) =>
      store.transaction((transaction) => foreseeSend(transaction, meetingId, stepId, clock.now())),
    plan: (meetingId, plan, by) =>
      store.transaction((transaction) => changePlan(transaction, meetingId, plan, { by, now: clock.now() })),
    stop: (meetingId, by) =>
      store.transaction((transaction) => stopRound(transaction, meetingId, { by, now: clock.now() })),
  };
}

type Acting = { readonly by: PersonId | null; readonly now: Temporal.Instant };

export async function previewRound(
  transaction: StoreTransaction,
  meetingId: string,
  stepId: string | null,
  now: Temporal.Instant,
): Promise<RoundAnswer<RoundPreview>> {
  const found = await findStep(transaction, meetingId, stepId, now);
  if (!found.ok) return found;
  const { round, on } = found.value;
  const state = nextState(round.record.state, "preview") ?? round.record.state;
  if (state !== round.record.state)
    await transaction.saveStep(round.meeting.id, { ...round.record, state, approvedBy: null });
  const seen = { round: { ...round, record: { ...round.record, state } }, on };
  return { ok: true, value: await readPreview(transaction, seen, now) };
}

export async function approveSteps(
  transaction: StoreTransaction,
  meetingId: string,
  steps: string,
  acting: Acting,
): Promise<RoundAnswer<readonly StepSummary[]>> {
  if (steps !== "all") {
    const one = await findStep(transaction, meetingId, steps === "next" ? null : steps, acting.now);
    if (!one.ok) return one;
    const { round, on } = one.value;
    const mayBegin = nextState(round.record.state, "approve") !== null;
    if (mayBegin && (await isPast(transaction, one.value, acting.now)))
      return refuse({ code: "step-is-past", stepId: round.step.id, on });
    const changed = await change(transaction, one.value, "approve", acting);
    return changed.ok ? { ok: true, value: [changed.value] } : changed;
  }
  return changeAll(transaction, meetingId, acting, async (standing) =>
    (await isPast(transaction, standing, acting.now)) ? "skip" : "approve",
  );
}

/** Also what still waits for its slot, of steps that are done but for that. */
export async function stopRound(
  transaction: StoreTransaction,
  meetingId: string,
  acting: Acting,
): Promise<RoundAnswer<readonly StepSummary[]>> {
  const all = await readSteps(transaction, meetingId);
  if (!all.ok) return all;
  const summaries: StepSummary[] = [];
  for (const each of all.value) {
    const { meeting, step, record } = each.round;
    const held = await transaction.dropWaiting(meeting.id, step.id, "step-stopped", acting.now);
    if (record.state === "stopped" || (record.state === "done" && held === 0)) continue;
    const changed = await change(transaction, each, "stop", acting);
    if (!changed.ok) continue;
    if (record.state === "running") await leaveOutTheRest(transaction, each.round, acting.now);
    summaries.push(changed.value);
  }
  return summaries.length === 0 ? refuse({ code: "no-step-left" }) : { ok: true, value: summaries };
}

/** Whose moment was still to come when the step was stopped: kept in its record, with the reason. The step is locked. */
async function leaveOutTheRest(transaction: StoreTransaction, round: Round, now: Temporal.Instant): Promise<void> {
  const { meeting, step } = round;
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const undecided = await transaction.listUndecided(meeting.id, step.id, today);
  if (undecided.length === 0) return;
  const { outlooks } = await readOutlook(transaction, round, now, { only: undecided, composed: false });
  const open = new Set(undecided);
  const left = outlooks.filter(({ row }) => open.has(row.person.id));
  const recipients = left.map(({ row, reason }): Recipient => {
    return { personId: row.person.id, reason: reason ?? "step-stopped", deliveryId: null, decidedAt: now };
  });
  await transaction.addRecipients(meeting.id, step.id, recipients);
}

/** Every step that can still be moved on, by the event that suits it; what stays as it was is not told again. */
async function changeAll(
  transaction: StoreTransaction,
  meetingId: string,
  acting: Acting,
  choose: (standing: Standing) => Promise<StepEvent | null>,
): Promise<RoundAnswer<readonly StepSummary[]>> {
  const all = await readSteps(transaction, meetingId);
  if (!all.ok) return all;
  const summaries: StepSummary[] = [];
  for (const each of all.value) {
    const { state } = each.round.record;
    const event = state === "done" || state === "stopped" ? null : await choose(each);
    const changed = event === null ? null : await change(transaction, each, event, acting);
    if (changed?.ok && !(event === "skip" && state === "skipped")) summaries.push(changed.value);
  }
  return summaries.length === 0 ? refuse({ code: "no-step-left" }) : { ok: true, value: summaries };
}

async function changePlan(
  transaction: StoreTransaction,
  meetingId: string,
  change: RoundPlan | null,
  { by, now }: Acting,
): Promise<RoundAnswer<RoundPlan>> {
  const found = await findOpenMeeting(transaction, meetingId);
  if (!found.ok || change === null)
    return found.ok ? { ok: true, value: await readPlanOf(transaction, found.value) } : found;
  const { id } = found.value;
  await transaction.savePlan(id, change, now);
  const facts = { steps: change.steps.length, most: change.rules.most, withinDays: change.rules.withinDays };
  await transaction.audit({ at: now, personId: by, action: "plan of reminders changed", subject: id, facts });
  return { ok: true, value: change };
}

export async function approveToSend(
  transaction: StoreTransaction,
  meetingId: string,
  stepId: string,
  acting: Acting,
): Promise<RoundAnswer<StepSummary>> {
  const found = await findStep(transaction, meetingId, stepId, acting.now);
  return found.ok ? await change(transaction, found.value, "approve", acting, acting.now) : found;
}

/** Locks the step and moves it on; somebody else may have done so meanwhile. */
async function change(
  transaction: StoreTransaction,
  { round, on }: Standing,
  event: StepEvent,
  { by, now }: Acting,
  sendFrom: Temporal.Instant | null = null,
): Promise<RoundAnswer<StepSummary>> {
  const { meeting, step } = round;
  const record = await transaction.lockStep(meeting.id, step.id);
  const state = nextState(record.state, event);
  if (state === null) return refuse({ code: "step-is-over", stepId: step.id, state: record.state });
  const approvedAt = event === "approve" ? (record.approvedAt ?? now) : record.approvedAt;
  const changed = { stepId: step.id, state, approvedAt, sendFrom: record.sendFrom ?? sendFrom };
  await transaction.saveStep(meeting.id, { ...changed, approvedBy: event === "approve" ? by : null });
  const action = writeAction(event, sendFrom);
  const facts = { stepId: step.id, before: record.state, after: state };
  await transaction.audit({ at: now, personId: by, action, subject: meeting.id, facts });
  return { ok: true, value: { stepId: step.id, state, on } };
}

function writeAction(event: StepEvent, sendFrom: Temporal.Instant | null): string {
  if (event === "skip") return "reminders skipped";
  if (event !== "approve") return "reminders stopped";
  return sendFrom ? "reminders sent by hand" : "reminders approved";
}
