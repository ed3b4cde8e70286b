// What became of each reminder, attempt by attempt; and the accounts of those who may be reminded, each with the newest
// word about it.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Conversation, Platform } from "../../src/chat/address.ts";
import { DeliveryId, type MeetingId, PersonId } from "../../src/domain/ids.ts";
import { Person } from "../../src/domain/person.ts";
import { LeftOutReason, StepId } from "../../src/domain/reminder.ts";
import { ATTEMPT_OUTCOMES } from "../../src/ports/deliveries.ts";
import type { ReachPerson, RecordedRecipient } from "../../src/ports/round-record.ts";
import { PERSON } from "./people.ts";
import type { Queries } from "./queries.ts";
import { EpochMilliseconds, readInstant } from "./rows.ts";

/** The last message that says something of whoever reads it; what a platform refused for its own sake does not. */
const LAST_DELIVERY = `SELECT json_build_object('arrived', o.state = 'sent', 'code', o.code) FROM outbox o
  WHERE o.person_id = c.person_id AND o.platform = c.platform AND o.tenant = c.tenant
    AND o.conversation_id = c.personal->>'id' AND o.state IN ('sent', 'unreachable')
  ORDER BY o.finished_at DESC LIMIT 1`;

const ACCOUNTS = `SELECT json_agg(json_build_object(
    'key', json_build_object('platform', c.platform, 'tenant', c.tenant, 'account', c.account),
    'personal', c.personal, 'state', c.state, 'lastDelivery', (${LAST_DELIVERY}))
    ORDER BY c.bound_at, c.platform, c.tenant, c.account)
  FROM chat_accounts c WHERE c.person_id = p.id`;

const LIST_PEOPLE = `SELECT ${PERSON} AS person, coalesce((${ACCOUNTS}), '[]') AS accounts,
    EXISTS (SELECT FROM reminder_preferences f WHERE f.person_id = p.id AND f.stopped_at IS NOT NULL) AS stopped,
    (SELECT (extract(epoch FROM max(v.answered_at)) * 1000)::float8 FROM answer_versions v
      WHERE v.person_id = p.id) AS "lastAnswerAt"
  FROM people p
  WHERE EXISTS (
    SELECT FROM appointments a WHERE a.person_id = p.id AND a.role IN ('focal_point', 'alternate')
      AND (a.since IS NULL OR a.since <= $1::date) AND (a.until IS NULL OR a.until >= $1::date))
  ORDER BY p.name, p.id`;

const ReachPersonRow = z.object({
  person: Person,
  accounts: z.array(
    z.object({
      key: z.object({ platform: Platform, tenant: z.string(), account: z.string() }),
      personal: Conversation.nullable(),
      state: z.enum(["active", "suspended"]),
      lastDelivery: z.object({ arrived: z.boolean(), code: z.string().nullable() }).nullable(),
    }),
  ),
  stopped: z.boolean(),
  lastAnswerAt: EpochMilliseconds.nullable(),
});

export async function listReachPeople(queries: Queries, on: Temporal.PlainDate): Promise<readonly ReachPerson[]> {
  const rows = await queries.rows(LIST_PEOPLE, [on.toString()]);
  return rows.map((row) => ReachPersonRow.parse(row));
}

const MILLISECONDS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const ATTEMPTS = `SELECT json_agg(json_build_object(
    'number', t.number, 'platform', t.platform, 'startedAt', ${MILLISECONDS("t.started_at")}, 'finishedAt', ${MILLISECONDS("t.finished_at")},
    'outcome', t.outcome, 'code', t.code, 'nextAt', ${MILLISECONDS("t.next_at")}) ORDER BY t.number)
  FROM delivery_attempts t WHERE t.delivery_id = o.id`;

const DELIVERY = `CASE WHEN o.id IS NOT NULL THEN json_build_object(
    'platform', o.platform, 'state', o.state, 'code', o.code, 'dueAt', ${MILLISECONDS("o.due_at")},
    'finishedAt', ${MILLISECONDS("o.finished_at")}, 'attempts', coalesce((${ATTEMPTS}), '[]')) END`;

const LIST_RECORD = `SELECT r.step_id AS "stepId", r.person_id AS "personId", p.name, p.time_zone AS "timeZone", r.reason,
    r.delivery_id AS "deliveryId", r.decided_at AS "decidedAt", ${DELIVERY} AS delivery
  FROM round_recipients r JOIN people p ON p.id = r.person_id LEFT JOIN outbox o ON o.id = r.delivery_id
  WHERE r.meeting_id = $1 AND ($2::text IS NULL OR r.step_id = $2)
  ORDER BY min(r.decided_at) OVER (PARTITION BY r.step_id), r.step_id, p.name, p.id`;

const RecordRow = z.object({
  stepId: StepId,
  personId: PersonId,
  name: z.string(),
  timeZone: z.string(),
  reason: LeftOutReason.nullable(),
  deliveryId: DeliveryId.nullable(),
  decidedAt: z.date().transform(readInstant),
  delivery: z
    .object({
      platform: Platform,
      state: z.enum(["waiting", "sending", "sent", "unreachable", "refused", "dropped", "unknown"]),
      code: z.string().nullable(),
      dueAt: EpochMilliseconds,
      finishedAt: EpochMilliseconds.nullable(),
      attempts: z.array(
        z.object({
          number: z.number().int(),
          platform: Platform,
          startedAt: EpochMilliseconds,
          finishedAt: EpochMilliseconds,
          outcome: z.enum(ATTEMPT_OUTCOMES),
          code: z.string().nullable(),
          nextAt: EpochMilliseconds.nullable(),
        }),
      ),
    })
    .nullable(),
});

export async function listRoundRecord(
  queries: Queries,
  meetingId: MeetingId,
  stepId: StepId | null,
): Promise<readonly RecordedRecipient[]> {
  const rows = await queries.rows(LIST_RECORD, [meetingId, stepId]);
  return rows.map((row) => RecordRow.parse(row));
}
