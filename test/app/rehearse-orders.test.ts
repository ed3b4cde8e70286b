// What a secretariat may ask of a rehearsal: before accounts are bound, in the middle of a cycle, after it, and again.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OrganizationId, writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";
import type { RehearsalAnswer, RehearsalOrder } from "../../src/ports/rehearsal.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Rehearsal } from "../../src/reports/rehearsal.ts";
import { delivery, said } from "../contracts/store-world.ts";
import {
  bind,
  CMIM_12,
  createOriginal,
  fillCycle,
  type Original,
  personId,
  REPORT,
  setMeeting,
  writeRows,
} from "./cycle-of-2014.ts";

const LIMIT = { timeout: 240_000 };
let original: Original;
beforeAll(async () => {
  original = await createOriginal();
  await original.change(fillCycle);
}, LIMIT.timeout);
afterAll(() => original.remove());

function valueOf(answer: RehearsalAnswer): Rehearsal {
  if (!answer.ok) throw new Error(answer.words);
  return answer.value;
}

async function rehearse(order?: Partial<RehearsalOrder>, now?: string): Promise<Rehearsal> {
  return valueOf(await original.rehearse(order, now));
}

const day = (date: string) => Temporal.PlainDate.from(date);
const saidOf = ({ notes }: Rehearsal) => notes.map(({ says }) => says);
const messages = ({ rows }: Rehearsal) => rows.filter(({ outcome }) => outcome.kind === "sent");
const reasons = ({ rows }: Rehearsal) =>
  new Set(rows.flatMap(({ outcome }) => (outcome.kind === "left-out" ? [outcome.reason] : [])));

async function setSteps(store: Store, state: "approved" | "done" | "stopped", ...steps: readonly string[]) {
  await store.transaction(async (transaction) => {
    for (const id of steps) {
      const at = Temporal.Instant.from("2014-01-10T00:00:00Z");
      const step = { stepId: StepId.parse(id), state, approvedAt: at, sendFrom: null, approvedBy: null };
      await transaction.saveStep(CMIM_12, step);
    }
  });
}

test("before accounts are bound, nobody is reached, and everybody is listed", LIMIT, async () => {
  const cycle = await rehearse();
  expect(messages(cycle)).toEqual([]);
  expect(reasons(cycle)).toEqual(new Set(["no-account"]));
  expect(cycle.notes).toContainEqual({
    says: "Without a chat account: seven people.",
    names: ["ECLAC: Dina", "ESCAP: Ben", "LAS: Chidi", "LAS: Farid", "UNFPA: Eve", "UNFPA: Grace", "UNHCR: Ana"],
  });
});

test("as if reachable, the cycle is the one of bound accounts, and says what was assumed", LIMIT, async () => {
  const assumed = await rehearse({ asIfReachable: true });
  expect(assumed.assumptions).toContain("Everybody counts as reachable; seven people had to be taken as such.");
  expect(messages(assumed).every(({ outcome }) => outcome.kind === "sent" && outcome.platform === null)).toBe(true);
  expect(saidOf(assumed).includes("Without a chat account: seven people.")).toBe(true);

  await original.change((store) => bind(store, ["Ana", "Ben", "Chidi", "Dina", "Eve", "Farid", "Grace"]));
  const bound = await rehearse();
  expect(writeRows(bound)).toEqual(writeRows(assumed));
  expect(messages(bound).every(({ outcome }) => outcome.kind === "sent" && outcome.platform === "slack")).toBe(true);
});

test("in the middle of a cycle the clock begins now, and what was missed is not made up", LIMIT, async () => {
  const cycle = await rehearse({}, "2014-02-07T10:00:00Z");
  expect(cycle.from.toString()).toBe("2014-02-07T10:00:00Z");
  expect(writeRows(cycle)).toEqual(
    expect.arrayContaining([
      "Ana t-7: Fri 7 Feb 2014, 11:00: message",
      "Ben t-7: Fri 7 Feb 2014, 17:00: too-late",
      "Dina t-7: Fri 7 Feb 2014, 09:30: message",
    ]),
  );
  expect(writeRows(cycle).some((row) => row.includes(" t-14:"))).toBe(false);
});

