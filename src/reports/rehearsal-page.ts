// A rehearsal as a web page: what was assumed, what to look at, how many in each step, every person, every message.

import { writePlainText } from "../chat/plain-text.ts";
import { english as wording } from "../wording/english.ts";
import { DISCLAIMER } from "./disclaimer.ts";
import type { Document, DocumentBlock, DocumentCell } from "./document.ts";
import type { Rehearsal, RehearsalNote, RehearsalRow } from "./rehearsal.ts";
import { compilePeopleTable, compileStepCounts, firstLineOf, writeOwnTime, writeUtc } from "./rehearsal-tables.ts";
import type { Table } from "./table.ts";

/** All of it. */
export function compileRehearsalPage(rehearsal: Rehearsal): Document {
  const { rows } = rehearsal;
  return {
    ...frame(rehearsal),
    blocks: [
      ...beginning(rehearsal),
      { kind: "heading", level: 1, text: wording.byPerson },
      tableOf(compilePeopleTable(rehearsal), wording.peopleCaption),
      { kind: "heading", level: 1, text: wording.allMessages },
      messageTable(rows.filter(({ outcome }) => outcome.kind === "sent")),
      { kind: "heading", level: 1, text: wording.allLeftOut },
      leftOutTable(rows.filter(({ outcome }) => outcome.kind === "left-out")),
    ],
  };
}

/** What fits a terminal: the same beginning, and one table of everything in order of time. */
export function compileRehearsalLog(rehearsal: Rehearsal): Document {
  return {
    ...frame(rehearsal),
    blocks: [
      ...beginning(rehearsal),
      { kind: "heading", level: 1, text: wording.everything },
      logTable(rehearsal.rows),
    ],
  };
}

function frame({ meeting }: Rehearsal): Pick<Document, "language" | "title" | "footer"> {
  return { language: "en", title: wording.rehearsalTitle(meeting.title), footer: DISCLAIMER };
}

function beginning(rehearsal: Rehearsal): readonly DocumentBlock[] {
  const { notes, assumptions } = rehearsal;
  return [
    ...writeOverview(rehearsal).map((text): DocumentBlock => ({ kind: "paragraph", text })),
    { kind: "heading", level: 1, text: wording.toLookAt },
    listOrNone(notes.map(writeNote)),
    { kind: "heading", level: 1, text: wording.assumed },
    listOrNone(assumptions),
    { kind: "heading", level: 1, text: wording.bySteps },
    tableOf(compileStepCounts(rehearsal), wording.stepsCaption),
  ];
}

/** How many messages to how many people, and from when to when. */
function writeOverview({ meeting, from, to, rows }: Rehearsal): readonly string[] {
  const sent = rows.filter(({ outcome }) => outcome.kind === "sent");
  const people = new Set(sent.map(({ person, organizations }) => JSON.stringify([person, organizations])));
  return [
    wording.rehearsalCount(sent.length, people.size, rows.length - sent.length),
    wording.rehearsalSpan(wording.moment(from, meeting.timeZone), wording.moment(to, meeting.timeZone)),
  ];
}

/** Many names would hide the other notes: they unfold. */
function writeNote({ says, names }: RehearsalNote): DocumentCell {
  return names.length === 0 ? says : { summary: says, whole: names.join("\n"), language: "en" };
}

function listOrNone(items: readonly DocumentCell[]): DocumentBlock {
  return items.length > 0 ? { kind: "list", items } : { kind: "paragraph", text: wording.nothingHere };
}

function tableOf({ headings, rows }: Table, caption: string): DocumentBlock {
  return { kind: "table", caption, headings, rows: rows.map((row) => row.map((cell) => String(cell ?? ""))) };
}

function messageTable(rows: readonly RehearsalRow[]): DocumentBlock {
  const { columns } = wording;
  if (rows.length === 0) return { kind: "paragraph", text: wording.nothingHere };
  return {
    kind: "table",
    caption: wording.messagesCaption,
    headings: [...WHO.map((name) => columns[name]), columns.platform, columns.message],
    rows: rows.map((row) => [...writeWho(row), writePlatform(row), writeMessage(row)]),
  };
}

function logTable(rows: readonly RehearsalRow[]): DocumentBlock {
  const { columns } = wording;
  if (rows.length === 0) return { kind: "paragraph", text: wording.nothingHere };
  return {
    kind: "table",
    caption: wording.everythingCaption,
    headings: [...WHO.map((name) => columns[name]), columns.platform, columns.message],
    rows: rows.map((row) => [
      ...writeWho(row),
      writePlatform(row),
      row.outcome.kind === "sent" ? firstLineOf(row) : wording.notReminded(firstLineOf(row)),
    ]),
  };
}

function leftOutTable(rows: readonly RehearsalRow[]): DocumentBlock {
  const { columns } = wording;
  if (rows.length === 0) return { kind: "paragraph", text: wording.nothingHere };
  return {
    kind: "table",
    caption: wording.leftOutCaption,
    headings: [...WHO.map((name) => columns[name]), columns.reasons],
    rows: rows.map((row) => [...writeWho(row), firstLineOf(row)]),
  };
}

const WHO = ["when", "place", "utc", "person", "organizations", "step"] as const;

function writeWho(row: RehearsalRow): readonly string[] {
  const { timeZone, at, person, organizations, stepId } = row;
  return [
    writeOwnTime(row),
    wording.place(timeZone),
    writeUtc(at),
    person,
    organizations.join(", "),
    wording.stepName(stepId),
  ];
}

function writePlatform({ outcome }: RehearsalRow): string {
  return outcome.kind === "sent" ? wording.recordedOn(outcome.platform) : "";
}

function writeMessage(row: RehearsalRow): DocumentCell {
  if (row.outcome.kind === "left-out") return "";
  return { summary: firstLineOf(row), whole: writePlainText(row.outcome.message), language: "en" };
}
