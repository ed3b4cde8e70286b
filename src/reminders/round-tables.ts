// The check, the record and the tasks as tables: for spreadsheets and other programs. Instants in UTC, codes as they are,
// words beside them.
import type { Temporal } from "temporal-polyfill";
import type { Voice } from "../dialog/turn.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Table } from "../reports/table.ts";
import { writeWhy } from "./compose-record.ts";
import { writeTask } from "./compose-tasks.ts";
import { menderOf } from "./mend.ts";
import type { ReachReport } from "./reach.ts";
import type { Attempt, RecordRow } from "./record.ts";
import type { Task } from "./tasks.ts";

type Cells = Table["rows"][number];

const CHECK_HEADINGS = [
  "person",
  "e-mail",
  "role",
  "organizations",
  "platform",
  "place",
  "state",
  "code",
  "in words",
  "who can mend it",
  "what mends it",
];

/** One row for each person and platform or account. */
export function compileCheckTable({ rows }: ReachReport, { wording }: Voice): Table {
  return {
    headings: CHECK_HEADINGS,
    rows: rows.flatMap(({ person, isAlternate, organizations, entries }) =>
      entries.map(
        ({ platform, place, state, code }): Cells => [
          person.name,
          person.email,
          isAlternate ? "alternate" : "focal point",
          organizations.map(({ acronym, name }) => acronym || name).join("; "),
          platform,
          place,
          state,
          code,
          code ? wording.codeInWords(platform, code) : wording.reachStateShort(state),
          menderOf(state),
          wording.mend(state) || null,
        ],
      ),
    ),
  };
}

const RECORD_HEADINGS = [
  "meeting",
  "step",
  "person",
  "organizations",
  "outcome",
  "code or reason",
  "in words",
  "platform",
  "decided at",
  "finished at",
  "waiting until",
  "waiting until, where the person is",
  "waiting until, where the meeting is",
  "attempt",
  "attempt on",
  "attempt began at",
  "attempt ended at",
  "attempt outcome",
  "attempt code",
  "attempt in words",
];

/** One row for each attempt, and one for whoever has none. */
export function compileRecordTable(
  rows: readonly RecordRow[],
  meeting: { readonly id: MeetingId; readonly timeZone: string },
  voice: Voice,
): Table {
  return {
    headings: RECORD_HEADINGS,
    rows: rows.flatMap((row): Cells[] => {
      const about = cellsOf(row, meeting, voice);
      if (row.attempts.length === 0) return [[...about, null, null, null, null, null, null, null]];
      return row.attempts.map((attempt) => [...about, ...cellsOfAttempt(attempt, voice)]);
    }),
  };
}

function cellsOf(row: RecordRow, meeting: { readonly id: MeetingId; readonly timeZone: string }, voice: Voice): Cells {
  const { until } = row;
  return [
    meeting.id,
    row.stepId,
    row.name,
    row.organizations.join("; "),
    row.outcome,
    row.reason ?? row.code,
    writeWhy(row, voice) || null,
    row.platform,
    instant(row.decidedAt),
    instant(row.finishedAt),
    instant(until),
    until && voice.wording.moment(until, row.timeZone),
    until && voice.wording.moment(until, meeting.timeZone),
  ];
}

function cellsOfAttempt(attempt: Attempt, { wording }: Voice): Cells {
  const { number, platform, startedAt, finishedAt, outcome, code } = attempt;
  const words = code ? wording.codeInWords(platform, code) : null;
  return [number, platform, instant(startedAt), instant(finishedAt), outcome, code, words];
}

export function compileTaskTable(tasks: readonly Task[], voice: Voice): Table {
  return {
    headings: ["kind", "matter", "what to do"],
    rows: tasks.map((task) => {
      const { kind, matter, toDo } = writeTask(task, voice);
      return [kind, matter, toDo];
    }),
  };
}

function instant(at: Temporal.Instant | null): string | null {
  return at?.toString() ?? null;
}
