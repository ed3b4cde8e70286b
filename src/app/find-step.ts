// The steps of a meeting's plan with where each stands, and the one that is meant.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { PlannedStep, RoundPlan, StepState } from "../domain/reminder.ts";
import type { RoundAnswer, StepRecord } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { defaultPlan, stepsInOrder } from "../reminders/plan.ts";
import { refuse } from "./round-refusal.ts";
import type { Round } from "./round-situation.ts";

/** For dates as the secretariat speaks of them; each person's own calendar decides when that person is reminded. */
export const PLAIN_CALENDAR = { workWeek: "mon-fri", holidays: new Set<string>() } as const;

export type Standing = { readonly round: Round; readonly on: Temporal.PlainDate };

export async function readPlanOf(transaction: StoreTransaction, meeting: Meeting): Promise<RoundPlan> {
  return (await transaction.readPlan(meeting.id)) ?? defaultPlan(meeting);
}

/** Whatever its state: what became of a round is asked after the meeting too. */
export async function findMeeting(transaction: StoreTransaction, meetingId: string): Promise<RoundAnswer<Meeting>> {
  const meetings: Meeting[] = [];
  for (const state of ["open", "planned", "closed"] as const) meetings.push(...(await transaction.listMeetings(state)));
  const meeting = meetings.find(({ id }) => id === meetingId.toLowerCase());
  return meeting ? { ok: true, value: meeting } : refuse({ code: "no-such-meeting" });
}

export async function findOpenMeeting(transaction: StoreTransaction, meetingId: string): Promise<RoundAnswer<Meeting>> {
  const found = await findMeeting(transaction, meetingId);
  return found.ok && found.value.state !== "open" ? refuse({ code: "meeting-not-open" }) : found;
}

/** The steps of an open meeting in the order of their dates. */
export async function readSteps(
  transaction: StoreTransaction,
  meetingId: string,
): Promise<RoundAnswer<readonly Standing[]>> {
  const found = await findOpenMeeting(transaction, meetingId);
  return found.ok ? { ok: true, value: await readStepsOf(transaction, found.value) } : found;
}

export async function readStepsOf(transaction: StoreTransaction, meeting: Meeting): Promise<readonly Standing[]> {
  const plan = await readPlanOf(transaction, meeting);
  const records = await transaction.listSteps(meeting.id);
  return stepsInOrder(plan, meeting, PLAIN_CALENDAR).map(({ step, on }) => ({
    round: { meeting, plan, step, record: records.find(({ stepId }) => stepId === step.id) ?? untouched(step) },
    on,
  }));
}

function untouched({ id }: PlannedStep): StepRecord {
  return { stepId: id, state: "planned", approvedAt: null, sendFrom: null };
}

/** The step that is named, or the next one: not over, and under way or still to come; else the last that is not over. */
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
  const last = stepId === null ? steps.value.findLast(({ round }) => !isOver(round.record.state)) : undefined;
  const found = wanted ?? last;
  if (found) return { ok: true, value: found };
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

export function isOver(state: StepState): boolean {
  return state === "done" || state === "stopped" || state === "skipped";
}
