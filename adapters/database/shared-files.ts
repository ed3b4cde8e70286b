// Files that were shared as answers: which are to be fetched, and the copies that were. A claim is only a later due time, so
// that what a crash cut off is claimed again.
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Conversation } from "../../src/chat/address.ts";
import { type MeetingId, PersonId, ResponseId } from "../../src/domain/ids.ts";
import type { NewSharedFile, WantedFile } from "../../src/ports/shared-files.ts";
import type { SharedFileRecord, SharedFileState } from "../../src/questionnaire/shared-file.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { EpochMilliseconds, writeInstant, writeJson } from "./rows.ts";

/** Small enough that a thousand of them can be held at once, as whoever reads whole tables does. */
const PART_BYTES = 16 * 1024;
const PARTS_AT_ONCE = 64;

const EXPECT = `WITH given AS (
    SELECT d, place FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS each (d, place)
  ), known AS (
    SELECT DISTINCT ON (reference) id, reference, size_bytes, sha256 FROM shared_files
    WHERE state = 'kept' AND reference IN (SELECT d->'file'->>'reference' FROM given) ORDER BY reference, id
  ), written AS (
    INSERT INTO shared_files (response_id, path, name, media_type, reference, address, person_id, conversation, shared_at,
      state, due_at, settled_at, size_bytes, sha256)
    SELECT d->>'responseId', d->>'path', d->'file'->>'name', d->'file'->>'mediaType', d->'file'->>'reference',
      CASE WHEN k.id IS NULL THEN d->>'address' END, d->>'personId', d->'conversation', $2::timestamptz, CASE WHEN k.id IS NULL THEN 'waiting' ELSE 'kept' END,
      $2::timestamptz, CASE WHEN k.id IS NOT NULL THEN $2::timestamptz END, k.size_bytes, k.sha256
    FROM given LEFT JOIN known k ON k.reference = d->'file'->>'reference' ORDER BY place
    RETURNING id, reference
  )
  INSERT INTO shared_file_parts (file_id, part, bytes)
  SELECT w.id, p.part, p.bytes FROM written w JOIN known k USING (reference) JOIN shared_file_parts p ON p.file_id = k.id`;

export async function expectFiles(
  queries: TransactionQueries,
  files: readonly NewSharedFile[],
  at: Temporal.Instant,
): Promise<void> {
  if (files.length > 0) await queries.write(EXPECT, [writeJson(files), writeInstant(at)]);
}

const CLAIM = `UPDATE shared_files SET due_at = $2, attempts = attempts + 1
  WHERE id IN (
    SELECT id FROM shared_files WHERE state = 'waiting' AND due_at <= $1 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
  )
  RETURNING id::text, response_id AS "responseId", path, address, person_id AS "personId", conversation, attempts - 1 AS attempts,
    json_build_object('name', name, 'mediaType', media_type, 'reference', reference, 'sizeBytes', NULL) AS file`;

const WantedRow: z.ZodType<WantedFile> = z.object({
  id: z.string(),
  responseId: ResponseId,
  path: z.string(),
  address: z.string().nullable(),
  personId: PersonId,
  conversation: Conversation,
  attempts: z.number().int(),
  file: z.object({ name: z.string(), mediaType: z.string(), reference: z.string(), sizeBytes: z.null() }),
});

export async function claimFiles(
  queries: Queries,
  at: Temporal.Instant,
  until: Temporal.Instant,
  limit: number,
): Promise<readonly WantedFile[]> {
  const rows = await queries.rows(CLAIM, [writeInstant(at), writeInstant(until), limit]);
  return rows.map((row) => WantedRow.parse(row));
}

const KEEP = `UPDATE shared_files SET state = 'kept', size_bytes = $2, sha256 = $3, settled_at = $4, code = NULL,
    address = NULL
  WHERE id = $1::bigint AND state = 'waiting'`;
const ADD_PARTS = `INSERT INTO shared_file_parts (file_id, part, bytes)
  SELECT $1::bigint, part, bytes FROM unnest($2::int[], $3::bytea[]) AS given (part, bytes)`;

