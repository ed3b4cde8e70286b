// What the secretariat does before and after a round: the check, dry runs, past steps, the record, open tasks.
import { describe, expect, test } from "vitest";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { StepId } from "../../src/domain/reminder.ts";
import type { RoundAnswer } from "../../src/ports/rounds.ts";
import { accountOf } from "../contracts/store-world.ts";
import { eachInRounds } from "./each-in-rounds.ts";
import type { RoundsWorld } from "./rounds-world.ts";

const T7 = StepId.parse("t-7");

let world: RoundsWorld;
eachInRounds((opened) => {
  world = opened;
});

function valueOf<T>(answer: RoundAnswer<T>): T {
  if (!answer.ok) throw new Error(answer.words);
  return answer.value;
}

describe("a plan that is approved late", () => {
  test("skips the steps whose moment has passed for everybody, and says so", async () => {
    await world.bind(world.ana, world.chidi);
    const steps = valueOf(await world.desk.approve(world.meeting.id, "all", null));
    expect(steps.map(({ stepId, state }) => `${stepId} ${state}`)).toEqual([
      "opening skipped",
      "t-14 skipped",
      "t-7 approved",
      "t-1 approved",
      "t approved",
      "t+1 approved",
      "t+3 approved",
    ]);
    await world.tick("2026-02-16T12:01:00Z");
    expect(await world.decided(StepId.parse("opening"))).toEqual([]);
    expect(await world.stateOf(StepId.parse("opening"))).toBe("skipped");
  });

  test("still runs today's step for those whose morning is to come", async () => {
    await world.bind(world.ana, world.chidi);
    world.at("2026-02-17T12:00:00Z");
    const steps = valueOf(await world.desk.approve(world.meeting.id, "all", null));
    expect(steps.find(({ stepId }) => stepId === T7)?.state).toBe("approved");
    await world.tick("2026-02-17T14:30:00Z");
    expect(world.sent.map(({ to }) => to)).toEqual([`D-${world.chidi}`]);
  });

  test("does not approve one past step, which can be sent now", async () => {
    await world.bind(world.ana);
    const refused = await world.desk.approve(world.meeting.id, "t-14", null);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "step-is-past", stepId: "t-14" } });
    await world.desk.approve(world.meeting.id, "all", null);
    expect(valueOf(await world.desk.send(world.meeting.id, "t-14", null))).toMatchObject({
      state: "approved",
      enqueued: 1,
    });
  });

  test("skips once, and the second approval does not tell of it again", async () => {
    await world.desk.approve(world.meeting.id, "all", null);
    const again = valueOf(await world.desk.approve(world.meeting.id, "all", null));
    expect(again.map(({ state }) => state)).not.toContain("skipped");
  });
});

describe("a dry run", () => {
  const states = async () =>
    (await world.store.transaction((transaction) => transaction.listSteps(world.meeting.id))).map(({ state }) => state);

  test("of sending says how many now and how many later, and changes nothing", async () => {
    await world.bind(world.ana, world.chidi);
    world.at("2026-02-16T12:00:00Z");
    const foreseen = valueOf(await world.desk.foreseeSend(world.meeting.id, T7));
    expect(foreseen.words).toBe(
      "If step T-7 were sent now: one person would be reminded at once, one person in the next working time, and nobody left out. Nothing was changed.",
    );
    expect(foreseen.preview?.samples.map(({ platform }) => platform)).toEqual(["slack", "slack"]);
    await world.tick("2026-02-16T12:05:00Z");
    expect(world.sent).toEqual([]);
    expect(await states()).toEqual([]);
  });

  test("of approving says what would be approved and skipped, as the approval then does", async () => {
    const foreseen = valueOf(await world.desk.foreseeApproval(world.meeting.id, "all"));
    expect(await states()).toEqual([]);
    expect(foreseen.words).toContain("Skipped: opening and T-14");
    expect(valueOf(await world.desk.approve(world.meeting.id, "all", null))).toEqual(foreseen.steps);
    expect(await world.desk.foreseeApproval(world.meeting.id, "t-14")).toMatchObject({
      refusal: { code: "step-is-past" },
    });
  });
});

