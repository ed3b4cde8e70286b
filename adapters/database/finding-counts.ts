// Counts of findings, how far a meeting has come, and the meetings by which people ask.
import { z } from "zod";
import { MeetingId, SeriesId } from "../../src/domain/ids.ts";
import type { Ask } from "../../src/findings/ask.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { FindingCounts, KnownMeeting, MeetingAgenda, MeetingProgress } from "../../src/ports/findings.ts";
import { Answer } from "../../src/questionnaire/answer.ts";
import { writeFilter, writeRights } from "./finding-filters.ts";
import type { Queries } from "./queries.ts";
import { Day } from "./rows.ts";

const MOST_CODES = 12;

const Counted = z.array(z.object({ code: z.string(), count: z.number() }));
const Counts: z.ZodType<FindingCounts> = z.object({
  activities: z.number(),
  surveys: z.number(),
  papers: z.number(),
  organizations: z.number(),
  planned: z.number(),
  bestPractices: z.number(),
  newInitiatives: z.number(),
  themes: Counted,
  areas: Counted,
});

export async function countFindings(queries: Queries, ask: Ask, reader: Reader): Promise<FindingCounts> {
  const { where, values } = writeFilter(ask, reader);
  const sql = `WITH hit AS MATERIALIZED (
    SELECT f.kind, f.organization_id, f.status, f.best_practice, f.new_initiative, f.themes, f.areas FROM findings f
    WHERE ${where}
  )
  SELECT json_build_object(
    'activities', count(*) FILTER (WHERE kind = 'activity'),
    'surveys', count(*) FILTER (WHERE kind = 'survey'),
    'papers', count(*) FILTER (WHERE kind = 'paper'),
    'organizations', (SELECT count(*) FROM (SELECT FROM hit GROUP BY organization_id) each),
    'planned', count(*) FILTER (WHERE status = 'planned'),
    'bestPractices', count(*) FILTER (WHERE best_practice),
    'newInitiatives', count(*) FILTER (WHERE new_initiative),
    'themes', ${countEach("themes")},
    'areas', ${countEach("areas")}) AS counts
  FROM hit`;
  const [row] = await queries.rows<{ counts: unknown }>(sql, values);
  return Counts.parse(row?.counts);
}

function countEach(column: "themes" | "areas"): string {
  return `(SELECT coalesce(json_agg(json_build_object('code', code, 'count', count) ORDER BY count DESC, code), '[]') FROM (
    SELECT code, count(*) AS count FROM hit, unnest(${column}) AS code GROUP BY code
    ORDER BY count(*) DESC, code LIMIT ${MOST_CODES}) each)`;
}

const Progress = z.object({ asked: z.number(), reported: z.number(), unchanged: z.number() });

export async function readProgress(queries: Queries, meetingId: MeetingId, reader: Reader): Promise<MeetingProgress> {
  const values: unknown[] = [meetingId];
  const rights = writeRights(reader, (value) => `$${values.push(value)}`);
  const sql = `SELECT json_build_object(
    'asked', (SELECT count(DISTINCT organization_id) FROM requests WHERE meeting_id = $1),
    'reported', (
      SELECT count(DISTINCT r.organization_id) FROM requests r
      LEFT JOIN responses s ON s.request_id = r.id AND s.state = 'submitted'
      WHERE r.meeting_id = $1 AND (s.id IS NOT NULL OR r.statement IS NOT NULL)
    ),
    'unchanged', (
      SELECT count(*) FROM (
        SELECT FROM findings f JOIN meetings m ON m.id = f.meeting_id
        WHERE f.meeting_id = $1 AND f.kind IN ('activity', 'survey') AND ${rights}
        GROUP BY f.organization_id
        HAVING bool_and(EXISTS (
          SELECT FROM findings e JOIN meetings before ON before.id = e.meeting_id
          WHERE e.organization_id = f.organization_id AND e.fingerprint = f.fingerprint
            AND before.series_id = m.series_id AND before.starts_on < m.starts_on
        ))
      ) each
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
