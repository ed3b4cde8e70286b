// A series with its meetings as they are imported, and the requests that follow from what each meeting asks of whom.
import type { Temporal } from "temporal-polyfill";
import { writeRequestId } from "../../src/domain/ids.ts";
import type { MeetingImport } from "../../src/ports/imports.ts";
import { audit } from "./audit.ts";
import type { TransactionQueries } from "./queries.ts";
import { writeJson, writeText } from "./rows.ts";

const SERIES = `INSERT INTO series (id, name, secretariat) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, secretariat = excluded.secretariat`;

const MEETINGS = `INSERT INTO meetings
    (id, series_id, number, title, city, time_zone, starts_on, ends_on, state, record)
  SELECT m.id, m."seriesId", m.number, m.title, m.city, m."timeZone", m."startsOn", m."endsOn", m.state,
    coalesce(m.record, 'null')
  FROM jsonb_to_recordset($1::jsonb) AS m (id text, "seriesId" text, number int, title text, city text,
    "timeZone" text, "startsOn" date, "endsOn" date, state text, record jsonb)
  ON CONFLICT (id) DO UPDATE SET series_id = excluded.series_id, number = excluded.number, title = excluded.title,
    city = excluded.city, time_zone = excluded.time_zone, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
    state = excluded.state, record = excluded.record`;

const ASKS = `INSERT INTO meeting_asks (meeting_id, instrument_id, due_on, position)
  SELECT "meetingId", "instrumentId", "dueOn", position
  FROM jsonb_to_recordset($1::jsonb) AS a ("meetingId" text, "instrumentId" text, "dueOn" date, position int)
  ON CONFLICT (meeting_id, instrument_id) DO UPDATE SET due_on = excluded.due_on, position = excluded.position`;

const REQUESTS = `INSERT INTO requests (id, meeting_id, organization_id, instrument_id)
  SELECT id, "meetingId", "organizationId", "instrumentId"
  FROM jsonb_to_recordset($1::jsonb) AS r (id text, "meetingId" text, "organizationId" text, "instrumentId" text)
  ON CONFLICT DO NOTHING`;

export async function importMeetings(
  queries: TransactionQueries,
  given: MeetingImport,
  at: Temporal.Instant,
): Promise<void> {
  const { series, meetings } = given;
  await queries.run(SERIES, [series.id, writeText(series.name), writeText(series.secretariat)]);
  await queries.run(MEETINGS, [
    writeJson(meetings.map(({ meeting, record }) => ({ ...meeting, record: record ?? null }))),
  ]);
  await queries.run(ASKS, [writeJson(meetings.flatMap(asksOf))]);
  const requests = await queries.run(REQUESTS, [writeJson(meetings.flatMap(requestsOf))]);
  await audit(queries, {
    at,
    personId: null,
    action: "meetings imported",
    subject: series.id,
    facts: { meetings: meetings.length, newRequests: requests },
  });
}

type OneMeeting = MeetingImport["meetings"][number];

function asksOf({ meeting }: OneMeeting) {
  return meeting.asks.map((ask, position) => ({ meetingId: meeting.id, ...ask, position }));
}

function requestsOf({ meeting, organizationIds }: OneMeeting) {
  return meeting.asks.flatMap(({ instrumentId }) =>
    organizationIds.map((organizationId) => ({
      id: writeRequestId(meeting.id, organizationId, instrumentId),
      meetingId: meeting.id,
      organizationId,
      instrumentId,
    })),
  );
}
