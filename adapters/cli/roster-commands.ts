// Commands of the roster: import a file, and give somebody a one-time code.
import type { Person } from "../../src/domain/person.ts";
import { type Command, type Given, isGiven, type Outcome, readNamedFile, refuse, withStore } from "./command.ts";
import { readCsvFile } from "./csv-file.ts";
import { type RosterChanges, readRosterFile } from "./roster-import.ts";
import { COLUMNS, type RowProblem, readRosterRows } from "./roster-rows.ts";
import { readEmail } from "./roster-words.ts";
import type { CommandStore, Surroundings } from "./surroundings.ts";

export const rosterImport: Command = {
  words: "roster import",
  usage: "FILE.csv [--dry-run]",
  summary: "brings organizations and people up to date from a CSV file, all or nothing",
  details: [
    `Columns, in any order: ${COLUMNS.join(", ")}.`,
    "A row without a person is an organization alone. Nothing is removed.",
    "--dry-run  say what would change, and change nothing",
  ],
  positionals: 1,
  options: { "dry-run": { type: "boolean" } },
  run: importRoster,
};

export const rosterCode: Command = {
  words: "roster code",
  usage: "EMAIL",
  summary: "prints a one-time code by which that person binds a chat account, valid for 7 days",
  details: ["Give the code to that person alone; in chat, it is sent to Rapporteur as it stands."],
  positionals: 1,
  options: {},
  run: issueCode,
};

const CODE_VALID_HOURS = 7 * 24;

async function importRoster(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const file = await readNamedFile(surroundings, given.positionals[0] ?? "");
  if (!file.ok) return refuse(file.problem);
  const now = surroundings.clock.now();
  return withStore(surroundings, async (store) => {
    const organizations = await store.transaction((transaction) => transaction.listOrganizations());
    const people = await listKnownPeople(store, file.bytes, surroundings);
    const reading = readRosterFile(file.bytes, { organizations, people });
    if (!reading.ok) return refuse(...reading.problems.map(writeRowProblem), "Nothing was imported.");
    const dryRun = isGiven(given, "dry-run");
    if (!dryRun) {
      await store.importRoster(reading.roster, now);
      const facts = { organizations: reading.roster.organizations.length, people: reading.roster.people.length };
      await store.transaction((transaction) =>
        transaction.audit({ at: now, personId: null, action: "roster imported", subject: "roster", facts }),
      );
    }
    return {
      kind: "done",
      data: { dryRun, ...reading.changes, warnings: reading.warnings },
      lines: [...writeChanges(reading.changes), dryRun ? "Nothing was written: this was a dry run." : "Imported."],
      warnings: reading.warnings,
    };
  });
}

/** Everybody with a role today, and whoever else the database knows by an address of the file. */
async function listKnownPeople(
  store: CommandStore,
  bytes: Uint8Array,
  { clock }: Surroundings,
): Promise<readonly Person[]> {
  const on = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
  const listed = await store.listPeople(on);
  const emails = emailsIn(bytes).filter((email) => !listed.some((person) => person.email === email));
  const others = await store.transaction(async (transaction) => {
    const found: Person[] = [];
    for (const email of emails) {
      const person = await transaction.findPersonByEmail(email, on);
      if (person !== null) found.push(person);
    }
    return found;
  });
  return [...listed, ...others];
}

function emailsIn(bytes: Uint8Array): readonly string[] {
  const file = readCsvFile(bytes);
  if (!file.ok) return [];
  const rows = readRosterRows(file.rows);
  if (!rows.ok) return [];
  const emails = rows.rows.flatMap(({ cells }) => {
    const email = readEmail(cells["e-mail"]);
    return email.ok ? [email.value] : [];
  });
  return [...new Set(emails)];
}

function writeRowProblem({ row, column, problem }: RowProblem): string {
  return column === null ? `row ${row}: ${problem}` : `row ${row}, column “${column}”: ${problem}`;
}

function writeChanges(changes: RosterChanges): readonly string[] {
  return [
    `New organizations: ${changes.newOrganizations.length}`,
    ...changes.newOrganizations.map((name) => `  ${name}`),
    `Changed organizations: ${changes.changedOrganizations.length}`,
    ...changes.changedOrganizations.map(({ name, properties }) => `  ${name}: ${properties.join(", ")}`),
    `New people: ${changes.newPeople.length}`,
    ...changes.newPeople.map((name) => `  ${name}`),
    `People known already: ${changes.knownPeople}`,
  ];
}

async function issueCode(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const email = readEmail(given.positionals[0] ?? "");
  if (!email.ok) return refuse(email.problem);
  const { clock, ids } = surroundings;
  const now = clock.now();
  const expiresAt = now.add({ hours: CODE_VALID_HOURS });
  return withStore(surroundings, async (store) =>
    store.transaction(async (transaction): Promise<Outcome> => {
      const person = await transaction.findPersonByEmail(email.value, now.toZonedDateTimeISO("UTC").toPlainDate());
      if (person === null) return refuse(`Nobody on the roster has the address ${email.value}.`);
      if (person.appointments.length === 0) return refuse(`${person.name} has no role today: see since and until.`);
      const code = ids.code();
      await transaction.addCode(person.id, ids.hash(code), expiresAt);
      const facts = { expiresAt: expiresAt.toString() };
      await transaction.audit({ at: now, personId: null, action: "code issued", subject: person.id, facts });
      return {
        kind: "done",
        data: { personId: person.id, code, expiresAt: expiresAt.toString() },
        lines: [code, `For ${person.name}, once, until ${expiresAt.toString({ smallestUnit: "minute" })}.`],
      };
    }),
  );
}
