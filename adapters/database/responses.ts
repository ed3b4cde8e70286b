// What happens to requests and responses as a whole: begun, named, submitted, withdrawn; nothing to report.
import type { Temporal } from "temporal-polyfill";
import { type PersonId, type RequestId, type ResponseId, writeResponseId } from "../../src/domain/ids.ts";
import type { Statement } from "../../src/domain/request.ts";
import { type Queries, runOnOne } from "./queries.ts";
import { writeInstant, writeText } from "./rows.ts";

const OPEN = `INSERT INTO responses (id, request_id, ordinal, instrument_version, state, opened_by, opened_at)
  VALUES ($1, $2, $3, $4, 'draft', $5, $6)`;

export type Opening = {
  readonly requestId: RequestId;
  readonly ordinal: number;
  readonly instrumentVersion: number;
  readonly personId: PersonId;
  readonly at: Temporal.Instant;
};

export async function openResponse(queries: Queries, opening: Opening): Promise<void> {
  const { requestId, ordinal, instrumentVersion, personId, at } = opening;
  const id = writeResponseId(requestId, ordinal);
  await runOnOne(queries, OPEN, [id, requestId, ordinal, instrumentVersion, personId, writeInstant(at)]);
}

export async function setInstrumentVersion(queries: Queries, id: ResponseId, version: number): Promise<void> {
  await runOnOne(queries, "UPDATE responses SET instrument_version = $2 WHERE id = $1", [id, version]);
}

export async function nameResponse(queries: Queries, id: ResponseId, title: string | null): Promise<void> {
  const text = title === null ? null : writeText(title);
  await runOnOne(queries, "UPDATE responses SET title = $2 WHERE id = $1", [id, text]);
}

/** What is frozen is the number of the last answer: every version up to it is kept for ever. */
const SUBMIT = `WITH response AS (
    UPDATE responses SET state = 'submitted', withdrawn_by = NULL, withdrawn_at = NULL WHERE id = $1
    RETURNING id, instrument_version
  )
  INSERT INTO submissions (response_id, number, person_id, submitted_at, last_answer_id, instrument_version)
  SELECT id,
    coalesce((SELECT max(number) FROM submissions WHERE response_id = $1), 0) + 1, $2, $3,
    coalesce((SELECT max(v.id) FROM answer_versions v WHERE v.response_id = $1 AND v.is_current), 0),
    instrument_version
  FROM response`;

export async function submitResponse(
  queries: Queries,
  id: ResponseId,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await runOnOne(queries, SUBMIT, [id, personId, writeInstant(at)]);
}

const WITHDRAW = "UPDATE responses SET state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1";

export async function withdrawResponse(
  queries: Queries,
  id: ResponseId,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await runOnOne(queries, WITHDRAW, [id, personId, writeInstant(at)]);
}

const DECLARE = "UPDATE requests SET statement = $2, stated_by = $3, stated_at = $4 WHERE id = $1";

export type Declaration = {
  readonly requestId: RequestId;
  readonly statement: Statement | null;
  readonly personId: PersonId;
  readonly at: Temporal.Instant;
};

export async function declare(queries: Queries, declaration: Declaration): Promise<void> {
  const { requestId, statement, personId, at } = declaration;
  await runOnOne(queries, DECLARE, [requestId, statement, personId, writeInstant(at)]);
}
