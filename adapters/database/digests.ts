// Digests of a meeting, and what was posted where.
import type { Temporal } from "temporal-polyfill";
import { Conversation } from "../../src/chat/address.ts";
import { DigestId, DigestState } from "../../src/domain/digest.ts";
import { DeliveryId, type MeetingId, type PersonId } from "../../src/domain/ids.ts";
import type { DigestPost, DigestRecord } from "../../src/ports/digests.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { readInstant, writeInstant, writeJson } from "./rows.ts";

export async function readMeetingRecord(queries: Queries, meetingId: MeetingId): Promise<unknown> {
  const [row] = await queries.rows<{ record: unknown }>("SELECT record FROM meetings WHERE id = $1", [meetingId]);
  return row?.record ?? null;
}

/** Of the meeting, not of its digests: there may be none yet. Nobody who only refers to the meeting waits for it. */
const LOCK = "SELECT id FROM meetings WHERE id = $1 FOR NO KEY UPDATE";
const LIST = `SELECT digest_id AS id, state, since, posted_at AS "postedAt", fingerprint
  FROM digests WHERE meeting_id = $1 ORDER BY decided_at, digest_id`;

type Row = {
  readonly id: string;
  readonly state: string;
  readonly since: Date | null;
  readonly postedAt: Date | null;
  readonly fingerprint: string | null;
};

export async function lockDigests(queries: Queries, meetingId: MeetingId): Promise<readonly DigestRecord[]> {
  await queries.rows(LOCK, [meetingId]);
  return (await queries.rows<Row>(LIST, [meetingId])).map(({ id, state, since, postedAt, fingerprint }) => ({
    id: DigestId.parse(id),
    state: DigestState.parse(state),
    since: since && readInstant(since),
    postedAt: postedAt && readInstant(postedAt),
    fingerprint,
  }));
}

const SAVE = `INSERT INTO digests AS known
    (meeting_id, digest_id, state, since, posted_at, fingerprint, decided_by, decided_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (meeting_id, digest_id) DO UPDATE SET state = excluded.state, since = excluded.since,
    posted_at = excluded.posted_at, fingerprint = excluded.fingerprint,
    decided_by = coalesce(excluded.decided_by, known.decided_by)`;

export async function saveDigest(
  queries: TransactionQueries,
  meetingId: MeetingId,
  digest: DigestRecord,
  by: PersonId | null,
  at: Temporal.Instant,
): Promise<void> {
  const { id, state, since, postedAt, fingerprint } = digest;
  const instant = (value: Temporal.Instant | null) => value && writeInstant(value);
  await queries.write(SAVE, [
    meetingId,
    id,
    state,
    instant(since),
    instant(postedAt),
    fingerprint,
    by,
    writeInstant(at),
  ]);
}

const LIST_POSTS = `SELECT conversation, post_id AS "postId", detail_ids AS "detailIds"
  FROM digest_posts WHERE meeting_id = $1 AND digest_id = $2 ORDER BY platform, tenant, conversation_id`;

type PostRow = { readonly conversation: unknown; readonly postId: string; readonly detailIds: readonly string[] };

export async function listPosts(queries: Queries, meetingId: MeetingId, id: DigestId): Promise<readonly DigestPost[]> {
  const rows = await queries.rows<PostRow>(LIST_POSTS, [meetingId, id]);
  return rows.map(({ conversation, postId, detailIds }) => ({
    conversation: Conversation.parse(conversation),
    postId: DeliveryId.parse(postId),
    detailIds: detailIds.map((detailId) => DeliveryId.parse(detailId)),
  }));
}

const SAVE_POST = `INSERT INTO digest_posts
    (meeting_id, digest_id, platform, tenant, conversation_id, conversation, post_id, detail_ids)
  VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)
  ON CONFLICT (meeting_id, digest_id, platform, tenant, conversation_id)
    DO UPDATE SET post_id = excluded.post_id, detail_ids = excluded.detail_ids`;

export async function savePost(
  queries: TransactionQueries,
  meetingId: MeetingId,
  id: DigestId,
  { conversation, postId, detailIds }: DigestPost,
): Promise<void> {
  const { platform, tenant, id: conversationId } = conversation;
  await queries.write(SAVE_POST, [
    meetingId,
    id,
    platform,
    tenant,
    conversationId,
    writeJson(conversation),
    postId,
    detailIds,
  ]);
}
