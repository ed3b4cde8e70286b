// Reminder rounds in the words of the field: the plan of a meeting, its steps, and what a person asked of the reminders.
// A step names a distance, never a date: when a due date moves, the steps move with it.
import { z } from "zod";
import { InstrumentId } from "./ids.ts";

/** Such as `t-14` or `t+1`; unique within a plan. */
export const StepId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9+-]{0,39}$/)
  .brand<"StepId">();
export type StepId = z.infer<typeof StepId>;

/** How far a step lies from a date of the meeting; negative is before. */
export const StepDistance = z.strictObject({
  /** `due`: when what is asked is due. `meeting`: its first day. */
  from: z.enum(["due", "meeting"]),
  days: z.number().int().min(-365).max(365),
  /** Whether `days` counts all days, or only those on which the person works. */
  count: z.enum(["days", "working-days"]),
});
export type StepDistance = z.infer<typeof StepDistance>;

export const PlannedStep = z.strictObject({
  id: StepId,
  distance: StepDistance,
  /** The one instrument it is about; null: all that the meeting asks, by the earliest of its due dates. */
  instrumentId: InstrumentId.nullable(),
});
export type PlannedStep = z.infer<typeof PlannedStep>;

/** How often one person may hear of it. */
export const RoundRules = z.strictObject({
  /** Days that pass between two reminders to one person; 1: at most one a day. */
  daysBetween: z.number().int().min(1).max(60),
  /** At most `most` reminders within `withinDays`, over all meetings. */
  most: z.number().int().min(1).max(100),
  withinDays: z.number().int().min(1).max(365),
});
export type RoundRules = z.infer<typeof RoundRules>;

export const RoundPlan = z
  .strictObject({ steps: z.array(PlannedStep).max(40), rules: RoundRules })
  .refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, "two steps have the same id");
export type RoundPlan = z.infer<typeof RoundPlan>;

/** `skipped`: its moment had passed for everybody when the whole plan was approved. */
export const STEP_STATES = ["planned", "previewed", "approved", "running", "done", "stopped", "skipped"] as const;
export const StepState = z.enum(STEP_STATES);
export type StepState = z.infer<typeof StepState>;

/** Why somebody is left out of a round; the first that applies is kept. */
export const LEFT_OUT_REASONS = [
  "submitted",
  "nothing-to-report",
  "writing-just-now",
  "away",
  "asked-to-stop",
  /** The person asked to be reminded on a later day. */
  "asked-for-later",
  "reminded-recently",
  "over-the-cap",
  "no-account",
  "unreachable",
  /** The moment passed in the person's day, such as while the program was down. */
  "too-late",
  /** No working time could be found near the date. */
  "no-working-time",
  /** The secretariat stopped the step while the reminder waited for its slot. */
  "step-stopped",
] as const;
export const LeftOutReason = z.enum(LEFT_OUT_REASONS);
export type LeftOutReason = z.infer<typeof LeftOutReason>;
