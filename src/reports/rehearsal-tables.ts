// A rehearsal as tables: what a spreadsheet, a terminal and a web page show of it.
import type { Temporal } from "temporal-polyfill";
import { writePlainText } from "../chat/plain-text.ts";
import { LEFT_OUT_REASONS } from "../domain/reminder.ts";
import { english as wording } from "../wording/english.ts";
import type { Rehearsal, RehearsalRow } from "./rehearsal.ts";
import type { Table } from "./table.ts";

/** `Thu 16 Jan 2014, 09:30`: one form, so that columns stand below each other. */
export function writeOwnTime({ at, timeZone }: Pick<RehearsalRow, "at" | "timeZone">): string {
  const local = at.toZonedDateTimeISO(timeZone);
  const [weekday, month] = [part(local, { weekday: "short" }), part(local, { month: "short" })];
  return `${weekday} ${local.day} ${month} ${local.year}, ${clockOf(local)}`;
}

/** `2014-01-16 08:30`. */
export function writeUtc(at: Temporal.Instant): string {
  const utc = at.toZonedDateTimeISO("UTC");
  return `${utc.toPlainDate().toString()} ${clockOf(utc)}`;
}

export function firstLineOf(row: RehearsalRow): string {
  if (row.outcome.kind === "left-out") return wording.leftOut(row.outcome.reason);
  return writePlainText(row.outcome.message).split("\n", 1)[0] ?? "";
}

const CSV_HEADINGS = [
  "step",
  "person",
  "organizations",
  "weekday there",
  "date there",
  "time there",
  "time zone",
  "UTC",
  "outcome",
  "reason",
  "platform",
  "first line",
  "text",
];

/** One row for each message, and for each person left out of a step, in order of time; dates by ISO 8601. */
export function compileRehearsalTable({ rows }: Rehearsal): Table {
  return { headings: CSV_HEADINGS, rows: rows.map((row) => csvRow(row)) };
}

function csvRow(row: RehearsalRow): Table["rows"][number] {
  const local = row.at.toZonedDateTimeISO(row.timeZone);
  const { outcome } = row;
  const isSent = outcome.kind === "sent";
  return [
    row.stepId,
    row.person,
    row.organizations.join("; "),
    part(local, { weekday: "long" }),
    local.toPlainDate().toString(),
    clockOf(local),
    row.timeZone,
    row.at.toString({ smallestUnit: "minute" }),
    isSent ? "message" : "left out",
    isSent ? null : outcome.reason,
    isSent ? (outcome.platform ?? "assumed") : null,
    firstLineOf(row),
    isSent ? writePlainText(outcome.message) : null,
  ];
}

/** How many in each step, and why the others are not. */
export function compileStepCounts({ steps, rows }: Rehearsal): Table {
  const { columns } = wording;
  return {
    headings: [columns.step, columns.date, columns.messages, columns.leftOut, columns.reasons],
    rows: steps.map(({ id, on }) => {
      const own = rows.filter(({ stepId }) => stepId === id);
      const leftOut = own.flatMap(({ outcome }) => (outcome.kind === "left-out" ? [outcome.reason] : []));
      const reasons = LEFT_OUT_REASONS.flatMap((reason) => {
        const count = leftOut.filter((each) => each === reason).length;
        return count > 0 ? [`${wording.leftOut(reason)} (${count})`] : [];
      });
      return [wording.stepName(id), wording.day(on), own.length - leftOut.length, leftOut.length, reasons.join("; ")];
    }),
  };
}

/** A row for each person, a column for each step. */
export function compilePeopleTable({ steps, rows }: Rehearsal): Table {
  const { columns } = wording;
  const people = [...Map.groupBy(rows, nameOf).values()].toSorted((one, other) =>
    keyOf(one).localeCompare(keyOf(other), "en"),
  );
  return {
    headings: [columns.person, columns.organizations, columns.place, ...steps.map(({ id }) => wording.stepName(id))],
    rows: people.map((own) => [
      own[0]?.person ?? "",
      [...new Set(own.flatMap(({ organizations }) => organizations))].join(", "),
      wording.place(own[0]?.timeZone ?? ""),
      ...steps.map(({ id }) =>
        own
          .filter(({ stepId }) => stepId === id)
          .map((row) => (row.outcome.kind === "sent" ? writeOwnTime(row) : wording.leftOut(row.outcome.reason)))
          .join("; "),
      ),
    ]),
  };
}

/** People of one name are parted by the place and the organizations that the rehearsal shows of them. */
function nameOf({ person, timeZone, organizations }: RehearsalRow): string {
  return JSON.stringify([person, timeZone, organizations]);
}

function keyOf([first]: readonly RehearsalRow[]): string {
  return first ? `${first.organizations.join(", ")} ${first.person}` : "";
}

function part(local: Temporal.ZonedDateTime, options: Intl.DateTimeFormatOptions): string {
  return local.toPlainDate().toLocaleString("en-GB", options);
}

function clockOf(local: Temporal.ZonedDateTime): string {
  return local.toPlainTime().toString({ smallestUnit: "minute" });
}
