// What is kept of a round that was stopped before everybody was reminded, and of one whose meeting is over.
import { expect, test } from "vitest";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { StepId } from "../../src/domain/reminder.ts";
import { eachInRounds } from "./each-in-rounds.ts";
import type { RoundsWorld } from "./rounds-world.ts";

const T7 = StepId.parse("t-7");

let world: RoundsWorld;
eachInRounds(async (opened) => {
  world = opened;
  await world.bind(world.ana, world.chidi);
});

/** Half past nine in Zurich: in New York it is night. */
async function remindZurichAlone(): Promise<void> {
  await world.desk.approve(world.meeting.id, "t-7", null);
  await world.tick("2026-02-17T08:30:00Z");
}

async function readRecord(stepId: string | null = null): Promise<string> {
  const answer = await world.recordDesk.record(world.meeting.id, stepId);
  return answer.ok ? writePlainText(answer.value.words) : answer.words;
}

test("whose morning was still to come is left out of a stopped step, with the reason, and stays so", async () => {
  await remindZurichAlone();
  expect(await readRecord()).toContain("One still to come and one sent.");
  await world.desk.stop(world.meeting.id, null);
  expect(await world.decided(T7)).toEqual([`${world.ana} reminded`, `${world.chidi} step-stopped`].sort());
  expect(await readRecord()).toContain("One sent and one left out.");
  await world.tick("2026-02-17T15:00:00Z");
  expect(world.sent).toHaveLength(1);
});

test("a step that was not begun leaves nobody out when it is stopped", async () => {
  await world.desk.approve(world.meeting.id, "all", null);
  await world.desk.stop(world.meeting.id, null);
  expect(await world.decided(T7)).toEqual([]);
});

test("the record of an approved step says who is still to come, and when", async () => {
  expect(await readRecord()).toBe("No step of this meeting is approved yet, so there is no record.");
  await world.desk.approve(world.meeting.id, "t-7", null);
  const words = await readRecord();
  expect(words).toContain("Step T-7, Tuesday, 17 February 2026 (approved). Two still to come.");
  expect(words).toContain("17 February 2026, 9.30 a.m. (Zurich)");
});

test("the record outlives the meeting; what looks ahead does not", async () => {
  await remindZurichAlone();
  await world.leave();
  expect(await readRecord()).toContain("One sent.");
  expect(await readRecord()).not.toContain("still to come");
  expect(await world.recordDesk.tasks(world.meeting.id, 1)).toMatchObject({ refusal: { code: "meeting-not-open" } });
  expect(await world.recordDesk.check(world.meeting.id, 1)).toMatchObject({ refusal: { code: "meeting-not-open" } });
});
