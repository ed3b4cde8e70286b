// Focal points and alternates as a round sees them, what they asked of the reminders, and the holidays of organizations.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Conversation } from "../../src/chat/address.ts";
import { type MeetingId, OrganizationId, PersonId } from "../../src/domain/ids.ts";
import { Person } from "../../src/domain/person.ts";
import type { StepId } from "../../src/domain/reminder.ts";
import type { ReminderPreferences, RoundPerson } from "../../src/ports/rounds.ts";
import { SETTINGS, SettingsRow } from "./own-settings.ts";
import { PERSON } from "./people.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { Day, EpochMilliseconds, writeInstant, writeJson } from "./rows.ts";

const PREFERENCES = `json_build_object(
  'stopped', f.stopped_at IS NOT NULL, 'awayUntil', f.away_until, 'substituteId', f.substitute_id)`;

/** A reminder that failed was none. A delivery that was purged had been sent. */
const REMINDED = `SELECT json_agg(extract(epoch FROM r.decided_at) * 1000 ORDER BY r.decided_at)
  FROM round_recipients r LEFT JOIN outbox o ON o.id = r.delivery_id
  WHERE r.person_id = p.id AND r.delivery_id IS NOT NULL AND r.reason IS NULL AND r.decided_at >= $4
    AND NOT (r.meeting_id = $2 AND r.step_id = $3)
    AND (o.state IS NULL OR o.state NOT IN ('unreachable', 'refused', 'dropped'))`;

const OWN_REMINDED = `SELECT json_agg(extract(epoch FROM w.decided_at) * 1000 ORDER BY w.decided_at)
  FROM own_reminders w LEFT JOIN outbox o ON o.id = w.delivery_id
  WHERE w.person_id = p.id AND w.delivery_id IS NOT NULL AND w.decided_at >= $4
    AND (o.state IS NULL OR o.state NOT IN ('unreachable', 'refused', 'dropped'))`;

const APPOINTED = `EXISTS (
    SELECT FROM appointments a WHERE a.person_id = p.id AND a.role IN ('focal_point', 'alternate')
      AND (a.since IS NULL OR a.since <= $1::date) AND (a.until IS NULL OR a.until >= $1::date))`;

const list = (condition: string) => `SELECT ${PERSON} AS person, ${PREFERENCES} AS preferences, ${SETTINGS} AS settings,
    (SELECT w."on" FROM own_reminders w WHERE w.person_id = p.id AND w.decided_at IS NULL)::text AS "laterOn",
    coalesce((${OWN_REMINDED}), '[]') AS "ownRemindedAt",
    (SELECT c.personal FROM chat_accounts c
      WHERE c.person_id = p.id AND c.personal IS NOT NULL AND c.state = 'active'
      ORDER BY c.bound_at DESC LIMIT 1) AS conversation,
    EXISTS (SELECT FROM chat_accounts c WHERE c.person_id = p.id) AS "hasAccount",
    (SELECT (extract(epoch FROM max(v.answered_at)) * 1000)::float8 FROM answer_versions v
      WHERE v.person_id = p.id) AS "lastAnswerAt",
    coalesce((${REMINDED}), '[]') AS "remindedAt"
  FROM people p LEFT JOIN reminder_preferences f ON f.person_id = p.id
    LEFT JOIN own_settings g ON g.person_id = p.id
  WHERE ${APPOINTED} ${condition}
  ORDER BY p.name, p.id`;

const LIST = list("");
const LIST_ONLY = list(`AND p.id IN (
    SELECT unnest($5::text[]) UNION SELECT person_id FROM reminder_preferences WHERE substitute_id = ANY($5::text[]))`);

const LIST_UNDECIDED = `SELECT p.id FROM people p
  WHERE ${APPOINTED} AND NOT EXISTS (
    SELECT FROM round_recipients r WHERE r.meeting_id = $2 AND r.step_id = $3 AND r.person_id = p.id)
  ORDER BY p.name, p.id`;

const Preferences = z.object({
  stopped: z.boolean(),
  awayUntil: Day.nullable(),
  substituteId: PersonId.nullable(),
});

const RoundPersonRow = z.object({
  person: Person,
  preferences: Preferences,
  settings: SettingsRow,
  laterOn: Day.nullable(),
  ownRemindedAt: z.array(EpochMilliseconds),
  conversation: Conversation.nullable(),
  hasAccount: z.boolean(),
  lastAnswerAt: EpochMilliseconds.nullable(),
  remindedAt: z.array(EpochMilliseconds),
});

