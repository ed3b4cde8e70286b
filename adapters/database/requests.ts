// What organizations owe, each request with its responses. A request's due date is its meeting's, so it is not stored twice.
import { LRUCache } from "lru-cache";
import { z } from "zod";
import {
  type InstrumentId as Instrument,
  InstrumentId,
  MeetingId,
  OrganizationId,
  RequestId,
  ResponseId,
} from "../../src/domain/ids.ts";
import type { Reporting, Request } from "../../src/domain/request.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { Day, EpochMilliseconds } from "./rows.ts";

/**
 * Whether answers changed since the last submission is asked of the current answers alone, so that it costs the same
 * however long the history is: whatever was changed left a newer current answer.
 */
const RESPONSES = `SELECT json_agg(response) FROM (
    SELECT s.id, s.request_id AS "requestId", s.ordinal, s.instrument_version AS "instrumentVersion", s.state, s.title,
      coalesce(last.number, 0) AS submissions, extract(epoch FROM last.submitted_at) * 1000 AS "submittedAt",
      extract(epoch FROM CASE WHEN last.number = 1 THEN last.submitted_at ELSE (
        SELECT submitted_at FROM submissions WHERE response_id = s.id AND number = 1) END) * 1000 AS "firstSubmittedAt",
      last.number IS NOT NULL AND EXISTS (
        SELECT FROM answer_versions v WHERE v.response_id = s.id AND v.is_current AND v.id > last.last_answer_id
      ) AS "changedSinceSubmission",
      CASE WHEN s.state = 'draft' THEN (
        SELECT b.note FROM response_returns b WHERE b.response_id = s.id AND b.submission = last.number) END AS "returnNote"
    FROM responses s LEFT JOIN LATERAL (
      SELECT number, submitted_at, last_answer_id FROM submissions WHERE response_id = s.id ORDER BY number DESC LIMIT 1
    ) last ON true
    WHERE s.request_id = r.id ORDER BY s.ordinal
  ) response`;

/** No more than tells where the request stands. */
const REPORTED = `SELECT json_agg(response) FROM (
    SELECT s.state, extract(epoch FROM first.submitted_at) * 1000 AS "firstSubmittedAt"
    FROM responses s LEFT JOIN submissions first ON first.response_id = s.id AND first.number = 1
    WHERE s.request_id = r.id ORDER BY s.ordinal
  ) response`;

const select = (responses: string): string => `SELECT json_build_object(
    'id', r.id, 'meetingId', r.meeting_id, 'organizationId', r.organization_id, 'instrumentId', r.instrument_id,
    'dueOn', k.due_on, 'statement', r.statement,
    'statedAt', CASE WHEN r.statement IS NOT NULL THEN extract(epoch FROM r.stated_at) * 1000 END,
    'responses', coalesce((${responses}), '[]'))::text AS request
  FROM requests r JOIN meeting_asks k ON k.meeting_id = r.meeting_id AND k.instrument_id = r.instrument_id
  WHERE`;
const ORDER = "ORDER BY r.organization_id, k.position";

const LOCK = "SELECT id FROM requests WHERE id = $1 FOR UPDATE";
const BY_ID = `${select(RESPONSES)} r.id = $1`;
const BY_MEETING = `${select(RESPONSES)} r.meeting_id = $1 ${ORDER}`;
const BY_ORGANIZATIONS = `${select(RESPONSES)} r.meeting_id = $1 AND r.organization_id = ANY($2::text[]) ${ORDER}`;
const BY_INSTRUMENT = `${select(RESPONSES)} r.meeting_id = $1 AND r.instrument_id = $2 ${ORDER}`;
const REPORTING = `${select(REPORTED)} r.meeting_id = $1 ${ORDER}`;

const Bare = z.object({
  id: RequestId,
  meetingId: MeetingId,
  organizationId: OrganizationId,
  instrumentId: InstrumentId,
  dueOn: Day,
  statement: z.enum(["nothing_to_report", "no_survey"]).nullable(),
  statedAt: EpochMilliseconds.nullable(),
});

const ReportedRow = z.object({
  state: z.enum(["draft", "submitted", "withdrawn"]),
  firstSubmittedAt: EpochMilliseconds.nullable(),
});

const ResponseRow = ReportedRow.extend({
  id: ResponseId,
  requestId: RequestId,
  ordinal: z.number(),
  instrumentVersion: z.number(),
  title: z.string().nullable(),
  submissions: z.number(),
  submittedAt: EpochMilliseconds.nullable(),
  changedSinceSubmission: z.boolean(),
  returnNote: z.string().nullable(),
});

type Row = { readonly request: string };

/** A meeting's requests are read again and again, and few have changed: the same words are the same request. */
const REQUESTS_KEPT = 1_000;

function readKept<Read extends object>(schema: z.ZodType<Read>): (row: Row) => Read {
  const kept = new LRUCache<string, Read>({ max: REQUESTS_KEPT });
  return ({ request: words }) => {
    const read = kept.get(words) ?? schema.parse(JSON.parse(words));
    kept.set(words, read);
    return read;
  };
}

const readRequest = readKept<Request>(Bare.extend({ responses: z.array(ResponseRow) }));
const readReporting = readKept<Reporting>(Bare.extend({ responses: z.array(ReportedRow) }));

/** By organization, then in the order in which the meeting asks. */
export async function listRequests(
  queries: Queries,
  meetingId: MeetingId,
  organizationIds?: readonly OrganizationId[],
): Promise<readonly Request[]> {
  const rows = organizationIds
    ? await queries.rows<Row>(BY_ORGANIZATIONS, [meetingId, organizationIds])
    : await queries.rows<Row>(BY_MEETING, [meetingId]);
  return rows.map(readRequest);
}

export async function listReporting(queries: Queries, meetingId: MeetingId): Promise<readonly Reporting[]> {
  return (await queries.rows<Row>(REPORTING, [meetingId])).map(readReporting);
}

export async function listRequestsFor(
  queries: Queries,
  meetingId: MeetingId,
  instrumentId: Instrument,
): Promise<readonly Request[]> {
  const rows = await queries.rows<Row>(BY_INSTRUMENT, [meetingId, instrumentId]);
  return rows.map(readRequest);
}

/** Two statements: the second sees what was committed while the first waited for the lock. */
export async function lockRequest(queries: TransactionQueries, id: RequestId): Promise<Request | null> {
  const [, [row]] = await queries.together(
    () => queries.run(LOCK, [id]),
    () => queries.rows<Row>(BY_ID, [id]),
  );
  return row ? readRequest(row) : null;
}
