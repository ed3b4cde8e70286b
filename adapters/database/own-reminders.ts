// Reminders that people asked for themselves: one waits at a time, and each is decided once.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type DeliveryId, PersonId } from "../../src/domain/ids.ts";
import type { LeftOutReason } from "../../src/domain/reminder.ts";
import type { OwnReminder } from "../../src/ports/own-wishes.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { runOnOne } from "./queries.ts";
import { Day, writeInstant } from "./rows.ts";

const DROP = "DELETE FROM own_reminders WHERE person_id = $1 AND decided_at IS NULL";
const SAVE = `INSERT INTO own_reminders (person_id, "on", asked_at) VALUES ($1, $2::date, $3)`;

export async function saveOwnReminder(
  queries: TransactionQueries,
  personId: PersonId,
  on: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<void> {
  await queries.write(DROP, [personId]);
  await queries.write(SAVE, [personId, on.toString(), writeInstant(at)]);
}

export async function dropOwnReminder(queries: TransactionQueries, personId: PersonId): Promise<void> {
  await queries.write(DROP, [personId]);
}

const ROW = `json_build_object('id', id::text, 'personId', person_id, 'on', "on") AS reminder FROM own_reminders`;
const LIST = `SELECT ${ROW} WHERE decided_at IS NULL AND "on" <= $1::date ORDER BY id`;
/** Whoever waited for the lock sees what was decided meanwhile, and finds nothing. */
const LOCK = `SELECT ${ROW} WHERE id = $1::bigint AND decided_at IS NULL FOR UPDATE`;

const Row = z.object({ id: z.string(), personId: PersonId, on: Day });

export async function listOwnReminders(queries: Queries, on: Temporal.PlainDate): Promise<readonly OwnReminder[]> {
  const rows = await queries.rows<{ reminder: unknown }>(LIST, [on.toString()]);
  return rows.map(({ reminder }) => Row.parse(reminder));
}

export async function lockOwnReminder(queries: Queries, id: string): Promise<OwnReminder | null> {
  const [row] = await queries.rows<{ reminder: unknown }>(LOCK, [id]);
  return row ? Row.parse(row.reminder) : null;
}

const DECIDE = `UPDATE own_reminders SET reason = $2, delivery_id = $3, decided_at = $4
  WHERE id = $1::bigint AND decided_at IS NULL`;

export async function decideOwnReminder(
  queries: Queries,
  id: string,
  outcome: { readonly reason: LeftOutReason } | { readonly deliveryId: DeliveryId },
  at: Temporal.Instant,
): Promise<void> {
  const [reason, deliveryId] = "reason" in outcome ? [outcome.reason, null] : [null, outcome.deliveryId];
  await runOnOne(queries, DECIDE, [id, reason, deliveryId, writeInstant(at)]);
}
