// Writes what a meeting has gathered, for spreadsheets and for other programs.
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Organization } from "../../src/domain/organization.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { asksForActivities } from "../../src/questionnaire/asks-for-activities.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { compileCalendar } from "../../src/reports/calendar.ts";
import { DISCLAIMER } from "../../src/reports/disclaimer.ts";
import { type ExportedResponse, responseOf } from "../../src/reports/exported-response.ts";
import { compileMeeting, compileResponseExport } from "../../src/reports/response-export.ts";
import { compileInstanceTable, compileResponseTable } from "../../src/reports/response-table.ts";
import { compileRosterTable } from "../../src/reports/roster-table.ts";
import { compileStatusTable } from "../../src/reports/status-table.ts";
import type { Table } from "../../src/reports/table.ts";
import {
  type Command,
  explainFileError,
  type Given,
  isGiven,
  type Outcome,
  refuse,
  textOption,
  withStore,
} from "./command.ts";
import { findMeeting, listAllMeetings } from "./meeting-commands.ts";
import type { CommandStore, Surroundings } from "./surroundings.ts";

const WHAT = ["surveys", "activities", "status", "roster", "calendar"] as const;
type What = (typeof WHAT)[number];
const FORMATS = ["csv", "json", "ics"] as const;
type Format = (typeof FORMATS)[number];

export const exportMeeting: Command = {
  words: "export",
  usage: `MEETING --what ${WHAT.join("|")} --format ${FORMATS.join("|")} [--out PATH] [--include-drafts] [--instrument ID]`,
  summary: "writes what a meeting has gathered",
  details: [
    "--what calendar --format ics   the days of the meeting, and those on which something is due",
    "--out PATH         a file; without it, standard output",
    "--include-drafts   the answers as they stand; without it, those of the last submission",
    "--instrument ID    which one, where the meeting asks for several of a kind",
  ],
  positionals: 1,
  options: {
    what: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    "include-drafts": { type: "boolean" },
    instrument: { type: "string" },
  },
  run: runExport,
};

type Order = {
  readonly meeting: Meeting;
  readonly what: What;
  readonly format: Format;
  readonly drafts: boolean;
  readonly instrument: string | null;
};

async function runExport(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const what = WHAT.find((name) => name === textOption(given, "what"));
  if (what === undefined) return { kind: "misuse", problem: `--what must be one of ${WHAT.join(", ")}` };
  const format = FORMATS.find((name) => name === textOption(given, "format"));
  if (format === undefined) return { kind: "misuse", problem: `--format must be one of ${FORMATS.join(", ")}` };
  if ((format === "ics") !== (what === "calendar"))
    return { kind: "misuse", problem: "a calendar is written as ics, and nothing else is" };
  return withStore(surroundings, async (store) => {
    const meeting = findMeeting(given.positionals[0] ?? "", await store.transaction(listAllMeetings));
    if ("kind" in meeting) return meeting;
    const order: Order = {
      meeting,
      what,
      format,
      drafts: isGiven(given, "include-drafts"),
      instrument: textOption(given, "instrument"),
    };
    const text = await compileDocument(order, store, surroundings);
    if (typeof text !== "string") return text;
    return deliver(text, textOption(given, "out"), format, surroundings);
  });
}

async function deliver(
  text: string,
  path: string | null,
  format: Format,
  surroundings: Surroundings,
): Promise<Outcome> {
  const notes = format === "csv" ? [DISCLAIMER] : [];
  if (path === null) return { kind: "document", text, notes };
  try {
    await surroundings.writeFile(path, text);
  } catch (error) {
    return refuse(`${path} cannot be written: ${explainFileError(error)}`);
  }
  return { kind: "done", data: { path, format }, lines: [`Written to ${path}.`], warnings: notes };
}

/** The text of the document, or why there is none. */
async function compileDocument(
  order: Order,
  store: CommandStore,
  surroundings: Surroundings,
): Promise<string | Outcome> {
  switch (order.what) {
    case "surveys":
    case "activities":
      return compileResponses(order, store, surroundings);
    case "status":
      return writeTable(compileStatusTable(await store.readStatus(order.meeting.id)), order, surroundings);
    case "roster":
      return writeTable(await compileRoster(order.meeting, store, surroundings), order, surroundings);
    case "calendar":
      return writeMeetingCalendar(order.meeting, store, surroundings);
    default:
      return unreachable(order.what);
  }
}

