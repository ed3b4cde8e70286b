// The record of a round and the open tasks that follow from it.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { writeCsv } from "../../adapters/documents/write-csv.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import type { ReachState } from "../../src/domain/reach.ts";
import { StepId } from "../../src/domain/reminder.ts";
import { composeRecord, type RecordOf } from "../../src/reminders/compose-record.ts";
import { composeTasks, writeTask } from "../../src/reminders/compose-tasks.ts";
import type { ReachReport, ReachRow } from "../../src/reminders/reach.ts";
import {
  inRecordOrder,
  RECORD_OUTCOMES,
  type Recorded,
  type RecordRow,
  readRecordRow,
} from "../../src/reminders/record.ts";
import { compileRecordTable, compileTaskTable } from "../../src/reminders/round-tables.ts";
import { listTasks, type TaskFacts } from "../../src/reminders/tasks.ts";
import { english } from "../../src/wording/english.ts";
import { ana, at, ben, ECE, ILO, INED, meeting } from "./reach-world.ts";

const VOICE = { language: "en", wording: english } as const;
const STEP = StepId.parse("t-7");
const later = at.add({ minutes: 25 });

const attempt = {
  number: 1,
  platform: "slack",
  startedAt: at,
  finishedAt: at,
  outcome: "try-later",
  code: "ratelimited",
  nextAt: later,
} as const;
const delivery = {
  platform: "slack",
  state: "sent",
  code: null,
  dueAt: at,
  finishedAt: at,
  attempts: [],
} as const satisfies Recorded["delivery"];

function recorded(changes: Partial<Recorded> = {}): Recorded {
  return {
    stepId: STEP,
    personId: ana.id,
    name: ana.name,
    timeZone: ana.timeZone,
    reason: null,
    deliveryId: "d1",
    decidedAt: at,
    delivery,
    ...changes,
  };
}
const rowOf = (changes: Partial<Recorded>) => readRecordRow(recorded(changes), ["INED"]);

test.each([
  { changes: {}, is: "sent" },
  { changes: { delivery: { ...delivery, state: "unreachable", code: "user_disabled" } }, is: "unreachable" },
  { changes: { delivery: { ...delivery, state: "refused", code: "msg_too_long" } }, is: "refused" },
  { changes: { delivery: { ...delivery, state: "unknown", code: "cannot-tell" } }, is: "unknown" },
  { changes: { reason: "submitted", delivery: { ...delivery, state: "dropped", code: "submitted" } }, is: "dropped" },
  { changes: { delivery: { ...delivery, state: "sending" } }, is: "on-the-way" },
  { changes: { delivery: { ...delivery, state: "waiting" } }, is: "on-the-way" },
  { changes: { delivery: { ...delivery, state: "waiting", dueAt: later, attempts: [attempt] } }, is: "waiting" },
  { changes: { delivery: null, deliveryId: null, reason: "away" }, is: "left-out" },
  { changes: { delivery: null }, is: "not-kept" },
] as const)("what became of a reminder: $is", ({ changes, is }) => {
  expect(rowOf(changes).outcome).toBe(is);
});

describe("the card of a record", () => {
  const card = (rows: readonly RecordRow[], page: number | null = 0) => {
    const record: RecordOf = {
      meeting,
      stepId: STEP,
      state: "running",
      on: Temporal.PlainDate.from("2007-11-02"),
      rows: inRecordOrder(rows),
      tasks: 2,
      controls: [],
    };
    return composeRecord(record, page, VOICE);
  };
  const ofBen = { personId: ben.id, name: ben.name };

  test("counts, and says in words and code what became of each; what waits, in both times", () => {
    const text = writePlainText(
      card([
        rowOf({}),
        rowOf({ ...ofBen, delivery: { ...delivery, state: "unreachable", code: "user_disabled" } }),
        rowOf({
          ...ofBen,
          delivery: { ...delivery, state: "waiting", code: "ratelimited", dueAt: later, attempts: [attempt] },
        }),
        rowOf({ ...ofBen, delivery: null, deliveryId: null, reason: "away" }),
      ]),
    );
    expect(text).toContain("One could not be reached, one to be tried again, one sent and one left out.");
    expect(text).toContain("Could not be reached (1): Ben Bakker, INED: Slack: the account was closed (user_disabled)");
    expect(text).toContain(
      "Ben Bakker, INED: 2 November 2007, 10.30 a.m. (Paris); 2 November 2007, 5.30 a.m. (New York) (too many messages at once (ratelimited))",
    );
    expect(text).toContain("Left out: is away (1): Ben Bakker, INED");
    expect(text).toContain("[Look again] [Open tasks (2)]");
  });

  test("has pages where it is long, and every name stands on one of them", () => {
    const many = Array.from({ length: 95 }, (_, index) => rowOf({ name: `Person ${String(index).padStart(2, "0")}` }));
    const pages = [0, 1, 2].map((page) => writePlainText(card(many, page)));
    expect(pages[0]).toContain("1 to 40 of 95 people.");
    expect(pages[0]).toContain("[Next 40]");
    expect(pages[2]).toContain("[Earlier page]");
    expect(pages[2]).not.toContain("[Next");
    const named = new Set(pages.flatMap((page) => page.match(/Person \d\d/g) ?? []));
    expect(named.size).toBe(95);
    expect(new Set(writePlainText(card(many, null)).match(/Person \d\d/g)).size).toBe(95);
  });

  test("has words for every outcome", () => {
    for (const outcome of RECORD_OUTCOMES) expect(english.recordOutcome(outcome)).not.toBe("");
  });
});

