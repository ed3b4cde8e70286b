// Broadcasts on their way: claimed by one courier, finished once, put off or moved together with the job that brings them
// back. A row that waits or is being sent has a job; the row says what is true, the job only whose turn it is.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Conversation, Platform } from "../../src/chat/address.ts";
import { OutboundMessage } from "../../src/chat/outbound.ts";
import { DeliveryId, MeetingId, PersonId } from "../../src/domain/ids.ts";
import { type LeftOutReason, StepId } from "../../src/domain/reminder.ts";
import type { AttemptRecord, Claim, FinishedState, Lane } from "../../src/ports/deliveries.ts";
import { isPresent } from "./presence.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { writeInstant, writeJson } from "./rows.ts";

/**
 * A request that a dead courier sent may still be on its way; and the job of a broadcast that was put off may come a
 * moment before the row is due.
 */
const UNDER_WAY_SECONDS = 2;
const EARLY_SECONDS = 1;
/**
 * Between two broadcasts in one conversation. Slack takes one message a second and channel, Teams 1,800 an hour.
 * https://docs.slack.dev/apis/web-api/rate-limits
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const BETWEEN_SECONDS = 2;

/**
 * What waits, and what a dead courier had claimed. Where its attempt had begun, that leaves a record, and a doubt; what
 * only waited for its slot is as if it had never been claimed. One that is locked is being claimed by another. In one
 * conversation one at a time.
 */
const CLAIM = `WITH moment AS (SELECT coalesce($3::timestamptz, clock_timestamp()) AS now),
  wanted AS (
    SELECT o.id, o.state, o.claimed_at, o.attempts, o.due_at, o.claimed_by, o.begun_at, o.platform, o.tenant, o.conversation_id,
      o.position
    FROM outbox o
    WHERE o.id = ANY($1::text[]) AND o.kind = 'broadcast' AND o.state IN ('waiting', 'sending')
    FOR UPDATE SKIP LOCKED
  ),
  mine AS (
    SELECT DISTINCT ON (w.platform, w.tenant, w.conversation_id) w.* FROM wanted w CROSS JOIN moment m
    WHERE ((w.state = 'waiting' AND w.due_at <= m.now + make_interval(secs => ${EARLY_SECONDS}))
        OR (w.state = 'sending'
          AND (w.begun_at IS NULL OR w.begun_at < m.now - make_interval(secs => ${UNDER_WAY_SECONDS}))
          AND w.claimed_by <> $2 AND NOT ${isPresent("w.claimed_by")}))
      AND NOT EXISTS (
        SELECT FROM outbox other
        WHERE other.kind = 'broadcast' AND other.platform = w.platform AND other.tenant = w.tenant
          AND other.conversation_id = w.conversation_id AND other.id <> w.id
          AND (other.state = 'sending' OR (other.state = 'sent'
            AND other.claimed_at BETWEEN m.now - make_interval(secs => ${BETWEEN_SECONDS}) AND m.now)))
    ORDER BY w.platform, w.tenant, w.conversation_id, w.position
  ),
  cut_off AS (
    INSERT INTO delivery_attempts
      (delivery_id, number, platform, tenant, conversation_id, started_at, finished_at, outcome, code, next_at)
    SELECT o.id, o.attempts, o.platform, o.tenant, o.conversation_id, mine.begun_at, m.now, 'lost', 'cut-off', m.now
    FROM mine JOIN outbox o ON o.id = mine.id CROSS JOIN moment m WHERE mine.begun_at IS NOT NULL
    ON CONFLICT DO NOTHING
  ),
  claimed AS (
    UPDATE outbox o SET state = 'sending', claimed_at = m.now, claimed_by = $2, begun_at = NULL,
      attempts = o.attempts + CASE WHEN mine.state = 'sending' AND mine.begun_at IS NULL THEN 0 ELSE 1 END,
      doubtful = o.doubtful OR mine.begun_at IS NOT NULL
    FROM mine CROSS JOIN moment m WHERE o.id = mine.id
    RETURNING o.id, o.person_id, o.conversation, o.message, o.attempts, o.doubtful
  )
  SELECT o.id, c.id IS NOT NULL AS mine, c.person_id AS "personId", c.conversation, c.message, c.attempts AS attempt,
    c.doubtful, r.meeting_id AS "meetingId", r.step_id AS "stepId", o.state, o.due_at > m.now AS later
  FROM outbox o CROSS JOIN moment m LEFT JOIN claimed c ON c.id = o.id
    LEFT JOIN round_recipients r ON r.delivery_id = c.id AND r.person_id = c.person_id
  WHERE o.id = ANY($1::text[])`;

