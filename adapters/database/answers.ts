// Answers, version by version. The current one at each path is marked, so that reading them costs the same however
// often they were changed.
import { Platform } from "../../src/chat/address.ts";
import { type MeetingId, PersonId, type RequestId, ResponseId } from "../../src/domain/ids.ts";
import type { AnswerVersion } from "../../src/ports/store.ts";
import { Answer, type Answers } from "../../src/questionnaire/answer.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { readInstant, writeInstant, writeJson, writeText } from "./rows.ts";

export type AnswerRow = { readonly path: string; readonly answer: unknown };

export function readAnswerRows(rows: readonly AnswerRow[]): Answers {
  return new Map(rows.map(({ path, answer }) => [path, Answer.parse(answer)]));
}

const CURRENT = "SELECT path, answer FROM answer_versions WHERE response_id = $1 AND is_current ORDER BY id";

export async function readAnswers(queries: Queries, responseId: ResponseId): Promise<Answers> {
  return readAnswerRows(await queries.rows<AnswerRow>(CURRENT, [responseId]));
}

const CURRENT_WITH_AUTHORS = `SELECT path, answer, person_id AS "personId" FROM answer_versions
  WHERE response_id = $1 AND is_current ORDER BY id`;

export async function readAnswersWithAuthors(
  queries: Queries,
  responseId: ResponseId,
): Promise<ReadonlyMap<string, { readonly answer: Answer; readonly personId: PersonId }>> {
  type Row = AnswerRow & { readonly personId: string };
  const rows = await queries.rows<Row>(CURRENT_WITH_AUTHORS, [responseId]);
  return new Map(
    rows.map(({ path, answer, personId }) => [
      path,
      { answer: Answer.parse(answer), personId: PersonId.parse(personId) },
    ]),
  );
}

const CURRENT_OF = `SELECT response_id AS "responseId", path, answer FROM answer_versions
  WHERE response_id = ANY($1::text[]) AND is_current ORDER BY id`;

export async function readAnswersOf(
  queries: Queries,
  responseIds: readonly ResponseId[],
): Promise<ReadonlyMap<ResponseId, Answers>> {
  if (responseIds.length === 0) return new Map();
  const rows = await queries.rows<AnswerRow & { readonly responseId: string }>(CURRENT_OF, [responseIds]);
  const byResponse = Map.groupBy(rows, ({ responseId }) => ResponseId.parse(responseId));
  return new Map([...byResponse].map(([id, answers]) => [id, readAnswerRows(answers)]));
}

/** The version that was current is unmarked and its number read in the statement that adds the next one. */
const RECORD = `WITH previous AS (
    UPDATE answer_versions SET is_current = false WHERE response_id = $1 AND path = $2 AND is_current RETURNING version
  )
  INSERT INTO answer_versions
    (response_id, path, version, is_current, answer, typed, person_id, platform, message_id, answered_at)
  VALUES ($1, $2, coalesce((SELECT version FROM previous), 0) + 1, true, $3::jsonb, $4, $5, $6, $7, $8)`;

export async function recordAnswer(queries: TransactionQueries, answer: Omit<AnswerVersion, "version">): Promise<void> {
  await queries.write(RECORD, [
    answer.responseId,
    answer.path,
    writeJson(answer.answer),
    writeText(answer.typed),
    answer.personId,
    answer.platform,
    answer.messageId,
    writeInstant(answer.at),
  ]);
}

const VERSION = `SELECT response_id AS "responseId", path, version, answer, typed, person_id AS "personId", platform,
  message_id AS "messageId", answered_at AS "answeredAt" FROM answer_versions`;
const BY_MESSAGE = `${VERSION} WHERE person_id = $1 AND message_id = $2 ORDER BY id DESC LIMIT 1`;

export async function findAnswerByMessage(
  queries: Queries,
  personId: PersonId,
  messageId: string,
): Promise<AnswerVersion | null> {
  const [row] = await queries.rows<VersionRow>(BY_MESSAGE, [personId, messageId]);
  return row ? readVersion(row) : null;
}

const NEWEST = `${VERSION} WHERE response_id IN (
    SELECT s.id FROM responses s JOIN requests r ON r.id = s.request_id WHERE r.meeting_id = $1
  ) ORDER BY id DESC LIMIT $2`;

export async function listNewestAnswers(
  queries: Queries,
  meetingId: MeetingId,
  limit: number,
): Promise<readonly AnswerVersion[]> {
  return (await queries.rows<VersionRow>(NEWEST, [meetingId, limit])).map(readVersion);
}

export type VersionRow = {
  readonly responseId: string;
  readonly path: string;
  readonly version: number;
  readonly answer: unknown;
  readonly typed: string;
  readonly personId: string;
  readonly platform: string;
  readonly messageId: string | null;
  readonly answeredAt: Date;
};

export function readVersion(row: VersionRow): AnswerVersion {
  return {
    responseId: ResponseId.parse(row.responseId),
    path: row.path,
    version: row.version,
    answer: Answer.parse(row.answer),
    typed: row.typed,
    personId: PersonId.parse(row.personId),
    platform: Platform.parse(row.platform),
    messageId: row.messageId,
    at: readInstant(row.answeredAt),
  };
}

/**
 * The response of the last earlier meeting that has one of this title, or the first one where no title is given.
 * A response that was withdrawn is nobody's word any more.
 */
const PREVIOUS = `SELECT s.id, last.last_answer_id
  FROM requests r
  JOIN meetings m ON m.id = r.meeting_id
  JOIN requests earlier ON earlier.organization_id = r.organization_id AND earlier.instrument_id = r.instrument_id
  JOIN meetings before ON before.id = earlier.meeting_id
    AND before.series_id = m.series_id AND before.starts_on < m.starts_on
  JOIN responses s ON s.request_id = earlier.id AND s.state <> 'withdrawn'
  JOIN LATERAL (
    SELECT last_answer_id FROM submissions WHERE response_id = s.id ORDER BY number DESC LIMIT 1
  ) last ON true
  WHERE r.id = $1 AND ($2::text IS NULL OR lower(btrim(s.title)) = lower(btrim($2)))
  ORDER BY before.starts_on DESC, s.ordinal
  LIMIT 1`;

/** The answers as they stood when the response was submitted. */
const UP_TO = `SELECT DISTINCT ON (v.path) v.path, v.answer
  FROM (${PREVIOUS}) AS chosen
  JOIN answer_versions v ON v.response_id = chosen.id AND v.id <= chosen.last_answer_id
  ORDER BY v.path, v.version DESC`;

/** Null when nothing was submitted before. */
export async function readPreviousAnswers(
  queries: Queries,
  requestId: RequestId,
  title: string | null,
): Promise<Answers | null> {
  const rows = await queries.rows<AnswerRow>(UP_TO, [requestId, title]);
  return rows.length > 0 ? readAnswerRows(rows) : null;
}
