// The plan of a meeting's reminders: steps at a distance from its dates, computed late, so that moving a date moves them.
import type { Temporal } from "temporal-polyfill";
import type { InstrumentId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import { type PlannedStep, type RoundPlan, type StepDistance, StepId, type StepState } from "../domain/reminder.ts";
import { addWorkingDays, type Calendar } from "./calendar.ts";

const DEFAULT_STEPS: readonly { readonly id: string; readonly days: number; readonly count: StepDistance["count"] }[] =
  [
    { id: "opening", days: -28, count: "days" },
    { id: "t-14", days: -14, count: "days" },
    { id: "t-7", days: -7, count: "days" },
    { id: "t-1", days: -1, count: "working-days" },
    { id: "t", days: 0, count: "days" },
    { id: "t+1", days: 1, count: "days" },
    { id: "t+3", days: 3, count: "days" },
  ];

const DEFAULT_RULES = { daysBetween: 1, most: 3, withinDays: 14 };

/** One row of steps for everything that is due on one day; where due dates differ, one row for each instrument. */
export function defaultPlan(meeting: Meeting): RoundPlan {
  const days = new Set(meeting.asks.map(({ dueOn }) => dueOn.toString()));
  const about = days.size <= 1 ? [null] : meeting.asks.map(({ instrumentId }) => instrumentId);
  return { steps: about.flatMap(stepsAbout), rules: DEFAULT_RULES };
}

function stepsAbout(instrumentId: InstrumentId | null): PlannedStep[] {
  return DEFAULT_STEPS.map(({ id, days, count }) => ({
    id: StepId.parse(instrumentId === null ? id : `${id}-${instrumentId}`.slice(0, 40)),
    distance: { from: "due", days, count },
    instrumentId,
  }));
}

/** The due date of what the step is about; null when the meeting asks nothing of the kind any more. */
export function dueDateOf(step: PlannedStep, meeting: Meeting): Temporal.PlainDate | null {
  const dates = meeting.asks
    .filter(({ instrumentId }) => step.instrumentId === null || instrumentId === step.instrumentId)
    .map(({ dueOn }) => dueOn);
  return dates.reduce<Temporal.PlainDate | null>(
    (earliest, date) => (earliest && !isBefore(date, earliest) ? earliest : date),
    null,
  );
}

/** The date of the step for somebody who works by this calendar; null when it has none. */
export function dateOf(step: PlannedStep, meeting: Meeting, calendar: Calendar): Temporal.PlainDate | null {
  const due = dueDateOf(step, meeting);
  if (due === null) return null;
  const { from, days, count } = step.distance;
  const anchor = from === "due" ? due : meeting.startsOn;
  return count === "days" ? anchor.add({ days }) : addWorkingDays(anchor, days, calendar);
}

/** The steps that have a date by this calendar, earliest first; on one day in the order of the plan. */
export function stepsInOrder(
  plan: RoundPlan,
  meeting: Meeting,
  calendar: Calendar,
): readonly { readonly step: PlannedStep; readonly on: Temporal.PlainDate }[] {
  return plan.steps
    .flatMap((step) => {
      const on = dateOf(step, meeting, calendar);
      return on ? [{ step, on }] : [];
    })
    .sort((one, other) => (isBefore(one.on, other.on) ? -1 : Number(isBefore(other.on, one.on))));
}

/** What happens to a step. */
export type StepEvent = "preview" | "approve" | "begin" | "finish" | "stop" | "skip";

const NEXT: Readonly<Record<StepEvent, Partial<Readonly<Record<StepState, StepState>>>>> = {
  preview: {
    planned: "previewed",
    previewed: "previewed",
    approved: "approved",
    running: "running",
    skipped: "skipped",
  },
  approve: {
    planned: "approved",
    previewed: "approved",
    approved: "approved",
    running: "running",
    skipped: "approved",
  },
  begin: { approved: "running", running: "running" },
  finish: { running: "done", done: "done" },
  /** A step is done when all is decided; what was decided may still wait for its slot. */
  stop: {
    planned: "stopped",
    previewed: "stopped",
    approved: "stopped",
    running: "stopped",
    done: "stopped",
    stopped: "stopped",
  },
  skip: { planned: "skipped", previewed: "skipped", skipped: "skipped" },
};

/** The state after the event; null where it cannot happen: nothing that was done or stopped begins again; what was skipped may. */
export function nextState(state: StepState, event: StepEvent): StepState | null {
  return NEXT[event][state] ?? null;
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return one.since(other).sign < 0;
}
