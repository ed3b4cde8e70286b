import { describe, expect, test } from "vitest";
import { StepId } from "../../src/domain/reminder.ts";
import { defaultPlan } from "../../src/reminders/plan.ts";
import { said, TODAY } from "../contracts/store-world.ts";
import { eachInRounds } from "./each-in-rounds.ts";
import type { RoundsWorld } from "./rounds-world.ts";

/** T-7: Tuesday 17 February 2026. Half past nine is 08:30 UTC in Zurich, 14:30 UTC in New York. */
const T7 = StepId.parse("t-7");
const AFTER = StepId.parse("t+1");

let world: RoundsWorld;
eachInRounds((opened) => {
  world = opened;
});

async function approve(steps: string = T7): Promise<void> {
  const approved = await world.desk.approve(world.meeting.id, steps, null);
  expect(approved.ok).toBe(true);
}

describe("an approved step", () => {
  test("reminds each person in that person's own morning, and is done then", async () => {
    await world.bind(world.ana, world.chidi);
    await approve();
    await world.tick("2026-02-17T08:29:00Z");
    expect(world.sent).toEqual([]);
    expect(await world.stateOf(T7)).toBe("approved");
    await world.tick("2026-02-17T08:30:00Z");
    expect(world.sent.map(({ to }) => to)).toEqual([`D-${world.ana}`]);
    expect(await world.stateOf(T7)).toBe("running");
    await world.tick("2026-02-17T14:30:00Z");
    expect(world.sent.map(({ to }) => to)).toEqual([`D-${world.ana}`, `D-${world.chidi}`]);
    expect(await world.stateOf(T7)).toBe("done");
  });

  test("sends once, however often and by however many processes it is run", async () => {
    await world.bind(world.ana, world.chidi);
    await approve();
    for (const minute of ["08:30", "08:31", "09:00"]) await world.tick(`2026-02-17T${minute}:00Z`, 3);
    await world.tick("2026-02-17T14:30:00Z", 3);
    expect(world.sent.map(({ to }) => to).sort()).toEqual([`D-${world.ana}`, `D-${world.chidi}`].sort());
    expect(await world.decided(T7)).toEqual([`${world.ana} reminded`, `${world.chidi} reminded`]);
  });

  test("does nothing before it is approved", async () => {
    await world.bind(world.ana);
    expect((await world.desk.preview(world.meeting.id, T7)).ok).toBe(true);
    await world.tick("2026-02-17T08:30:00Z");
    expect(await world.stateOf(T7)).toBe("previewed");
    expect(world.sent).toEqual([]);
  });

  test("asks again at the moment of sending", async () => {
    await world.bind(world.ana, world.chidi);
    await approve();
    await world.store.transaction((transaction) =>
      transaction.declare(world.requestId, "nothing_to_report", world.ana, world.ports.clock.now()),
    );
    await world.tick("2026-02-17T08:30:00Z");
    await world.tick("2026-02-17T14:30:00Z");
    expect(world.sent.map(({ to }) => to)).toEqual([`D-${world.chidi}`]);
    expect(await world.decided(T7)).toEqual([`${world.ana} nothing-to-report`, `${world.chidi} reminded`]);
  });

  test("never interrupts somebody who is writing", async () => {
    await world.bind(world.ana);
    await approve();
    world.at("2026-02-17T08:10:00Z");
    const { responseId, requestId, ana } = world;
    await world.store.transaction(async (transaction) => {
      const at = world.ports.clock.now();
      await transaction.openResponse(requestId, 1, 1, ana, at);
      const kept = { responseId, path: "title", answer: said("Yes"), typed: "Yes", personId: ana };
      await transaction.recordAnswer({ ...kept, platform: "slack", messageId: null, at });
    });
    await world.tick("2026-02-17T08:30:00Z");
    expect(await world.decided(T7)).toEqual([`${ana} writing-just-now`]);
  });

  test.each([
    { at: "2026-02-17T10:29:00Z", is: "reminded", because: "two hours late are caught up" },
    { at: "2026-02-17T10:31:00Z", is: "too-late", because: "more than that is skipped, with the reason" },
    { at: "2026-02-19T08:30:00Z", is: "too-late", because: "two days of downtime" },
  ])("after downtime until $at, Ana is $is: $because", async ({ at, is }) => {
    await world.bind(world.ana);
    await approve();
    await world.tick(at);
    expect(await world.decided(T7)).toContain(`${world.ana} ${is}`);
    expect(world.sent).toHaveLength(is === "reminded" ? 1 : 0);
  });

  test("moves with the due date", async () => {
    await world.bind(world.ana);
    await approve();
    const { meeting, meetings } = world;
    const asks = meeting.asks.map((ask) => ({ ...ask, dueOn: ask.dueOn.add({ days: 1 }) }));
    const changed = meetings.meetings.map((each) =>
      each.meeting.id === meeting.id ? { ...each, meeting: { ...meeting, asks } } : each,
    );
    await world.store.importMeetings({ ...meetings, meetings: changed }, world.ports.clock.now());
    await world.tick("2026-02-17T08:30:00Z");
    expect(world.sent).toEqual([]);
    await world.tick("2026-02-18T08:30:00Z");
    expect(world.sent).toHaveLength(1);
  });

  test("waits over a holiday of the organization", async () => {
    await world.bind(world.ana);
    await world.store.transaction((transaction) =>
      transaction.saveHolidays(world.unhcr, [{ on: TODAY.with({ month: 2, day: 17 }), name: "A holiday" }]),
    );
    await approve();
    await world.tick("2026-02-17T08:30:00Z");
    expect(world.sent).toEqual([]);
    await world.tick("2026-02-18T08:30:00Z");
    expect(world.sent).toHaveLength(1);
  });

  test("stops in the middle", async () => {
    await world.bind(world.ana, world.chidi);
    await approve("all");
    await world.tick("2026-02-17T08:30:00Z");
    const stopped = await world.desk.stop(world.meeting.id, null);
    expect(stopped).toMatchObject({ ok: true });
    for (const at of ["2026-02-17T14:30:00Z", "2026-02-23T08:30:00Z", "2026-02-25T08:30:00Z"]) await world.tick(at);
    expect(world.sent).toHaveLength(1);
    expect(await world.desk.approve(world.meeting.id, T7, null)).toMatchObject({
      refusal: { code: "step-is-over", state: "stopped" },
    });
  });

  test("after the due date reminds the alternate too", async () => {
    await world.bind(world.ana, world.ben);
    await approve(AFTER);
    await world.tick("2026-02-25T08:30:00Z");
    expect(world.sent.map(({ to }) => to).sort()).toEqual([`D-${world.ana}`, `D-${world.ben}`]);
  });

  test("reminds the substitute of somebody who is away", async () => {
    await world.bind(world.ana, world.ben);
    const away = { stopped: false, awayUntil: TODAY, substituteId: world.ben };
    await world.store.transaction((transaction) =>
      transaction.savePreferences(world.ana, away, world.ports.clock.now()),
    );
    await approve();
    await world.tick("2026-02-17T08:30:00Z");
    expect(await world.decided(T7)).toEqual([`${world.ana} away`, `${world.ben} reminded`]);
  });
});

