// A roster file as one import, all or nothing, with what it would change.
import type { Organization } from "../../src/domain/organization.ts";
import type { Person } from "../../src/domain/person.ts";
import type { RosterImport } from "../../src/ports/imports.ts";
import { readCsvFile } from "./csv-file.ts";
import { readOrganizations } from "./roster-organizations.ts";
import { type ImportedPerson, readPeople } from "./roster-people.ts";
import { type RowProblem, readRosterRows } from "./roster-rows.ts";

/** What the database holds already. */
export type KnownRoster = { readonly organizations: readonly Organization[]; readonly people: readonly Person[] };

export type RosterChanges = {
  readonly newOrganizations: readonly string[];
  /** Each with what changes. */
  readonly changedOrganizations: readonly { readonly name: string; readonly properties: readonly string[] }[];
  readonly newPeople: readonly string[];
  readonly knownPeople: number;
};

export type RosterReading =
  | {
      readonly ok: true;
      readonly roster: RosterImport;
      readonly changes: RosterChanges;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

export function readRosterFile(bytes: Uint8Array, known: KnownRoster): RosterReading {
  const file = readCsvFile(bytes);
  if (!file.ok) return { ok: false, problems: [{ row: 1, column: null, problem: file.problem }] };
  const rows = readRosterRows(file.rows);
  if (!rows.ok) return rows;
  const { organizations, ofRow, problems } = readOrganizations(rows.rows, known.organizations);
  const people = readPeople(rows.rows, ofRow, known.people);
  const all = [...problems, ...people.problems].toSorted((one, other) => one.row - other.row);
  if (all.length > 0) return { ok: false, problems: all };
  return {
    ok: true,
    roster: { organizations, people: people.people },
    changes: compareRosters(organizations, people.people, known),
    warnings: people.warnings,
  };
}

function compareRosters(
  organizations: readonly Organization[],
  people: readonly ImportedPerson[],
  known: KnownRoster,
): RosterChanges {
  const before = new Map(known.organizations.map((organization) => [organization.id, organization]));
  const ids = new Set(known.people.map(({ id }) => id));
  return {
    newOrganizations: organizations.filter(({ id }) => !before.has(id)).map(({ name }) => name),
    changedOrganizations: organizations.flatMap((organization) => {
      const earlier = before.get(organization.id);
      const properties = earlier === undefined ? [] : changedProperties(earlier, organization);
      return properties.length > 0 ? [{ name: organization.name, properties }] : [];
    }),
    newPeople: people.filter(({ id }) => !ids.has(id)).map(({ name }) => name),
    knownPeople: people.filter(({ id }) => ids.has(id)).length,
  };
}

const PROPERTIES = [
  ["acronym", "acronym"],
  ["kind", "kind"],
  ["parentId", "parent"],
  ["timeZone", "time zone"],
  ["workWeek", "work week"],
] as const;

function changedProperties(before: Organization, after: Organization): readonly string[] {
  return PROPERTIES.filter(([property]) => before[property] !== after[property]).map(([, words]) => words);
}
