// Dry run: what sending or approving would do now. Reads alone; nothing is locked, noted or changed.
import { Temporal } from "temporal-polyfill";
import type { Foreseen, RoundAnswer, StepSummary } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { nextState } from "../reminders/plan.ts";
import { english } from "../wording/english.ts";
import { findStep, readSteps, type Standing } from "./find-step.ts";
import { isPast } from "./past-steps.ts";
import { readPreview } from "./read-preview.ts";
import { refuse } from "./round-refusal.ts";

/** `stepId` null: the next one. */
export async function foreseeSend(
  transaction: StoreTransaction,
  meetingId: string,
  stepId: string | null,
  now: Temporal.Instant,
): Promise<RoundAnswer<Foreseen>> {
  const found = await findStep(transaction, meetingId, stepId, now);
  if (!found.ok) return found;
  const { round, on } = found.value;
  const { record, step } = round;
  const state = nextState(record.state, "approve");
  if (state === null) return refuse({ code: "step-is-over", stepId: step.id, state: record.state });
  const sendFrom = record.sendFrom ?? now;
  const preview = await readPreview(
    transaction,
    { round: { ...round, record: { ...record, state, sendFrom } }, on },
    now,
  );
  const open = preview.rows.filter(({ decidedAt }) => decidedAt === null);
  const reminded = open.filter(({ reason }) => reason === null);
  const atOnce = reminded.filter(({ at }) => at !== null && Temporal.Instant.compare(at, now) <= 0).length;
  const words = english.dryRun(
    english.stepName(step.id),
    atOnce,
    reminded.length - atOnce,
    open.length - reminded.length,
  );
  return { ok: true, value: { steps: [{ stepId: step.id, state, on }], preview, words } };
}

/** `steps` as `approve` takes them. The preview is of the first step that would be approved. */
export async function foreseeApproval(
  transaction: StoreTransaction,
  meetingId: string,
  steps: string,
  now: Temporal.Instant,
): Promise<RoundAnswer<Foreseen>> {
  const chosen = await choose(transaction, meetingId, steps, now);
  if (!chosen.ok) return chosen;
  const summaries: StepSummary[] = [];
  let first: Standing | null = null;
  for (const each of chosen.value) {
    const { record, step } = each.round;
    const past = nextState(record.state, "approve") !== null && (await isPast(transaction, each, now));
    if (past && steps !== "all") return refuse({ code: "step-is-past", stepId: step.id, on: each.on });
    const state = nextState(record.state, past ? "skip" : "approve");
    if (state === null && steps !== "all")
      return refuse({ code: "step-is-over", stepId: step.id, state: record.state });
    if (state === null || (past && record.state === "skipped")) continue;
    summaries.push({ stepId: step.id, state, on: each.on });
    if (!past) first ??= each;
  }
  if (summaries.length === 0) return refuse({ code: "no-step-left" });
  const preview = first ? await readPreview(transaction, first, now) : null;
  return { ok: true, value: { steps: summaries, preview, words: writeApproval(summaries) } };
}

async function choose(
  transaction: StoreTransaction,
  meetingId: string,
  steps: string,
  now: Temporal.Instant,
): Promise<RoundAnswer<readonly Standing[]>> {
  if (steps === "all") return readSteps(transaction, meetingId);
  const one = await findStep(transaction, meetingId, steps === "next" ? null : steps, now);
  return one.ok ? { ok: true, value: [one.value] } : one;
}

function writeApproval(steps: readonly StepSummary[]): string {
  const named = (those: readonly StepSummary[]) => those.map(({ stepId }) => english.stepName(stepId));
  const skipped = steps.filter(({ state }) => state === "skipped");
  const approved = steps.filter(({ state }) => state !== "skipped");
  const lines = [
    ...(skipped.length > 0 ? [english.stepsSkipped(named(skipped))] : []),
    english.dryRunApprove(named(approved)),
  ];
  return lines.join(" ");
}