export async function keepFile(
  queries: TransactionQueries,
  id: string,
  bytes: Uint8Array,
  at: Temporal.Instant,
): Promise<void> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if ((await queries.run(KEEP, [id, bytes.length, sha256, writeInstant(at)])) === 0) return;
  const parts = Array.from({ length: Math.ceil(bytes.length / PART_BYTES) }, (_, part) => part);
  for (let from = 0; from < parts.length; from += PARTS_AT_ONCE) {
    const some = parts.slice(from, from + PARTS_AT_ONCE);
    const cut = some.map((part) => Buffer.from(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)));
    await queries.run(ADD_PARTS, [id, some, cut]);
  }
}

const POSTPONE = "UPDATE shared_files SET due_at = $2, code = $3 WHERE id = $1::bigint AND state = 'waiting'";

export async function postponeFile(queries: Queries, id: string, until: Temporal.Instant, code: string): Promise<void> {
  await queries.run(POSTPONE, [id, writeInstant(until), code]);
}

const LOSE = `UPDATE shared_files f SET state = 'lost', code = $2, settled_at = $3, address = NULL
  WHERE id = $1::bigint AND state = 'waiting'
  RETURNING EXISTS (
    SELECT FROM answer_versions v WHERE v.response_id = f.response_id AND v.path = f.path AND v.is_current
      AND v.answer->'value'->'files' @> jsonb_build_array(jsonb_build_object('reference', f.reference))
  ) AS "isAnswer"`;

export async function loseFile(queries: Queries, id: string, code: string, at: Temporal.Instant): Promise<boolean> {
  const [row] = await queries.rows<{ isAnswer: boolean }>(LOSE, [id, code, writeInstant(at)]);
  return row?.isAnswer ?? false;
}

const LIST = `SELECT f.id::text, f.response_id AS "responseId", f.path, f.name, f.reference, f.state, f.code,
    f.size_bytes AS "sizeBytes", f.sha256, (extract(epoch FROM f.shared_at) * 1000)::float8 AS "sharedAt"
  FROM shared_files f JOIN responses s ON s.id = f.response_id JOIN requests r ON r.id = s.request_id
  WHERE r.meeting_id = $1 AND s.state <> 'withdrawn' ORDER BY f.response_id, f.path, f.id`;

const State = z.enum(["waiting", "kept", "lost"]);
const RecordRow: z.ZodType<SharedFileRecord> = z.object({
  id: z.string(),
  responseId: ResponseId,
  path: z.string(),
  name: z.string(),
  reference: z.string(),
  state: State,
  code: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  sharedAt: EpochMilliseconds,
});

export async function listFiles(queries: Queries, meetingId: MeetingId): Promise<readonly SharedFileRecord[]> {
  return (await queries.rows(LIST, [meetingId])).map((row) => RecordRow.parse(row));
}

const READ = `SELECT p.bytes FROM shared_file_parts p JOIN shared_files f ON f.id = p.file_id
  WHERE f.id = $1::bigint AND f.state = 'kept' ORDER BY p.part`;
const IS_KEPT = "SELECT 1 FROM shared_files WHERE id = $1::bigint AND state = 'kept'";

export async function readFile(queries: Queries, id: string): Promise<Uint8Array | null> {
  if ((await queries.rows(IS_KEPT, [id])).length === 0) return null;
  return Buffer.concat((await queries.rows<{ bytes: Buffer }>(READ, [id])).map(({ bytes }) => bytes));
}

const COUNT = "SELECT state, count(*)::int AS count FROM shared_files GROUP BY state";

export async function countFiles(queries: Queries): Promise<Readonly<Record<SharedFileState, number>>> {
  const rows = await queries.rows<{ state: string; count: number }>(COUNT, []);
  const counts = new Map(rows.map(({ state, count }) => [State.parse(state), count]));
  return { waiting: counts.get("waiting") ?? 0, kept: counts.get("kept") ?? 0, lost: counts.get("lost") ?? 0 };
}
