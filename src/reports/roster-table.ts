// The roster in the columns in which it is imported, without the dates of appointments, which only the past needs.
import type { Organization } from "../domain/organization.ts";
import type { Appointment, Person } from "../domain/person.ts";
import { compareOrganizations } from "./exported-response.ts";
import type { Cell, Table } from "./table.ts";

const ROSTER_HEADINGS = [
  "organization",
  "acronym",
  "kind",
  "parent",
  "work week",
  "organization time zone",
  "name",
  "e-mail",
  "role",
  "time zone",
  "language",
];

/** A person with what the person is today. */
export type ListedPerson = Pick<Person, "name" | "email" | "timeZone" | "language"> & {
  readonly appointments: readonly Appointment[];
};

/** One row for each appointment; an organization for which nobody speaks has a row of its own. */
export function compileRosterTable(organizations: readonly Organization[], people: readonly ListedPerson[]): Table {
  const known = new Set(organizations.map(({ id }) => id));
  const rows = organizations.toSorted(compareOrganizations).flatMap((organization) => {
    const cells = organizationCells(organization, organizations);
    const appointed = people.flatMap((person) =>
      person.appointments
        .filter(({ organizationId }) => organizationId === organization.id)
        .map(({ role }) => [...cells, ...personCells(person, role)]),
    );
    return appointed.length > 0 ? appointed : [[...cells, null, null, null, null, null]];
  });
  const others = people.flatMap((person) =>
    person.appointments
      .filter(({ organizationId }) => organizationId === null || !known.has(organizationId))
      .filter(({ role }) => role === "secretariat" || role === "participant")
      .map(({ role }) => [null, null, null, null, null, null, ...personCells(person, role)]),
  );
  return { headings: ROSTER_HEADINGS, rows: [...rows, ...others] };
}

function organizationCells(organization: Organization, all: readonly Organization[]): readonly Cell[] {
  const parent = all.find(({ id }) => id === organization.parentId);
  const { name, acronym, kind, workWeek, timeZone } = organization;
  return [name, acronym, kind, parent?.name ?? null, workWeek, timeZone];
}

function personCells(person: ListedPerson, role: string): readonly Cell[] {
  return [person.name, person.email, role.replace("_", " "), person.timeZone, person.language];
}
