// Meetings with what they ask, and the instruments they ask it with.
import { z } from "zod";
import { InstrumentId, MeetingId, SeriesId } from "../../src/domain/ids.ts";
import type { Meeting, MeetingState } from "../../src/domain/meeting.ts";
import type { KnownMeeting } from "../../src/ports/findings.ts";
import { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import type { Queries } from "./queries.ts";
import { Day, writeJson } from "./rows.ts";

const FACTS = `'id', m.id, 'seriesId', m.series_id, 'number', m.number, 'title', m.title, 'city', m.city,
  'timeZone', m.time_zone, 'startsOn', m.starts_on, 'endsOn', m.ends_on, 'state', m.state`;
const MEETING = `json_build_object(${FACTS}, 'asks', coalesce((
    SELECT json_agg(json_build_object('instrumentId', k.instrument_id, 'dueOn', k.due_on) ORDER BY k.position)
    FROM meeting_asks k WHERE k.meeting_id = m.id
  ), '[]'))`;

const BY_ID = `SELECT ${MEETING} AS meeting FROM meetings m WHERE m.id = $1`;
const BY_STATE = `SELECT ${MEETING} AS meeting FROM meetings m WHERE m.state = $1 ORDER BY m.starts_on, m.id`;
const KNOWN = `SELECT json_build_object(${FACTS}) AS meeting FROM meetings m ORDER BY m.starts_on, m.id`;

const KnownMeetingRow = z.object({
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
const MeetingRow: z.ZodType<Meeting> = KnownMeetingRow.extend({
  asks: z.array(z.object({ instrumentId: InstrumentId, dueOn: Day })),
});

type Row = { readonly meeting: unknown };

export async function findMeeting(queries: Queries, id: MeetingId): Promise<Meeting | null> {
  const [row] = await queries.rows<Row>(BY_ID, [id]);
  return row ? MeetingRow.parse(row.meeting) : null;
}

/** The earliest first. */
export async function listMeetings(queries: Queries, state: MeetingState): Promise<readonly Meeting[]> {
  const rows = await queries.rows<Row>(BY_STATE, [state]);
  return rows.map(({ meeting }) => MeetingRow.parse(meeting));
}

/** All of them, the earliest first, without what they ask. */
export async function listKnownMeetings(queries: Queries): Promise<readonly KnownMeeting[]> {
  const rows = await queries.rows<Row>(KNOWN, []);
  return rows.map(({ meeting }) => KnownMeetingRow.parse(meeting));
}

export async function listInstrumentIds(queries: Queries): Promise<readonly InstrumentId[]> {
  const rows = await queries.rows<{ readonly id: string }>("SELECT DISTINCT id FROM instruments ORDER BY id", []);
  return rows.map(({ id }) => InstrumentId.parse(id));
}

/** Reading a definition costs more than fetching it, and a version never changes once it is kept. */
export type InstrumentCache = Map<string, Questionnaire>;

/** The newest version, where none is named. */
export async function findInstrument(
  queries: Queries,
  cache: InstrumentCache,
  id: InstrumentId,
  version?: number,
): Promise<Questionnaire | null> {
  const wanted = version ?? (await findNewestVersion(queries, id));
  if (wanted === null) return null;
  const key = `${id} ${wanted}`;
  const known = cache.get(key);
  if (known) return known;
  const [row] = await queries.rows<{ definition: unknown }>(
    "SELECT definition FROM instruments WHERE id = $1 AND version = $2",
    [id, wanted],
  );
  if (!row) return null;
  const questionnaire = Questionnaire.parse(row.definition);
  cache.set(key, questionnaire);
  return questionnaire;
}

async function findNewestVersion(queries: Queries, id: InstrumentId): Promise<number | null> {
  const [row] = await queries.rows<{ version: number }>(
    "SELECT version FROM instruments WHERE id = $1 ORDER BY version DESC LIMIT 1",
    [id],
  );
  return row?.version ?? null;
}

/** @throws {Error} when this version is kept already with other contents; the order of keys does not count. */
export async function saveInstrument(queries: Queries, questionnaire: Questionnaire): Promise<void> {
  const values = [questionnaire.id, questionnaire.version, writeJson(questionnaire)];
  const kept = await queries.run(
    "INSERT INTO instruments (id, version, definition) VALUES ($1, $2, $3::jsonb) ON CONFLICT DO NOTHING",
    values,
  );
  if (kept === 1) return;
  const [row] = await queries.rows<{ same: boolean }>(
    "SELECT definition = $3::jsonb AS same FROM instruments WHERE id = $1 AND version = $2",
    values,
  );
  if (row?.same) return;
  throw new Error(
    `version ${questionnaire.version} of ${questionnaire.id} is kept already with other contents: a change needs a new version`,
  );
}
