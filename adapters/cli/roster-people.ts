// The people of a roster file: one person for each e-mail address (or, without one, for each name in an organization),
// with one appointment for each row.
import { createHash } from "node:crypto";
import { type OrganizationId, PersonId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization.ts";
import type { Person, Role } from "../../src/domain/person.ts";
import type { RosterImport } from "../../src/ports/imports.ts";
import { fold } from "./find-organization.ts";
import { APPOINTMENT_COLUMNS, type ColumnName, type RosterRow, type RowProblem } from "./roster-rows.ts";
import { type Cell, readDay, readEmail, readLanguage, readRole, readTimeZone } from "./roster-words.ts";

export type ImportedPerson = RosterImport["people"][number];
type ImportedAppointment = ImportedPerson["appointments"][number];

export type RosterPeople = {
  readonly people: readonly ImportedPerson[];
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly string[];
};

/** One row that names a person. */
type Line = {
  readonly row: number;
  readonly person: Omit<ImportedPerson, "id" | "appointments">;
  readonly appointment: ImportedAppointment;
  readonly organization: Organization | null;
};

export function readPeople(
  rows: readonly RosterRow[],
  ofRow: ReadonlyMap<number, Organization>,
  known: readonly Person[],
): RosterPeople {
  const problems: RowProblem[] = [];
  const lines: Line[] = [];
  for (const row of rows) {
    if (APPOINTMENT_COLUMNS.every((column) => row.cells[column] === "")) continue;
    const line = readLine(row, ofRow.get(row.row) ?? null, problems);
    if (line !== null) lines.push(line);
  }
  const people = [...Map.groupBy(lines, keyOf)].map(([key, group]) => gather(key, group, known, problems));
  return { people, problems, warnings: warnOfFocalPoints(lines, people, known) };
}

function readLine(row: RosterRow, organization: Organization | null, problems: RowProblem[]): Line | null {
  const { cells } = row;
  const before = problems.length;
  const take = <T>(column: ColumnName, read: (cell: string) => Cell<T>): T | null => {
    if (cells[column] === "") return null;
    const value = read(cells[column]);
    if (value.ok) return value.value;
    problems.push({ row: row.row, column, problem: value.problem });
    return null;
  };
  const role = take("role", readRole);
  const email = take("e-mail", readEmail);
  const timeZone = take("time zone", readTimeZone) ?? organization?.timeZone ?? null;
  const language = take("language", readLanguage) ?? "en";
  const since = take("since", readDay);
  const until = take("until", readDay);
  problems.push(...missingCells(row, role));
  if (since !== null && until !== null && until < since) {
    problems.push({ row: row.row, column: "until", problem: `${until} is before ${since}` });
  }
  if (problems.length > before || role === null || timeZone === null) return null;
  return {
    row: row.row,
    person: { name: cells.name, email, timeZone, language },
    appointment: { role, organizationId: organization?.id ?? null, since, until },
    organization,
  };
}

function missingCells({ row, cells }: RosterRow, role: Role | null): readonly RowProblem[] {
  const alone = cells.organization === "" && cells.acronym === "";
  const answers = role === "focal_point" || role === "alternate";
  const rules: readonly { readonly when: boolean; readonly column: ColumnName; readonly problem: string }[] = [
    { when: cells.name === "", column: "name", problem: "the row says something of a person who has no name" },
    {
      when: cells.role === "",
      column: "role",
      problem: "needed beside a name: focal point, alternate, secretariat or participant",
    },
    {
      when: answers && alone,
      column: "organization",
      problem: "a focal point or an alternate needs the organization for which to answer",
    },
    {
      when: alone && !answers && cells["time zone"] === "",
      column: "time zone",
      problem: "needed where no organization gives one",
    },
  ];
  return rules.filter(({ when }) => when).map(({ column, problem }) => ({ row, column, problem }));
}

function keyOf({ person, organization }: Line): string {
  return person.email ?? `${organization?.id ?? ""} ${fold(person.name)}`;
}

function gather(key: string, lines: readonly Line[], known: readonly Person[], problems: RowProblem[]): ImportedPerson {
  const [first, ...others] = lines;
  if (first === undefined) throw new Error("a person without a row");
  const appointments: ImportedAppointment[] = [first.appointment];
  for (const line of others) {
    problems.push(...contradictions(first, line));
    if (appointments.some((appointment) => isSame(appointment, line.appointment))) {
      problems.push({ row: line.row, column: null, problem: `says the same as an earlier row: remove it` });
    } else appointments.push(line.appointment);
  }
  return { id: chooseId(key, first, known), ...first.person, appointments };
}

function contradictions(first: Line, line: Line): readonly RowProblem[] {
  const said = (column: ColumnName, here: string, there: string): readonly RowProblem[] => {
    if (fold(here) === fold(there)) return [];
    return [{ row: line.row, column, problem: `“${here}” here, “${there}” in row ${first.row}: make them agree` }];
  };
  return [
    ...said("name", line.person.name, first.person.name),
    ...said("language", line.person.language, first.person.language),
  ];
}

function isSame(one: ImportedAppointment, other: ImportedAppointment): boolean {
  return one.role === other.role && one.organizationId === other.organizationId && overlap(one, other);
}

type Days = Pick<ImportedAppointment, "since" | "until">;

function overlap(one: Days, other: Days): boolean {
  const begins = (a: Days, b: Days) => a.since === null || b.until === null || a.since <= b.until;
  return begins(one, other) && begins(other, one);
}

/** Who is known keeps the id. A new one is a digest: ids stand in logs, and logs hold no names and no addresses. */
function chooseId(key: string, { person, organization }: Line, known: readonly Person[]): PersonId {
  const same = known.find((candidate) =>
    person.email === null
      ? fold(candidate.name) === fold(person.name) &&
        candidate.appointments.some(({ organizationId }) => organizationId === (organization?.id ?? null))
      : candidate.email === person.email,
  );
  return same?.id ?? PersonId.parse(`person-${createHash("sha256").update(key).digest("hex").slice(0, 16)}`);
}

/** Two focal points at the same time are allowed, and seldom meant. Each row is warned of once. */
function warnOfFocalPoints(
  lines: readonly Line[],
  people: readonly ImportedPerson[],
  known: readonly Person[],
): readonly string[] {
  const inFile = lines.filter(({ appointment }) => appointment.role === "focal_point");
  const named = new Set(people.map(({ id }) => id));
  return inFile.flatMap((line, index) => {
    const { organization, appointment, person, row } = line;
    if (organization === null) return [];
    const key = keyOf(line);
    const clashes = (other: Line) =>
      other.organization?.id === organization.id && overlap(other.appointment, appointment) && keyOf(other) !== key;
    const serving = appointment.until === null ? focalPointsOf(organization.id, known, named) : [];
    const name = inFile.slice(0, index).find(clashes)?.person.name ?? serving[0];
    if (name === undefined) return [];
    return [`row ${row}: ${organization.name} then has two focal points at the same time, ${name} and ${person.name}`];
  });
}

function focalPointsOf(id: OrganizationId, known: readonly Person[], except: ReadonlySet<PersonId>): readonly string[] {
  const speaks = ({ role, organizationId }: { role: Role; organizationId: OrganizationId | null }) =>
    role === "focal_point" && organizationId === id;
  return known.filter((person) => !except.has(person.id) && person.appointments.some(speaks)).map(({ name }) => name);
}
