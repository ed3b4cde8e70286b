// What the secretariat does with reminder rounds: look, approve, send now, stop. Nothing starts without its approval.
import { Temporal } from "temporal-polyfill";
import type { PersonId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { PlannedStep, StepId, StepState } from "../domain/reminder.ts";
import { unreachable } from "../domain/unreachable.ts";
import type {
  PreviewRow,
  RoundAnswer,
  RoundDesk,
  RoundPreview,
  RoundRefusal,
  StepRecord,
  StepSummary,
} from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { composePreview } from "../reminders/compose-preview.ts";
import { nextState, type StepEvent, stepsInOrder } from "../reminders/plan.ts";
import { english } from "../wording/english.ts";
import type { BotPorts } from "./bot-ports.ts";
import { type Outlook, type Round, readOutlook } from "./round-situation.ts";
import { readPlanOf, runSteps } from "./run-rounds.ts";

const MAX_SAMPLES = 2;
const PLAIN_CALENDAR = { workWeek: "mon-fri", holidays: new Set<string>() } as const;

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
    stop: (meetingId, by) =>
      store.transaction((transaction) => stopRound(transaction, meetingId, { by, now: clock.now() })),
  };
}

type Acting = { readonly by: PersonId | null; readonly now: Temporal.Instant };

type Standing = { readonly round: Round; readonly on: Temporal.PlainDate };

/** The steps of an open meeting in the order of their dates. */
async function readSteps(transaction: StoreTransaction, meetingId: string): Promise<RoundAnswer<readonly Standing[]>> {
  const meetings: Meeting[] = [];
  for (const state of ["open", "planned", "closed"] as const) meetings.push(...(await transaction.listMeetings(state)));
  const meeting = meetings.find(({ id }) => id === meetingId.toLowerCase());
  if (!meeting) return refuse({ code: "no-such-meeting" });
  if (meeting.state !== "open") return refuse({ code: "meeting-not-open" });
  const plan = await readPlanOf(transaction, meeting);
  const records = await transaction.listSteps(meeting.id);
  const value = stepsInOrder(plan, meeting, PLAIN_CALENDAR).map(({ step, on }) => ({
    round: { meeting, plan, step, record: records.find(({ stepId }) => stepId === step.id) ?? untouched(step) },
    on,
  }));
  return { ok: true, value };
}

function untouched({ id }: PlannedStep): StepRecord {
  return { stepId: id, state: "planned", approvedAt: null, sendFrom: null };
}

function refuse(refusal: RoundRefusal): Extract<RoundAnswer<never>, { ok: false }> {
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
    default:
      return unreachable(refusal);
  }
}

/** The step that is named, or the next one: not over, and under way or still to come. */
export async function findStep(
  transaction: StoreTransaction,
  meetingId: string,
  stepId: string | null,
  now: Temporal.Instant,
): Promise<RoundAnswer<Standing>> {
  const steps = await readSteps(transaction, meetingId);
  if (!steps.ok) return steps;
  const wanted = steps.value.find((each) =>
    stepId === null ? isNext(each, now) : each.round.step.id === stepId.toLowerCase(),
  );
  if (wanted) return { ok: true, value: wanted };
  return stepId === null
    ? refuse({ code: "no-step-left" })
    : refuse({ code: "no-such-step", steps: steps.value.map(({ round }) => round.step.id) });
}

function isNext({ round, on }: Standing, now: Temporal.Instant): boolean {
  const { state } = round.record;
  if (isOver(state)) return false;
  if (state === "approved" || state === "running") return true;
  const today = now.toZonedDateTimeISO(round.meeting.timeZone).toPlainDate();
  return Temporal.PlainDate.compare(on, today) >= 0;
}

function isOver(state: StepState): boolean {
  return state === "done" || state === "stopped";
}

export async function previewRound(
  transaction: StoreTransaction,
  meetingId: string,
  stepId: string | null,
  now: Temporal.Instant,
): Promise<RoundAnswer<RoundPreview>> {
  const found = await findStep(transaction, meetingId, stepId, now);
  if (!found.ok) return found;
  const { round, on } = found.value;
  const { outlooks, unattended } = await readOutlook(transaction, round, now);
  const state = nextState(round.record.state, "preview") ?? round.record.state;
  if (state !== round.record.state)
    await transaction.saveStep(round.meeting.id, { ...round.record, state, approvedBy: null });
  const { id, title, timeZone } = round.meeting;
  const preview = {
    stepId: round.step.id,
    state,
    on,
    meeting: { id, title, timeZone },
    rows: outlooks.map(previewRow),
    unattended: unattended.map(({ acronym, name }) => acronym || name),
    samples: chooseSamples(outlooks),
  };
  return { ok: true, value: { ...preview, words: composePreview(preview, { language: "en", wording: english }) } };
}

function previewRow({ row, moment, reason }: Outlook): PreviewRow {
  return {
    person: row.person.name,
    organizations: row.organizations.map(({ acronym, name }) => acronym || name),
    reason,
    at: reason === null && moment.kind === "at" ? moment.at : null,
    timeZone: row.person.timeZone,
  };
}

/** Two that differ in what is owed, where there are two such. */
function chooseSamples(outlooks: readonly Outlook[]): RoundPreview["samples"] {
  const all = outlooks.flatMap(({ row, message }) =>
    message && row.verdict.kind === "remind"
      ? [{ person: row.person.name, message, ways: row.verdict.needs.map(({ way }) => way).join() }]
      : [],
  );
  const [first] = all;
  const second = all.find(({ ways }) => ways !== first?.ways) ?? all[1];
  return [first, second]
    .flatMap((sample) => (sample ? [{ person: sample.person, message: sample.message }] : []))
    .slice(0, MAX_SAMPLES);
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
    const changed = await change(transaction, one.value, "approve", acting);
    return changed.ok ? { ok: true, value: [changed.value] } : changed;
  }
  return changeAll(transaction, meetingId, "approve", acting);
}

export async function stopRound(
  transaction: StoreTransaction,
  meetingId: string,
  acting: Acting,
): Promise<RoundAnswer<readonly StepSummary[]>> {
  return changeAll(transaction, meetingId, "stop", acting);
}

async function changeAll(
  transaction: StoreTransaction,
  meetingId: string,
  event: StepEvent,
  acting: Acting,
): Promise<RoundAnswer<readonly StepSummary[]>> {
  const all = await readSteps(transaction, meetingId);
  if (!all.ok) return all;
  const open = all.value.filter(({ round }) => !isOver(round.record.state));
  const summaries: StepSummary[] = [];
  for (const each of open) {
    const changed = await change(transaction, each, event, acting);
    if (changed.ok) summaries.push(changed.value);
  }
  return summaries.length === 0 ? refuse({ code: "no-step-left" }) : { ok: true, value: summaries };
}

async function approveToSend(
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
  const action =
    event === "approve" ? (sendFrom ? "reminders sent by hand" : "reminders approved") : "reminders stopped";
  const facts = { stepId: step.id, before: record.state, after: state };
  await transaction.audit({ at: now, personId: by, action, subject: meeting.id, facts });
  return { ok: true, value: { stepId: step.id, state, on } };
}
