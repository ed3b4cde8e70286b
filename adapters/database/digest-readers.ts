// Who reads digests: the channels of a meeting, and people who asked for one of their own.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Conversation } from "../../src/chat/address.ts";
import type { MeetingId, PersonId } from "../../src/domain/ids.ts";
import { Person } from "../../src/domain/person.ts";
import type { Rhythm, Subscription } from "../../src/ports/digests.ts";
import { PERSON } from "./people.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { EpochMilliseconds, writeInstant, writeJson } from "./rows.ts";

export async function listChannels(queries: Queries, meetingId: MeetingId): Promise<readonly Conversation[]> {
  const rows = await queries.rows<{ conversation: unknown }>(
    "SELECT conversation FROM meeting_channels WHERE meeting_id = $1 ORDER BY bound_at, conversation_id",
    [meetingId],
  );
  return rows.map(({ conversation }) => Conversation.parse(conversation));
}

const BIND = `INSERT INTO meeting_channels
    (meeting_id, platform, tenant, conversation_id, conversation, bound_by, bound_at)
  VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)
  ON CONFLICT (meeting_id, platform, tenant, conversation_id) DO UPDATE SET conversation = excluded.conversation`;

export async function bindChannel(
  queries: TransactionQueries,
  meetingId: MeetingId,
  channel: Conversation,
  by: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  const { platform, tenant, id } = channel;
  await queries.write(BIND, [meetingId, platform, tenant, id, writeJson(channel), by, writeInstant(at)]);
}

export async function unbindChannel(
  queries: Queries,
  meetingId: MeetingId,
  { platform, tenant, id }: Conversation,
): Promise<boolean> {
  const removed = await queries.run(
    "DELETE FROM meeting_channels WHERE meeting_id = $1 AND platform = $2 AND tenant = $3 AND conversation_id = $4",
    [meetingId, platform, tenant, id],
  );
  return removed > 0;
}

const SUBSCRIPTIONS = `SELECT ${PERSON} AS person, s.rhythm,
    (extract(epoch FROM s.last_sent_at) * 1000)::float8 AS "lastSentAt",
    (extract(epoch FROM s.subscribed_at) * 1000)::float8 AS "subscribedAt",
    (SELECT c.personal FROM chat_accounts c
      WHERE c.person_id = p.id AND c.personal IS NOT NULL AND c.state = 'active'
      ORDER BY c.bound_at DESC LIMIT 1) AS conversation
  FROM digest_subscriptions s JOIN people p ON p.id = s.person_id ORDER BY p.id`;

const RhythmWord = z.enum(["daily", "weekly"]);

const SubscriptionRow: z.ZodType<Subscription> = z.object({
  person: Person,
  rhythm: RhythmWord,
  lastSentAt: EpochMilliseconds.nullable(),
  subscribedAt: EpochMilliseconds,
  conversation: Conversation.nullable(),
});

export async function listSubscriptions(queries: Queries, on: Temporal.PlainDate): Promise<readonly Subscription[]> {
  return (await queries.rows(SUBSCRIPTIONS, [on.toString()])).map((row) => SubscriptionRow.parse(row));
}

export async function findSubscription(queries: Queries, personId: PersonId): Promise<Rhythm | null> {
  const [row] = await queries.rows<{ rhythm: string }>("SELECT rhythm FROM digest_subscriptions WHERE person_id = $1", [
    personId,
  ]);
  return row ? RhythmWord.parse(row.rhythm) : null;
}

const SUBSCRIBE = `INSERT INTO digest_subscriptions (person_id, rhythm, subscribed_at) VALUES ($1, $2, $3)
  ON CONFLICT (person_id) DO UPDATE SET rhythm = excluded.rhythm`;

export async function saveSubscription(
  queries: TransactionQueries,
  personId: PersonId,
  rhythm: Rhythm | null,
  at: Temporal.Instant,
): Promise<void> {
  if (rhythm === null) await queries.write("DELETE FROM digest_subscriptions WHERE person_id = $1", [personId]);
  else await queries.write(SUBSCRIBE, [personId, rhythm, writeInstant(at)]);
}

const CLAIM = `UPDATE digest_subscriptions SET last_sent_at = $3
  WHERE person_id = $1 AND last_sent_at IS NOT DISTINCT FROM $2::timestamptz`;

export async function claimSubscription(
  queries: Queries,
  { lastSentAt }: Pick<Subscription, "lastSentAt">,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<boolean> {
  const claimed = await queries.run(CLAIM, [personId, lastSentAt && writeInstant(lastSentAt), writeInstant(at)]);
  return claimed > 0;
}
