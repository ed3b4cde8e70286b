// The lists of a meeting: status of contributions, roster and participants.
import type { Temporal } from "temporal-polyfill";
import type { Organization } from "../../src/domain/organization.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { DISCLAIMER } from "../../src/reports/disclaimer.ts";
import type { Document } from "../../src/reports/document.ts";
import { aboutSheet, type DocumentFacts } from "../../src/reports/document-frame.ts";
import { compileParticipants, type Participants } from "../../src/reports/participants.ts";
import { compileParticipantsDocument, compileParticipantsTable } from "../../src/reports/participants-document.ts";
import { compileMeeting } from "../../src/reports/response-export.ts";
import { compileRoster } from "../../src/reports/roster-document.ts";
import { compileRosterTable } from "../../src/reports/roster-table.ts";
import { compileStatus } from "../../src/reports/status-document.ts";
import { compileStatusTable } from "../../src/reports/status-table.ts";
import type { Table } from "../../src/reports/table.ts";
import type { Desk, Exported } from "./export-desk.ts";
import { noteLeftOut, readAsked, readResponses } from "./export-responses.ts";

export async function exportStatus(desk: Desk): Promise<Exported> {
  const { store, meeting } = desk;
  const lines = await store.readStatus(meeting.id);
  const entered = await store.listEnteredRequests(meeting.id);
  const document = compileStatus(lines, factsOf(desk), { titleOf: await readTitles(desk), entered });
  return writeList(compileStatusTable(lines, entered), document, desk);
}

/** The organizations of which the meeting asks something, those above them, and the people of both. */
export async function exportRoster(desk: Desk): Promise<Exported> {
  const { store, meeting, asAt } = desk;
  const all = await store.transaction((transaction) => transaction.listOrganizations());
  const asked = new Set<string>((await store.readStatus(meeting.id)).map(({ organization }) => organization.id));
  const people = await store.listPeople(asAt.toZonedDateTimeISO("UTC").toPlainDate());
  const organizations = withParents(all, asked);
  const document = compileRoster(organizations, people, factsOf(desk));
  return writeList(compileRosterTable(organizations, people), document, desk);
}

export async function exportParticipants(desk: Desk): Promise<Exported> {
  const participants = await readParticipants(desk, desk.meeting.startsOn);
  const facts = { ...factsOf(desk), withEmail: desk.order.withEmail };
  const table = compileParticipantsTable(participants, facts);
  const written = await writeList(table, compileParticipantsDocument(participants, facts), desk);
  return { ...written, notes: noteLeftOut(participants.leftOut, desk.order) };
}

/** `on`: the roster is that of this day. */
export async function readParticipants(desk: Desk, on: Temporal.PlainDate): Promise<Participants> {
  const { store, meeting, order } = desk;
  const status = await store.readStatus(meeting.id);
  const asked = [...new Map(status.map(({ organization }) => [organization.id, organization])).values()];
  const instruments = (await readAsked(meeting, store)).filter(({ per }) => per === "organization");
  const reports = await Promise.all(instruments.map((instrument) => readResponses(instrument, desk)));
  const people = await store.listPeople(on);
  return compileParticipants({ audience: order.audience, asked, reports: reports.flat(), people });
}

export function factsOf({ meeting, asAt, order }: Desk): DocumentFacts {
  return { meeting, asAt, audience: order.audience };
}

export async function readTitles({ meeting, store }: Desk): Promise<(instrumentId: string) => string> {
  const titles = new Map<string, string>((await readAsked(meeting, store)).map(({ id, title }) => [id, title.en]));
  return (instrumentId) => titles.get(instrumentId) ?? instrumentId;
}

function withParents(all: readonly Organization[], asked: ReadonlySet<string>): readonly Organization[] {
  const parents = new Set<string | null>(all.filter(({ id }) => asked.has(id)).map(({ parentId }) => parentId));
  return all.filter(({ id }) => asked.has(id) || parents.has(id));
}

/** Spreadsheets and programs are given the table, people the document. */
async function writeList(table: Table, document: Document, desk: Desk): Promise<Exported> {
  const { order, meeting, asAt, surroundings } = desk;
  const { documents } = surroundings;
  const { format, what } = order;
  switch (format) {
    case "docx":
      return { content: await documents.writeDocx(document) };
    case "html":
      return { content: documents.writePage(document) };
    case "xlsx": {
      const sheets = [{ name: document.title, table }, aboutSheet(factsOf(desk), document.title, [])];
      return { content: await documents.writeWorkbook({ title: document.title, sheets }) };
    }
    case "csv":
      return { content: documents.writeCsv(table) };
    case "json":
      return { content: documents.writeJson(compileJson(table, { meeting, asAt })) };
    case "ddi":
    case "ics":
    case "folder":
      throw new Error(`--what ${what} was to be refused as ${format}`);
    default:
      return unreachable(format);
  }
}

function compileJson(table: Table, { meeting, asAt }: Pick<DocumentFacts, "meeting" | "asAt">) {
  return {
    meeting: compileMeeting(meeting),
    asAt: asAt.toString(),
    disclaimer: DISCLAIMER,
    rows: table.rows.map((row) =>
      Object.fromEntries(table.headings.map((heading, index) => [heading, row[index] ?? null])),
    ),
  };
}
