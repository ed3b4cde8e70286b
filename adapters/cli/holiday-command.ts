// Days on which nobody works at an organization, from a CSV file: no reminder comes on them.
import { Temporal } from "temporal-polyfill";
import type { Organization } from "../../src/domain/organization.ts";
import { type Command, type Given, type Outcome, readNamedFile, refuse, withStore } from "./command.ts";
import { readCsvFile } from "./csv-file.ts";
import { findOrganization } from "./find-organization.ts";
import type { Surroundings } from "./surroundings.ts";

const COLUMNS = ["organization", "date", "name"] as const;

export const rosterHolidays: Command = {
  words: "roster holidays",
  usage: "FILE.csv",
  summary: "adds the holidays of organizations from a CSV file, all or nothing; nobody is reminded on them",
  details: [`Columns, in this order: ${COLUMNS.join(", ")}; dates such as 2014-02-17. Nothing is removed.`],
  positionals: 1,
  options: {},
  run: importHolidays,
};

type Holiday = { readonly organization: Organization; readonly on: Temporal.PlainDate; readonly name: string };

async function importHolidays(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const file = await readNamedFile(surroundings, given.positionals[0] ?? "");
  if (!file.ok) return refuse(file.problem);
  const csv = readCsvFile(file.bytes);
  if (!csv.ok) return refuse(csv.problem);
  const [headings = [], ...rows] = csv.rows;
  if (headings.map((heading) => heading.toLowerCase()).join() !== COLUMNS.join())
    return refuse(`The first row must read: ${COLUMNS.join(",")}`);
  const now = surroundings.clock.now();
  return withStore(surroundings, async (store) => {
    const organizations = await store.transaction((transaction) => transaction.listOrganizations());
    const read = rows
      .map((cells, index) => ({ cells, row: index + 2 }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""))
      .map(({ cells, row }) => readHoliday(cells, row, organizations));
    const problems = read.filter((each) => typeof each === "string");
    if (problems.length > 0) return refuse(...problems, "Nothing was imported.");
    const holidays = read.filter((each) => typeof each !== "string");
    await store.transaction(async (transaction) => {
      for (const [id, own] of Map.groupBy(holidays, ({ organization }) => organization.id))
        await transaction.saveHolidays(id, own);
      const facts = { holidays: holidays.length };
      await transaction.audit({ at: now, personId: null, action: "holidays imported", subject: "roster", facts });
    });
    return { kind: "done", data: { holidays: holidays.length }, lines: [`Holidays kept: ${holidays.length}`] };
  });
}

/** The holiday, or what is wrong with the row. */
function readHoliday(cells: readonly string[], row: number, organizations: readonly Organization[]): Holiday | string {
  const [word = "", date = "", name = ""] = cells;
  const found = findOrganization(word, organizations);
  if (found.kind === "none") return `row ${row}: there is no organization “${word}”`;
  if (found.kind === "several") return `row ${row}: “${word}” may be ${found.ids.join(", ")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !isDate(date))
    return `row ${row}: “${date}” is not a date such as 2014-02-17`;
  return { organization: found.organization, on: Temporal.PlainDate.from(date), name };
}

function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
