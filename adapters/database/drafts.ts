// Paragraphs that a language model drafted: asked for, written, decided. Whether an approved one is still shown is computed
// from its sources whenever it is looked for.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Conversation } from "../../src/chat/address.ts";
import { PersonId } from "../../src/domain/ids.ts";
import type { Ask } from "../../src/findings/ask.ts";
import { askKey, DraftId, DraftSentence, DraftSource, DraftState, KeptAsk } from "../../src/findings/draft.ts";
import { EVERYBODY_IN_A_CHANNEL } from "../../src/findings/rights.ts";
import type { ApprovedDraft, AskedDraft, DraftRecord, FinishedDraft } from "../../src/ports/drafts.ts";
import { writeRights } from "./finding-filters.ts";
import { type Queries, runOnOne, type TransactionQueries } from "./queries.ts";
import { readInstant, writeInstant, writeJson } from "./rows.ts";

const ADD = `INSERT INTO drafts (id, meeting_id, ask, ask_key, model, conversation, asked_by, asked_at)
  VALUES ($1, $2, $3::jsonb, $4, $5, $6::jsonb, $7, $8)`;

export async function addDraft(queries: TransactionQueries, draft: AskedDraft): Promise<void> {
  const { id, ask, model, askedBy, askedAt, conversation } = draft;
  await queries.write(ADD, [
    id,
    ask.meetingId,
    writeJson(ask),
    keyOf(ask),
    model,
    writeJson(conversation),
    askedBy,
    writeInstant(askedAt),
  ]);
}

/** Cleaned as the ask itself is. */
function keyOf(ask: Ask): string {
  return askKey(KeptAsk.parse(JSON.parse(writeJson(ask))));
}

const RECORD = `id, ask, model, state, asked_by AS "askedBy", asked_at AS "askedAt", conversation`;

type Row = {
  readonly id: string;
  readonly ask: unknown;
  readonly model: string;
  readonly state: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly conversation: unknown;
};

function readRow({ id, ask, model, state, askedBy, askedAt, conversation }: Row): DraftRecord {
  return {
    id: DraftId.parse(id),
    ask: KeptAsk.parse(ask),
    model,
    state: DraftState.parse(state),
    askedBy: PersonId.parse(askedBy),
    askedAt: readInstant(askedAt),
    conversation: Conversation.parse(conversation),
  };
}

export async function lockDraft(queries: Queries, id: DraftId): Promise<DraftRecord | null> {
  const [row] = await queries.rows<Row>(`SELECT ${RECORD} FROM drafts WHERE id = $1 FOR UPDATE`, [id]);
  return row ? readRow(row) : null;
}

const IN_WORK = "SELECT id FROM drafts WHERE ask_key = $1 AND state = 'asked' LIMIT 1";

export async function isBeingDrafted(queries: Queries, ask: Ask): Promise<boolean> {
  return (await queries.rows(IN_WORK, [keyOf(ask)])).length > 0;
}

const FINISH = `UPDATE drafts SET state = $2, failure = $3, sentences = $4::jsonb, sources = $5::jsonb
  WHERE id = $1 AND state = 'asked'`;

export async function finishDraft(queries: Queries, id: DraftId, result: FinishedDraft): Promise<boolean> {
  const values =
    result.kind === "failed"
      ? ["failed", result.reason, "[]", "[]"]
      : ["waiting", null, writeJson(result.text.sentences), writeJson(result.text.sources)];
  return (await queries.run(FINISH, [id, ...values])) === 1;
}

const DECIDE = "UPDATE drafts SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1";

type Decision = {
  readonly id: DraftId;
  readonly state: "approved" | "rejected";
  readonly by: PersonId;
  readonly at: Temporal.Instant;
};

/** One paragraph stands under a summary: what is approved takes the place of what was. */
const REPLACE = `UPDATE drafts SET state = 'rejected', decided_by = $2, decided_at = $3
  WHERE state = 'approved' AND id <> $1 AND ask_key = (SELECT ask_key FROM drafts WHERE id = $1)`;

export async function decideDraft(queries: Queries, { id, state, by, at }: Decision): Promise<void> {
  if (state === "approved") await queries.run(REPLACE, [id, by, writeInstant(at)]);
  await runOnOne(queries, DECIDE, [id, state, by, writeInstant(at)]);
}

const READ_BY_ALL = writeRights(EVERYBODY_IN_A_CHANNEL, () => {
  throw new Error("the rights of everybody need no value");
});

/** Over `drafts d`: each source is in a finding that everybody may read, in the version that was quoted. */
const CURRENT = `NOT EXISTS (
    SELECT FROM jsonb_array_elements(d.sources) AS quoted (source)
    WHERE NOT EXISTS (
      SELECT FROM findings f CROSS JOIN LATERAL jsonb_array_elements(f.texts) AS said (text)
      WHERE f.id = source->'source'->>'id' AND ${READ_BY_ALL}
        AND text->>'path' = source->'source'->>'path' AND text->'version' = source->'source'->'version'
        AND position(source->>'words' IN text->>'words') > 0
    )
  )`;

export async function isDraftCurrent(queries: Queries, id: DraftId): Promise<boolean> {
  return (await queries.rows(`SELECT d.id FROM drafts d WHERE d.id = $1 AND ${CURRENT}`, [id])).length > 0;
}

const APPROVED = `SELECT d.sentences, d.sources, d.decided_at AS "decidedAt" FROM drafts d
  WHERE d.ask_key = $1 AND d.state = 'approved' AND ${CURRENT} ORDER BY d.decided_at DESC LIMIT 1`;

type ApprovedRow = { readonly sentences: unknown; readonly sources: unknown; readonly decidedAt: Date };

export async function findApprovedDraft(queries: Queries, ask: Ask): Promise<ApprovedDraft | null> {
  const [row] = await queries.rows<ApprovedRow>(APPROVED, [keyOf(ask)]);
  if (!row) return null;
  const text = {
    sentences: z.array(DraftSentence).parse(row.sentences),
    sources: z.array(DraftSource).parse(row.sources),
  };
  return { text, decidedAt: readInstant(row.decidedAt) };
}

/** What another process has just taken is left to it. */
const OVERDUE = `SELECT ${RECORD} FROM drafts WHERE state = 'asked' AND asked_at < $1
  ORDER BY asked_at FOR UPDATE SKIP LOCKED`;

export async function lockOverdueDrafts(queries: Queries, before: Temporal.Instant): Promise<readonly AskedDraft[]> {
  return (await queries.rows<Row>(OVERDUE, [writeInstant(before)])).map(readRow);
}
