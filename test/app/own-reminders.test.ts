// Reminders that people asked for themselves, over a database: once, in their own morning, beside the steps of a round.
import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { runOwnReminders } from "../../src/app/run-own-reminders.ts";
import { NOTHING_SET } from "../../src/domain/own-settings.ts";
import { StepId } from "../../src/domain/reminder.ts";
import { eachInRounds } from "./each-in-rounds.ts";
import type { RoundsWorld } from "./rounds-world.ts";

/** T-7: Tuesday 17 February 2026; half past nine in Zurich is 08:30 UTC. */
const T7 = StepId.parse("t-7");
const TUESDAY = Temporal.PlainDate.from("2026-02-17");

let world: RoundsWorld;
eachInRounds(async (opened) => {
  world = opened;
  await world.bind(world.ana);
});

async function ask(on: Temporal.PlainDate): Promise<void> {
  await world.store.transaction((transaction) => transaction.saveOwnReminder(world.ana, on, world.ports.clock.now()));
}

/** One look, by several processes at once. */
async function look(instant: string, processes = 1): Promise<readonly string[]> {
  const now = Temporal.Instant.from(instant);
  world.at(instant);
  await Promise.all(Array.from({ length: processes }, () => runOwnReminders(world.ports, now)));
  await world.tick(instant);
  return world.sent.map(({ at }) => at);
}

describe("a reminder that was asked for", () => {
  test("comes in the morning of its day, once, however many processes look", async () => {
    await ask(TUESDAY);
    expect(await look("2026-02-17T08:29:00Z")).toEqual([]);
    expect(await look("2026-02-17T08:30:00Z", 3)).toHaveLength(1);
    expect(await look("2026-02-17T08:31:00Z", 3)).toHaveLength(1);
    expect(world.sent[0]?.message.parts).toContainEqual({ kind: "note", text: "You asked to be reminded today." });
  });

  test("comes at the hours that the person set", async () => {
    const hours = { from: Temporal.PlainTime.from("07:00"), until: Temporal.PlainTime.from("15:00") };
    await world.store.transaction((transaction) => transaction.saveSettings(world.ana, { ...NOTHING_SET, hours }));
    await ask(TUESDAY);
    expect(await look("2026-02-17T06:29:00Z")).toEqual([]);
    expect(await look("2026-02-17T06:30:00Z")).toHaveLength(1);
  });

  test("is asked again at its moment, and does not come where everything is settled", async () => {
    await ask(TUESDAY);
    for (const requestId of [world.requestId, world.earlierRequestId])
      await world.store.transaction((transaction) =>
        transaction.declare(requestId, "nothing_to_report", world.ana, world.ports.clock.now()),
      );
    expect(await look("2026-02-17T08:30:00Z")).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  test("comes in the next working time where the program was down", async () => {
    await ask(TUESDAY);
    expect(await look("2026-02-17T20:00:00Z")).toEqual([]);
    expect(await look("2026-02-18T08:30:00Z")).toHaveLength(1);
  });

  test("is not sent, and not lost, where the transaction is taken back", async () => {
    await ask(TUESDAY);
    const failing = { ...world.ports, ids: { ...world.ports.ids, next: () => "" } };
    const now = Temporal.Instant.from("2026-02-17T08:30:00Z");
    await expect(runOwnReminders(failing, now)).rejects.toThrow("expected string to have >=1 characters");
    expect(await waiting()).toBe(1);
    expect(await look("2026-02-17T08:31:00Z")).toHaveLength(1);
  });

  test("gives way to another that is asked for later", async () => {
    await ask(TUESDAY);
    await ask(TUESDAY.add({ days: 1 }));
    expect(await look("2026-02-17T08:30:00Z")).toEqual([]);
    expect(await look("2026-02-18T08:30:00Z")).toHaveLength(1);
  });
});

describe("beside the steps of a round", () => {
  beforeEach(async () => {
    const approved = await world.desk.approve(world.meeting.id, T7, null);
    if (!approved.ok) throw new Error("the step can be approved");
  });

  test("one message comes where both fall on one morning", async () => {
    await ask(TUESDAY);
    await world.tick("2026-02-17T08:30:00Z");
    expect(await look("2026-02-17T08:30:00Z")).toHaveLength(1);
    expect(await look("2026-02-17T09:30:00Z")).toHaveLength(1);
    expect(await world.decided(T7)).toContain(`${world.ana} reminded`);
    expect(await waiting()).toBe(0);
  });

  test("one message comes where the wish was first", async () => {
    await ask(TUESDAY);
    const now = Temporal.Instant.from("2026-02-17T08:30:00Z");
    await runOwnReminders(world.ports, now);
    await world.tick("2026-02-17T08:30:00Z");
    expect(world.sent).toHaveLength(1);
    expect(await world.decided(T7)).toContain(`${world.ana} reminded-recently`);
  });

  test("one message comes where both are looked at by processes at the same moment", async () => {
    await ask(TUESDAY);
    const now = Temporal.Instant.from("2026-02-17T08:30:00Z");
    await Promise.all([runOwnReminders(world.ports, now), world.tick("2026-02-17T08:30:00Z")]);
    await world.tick("2026-02-17T08:31:00Z");
    expect(world.sent).toHaveLength(1);
  });

  test("a step before the day that was asked for passes the person over", async () => {
    await ask(TUESDAY.add({ days: 1 }));
    expect(await look("2026-02-17T08:30:00Z")).toEqual([]);
    expect(await world.decided(T7)).toContain(`${world.ana} asked-for-later`);
    expect(await look("2026-02-18T08:30:00Z")).toHaveLength(1);
  });

  test("an own wish is not counted against the cap", async () => {
    await ask(TUESDAY.subtract({ days: 1 }));
    world.at("2026-02-15T12:00:00Z");
    expect(await look("2026-02-16T12:00:00Z")).toHaveLength(1);
    expect(await look("2026-02-17T08:30:00Z")).toHaveLength(2);
  });
});

async function waiting(): Promise<number> {
  const all = await world.store.transaction((transaction) =>
    transaction.listOwnReminders(Temporal.PlainDate.from("2030-01-01")),
  );
  return all.filter(({ personId }) => personId === world.ana).length;
}