test("the table has a line for each attempt, and no cell that a spreadsheet would take for a formula", () => {
  const second = { ...attempt, number: 2, outcome: "sent", code: null, nextAt: null };
  const rows = [
    rowOf({ name: "=cmd()", delivery: { ...delivery, attempts: [attempt, second] } }),
    rowOf({ delivery: null }),
  ];
  const table = compileRecordTable(rows, meeting, VOICE);
  expect(table.rows).toHaveLength(3);
  for (const row of table.rows) expect(row).toHaveLength(table.headings.length);
  expect(writeCsv(table)).toContain("'=cmd()");
  expect(writeCsv(table)).toContain("ratelimited");
});

describe("open tasks", () => {
  const row = (person: typeof ana, best: ReachState, organization = INED): ReachRow => ({
    person,
    isAlternate: false,
    organizations: [organization],
    entries: [{ platform: "slack", place: "Coordination", state: best, code: null }],
    best,
  });
  const facts = (changes: Partial<TaskFacts> & { readonly rows?: readonly ReachRow[] }): TaskFacts => {
    const reach: ReachReport = { rows: changes.rows ?? [row(ana, "reachable")], waiting: 0 };
    return { reach, record: [], owing: [INED], habits: new Map(), ...changes };
  };
  const matters = (given: TaskFacts) => listTasks(given).map((task) => writeTask(task, VOICE).matter);
  const unsure = rowOf({ delivery: { ...delivery, state: "unknown", code: "cannot-tell" } });

  test.each([
    { given: facts({}), say: [] },
    { given: facts({ rows: [row(ana, "left")] }), say: ["Ana Almeida left the workspace of INED in Slack"] },
    { given: facts({ rows: [row(ana, "left")], owing: [] }), say: [] },
    { given: facts({ owing: [INED, ECE] }), say: ["ECE has no focal point"] },
    {
      given: facts({ habits: new Map([[ana.id, { stopped: true, lastAnswerAt: null }]]) }),
      say: ["Ana Almeida, INED, asked for no more reminders"],
    },
    {
      given: facts({ record: [unsure] }),
      say: ["It is not known whether Ana Almeida, INED, got the reminder of step T-7"],
    },
    { given: facts({ record: [unsure, rowOf({})] }), say: [] },
    {
      given: facts({ record: [unsure], habits: new Map([[ana.id, { stopped: false, lastAnswerAt: later }]]) }),
      say: [],
    },
    {
      given: facts({ record: [rowOf({ delivery: { ...delivery, state: "refused", code: "invalid_blocks" } })] }),
      say: ["The reminder of step T-7 to Ana Almeida, INED, was refused"],
    },
    {
      given: facts({ rows: [row(ana, "blocked"), row(ben, "blocked", ILO)], owing: [INED, ILO] }),
      say: ["Slack (Coordination): the app is blocked"],
    },
    {
      given: facts({ rows: [row(ana, "no-account"), row(ben, "member", ILO)], owing: [INED, ILO] }),
      say: ["Two people have no linked chat account"],
    },
    { given: facts({ rows: [row(ana, "guest")] }), say: [] },
    { given: facts({ rows: [row(ana, "unknown")] }), say: [] },
  ])("are $say", ({ given, say }) => {
    expect(matters(given)).toEqual(say);
  });

  test("are gone when they are mended, and a card says what to do about each", () => {
    const tasks = listTasks(facts({ rows: [row(ana, "left")], owing: [INED, ECE, ILO] }));
    const text = writePlainText(composeTasks(tasks, { meeting, now: at, waiting: 0 }, VOICE));
    expect(text).toContain("Three tasks are open.");
    expect(text).toContain("Ana Almeida left the workspace of INED in Slack: Name someone else");
    expect(text).toContain("Two organizations have no focal point: Ask the organization to name somebody");
    expect(compileTaskTable(tasks, VOICE).rows).toHaveLength(3);
    expect(writePlainText(composeTasks([], { meeting, now: at, waiting: 2 }, VOICE))).toContain(
      "Nothing is left to do.",
    );
  });
});