test.each(["planned", "closed"] as const)(
  "a meeting that is %s is rehearsed as if it were open",
  LIMIT,
  async (state) => {
    await original.change((store) => setMeeting(store, state));
    const cycle = await rehearse();
    expect(cycle.assumptions).toContain(`The meeting is ${state}; in the copy it is open.`);
    expect(messages(cycle)).toHaveLength(28);
    const found = await original.change((store) => store.findMeeting(CMIM_12));
    expect(found?.state).toBe(state);
    await original.change((store) => setMeeting(store, "open"));
  },
);

test("what waits in the outbox neither goes out again nor holds up what comes", LIMIT, async () => {
  await original.change((store) =>
    store.transaction((transaction) =>
      transaction.enqueue([delivery("waits", personId("Ana"))], Temporal.Instant.from("2026-11-22T08:59:00Z")),
    ),
  );
  const cycle = await rehearse();
  expect(messages(cycle).filter(({ person }) => person === "Ana")).toHaveLength(5);
  expect(saidOf(cycle).some((says) => says.includes("other message"))).toBe(false);
});

test("what was answered long after the cycle is no writing just now, and stays answered", LIMIT, async () => {
  const at = Temporal.Instant.from("2026-11-20T10:00:00Z");
  await original.change((store) =>
    store.transaction(async (transaction) => {
      const requestId = writeRequestId(CMIM_12, OrganizationId.parse("escap"), REPORT);
      const responseId = writeResponseId(requestId, 1);
      await transaction.openResponse(requestId, 1, 1, personId("Ben"), at);
      await transaction.recordAnswer({
        responseId,
        path: "activity_title",
        answer: said("Data"),
        typed: "Data",
        personId: personId("Ben"),
        platform: "slack",
        messageId: null,
        at,
      });
      await transaction.openResponse(
        writeRequestId(CMIM_12, OrganizationId.parse("eclac"), REPORT),
        1,
        1,
        personId("Dina"),
        at,
      );
      await transaction.submitResponse(
        writeResponseId(writeRequestId(CMIM_12, OrganizationId.parse("eclac"), REPORT), 1),
        personId("Dina"),
        at,
      );
    }),
  );
  const cycle = await rehearse();
  expect(messages(cycle).filter(({ person }) => person === "Ben")).toHaveLength(5);
  expect(writeRows(cycle)).toContain("Dina opening: Thu 16 Jan 2014, 09:30: submitted");
});

test("steps that are over are not rehearsed, unless the clock is set to a day before them", LIMIT, async () => {
  await original.change((store) => setSteps(store, "done", "opening", "t-14"));
  const rest = await rehearse();
  expect(rest.steps.map(({ id }) => id)).toEqual(["t-7", "t-1", "t", "t+1", "t+3"]);
  expect(saidOf(rest)).toContain("Not rehearsed, since they are over: opening and T-14.");

  const again = await rehearse({ from: day("2014-01-31") });
  expect(again.from.toString()).toBe("2014-01-30T10:00:00Z");
  expect(again.steps.map(({ id }) => id)).toEqual(["t-14", "t-7", "t-1", "t", "t+1", "t+3"]);

  await original.change((store) => setSteps(store, "stopped", "t-7", "t-1", "t", "t+1", "t+3"));
  const refused = await original.rehearse();
  expect(refused.ok ? "" : refused.words).toMatch(/^Every step of the plan is over\./);
  expect(messages(await rehearse({ from: day("2014-01-01") })).length).toBeGreaterThan(0);
});

test.each([
  { order: { meetingId: "cmim-99" }, words: "There is no such meeting." },
  {
    order: { from: day("2014-02-24") },
    words: "The meeting ends on Friday, 21 February 2014, before the day on which the rehearsal would begin.",
  },
])("is refused with the reason: $words", LIMIT, async ({ order, words }) => {
  expect(await original.rehearse(order)).toEqual({ ok: false, words });
});
