// The roster as it is imported: one statement a table, whatever its size. What is there by the same id is brought up
// to date; nothing is removed, since a person who left stays the author of what was answered.
import type { Temporal } from "temporal-polyfill";
import type { RosterImport } from "../../src/ports/imports.ts";
import { audit } from "./audit.ts";
import type { TransactionQueries } from "./queries.ts";
import { writeEmail, writeJson } from "./rows.ts";
import { PLACEHOLDER_PREFIX } from "./secretariat.ts";

const ORGANIZATIONS = `INSERT INTO organizations (id, name, acronym, kind, aliases, parent_id, time_zone, work_week)
  SELECT o.id, o.name, o.acronym, o.kind, ARRAY(SELECT jsonb_array_elements_text(o.aliases)), o."parentId",
    o."timeZone", o."workWeek"
  FROM jsonb_to_recordset($1::jsonb) AS o (id text, name text, acronym text, kind text, aliases jsonb,
    "parentId" text, "timeZone" text, "workWeek" text)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, acronym = excluded.acronym, kind = excluded.kind,
    aliases = excluded.aliases, parent_id = excluded.parent_id, time_zone = excluded.time_zone,
    work_week = excluded.work_week`;

const FORGET_NAMES = "DELETE FROM organization_names WHERE organization_id = ANY($1::text[])";

const NAMES = `INSERT INTO organization_names (organization_id, position, name, acronym, kind, valid_from, valid_to)
  SELECT o.value->>'id', n.position, n.value->>'name', n.value->>'acronym', n.value->>'kind',
    (n.value->>'validFrom')::date, (n.value->>'validTo')::date
  FROM jsonb_array_elements($1::jsonb) AS o (value),
    jsonb_array_elements(o.value->'names') WITH ORDINALITY AS n (value, position)`;

/** Somebody whom the settings named by e-mail now comes with the roster's own id, and keeps what was done so far. */
const ADOPT = `UPDATE people SET id = p.id
  FROM jsonb_to_recordset($1::jsonb) AS p (id text, email text)
  WHERE people.email = p.email AND people.id <> p.id AND people.id LIKE '${PLACEHOLDER_PREFIX}%'
    AND NOT EXISTS (SELECT FROM people there WHERE there.id = p.id)`;

/** Two people may have exchanged addresses: neither may be in the other's way. */
const CLEAR_CHANGED_EMAILS = `UPDATE people SET email = NULL
  FROM jsonb_to_recordset($1::jsonb) AS p (id text, email text)
  WHERE people.id = p.id AND people.email IS DISTINCT FROM p.email`;

const PEOPLE = `INSERT INTO people (id, name, email, time_zone, language)
  SELECT p.id, p.name, p.email, p."timeZone", p.language
  FROM jsonb_to_recordset($1::jsonb) AS p (id text, name text, email text, "timeZone" text, language text)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, time_zone = excluded.time_zone,
    language = excluded.language`;

/** An appointment is known by person, role, organization and first day; only its last day can change. They stay in order. */
const APPOINTMENTS = `INSERT INTO appointments (person_id, role, organization_id, since, until)
  SELECT person_id, role, organization_id, since, max(until) FROM (
    SELECT p.value->>'id' AS person_id, a.role, a.organization_id, a.since, a.until, a.place
    FROM jsonb_array_elements($1::jsonb) AS p (value),
      ROWS FROM (
        jsonb_to_recordset(p.value->'appointments') AS (role text, "organizationId" text, since date, until date)
      ) WITH ORDINALITY AS a (role, organization_id, since, until, place)
  ) given
  GROUP BY person_id, role, organization_id, since
  ORDER BY person_id, min(place)
  ON CONFLICT (person_id, role, organization_id, since) DO UPDATE SET until = excluded.until`;

export async function importRoster(
  queries: TransactionQueries,
  roster: RosterImport,
  at: Temporal.Instant,
): Promise<void> {
  const organizations = writeJson(roster.organizations);
  const people = writeJson(
    roster.people.map((person) => ({ ...person, email: person.email === null ? null : writeEmail(person.email) })),
  );
  await queries.run(ORGANIZATIONS, [organizations]);
  await queries.run(FORGET_NAMES, [roster.organizations.map(({ id }) => id)]);
  await queries.run(NAMES, [organizations]);
  await queries.run(ADOPT, [people]);
  await queries.run(CLEAR_CHANGED_EMAILS, [people]);
  await queries.run(PEOPLE, [people]);
  await queries.run(APPOINTMENTS, [people]);
  await audit(queries, {
    at,
    personId: null,
    action: "roster imported",
    subject: "roster",
    facts: { organizations: roster.organizations.length, people: roster.people.length },
  });
}
