// Rehearses the reminders of a meeting: the whole cycle on a copy, as a table in the terminal, as a file, or as JSON.
import { Temporal } from "temporal-polyfill";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { DISCLAIMER } from "../../src/reports/disclaimer.ts";
import type { Rehearsal, RehearsalRow } from "../../src/reports/rehearsal.ts";
import { compileRehearsalLog, compileRehearsalPage } from "../../src/reports/rehearsal-page.ts";
import { compileRehearsalTable } from "../../src/reports/rehearsal-tables.ts";
import {
  type Command,
  explainFileError,
  type Given,
  isGiven,
  meetingOf,
  type Outcome,
  refuse,
  textOption,
  withOpened,
} from "./command.ts";
import type { Surroundings } from "./surroundings.ts";
import { writePageLines } from "./write-page-lines.ts";

const FORMATS = ["html", "csv"] as const;
type Format = (typeof FORMATS)[number];

export const rehearseMeeting: Command = {
  words: "rehearse",
  usage: "MEETING [--from DATE] [--as-if-reachable] [--out FILE.html|FILE.csv]",
  summary: "plays the whole cycle of reminders on a copy and shows every message; sends nothing, changes nothing",
  details: [
    "For the secretariat: it names people. The whole plan counts as approved, and nobody answers meanwhile.",
    "--from DATE        the clock begins on that day, such as 2014-01-16, and the steps from it on are rehearsed, done",
    "                   or not; without it, it begins now, or at the first step that is left where all have passed",
    "--as-if-reachable  everybody counts as reachable: for a look at the cycle before accounts are bound",
    "--out FILE         a page with every message (.html), or a table (.csv); without it, a table in the terminal",
  ],
  positionals: 1,
  options: { from: { type: "string" }, "as-if-reachable": { type: "boolean" }, out: { type: "string" } },
  run: runRehearsal,
};

async function runRehearsal(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const path = textOption(given, "out");
  const format = FORMATS.find((each) => path?.toLowerCase().endsWith(`.${each}`)) ?? null;
  if (path !== null && format === null) return { kind: "misuse", problem: "--out must end with .html or .csv" };
  const day = textOption(given, "from");
  const from = day === null ? null : readDay(day);
  if (day !== null && from === null) return { kind: "misuse", problem: "--from must be a date such as 2014-01-16" };
  const meetingId = meetingOf(given);
  const order = { meetingId, from, asIfReachable: isGiven(given, "as-if-reachable") };
  return withOpened(surroundings.openRehearsal, async (opened) => {
    const answer = await opened.rehearse(order);
    if (!answer.ok) return refuse(answer.words);
    const rehearsal = answer.value;
    if (path === null || format === null)
      return { kind: "done", data: rehearsalData(rehearsal), lines: writePageLines(compileRehearsalLog(rehearsal)) };
    try {
      await surroundings.writeFile(path, writeDocument(rehearsal, format, surroundings));
    } catch (error) {
      return refuse(`${path} cannot be written: ${explainFileError(error)}`);
    }
    const notes = rehearsal.notes.map(({ says }) => says);
    const warnings = format === "csv" ? [...notes, DISCLAIMER] : notes;
    return { kind: "done", data: { ...rehearsalData(rehearsal), path }, lines: [`Written to ${path}.`], warnings };
  });
}

function readDay(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function writeDocument(rehearsal: Rehearsal, format: Format, { documents }: Surroundings): string {
  switch (format) {
    case "html":
      return documents.writePage(compileRehearsalPage(rehearsal));
    case "csv":
      return documents.writeCsv(compileRehearsalTable(rehearsal));
    default:
      return unreachable(format);
  }
}

function rehearsalData(rehearsal: Rehearsal): Readonly<Record<string, unknown>> {
  const { meeting, from, to, steps, rows, assumptions, notes } = rehearsal;
  return {
    meeting: meeting.id,
    from: from.toString(),
    to: to.toString(),
    assumptions,
    notes,
    steps: steps.map(({ id, on }) => ({
      id,
      on: on.toString(),
      messages: rows.filter(({ stepId, outcome }) => stepId === id && outcome.kind === "sent").length,
      leftOut: rows.filter(({ stepId, outcome }) => stepId === id && outcome.kind === "left-out").length,
    })),
    rows: rows.map(rowData),
  };
}

function rowData({ at, stepId, person, timeZone, organizations, outcome }: RehearsalRow) {
  const about = { step: stepId, person, organizations, timeZone, at: at.toString() };
  const local = at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
  return outcome.kind === "left-out"
    ? { ...about, local, reason: outcome.reason, platform: null, text: null }
    : { ...about, local, reason: null, platform: outcome.platform, text: writePlainText(outcome.message) };
}