const Claimed = z
  .object({
    id: DeliveryId,
    personId: PersonId.nullable(),
    conversation: Conversation,
    message: OutboundMessage,
    attempt: z.number(),
    doubtful: z.boolean(),
    meetingId: MeetingId.nullable(),
    stepId: StepId.nullable(),
  })
  .transform(({ meetingId, stepId, ...rest }) => ({
    ...rest,
    step: meetingId && stepId ? { meetingId, stepId } : null,
  }));

type ClaimRow = { readonly id: string; readonly mine: boolean; readonly state: string; readonly later: boolean };

export async function claimBroadcasts(
  queries: Queries,
  ids: readonly DeliveryId[],
  courier: string,
  now: Temporal.Instant | null,
): Promise<Claim> {
  const rows = await queries.rows<ClaimRow>(CLAIM, [ids, courier, now && writeInstant(now)]);
  const given = new Map(ids.map((id, index) => [id, index]));
  const claimed = rows.filter(({ mine }) => mine).map((row) => Claimed.parse(row));
  return {
    claimed: claimed.sort((one, other) => (given.get(one.id) ?? 0) - (given.get(other.id) ?? 0)),
    elsewhere: rows
      .filter(({ mine, state, later }) => !mine && (state === "sending" || (state === "waiting" && !later)))
      .map(({ id }) => DeliveryId.parse(id)),
  };
}

const BEGIN = `UPDATE outbox SET begun_at = coalesce($3::timestamptz, clock_timestamp())
  WHERE id = $1 AND claimed_by = $2 AND state = 'sending'`;

/** The last thing before the message leaves. False where the delivery is no longer this courier's. */
export async function beginBroadcast(
  queries: Queries,
  id: DeliveryId,
  courier: string,
  now: Temporal.Instant | null,
): Promise<boolean> {
  return (await queries.run(BEGIN, [id, courier, now && writeInstant(now)])) === 1;
}

/** The attempt whose outcome is recorded must be this courier's own: whoever comes late changes nothing. */
const RECORD = (change: string) => `WITH tried AS (
    UPDATE outbox SET ${change} WHERE id = $1 AND state = 'sending' AND claimed_by = $2
    RETURNING id, attempts, due_at, state
  )
  INSERT INTO delivery_attempts
    (delivery_id, number, platform, tenant, conversation_id, started_at, finished_at, outcome, code, next_at)
  SELECT o.id, o.attempts, o.platform, o.tenant, o.conversation_id, $3::timestamptz, $4::timestamptz, $5::text, $6::text,
    CASE WHEN t.state = 'waiting' THEN t.due_at END
  FROM tried t JOIN outbox o ON o.id = t.id`;

const FINISH = RECORD(`state = $7, message_ref = $8, code = $6, finished_at = $4, doubtful = false`);
const AGAIN = "state = 'waiting', claimed_by = NULL, begun_at = NULL, code = $6";
const POSTPONE = RECORD(
  `${AGAIN}, doubtful = $8, due_at = coalesce($9::timestamptz, clock_timestamp()) + make_interval(secs => $7)`,
);
/** The attempt is of where it was: the row that is read is the one before. */
const MOVE = RECORD(
  `${AGAIN}, doubtful = false, due_at = coalesce($8::timestamptz, clock_timestamp()), conversation = $7::jsonb,
    platform = $7::jsonb->>'platform', tenant = $7::jsonb->>'tenant', conversation_id = $7::jsonb->>'id'`,
);

function valuesOf({ id, courier, startedAt, finishedAt, outcome, code }: AttemptRecord): readonly unknown[] {
  return [id, courier, writeInstant(startedAt), writeInstant(finishedAt), outcome, code];
}

export async function finishBroadcast(
  queries: Queries,
  attempt: AttemptRecord,
  state: FinishedState,
  messageRef: string | null,
): Promise<void> {
  await queries.run(FINISH, [...valuesOf(attempt), state, messageRef]);
}

/** False where the delivery is no longer this courier's. */
export async function postponeBroadcast(
  queries: Queries,
  attempt: AttemptRecord,
  { seconds, doubtful }: { readonly seconds: number; readonly doubtful: boolean },
  now: Temporal.Instant | null,
): Promise<boolean> {
  return (await queries.run(POSTPONE, [...valuesOf(attempt), seconds, doubtful, now && writeInstant(now)])) === 1;
}