describe("the check", () => {
  test("asks about everybody, writes to nobody and changes nothing", async () => {
    await world.bind(world.ana);
    world.reach.set(`chidi@example${world.mark}.org`, { state: "member", code: null, place: "Coordination" });
    world.reach.set(accountOf(world.ana).account, { state: "guest", code: "is_restricted", place: "Coordination" });
    const { words, table, texts } = valueOf(await world.recordDesk.check(world.meeting.id, 5));
    const text = writePlainText(words);
    expect(text).toContain("Of three focal points and alternates, one can be reached.");
    expect(text).toContain(
      "Can be reached, as a guest (1): Ana, REF (Slack: a guest of several channels (is_restricted))",
    );
    expect(text).toContain("In the workspace, not linked yet (1): Chidi, MIG (Slack)");
    expect(text).toContain("No chat account yet (1): Ben, REF");
    expect(table.rows).toHaveLength(3);
    expect(texts.map(({ to }) => to)).toEqual([
      "the administrators of the Slack workspace Coordination",
      `Ben (ben@example${world.mark}.org); Chidi (chidi@example${world.mark}.org)`,
    ]);
    expect(world.sent).toEqual([]);
  });
});

describe("the record and the tasks", () => {
  test("hold what became of each reminder; a task goes when it is mended", async () => {
    await world.bind(world.ana);
    expect(await world.recordDesk.record(world.meeting.id, null)).toMatchObject({ refusal: { code: "no-record" } });
    await world.desk.approve(world.meeting.id, "t-7", null);
    await world.tick("2026-02-17T08:30:00Z");
    const running = valueOf(await world.recordDesk.record(world.meeting.id, null));
    expect(running.stepId).toBe("t-7");
    const text = writePlainText(running.words);
    expect(text).toContain("(running). One sent and one left out.");
    expect(text).toContain("Sent (1): Ana, REF: 17 February 2026, 9.30 a.m. (Zurich), Slack");
    await world.tick("2026-02-17T14:30:00Z");
    const done = valueOf(await world.recordDesk.record(world.meeting.id, "t-7"));
    expect(done.table.rows.map((row) => [row[2], row[4], row[5]])).toEqual([
      ["Ana", "sent", null],
      ["Chidi", "left-out", "no-account"],
    ]);

    world.reach.set(accountOf(world.ana).account, { state: "left", code: "deleted", place: "Coordination" });
    const matters = async () =>
      valueOf(await world.recordDesk.tasks(world.meeting.id, 5)).table.rows.map((row) => row[1]);
    expect(await matters()).toEqual([
      "Ana left the workspace of REF in Slack",
      "Two people have no linked chat account",
    ]);
    await world.store.transaction((transaction) =>
      transaction.declare(world.requestId, "nothing_to_report", world.ben, world.ports.clock.now()),
    );
    expect(await matters()).toEqual(["One person has no linked chat account"]);
  });

  test("say who is still to come while a step runs", async () => {
    await world.bind(world.ana, world.chidi);
    await world.desk.approve(world.meeting.id, "t-7", null);
    await world.tick("2026-02-17T08:30:00Z");
    const text = writePlainText(valueOf(await world.recordDesk.record(world.meeting.id, null)).words);
    expect(text).toContain("One still to come and one sent.");
    expect(text).toContain("Chidi, MIG: 17 February 2026, 9.30 a.m. (New York)");
  });
});

test.each(["check", "record", "tasks"] as const)("%s of a meeting that is not there is refused", async (what) => {
  const { recordDesk } = world;
  const answer = what === "record" ? await recordDesk.record("nowhere", null) : await recordDesk[what]("nowhere", 1);
  expect(answer).toMatchObject({ ok: false, refusal: { code: "no-such-meeting" } });
});
