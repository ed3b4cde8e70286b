// The roster in the columns in which it is imported, without the dates of appointments, which only the past needs.
import type { Organization } from "../domain/organization.ts";
import type { Appointment, Person } from "../domain/person.ts";
import { compareOrganizations } from "./exported-response.ts";
import type { Cell, Table } from "./table.ts";

/** The columns of a roster file, by the names that its import reads. */
export const ORGANIZATION_COLUMNS = [
  "organization",
  "acronym",
  "kind",
  "parent",
  "work week",
  "organization time zone",
] as const;
export const PERSON_COLUMNS = ["name", "e-mail", "role", "time zone", "language"] as const;

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
    return appointed.length > 0 ? appointed : [[...cells, ...PERSON_COLUMNS.map(() => null)]];
  });
  const others = people.flatMap((person) =>
    person.appointments
      .filter(({ organizationId }) => organizationId === null || !known.has(organizationId))
      .filter(({ role }) => role === "secretariat" || role === "participant")
      .map(({ role }) => [...ORGANIZATION_COLUMNS.map(() => null), ...personCells(person, role)]),
  );
  return { headings: [...ORGANIZATION_COLUMNS, ...PERSON_COLUMNS], rows: [...rows, ...others] };
}

function organizationCells(organization: Organization, all: readonly Organization[]): readonly Cell[] {
  const parent = all.find(({ id }) => id === organization.parentId);
  const { name, acronym, kind, workWeek, timeZone } = organization;
  return [name, acronym, kind, parent?.name ?? null, workWeek, timeZone];
}

function personCells(person: ListedPerson, role: string): readonly Cell[] {
  return [person.name, person.email, role.replace("_", " "), person.timeZone, person.language];
}
