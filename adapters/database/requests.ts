// What organizations owe, each request with its responses. A request's due date is its meeting's, so it is not stored twice.
import { z } from "zod";
import {
  type InstrumentId as Instrument,
  InstrumentId,
  MeetingId,
  OrganizationId,
  RequestId,
  ResponseId,
} from "../../src/domain/ids.ts";
import type { Request } from "../../src/domain/request.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { Day, EpochMilliseconds } from "./rows.ts";

/**
 * Whether answers changed since the last submission is asked of the current answers alone, so that it costs the same
 * however long the history is: whatever was changed left a newer current answer.
 */
const RESPONSES = `SELECT json_agg(json_build_object(
    'id', s.id, 'requestId', s.request_id, 'ordinal', s.ordinal, 'instrumentVersion', s.instrument_version,
    'state', s.state, 'title', s.title, 'submissions', coalesce(last.number, 0),
    'submittedAt', extract(epoch FROM last.submitted_at) * 1000,
    'firstSubmittedAt', (
      SELECT extract(epoch FROM submitted_at) * 1000 FROM submissions WHERE response_id = s.id AND number = 1),
    'changedSinceSubmission', last.number IS NOT NULL AND EXISTS (
      SELECT FROM answer_versions v WHERE v.response_id = s.id AND v.is_current AND v.id > last.last_answer_id),
    'returnNote', CASE WHEN s.state = 'draft' THEN (
      SELECT b.note FROM response_returns b WHERE b.response_id = s.id AND b.submission = last.number) END
  ) ORDER BY s.ordinal)
  FROM responses s LEFT JOIN LATERAL (
    SELECT number, submitted_at, last_answer_id FROM submissions WHERE response_id = s.id ORDER BY number DESC LIMIT 1
  ) last ON true
  WHERE s.request_id = r.id`;

const REQUEST = `json_build_object(
  'id', r.id, 'meetingId', r.meeting_id, 'organizationId', r.organization_id, 'instrumentId', r.instrument_id,
  'dueOn', k.due_on, 'statement', r.statement,
  'statedAt', CASE WHEN r.statement IS NOT NULL THEN extract(epoch FROM r.stated_at) * 1000 END, 'responses', coalesce((${RESPONSES}), '[]'))`;

const FROM = `SELECT ${REQUEST} AS request FROM requests r
  JOIN meeting_asks k ON k.meeting_id = r.meeting_id AND k.instrument_id = r.instrument_id
  WHERE`;
const ORDER = "ORDER BY r.organization_id, k.position";

const LOCK = "SELECT id FROM requests WHERE id = $1 FOR UPDATE";
const BY_ID = `${FROM} r.id = $1`;
const BY_MEETING = `${FROM} r.meeting_id = $1 ${ORDER}`;
const BY_ORGANIZATIONS = `${FROM} r.meeting_id = $1 AND r.organization_id = ANY($2::text[]) ${ORDER}`;
const BY_INSTRUMENT = `${FROM} r.meeting_id = $1 AND r.instrument_id = $2 ${ORDER}`;

const RequestRow: z.ZodType<Request> = z.object({
  id: RequestId,
  meetingId: MeetingId,
  organizationId: OrganizationId,
  instrumentId: InstrumentId,
  dueOn: Day,
  statement: z.enum(["nothing_to_report", "no_survey"]).nullable(),
  statedAt: EpochMilliseconds.nullable(),
  responses: z.array(
    z.object({
      id: ResponseId,
      requestId: RequestId,
      ordinal: z.number(),
      instrumentVersion: z.number(),
      state: z.enum(["draft", "submitted", "withdrawn"]),
      title: z.string().nullable(),
      submissions: z.number(),
      submittedAt: EpochMilliseconds.nullable(),
      firstSubmittedAt: EpochMilliseconds.nullable(),
      changedSinceSubmission: z.boolean(),
      returnNote: z.string().nullable(),
    }),
  ),
});

type Row = { readonly request: unknown };

/** By organization, then in the order in which the meeting asks. */
export async function listRequests(
  queries: Queries,
  meetingId: MeetingId,
  organizationIds?: readonly OrganizationId[],
): Promise<readonly Request[]> {
  const rows = organizationIds
    ? await queries.rows<Row>(BY_ORGANIZATIONS, [meetingId, organizationIds])
    : await queries.rows<Row>(BY_MEETING, [meetingId]);
  return rows.map(({ request }) => RequestRow.parse(request));
}

export async function listRequestsFor(
  queries: Queries,
  meetingId: MeetingId,
  instrumentId: Instrument,
): Promise<readonly Request[]> {
  const rows = await queries.rows<Row>(BY_INSTRUMENT, [meetingId, instrumentId]);
  return rows.map(({ request }) => RequestRow.parse(request));
}

/** Two statements: the second sees what was committed while the first waited for the lock. */
export async function lockRequest(queries: TransactionQueries, id: RequestId): Promise<Request | null> {
  const [, [row]] = await queries.together(
    () => queries.run(LOCK, [id]),
    () => queries.rows<Row>(BY_ID, [id]),
  );
  return row ? RequestRow.parse(row.request) : null;
}
