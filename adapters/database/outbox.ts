// Messages on their way. A delivery is claimed before it is sent, by one process only, and within a conversation only
// the oldest unfinished one can be claimed.
import type { Temporal } from "temporal-polyfill";
import { Conversation } from "../../src/chat/address.ts";
import { OutboundMessage } from "../../src/chat/outbound.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import type { DeliveryState, DueDelivery, NewDelivery } from "../../src/ports/store.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { writeInstant, writeJson } from "./rows.ts";

/** What a person who reads text only is sent in private is marked as such, whoever sends it. */
const TEXT_ONLY = `CASE WHEN d->'conversation'->>'kind' = 'personal'
    AND EXISTS (SELECT FROM own_settings g WHERE g.person_id = d->>'personId' AND g.text_only)
  THEN '{"textOnly": true}'::jsonb ELSE '{}'::jsonb END`;

/** In the order given: `position` is counted up row by row. Broadcasts go by the database's clock, whatever the caller's. */
const ENQUEUE = `INSERT INTO outbox
    (id, platform, tenant, conversation_id, conversation, message, replaces, beneath, person_id, kind, enqueued_at, due_at)
  SELECT d->>'id', d->'conversation'->>'platform', d->'conversation'->>'tenant', d->'conversation'->>'id',
    d->'conversation', d->'message' || ${TEXT_ONLY}, d->>'replaces', d->>'beneath',
    d->>'personId', coalesce(d->>'kind', 'reply'), $2,
    CASE WHEN d->>'kind' = 'broadcast' THEN coalesce($3::timestamptz, clock_timestamp()) ELSE $2 END
  FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (d, place)
  ORDER BY place`;

export async function enqueue(
  queries: TransactionQueries,
  deliveries: readonly NewDelivery[],
  at: Temporal.Instant,
  now: Temporal.Instant | null,
): Promise<void> {
  if (deliveries.length === 0) return;
  await queries.write(ENQUEUE, [writeJson(deliveries), writeInstant(at), now && writeInstant(now)]);
}

/** `oldest`: ids of the oldest unfinished replies, one a conversation. */
const claimAmong = (oldest: string) => `WITH due AS (
    SELECT d.id FROM outbox d
    WHERE d.id = ANY(ARRAY(${oldest})) AND d.state = 'waiting' AND d.due_at <= $1
    ORDER BY d.position LIMIT $2 FOR UPDATE OF d SKIP LOCKED
  ), claimed AS (
    UPDATE outbox SET state = 'sending', claimed_at = $1, attempts = attempts + 1
    WHERE id IN (SELECT id FROM due) RETURNING *
  ) ${dueDeliveriesOf("claimed")}`;

const UNFINISHED = "state IN ('waiting', 'sending') AND kind = 'reply'";

/** The attempt that goes on now is not counted among the earlier ones. */
function dueDeliveriesOf(table: string): string {
  return `SELECT c.id, c.conversation, c.message, target.message_ref AS "replacesRef",
      above.message_ref AS "beneathRef", c.attempts - 1 AS attempts,
      c.replaces IS NOT NULL AND target.message_ref IS NULL
        OR c.beneath IS NOT NULL AND above.message_ref IS NULL AS "targetMissing"
    FROM ${table} c LEFT JOIN outbox target ON target.id = c.replaces LEFT JOIN outbox above ON above.id = c.beneath
    ORDER BY c.position`;
}

/**
 * SKIP LOCKED: what another process is claiming is left to it; a row it has claimed already no longer waits. However much
 * waits in a conversation, only its oldest is looked at.
 */
const CLAIM = claimAmong(`SELECT DISTINCT ON (platform, tenant, conversation_id) id FROM outbox
  WHERE ${UNFINISHED} ORDER BY platform, tenant, conversation_id, position`);
const CLAIM_OF_CONVERSATION = claimAmong(`SELECT id FROM outbox
  WHERE platform = $3 AND tenant = $4 AND conversation_id = $5 AND ${UNFINISHED} ORDER BY position LIMIT 1`);

type Row = {
  readonly id: string;
  readonly conversation: unknown;
  readonly message: unknown;
  readonly replacesRef: string | null;
  readonly beneathRef: string | null;
  readonly targetMissing: boolean;
  readonly attempts: number;
};

function readDue(row: Row): DueDelivery {
  return {
    id: DeliveryId.parse(row.id),
    conversation: Conversation.parse(row.conversation),
    message: OutboundMessage.parse(row.message),
    replacesRef: row.replacesRef,
    beneathRef: row.beneathRef,
    targetMissing: row.targetMissing,
    attempts: row.attempts,
  };
}

/** The oldest first. */
export async function claimDeliveries(
  queries: Queries,
  at: Temporal.Instant,
  limit: number,
  conversation?: Conversation,
): Promise<readonly DueDelivery[]> {
  const rows = conversation
    ? await queries.rows<Row>(CLAIM_OF_CONVERSATION, [
        writeInstant(at),
        limit,
        conversation.platform,
        conversation.tenant,
        conversation.id,
      ])
    : await queries.rows<Row>(CLAIM, [writeInstant(at), limit]);
  return rows.map(readDue);
}

/** What is finished stays finished: a late word about it changes nothing. */
const FINISH = `UPDATE outbox SET state = $2, message_ref = $3, code = $4, finished_at = $5
  WHERE id = $1 AND state IN ('waiting', 'sending')`;

export type Finish = {
  readonly id: DeliveryId;
  readonly state: Exclude<DeliveryState, "waiting" | "sending">;
  readonly messageRef: string | null;
  readonly code: string | null;
  readonly at: Temporal.Instant;
};

export async function finishDelivery(queries: Queries, finish: Finish): Promise<void> {
  const { id, state, messageRef, code, at } = finish;
  await queries.run(FINISH, [id, state, messageRef, code, writeInstant(at)]);
}

const POSTPONE = "UPDATE outbox SET state = 'waiting', due_at = $2, code = $3 WHERE id = $1 AND state = 'sending'";

export async function postponeDelivery(
  queries: Queries,
  id: DeliveryId,
  until: Temporal.Instant,
  code: string,
): Promise<void> {
  await queries.run(POSTPONE, [id, writeInstant(until), code]);
}

const INTERRUPTED = `WITH interrupted AS (SELECT * FROM outbox WHERE state = 'sending' AND kind = 'reply' AND claimed_at < $1)
  ${dueDeliveriesOf("interrupted")}`;

export async function listInterruptedDeliveries(
  queries: Queries,
  before: Temporal.Instant,
): Promise<readonly DueDelivery[]> {
  const rows = await queries.rows<Row>(INTERRUPTED, [writeInstant(before)]);
  return rows.map(readDue);
}
