// Plans of reminders, their steps, and what was decided about each person in each step.

import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { DeliveryId, type MeetingId, PersonId } from "../../src/domain/ids.ts";
import { LeftOutReason, RoundPlan, StepId, StepState } from "../../src/domain/reminder.ts";
import type { Recipient, StepChange, StepRecord } from "../../src/ports/rounds.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { readInstant, writeInstant, writeJson } from "./rows.ts";

export async function readPlan(queries: Queries, meetingId: MeetingId): Promise<RoundPlan | null> {
  const [row] = await queries.rows<{ plan: unknown }>("SELECT plan FROM round_plans WHERE meeting_id = $1", [
    meetingId,
  ]);
  return row ? RoundPlan.parse(row.plan) : null;
}

const SAVE_PLAN = `INSERT INTO round_plans (meeting_id, plan, saved_at) VALUES ($1, $2::jsonb, $3)
  ON CONFLICT (meeting_id) DO UPDATE SET plan = excluded.plan, saved_at = excluded.saved_at`;

export async function savePlan(
  queries: TransactionQueries,
  meetingId: MeetingId,
  plan: RoundPlan,
  at: Temporal.Instant,
): Promise<void> {
  await queries.write(SAVE_PLAN, [meetingId, writeJson(plan), writeInstant(at)]);
}

const STEP = `step_id AS "stepId", state, approved_at AS "approvedAt", send_from AS "sendFrom"`;
const LIST_STEPS = `SELECT ${STEP} FROM round_steps WHERE meeting_id = $1`;

/** Made or found, the row stays locked until the transaction ends. */
const LOCK_STEP = `INSERT INTO round_steps AS known (meeting_id, step_id) VALUES ($1, $2)
  ON CONFLICT (meeting_id, step_id) DO UPDATE SET step_id = known.step_id RETURNING ${STEP}`;

type StepRow = {
  readonly stepId: string;
  readonly state: string;
  readonly approvedAt: Date | null;
  readonly sendFrom: Date | null;
};

function readStep(row: StepRow): StepRecord {
  return {
    stepId: StepId.parse(row.stepId),
    state: StepState.parse(row.state),
    approvedAt: row.approvedAt && readInstant(row.approvedAt),
    sendFrom: row.sendFrom && readInstant(row.sendFrom),
  };
}

export async function listSteps(queries: Queries, meetingId: MeetingId): Promise<readonly StepRecord[]> {
  return (await queries.rows<StepRow>(LIST_STEPS, [meetingId])).map(readStep);
}

export async function lockStep(queries: Queries, meetingId: MeetingId, stepId: StepId): Promise<StepRecord> {
  const [row] = await queries.rows<StepRow>(LOCK_STEP, [meetingId, stepId]);
  if (!row) throw new Error(`the step ${stepId} of ${meetingId} could not be made`);
  return readStep(row);
}

const TRY_LOCK_STEP = `SELECT ${STEP} FROM round_steps WHERE meeting_id = $1 AND step_id = $2 FOR UPDATE SKIP LOCKED`;

export async function tryLockStep(queries: Queries, meetingId: MeetingId, stepId: StepId): Promise<StepRecord | null> {
  const [row] = await queries.rows<StepRow>(TRY_LOCK_STEP, [meetingId, stepId]);
  return row ? readStep(row) : null;
}

const SAVE_STEP = `INSERT INTO round_steps (meeting_id, step_id, state, approved_by, approved_at, send_from)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (meeting_id, step_id) DO UPDATE SET state = excluded.state, send_from = excluded.send_from,
    approved_by = coalesce(excluded.approved_by, round_steps.approved_by), approved_at = excluded.approved_at`;

export async function saveStep(queries: TransactionQueries, meetingId: MeetingId, step: StepChange): Promise<void> {
  const { stepId, state, approvedBy, approvedAt, sendFrom } = step;
  const at = (instant: Temporal.Instant | null) => instant && writeInstant(instant);
  await queries.write(SAVE_STEP, [meetingId, stepId, state, approvedBy, at(approvedAt), at(sendFrom)]);
}

const LIST_RECIPIENTS = `SELECT person_id AS "personId", reason, delivery_id AS "deliveryId", decided_at AS "decidedAt"
  FROM round_recipients WHERE meeting_id = $1 AND step_id = $2 ORDER BY decided_at, person_id`;

type RecipientRow = {
  readonly personId: string;
  readonly reason: string | null;
  readonly deliveryId: string | null;
  readonly decidedAt: Date;
};

export async function listRecipients(
  queries: Queries,
  meetingId: MeetingId,
  stepId: StepId,
): Promise<readonly Recipient[]> {
  const rows = await queries.rows<RecipientRow>(LIST_RECIPIENTS, [meetingId, stepId]);
  return rows.map(({ personId, reason, deliveryId, decidedAt }) => ({
    personId: PersonId.parse(personId),
    reason: LeftOutReason.nullable().parse(reason),
    deliveryId: DeliveryId.nullable().parse(deliveryId),
    decidedAt: readInstant(decidedAt),
  }));
}

const LIST_DECIDED = `SELECT person_id AS id FROM round_recipients
  WHERE meeting_id = $1 AND step_id = $2 AND person_id = ANY($3::text[])`;

export async function listDecided(
  queries: Queries,
  meetingId: MeetingId,
  stepId: StepId,
  among: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const rows = await queries.rows<{ id: string }>(LIST_DECIDED, [meetingId, stepId, among]);
  return rows.map(({ id }) => PersonId.parse(id));
}

/** No ON CONFLICT: whoever is second has to look again. */
const ADD_RECIPIENTS = `INSERT INTO round_recipients (meeting_id, step_id, person_id, reason, delivery_id, decided_at)
  SELECT $1, $2, r->>'personId', r->>'reason', r->>'deliveryId', (r->>'decidedAt')::timestamptz
  FROM jsonb_array_elements($3::jsonb) AS given (r)`;

const Given = z.object({ personId: z.string(), reason: z.string().nullable(), deliveryId: z.string().nullable() });

export async function addRecipients(
  queries: TransactionQueries,
  meetingId: MeetingId,
  stepId: StepId,
  recipients: readonly Recipient[],
): Promise<void> {
  if (recipients.length === 0) return;
  const rows = recipients.map((each) => ({ ...Given.parse(each), decidedAt: each.decidedAt.toString() }));
  await queries.write(ADD_RECIPIENTS, [meetingId, stepId, writeJson(rows)]);
}