async function compileResponses(
  order: Order,
  store: CommandStore,
  surroundings: Surroundings,
): Promise<string | Outcome> {
  const { meeting, what, format } = order;
  const questionnaire = chooseInstrument(order, await readAsked(meeting, store));
  if ("kind" in questionnaire) return questionnaire;
  const responses = await readExported(questionnaire, order, store, surroundings);
  if (format === "csv") {
    const isByActivity = what === "activities" && asksForActivities(questionnaire);
    const compile = isByActivity ? compileInstanceTable : compileResponseTable;
    return surroundings.documents.writeCsv(compile(questionnaire, responses));
  }
  const facts = { meeting, asAt: surroundings.clock.now(), areas: surroundings.areas };
  return surroundings.documents.writeJson(compileResponseExport(questionnaire, responses, facts));
}

async function writeMeetingCalendar(
  meeting: Meeting,
  store: CommandStore,
  { clock, documents }: Surroundings,
): Promise<string> {
  const instruments = await readAsked(meeting, store);
  const titleOf = (asked: string) => instruments.find(({ id }) => id === asked)?.title.en ?? asked;
  return documents.writeCalendar(meeting.title, compileCalendar(meeting, titleOf), clock.now());
}

/** The newest version of each instrument that the meeting asks, as the database has it. */
async function readAsked({ asks }: Meeting, store: CommandStore): Promise<readonly Questionnaire[]> {
  return store.transaction(async (transaction) => {
    const asked: Questionnaire[] = [];
    for (const { instrumentId } of asks) {
      const questionnaire = await transaction.findInstrument(instrumentId);
      if (questionnaire) asked.push(questionnaire);
    }
    return asked;
  });
}

/** The one of this kind. */
function chooseInstrument(order: Order, asked: readonly Questionnaire[]): Questionnaire | Outcome {
  const { meeting, what, instrument } = order;
  const per = what === "surveys" ? "survey" : "organization";
  const meant = asked
    .filter((candidate) => candidate.per === per)
    .filter((candidate) => instrument === null || candidate.id === instrument);
  const ids = meant.map(({ id }) => id);
  if (ids.length > 1) return refuse(`${meeting.title} asks for several: say which by --instrument`, ids.join(", "));
  return meant[0] ?? refuse(`${meeting.title} asks for no ${what}${instrument === null ? "" : ` by ${instrument}`}.`);
}

async function readExported(
  { id }: Questionnaire,
  { meeting, drafts }: Order,
  store: CommandStore,
  { visibleIn }: Surroundings,
): Promise<readonly ExportedResponse[]> {
  const records = await store.readResponses(meeting.id, id);
  return store.transaction(async (transaction) => {
    const exported: ExportedResponse[] = [];
    for (const record of records) {
      const { state, instrumentVersion } = responseOf(record);
      const answers = drafts ? record.current : record.submitted;
      if (answers === null || state === "withdrawn") continue;
      const version = drafts ? instrumentVersion : (record.submittedVersion ?? instrumentVersion);
      const questionnaire = await transaction.findInstrument(id, version);
      if (!questionnaire) throw new Error(`version ${version} of ${id} is not in the database`);
      exported.push({ ...record, questionnaire, answers, isVisible: visibleIn(questionnaire, answers) });
    }
    return exported;
  });
}

/** The organizations of which the meeting asks something, those above them, and the people of both. */
async function compileRoster(meeting: Meeting, store: CommandStore, { clock }: Surroundings): Promise<Table> {
  const all = await store.transaction((transaction) => transaction.listOrganizations());
  const asked = new Set<string>((await store.readStatus(meeting.id)).map(({ organization }) => organization.id));
  const people = await store.listPeople(clock.now().toZonedDateTimeISO("UTC").toPlainDate());
  return compileRosterTable(withParents(all, asked), people);
}

function withParents(all: readonly Organization[], asked: ReadonlySet<string>): readonly Organization[] {
  const parents = new Set<string | null>(all.filter(({ id }) => asked.has(id)).map(({ parentId }) => parentId));
  return all.filter(({ id }) => asked.has(id) || parents.has(id));
}

function writeTable(table: Table, { meeting, format }: Order, { clock, documents }: Surroundings): string {
  if (format === "csv") return documents.writeCsv(table);
  return documents.writeJson({
    meeting: compileMeeting(meeting),
    asAt: clock.now().toString(),
    disclaimer: DISCLAIMER,
    rows: table.rows.map((row) =>
      Object.fromEntries(table.headings.map((heading, index) => [heading, row[index] ?? null])),
    ),
  });
}