describe("what is sent by hand", () => {
  test("goes at once in working hours, and next morning elsewhere; once", async () => {
    await world.bind(world.ana, world.chidi);
    world.at("2026-02-10T10:00:00Z");
    const sent = await world.desk.send(world.meeting.id, T7, null);
    expect(sent).toMatchObject({ ok: true, value: { enqueued: 1 } });
    await world.tick("2026-02-10T10:01:00Z");
    await world.tick("2026-02-10T14:30:00Z");
    expect(world.sent.map(({ to }) => to)).toEqual([`D-${world.ana}`, `D-${world.chidi}`]);
    expect(await world.stateOf(T7)).toBe("done");
    expect(await world.desk.send(world.meeting.id, T7, null)).toMatchObject({ refusal: { code: "step-is-over" } });
  });
});

describe("the preview", () => {
  test("shows what the round then does, and sends nothing", async () => {
    await world.bind(world.ana);
    const preview = await world.desk.preview(world.meeting.id, T7);
    if (!preview.ok) throw new Error(preview.words);
    expect(preview.value.rows.map(({ person, reason, at }) => [person, reason, at?.toString()])).toEqual([
      ["Ana", null, "2026-02-17T08:30:00Z"],
      ["Chidi", "no-account", undefined],
    ]);
    expect(world.sent).toEqual([]);
    await approve();
    await world.tick("2026-02-17T08:30:00Z");
    expect(world.sent.map(({ message }) => message)).toEqual(preview.value.samples.map(({ message }) => message));
  });

  test("keeps to what was decided once it was", async () => {
    await world.bind(world.ana);
    await approve();
    await world.tick("2026-02-17T08:30:00Z");
    const again = await world.desk.preview(world.meeting.id, T7);
    if (!again.ok) throw new Error(again.words);
    const [ana] = again.value.rows;
    expect(ana).toMatchObject({ person: "Ana", reason: null });
    expect(ana?.decidedAt?.toString()).toBe("2026-02-17T08:30:00Z");
    expect(again.value.samples).toEqual([]);
  });

  test("without a step takes the next one to come", async () => {
    expect(await world.desk.preview(world.meeting.id, null)).toMatchObject({ value: { stepId: "t-7" } });
    world.at("2026-02-18T12:00:00Z");
    expect(await world.desk.preview(world.meeting.id, null)).toMatchObject({ value: { stepId: "t-1" } });
    world.at("2026-03-18T12:00:00Z");
    expect(await world.desk.preview(world.meeting.id, null)).toMatchObject({ value: { stepId: "t+3" } });
  });
});

test.each([
  { meeting: "nowhere", step: null, code: "no-such-meeting" },
  { meeting: "", step: "t-99", code: "no-such-step" },
])("a round of $meeting $step is refused: $code", async ({ meeting, step, code }) => {
  expect(await world.desk.preview(meeting || world.meeting.id, step)).toMatchObject({ ok: false, refusal: { code } });
});

test("a plan that was changed is the plan, and the rules of it count", async () => {
  await world.bind(world.ana);
  const plan = defaultPlan(world.meeting);
  const strict = { ...plan, rules: { ...plan.rules, daysBetween: 10 } };
  expect(await world.desk.plan(world.meeting.id, strict, null)).toMatchObject({ ok: true });
  expect(await world.desk.plan(world.meeting.id, null, null)).toEqual({ ok: true, value: strict });
  await approve("all");
  await world.tick("2026-02-17T08:30:00Z");
  await world.tick("2026-02-23T08:30:00Z");
  expect(await world.decided(StepId.parse("t-1"))).toContain(`${world.ana} reminded-recently`);
  expect(world.sent).toHaveLength(1);
});