export async function moveBroadcast(
  queries: Queries,
  attempt: AttemptRecord,
  to: Conversation,
  now: Temporal.Instant | null,
): Promise<boolean> {
  return (await queries.run(MOVE, [...valuesOf(attempt), writeJson(to), now && writeInstant(now)])) === 1;
}

const RELEASE = `UPDATE outbox SET state = 'waiting', claimed_by = NULL, begun_at = NULL, attempts = attempts - 1
  WHERE id = $1 AND claimed_by = $2 AND state = 'sending' RETURNING platform, tenant`;

/** The lane in which it waits again; null where it is no longer this courier's. */
export async function releaseBroadcast(queries: Queries, id: DeliveryId, courier: string): Promise<Lane | null> {
  const [row] = await queries.rows(RELEASE, [id, courier]);
  return row ? LaneRow.parse(row) : null;
}

const DROP = `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (id text, reason text)),
  dropped AS (
    UPDATE outbox o SET state = 'dropped', code = given.reason, finished_at = $2
    FROM given WHERE o.id = given.id AND o.state IN ('waiting', 'sending') RETURNING o.id, given.reason
  )
  UPDATE round_recipients r SET reason = dropped.reason, decided_at = $2 FROM dropped WHERE r.delivery_id = dropped.id`;

export async function dropBroadcasts(
  queries: TransactionQueries,
  drops: readonly { readonly id: DeliveryId; readonly reason: LeftOutReason }[],
  at: Temporal.Instant,
): Promise<void> {
  if (drops.length > 0) await queries.write(DROP, [writeJson(drops), writeInstant(at)]);
}

/** Not what is being sent: it is at its slot already. */
const DROP_WAITING = `WITH dropped AS (
    UPDATE outbox o SET state = 'dropped', code = $3, finished_at = $4
    FROM round_recipients r
    WHERE r.meeting_id = $1 AND r.step_id = $2 AND o.id = r.delivery_id AND o.kind = 'broadcast' AND o.state = 'waiting'
    RETURNING o.id
  )
  UPDATE round_recipients r SET reason = $3, decided_at = $4 FROM dropped WHERE r.delivery_id = dropped.id`;

export async function dropWaiting(
  queries: Queries,
  step: { readonly meetingId: MeetingId; readonly stepId: StepId },
  reason: LeftOutReason,
  at: Temporal.Instant,
): Promise<number> {
  return await queries.run(DROP_WAITING, [step.meetingId, step.stepId, reason, writeInstant(at)]);
}

const UNTRIED = `SELECT c.personal AS conversation FROM chat_accounts c JOIN outbox o ON o.person_id = c.person_id
  WHERE o.id = $1 AND c.personal IS NOT NULL AND c.state = 'active' AND NOT EXISTS (
      SELECT FROM delivery_attempts a WHERE a.delivery_id = o.id AND a.platform = c.personal->>'platform'
        AND a.tenant = c.personal->>'tenant' AND a.conversation_id = c.personal->>'id')
    AND (o.platform, o.tenant, o.conversation_id)
      IS DISTINCT FROM (c.personal->>'platform', c.personal->>'tenant', c.personal->>'id')
  ORDER BY c.bound_at DESC`;

export async function listUntried(queries: Queries, id: DeliveryId): Promise<readonly Conversation[]> {
  const rows = await queries.rows<{ conversation: unknown }>(UNTRIED, [id]);
  return rows.map(({ conversation }) => Conversation.parse(conversation));
}

export const LaneRow = z.object({ platform: Platform, tenant: z.string() });

const LIST_LANES = `SELECT DISTINCT platform, tenant FROM outbox
  WHERE kind = 'broadcast' AND state IN ('waiting', 'sending') AND due_at <= coalesce($1::timestamptz, clock_timestamp())
  ORDER BY platform, tenant`;

export async function listLanes(queries: Queries, now: Temporal.Instant | null): Promise<readonly Lane[]> {
  return (await queries.rows(LIST_LANES, [now && writeInstant(now)])).map((row) => LaneRow.parse(row));
}

const BACKLOG = `SELECT platform, tenant, count(*)::int AS waiting FROM outbox
  WHERE kind = 'broadcast' AND state = 'waiting' GROUP BY platform, tenant ORDER BY platform, tenant`;

export async function countBacklog(queries: Queries): Promise<readonly (Lane & { readonly waiting: number })[]> {
  const Row = LaneRow.extend({ waiting: z.number() });
  return (await queries.rows(BACKLOG, [])).map((row) => Row.parse(row));
}