export async function listRoundPeople(
  queries: Queries,
  step: { readonly meetingId: MeetingId; readonly stepId: StepId },
  since: Temporal.Instant,
  on: Temporal.PlainDate,
  only?: readonly PersonId[],
): Promise<readonly RoundPerson[]> {
  const values = [on.toString(), step.meetingId, step.stepId, writeInstant(since)];
  const rows = only ? await queries.rows(LIST_ONLY, [...values, only]) : await queries.rows(LIST, values);
  return rows.map((row) => RoundPersonRow.parse(row));
}

export async function listUndecided(
  queries: Queries,
  step: { readonly meetingId: MeetingId; readonly stepId: StepId },
  on: Temporal.PlainDate,
): Promise<readonly PersonId[]> {
  const rows = await queries.rows<{ id: string }>(LIST_UNDECIDED, [on.toString(), step.meetingId, step.stepId]);
  return rows.map(({ id }) => PersonId.parse(id));
}

const LIST_SPEAKERS = `SELECT ${PERSON} AS person FROM people p
  WHERE EXISTS (
    SELECT FROM appointments a WHERE a.person_id = p.id AND a.role IN ('focal_point', 'alternate')
      AND a.organization_id = ANY($2::text[])
      AND (a.since IS NULL OR a.since <= $1::date) AND (a.until IS NULL OR a.until >= $1::date))
  ORDER BY p.name, p.id`;

export async function listSpeakers(
  queries: Queries,
  organizationIds: readonly OrganizationId[],
  on: Temporal.PlainDate,
): Promise<readonly Person[]> {
  const rows = await queries.rows<{ person: unknown }>(LIST_SPEAKERS, [on.toString(), organizationIds]);
  return rows.map(({ person }) => Person.parse(person));
}

const FIND_PREFERENCES = `SELECT ${PREFERENCES} AS preferences FROM reminder_preferences f WHERE f.person_id = $1`;
const NOTHING_ASKED: ReminderPreferences = { stopped: false, awayUntil: null, substituteId: null };

export async function findPreferences(queries: Queries, personId: PersonId): Promise<ReminderPreferences> {
  const [row] = await queries.rows<{ preferences: unknown }>(FIND_PREFERENCES, [personId]);
  return row ? Preferences.parse(row.preferences) : NOTHING_ASKED;
}

const SAVE_PREFERENCES = `INSERT INTO reminder_preferences AS known (person_id, stopped_at, away_until, substitute_id)
  VALUES ($1, CASE WHEN $2::boolean THEN $5::timestamptz END, $3::date, $4)
  ON CONFLICT (person_id) DO UPDATE SET away_until = excluded.away_until, substitute_id = excluded.substitute_id,
    stopped_at = CASE WHEN $2::boolean THEN coalesce(known.stopped_at, excluded.stopped_at) END`;

export async function savePreferences(
  queries: TransactionQueries,
  personId: PersonId,
  { stopped, awayUntil, substituteId }: ReminderPreferences,
  at: Temporal.Instant,
): Promise<void> {
  await queries.write(SAVE_PREFERENCES, [
    personId,
    stopped,
    awayUntil?.toString() ?? null,
    substituteId,
    writeInstant(at),
  ]);
}

const LIST_HOLIDAYS = `SELECT organization_id AS id, json_agg("on" ORDER BY "on") AS days FROM holidays
  WHERE $1::text[] IS NULL OR organization_id = ANY($1::text[]) GROUP BY organization_id`;

export async function listHolidays(
  queries: Queries,
  organizationIds?: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, ReadonlySet<string>>> {
  const rows = await queries.rows<{ id: string; days: unknown }>(LIST_HOLIDAYS, [organizationIds ?? null]);
  return new Map(rows.map(({ id, days }) => [OrganizationId.parse(id), new Set(z.array(z.iso.date()).parse(days))]));
}

const SAVE_HOLIDAYS = `INSERT INTO holidays (organization_id, "on", name)
  SELECT $1, (h->>'on')::date, h->>'name' FROM jsonb_array_elements($2::jsonb) AS given (h)
  ON CONFLICT (organization_id, "on") DO UPDATE SET name = excluded.name`;

export async function saveHolidays(
  queries: TransactionQueries,
  organizationId: OrganizationId,
  holidays: readonly { readonly on: Temporal.PlainDate; readonly name: string }[],
): Promise<void> {
  const rows = holidays.map(({ on, name }) => ({ on: on.toString(), name }));
  await queries.write(SAVE_HOLIDAYS, [organizationId, writeJson(rows)]);
}
