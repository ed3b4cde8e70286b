// How far the reporting for a meeting has come, the meetings by which people ask, their agendas, and answers as they are kept.
import { z } from "zod";
import { MeetingId, SeriesId } from "../../src/domain/ids.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { KnownMeeting, MeetingAgenda, MeetingProgress } from "../../src/ports/findings.ts";
import { Answer } from "../../src/questionnaire/answer.ts";
import { writeRights } from "./finding-filters.ts";
import type { Queries } from "./queries.ts";
import { Day } from "./rows.ts";

/** What is visible of an organization is looked at until something new is met: most say something new at once. */
const Progress = z.object({ asked: z.number(), reported: z.number(), unchanged: z.number() });

export async function readProgress(queries: Queries, meetingId: MeetingId, reader: Reader): Promise<MeetingProgress> {
  const values: unknown[] = [meetingId];
  const rights = writeRights(reader, (value) => `$${values.push(value)}`);
  const ownFindings = `f.meeting_id = $1 AND f.organization_id = asked.organization_id
          AND f.kind IN ('activity', 'survey') AND ${rights}`;
  const sql = `SELECT json_build_object(
    'asked', (SELECT count(DISTINCT organization_id) FROM requests WHERE meeting_id = $1),
    'reported', (
      SELECT count(DISTINCT r.organization_id) FROM requests r
      LEFT JOIN responses s ON s.request_id = r.id AND s.state = 'submitted'
      WHERE r.meeting_id = $1 AND (s.id IS NOT NULL OR r.statement IS NOT NULL)
    ),
    'unchanged', (
      SELECT count(*) FROM (SELECT DISTINCT organization_id FROM requests WHERE meeting_id = $1) asked
      CROSS JOIN LATERAL (
        SELECT FROM finding_facets f WHERE ${ownFindings} LIMIT 1
      ) reported
      LEFT JOIN LATERAL (
        SELECT true AS is_new FROM finding_facets f JOIN meetings m ON m.id = f.meeting_id
        WHERE ${ownFindings} AND NOT EXISTS (
          SELECT FROM finding_facets e JOIN meetings before ON before.id = e.meeting_id
          WHERE e.organization_id = f.organization_id AND e.fingerprint = f.fingerprint
            AND before.series_id = m.series_id AND before.starts_on < m.starts_on
        ) LIMIT 1
      ) changed ON true
      WHERE changed.is_new IS NULL
    )) AS progress`;
  const [row] = await queries.rows<{ progress: unknown }>(sql, values);
  return Progress.parse(row?.progress);
}

const KnownMeetingRow: z.ZodType<KnownMeeting> = z.object({
  id: MeetingId,
  seriesId: SeriesId,
  number: z.number().nullable(),
  title: z.string(),
  city: z.string(),
  timeZone: z.string(),
  startsOn: Day,
  endsOn: Day,
  state: z.enum(["planned", "open", "closed"]),
});

const KNOWN_MEETINGS = `SELECT json_build_object('id', id, 'seriesId', series_id, 'number', number, 'title', title,
    'city', city, 'timeZone', time_zone, 'startsOn', starts_on, 'endsOn', ends_on, 'state', state) AS meeting
  FROM meetings ORDER BY starts_on, id`;

export async function listKnownMeetings(queries: Queries): Promise<readonly KnownMeeting[]> {
  const rows = await queries.rows<{ meeting: unknown }>(KNOWN_MEETINGS, []);
  return rows.map(({ meeting }) => KnownMeetingRow.parse(meeting));
}

const Agenda = z.object({
  venue: z.string().nullable().catch(null),
  objectives: z.array(z.string()).catch([]),
  agenda: z
    .array(z.object({ item: z.string(), title: z.string(), day: z.number().int().nullable().default(null) }))
    .catch([]),
});

/** The record is kept as it was imported, so what is not as expected is left out. */
export async function readAgenda(queries: Queries, meetingId: MeetingId): Promise<MeetingAgenda> {
  const [row] = await queries.rows<{ record: unknown }>("SELECT record FROM meetings WHERE id = $1", [meetingId]);
  const record = Agenda.safeParse(row?.record);
  if (!record.success) return { venue: null, objectives: [], items: [] };
  const { venue, objectives, agenda } = record.data;
  return { venue, objectives, items: agenda };
}

const ANSWER = "SELECT answer FROM answer_versions WHERE response_id = $1 AND path = $2 AND version = $3";

export async function readAnswerWords(
  queries: Queries,
  responseId: string,
  path: string,
  version: number,
): Promise<string | null> {
  const [row] = await queries.rows<{ answer: unknown }>(ANSWER, [responseId, path, version]);
  if (!row) return null;
  const answer = Answer.parse(row.answer);
  if (answer.state !== "answered") return null;
  const { value } = answer;
  if (value.kind === "text") return value.text;
  if (value.kind === "files") return value.files.map(({ name }) => name).join(", ");
  return value.kind === "web-addresses" ? value.urls.join(", ") : null;
}
