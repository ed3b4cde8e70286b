// Submitted responses that the secretariat returned, each with its note, once a submission.
import type { Temporal } from "temporal-polyfill";
import type { PersonId, ResponseId } from "../../src/domain/ids.ts";
import { type Queries, runOnOne, type TransactionQueries } from "./queries.ts";
import { writeInstant, writeText } from "./rows.ts";

const RETURN = `WITH response AS (
    UPDATE responses SET state = 'draft' WHERE id = $1 AND state = 'submitted' RETURNING id
  )
  INSERT INTO response_returns (response_id, submission, note, returned_by, returned_at)
  SELECT id, (SELECT max(number) FROM submissions WHERE response_id = $1), $2, $3, $4 FROM response`;

export async function returnResponse(
  queries: Queries,
  responseId: ResponseId,
  note: string,
  returnedBy: PersonId | null,
  at: Temporal.Instant,
): Promise<void> {
  await runOnOne(queries, RETURN, [responseId, writeText(note), returnedBy, writeInstant(at)]);
}

const KEEP = `INSERT INTO return_notes (person_id, note, noted_at) VALUES ($1, $2, $3)
  ON CONFLICT (person_id) DO UPDATE SET note = excluded.note, noted_at = excluded.noted_at`;

export async function keepReturnNote(
  queries: TransactionQueries,
  personId: PersonId,
  note: string,
  at: Temporal.Instant,
): Promise<void> {
  await queries.write(KEEP, [personId, writeText(note), writeInstant(at)]);
}

const TAKE = `DELETE FROM return_notes WHERE person_id = $1 RETURNING note, noted_at >= $2 AS "isFresh"`;

export async function takeReturnNote(
  queries: Queries,
  personId: PersonId,
  since: Temporal.Instant,
): Promise<string | null> {
  const [row] = await queries.rows<{ note: string; isFresh: boolean }>(TAKE, [personId, writeInstant(since)]);
  return row?.isFresh ? row.note : null;
}
