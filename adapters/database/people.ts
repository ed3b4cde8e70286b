// People of the roster, each with the appointments that are valid on a day.
import type { Temporal } from "temporal-polyfill";
import type { PersonId } from "../../src/domain/ids.ts";
import { Person } from "../../src/domain/person.ts";
import type { Queries } from "./queries.ts";
import { writeEmail } from "./rows.ts";

/**
 * One JSON object a person, of the shape of `Person`; `$1` is the day. Both ends of an appointment belong to it. What
 * the person set stands above what the roster says.
 */
export const PERSON = `json_build_object(
  'id', p.id, 'name', p.name, 'email', p.email, 'timeZone', coalesce((SELECT g.time_zone FROM own_settings g WHERE g.person_id = p.id), p.time_zone),
  'language', coalesce((SELECT g.language FROM own_settings g WHERE g.person_id = p.id), p.language),
  'appointments', coalesce((
    SELECT json_agg(json_build_object('role', a.role, 'organizationId', a.organization_id) ORDER BY a.first)
    FROM (
      SELECT role, organization_id, min(id) AS first FROM appointments
      WHERE person_id = p.id AND (since IS NULL OR since <= $1::date) AND (until IS NULL OR until >= $1::date)
      GROUP BY role, organization_id
    ) a
  ), '[]'))`;

const BY_ID = `SELECT ${PERSON} AS person FROM people p WHERE p.id = $2`;
const BY_IDS = `SELECT ${PERSON} AS person FROM people p WHERE p.id = ANY($2::text[])`;
const BY_EMAIL = `SELECT ${PERSON} AS person FROM people p WHERE p.email = $2`;
const ALL = `SELECT ${PERSON} AS person FROM people p ORDER BY p.name, p.id`;

type Row = { readonly person: unknown };

export async function findPerson(queries: Queries, id: PersonId, on: Temporal.PlainDate): Promise<Person | null> {
  const [row] = await queries.rows<Row>(BY_ID, [on.toString(), id]);
  return row ? Person.parse(row.person) : null;
}

export async function findPeople(
  queries: Queries,
  ids: readonly PersonId[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<PersonId, Person>> {
  const rows = await queries.rows<Row>(BY_IDS, [on.toString(), ids]);
  const people = rows.map(({ person }) => Person.parse(person));
  return new Map(people.map((person) => [person.id, person]));
}

export async function findPersonByEmail(
  queries: Queries,
  email: string,
  on: Temporal.PlainDate,
): Promise<Person | null> {
  const [row] = await queries.rows<Row>(BY_EMAIL, [on.toString(), writeEmail(email)]);
  return row ? Person.parse(row.person) : null;
}

export async function listPeople(queries: Queries, on: Temporal.PlainDate): Promise<readonly Person[]> {
  const rows = await queries.rows<Row>(ALL, [on.toString()]);
  return rows.map(({ person }) => Person.parse(person));
}
