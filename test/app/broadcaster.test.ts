// Reminders on their way through lanes with limits, by a clock that moves only when somebody waits.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../adapters/database/open-database.ts";
import { Broadcaster } from "../../src/app/broadcaster.ts";
import { createRoundDesk } from "../../src/app/rounds.ts";
import { runSteps } from "../../src/app/run-rounds.ts";
import type { Conversation, Platform } from "../../src/chat/address.ts";
import { DeliveryId, type PersonId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";
import type { ChatPlatform, DeliveryOutcome, DeliveryTrace } from "../../src/ports/chat-platform.ts";
import type { NewDelivery, Store } from "../../src/ports/store.ts";
import { accountOf, delivery, makeQuestionnaire, makeWorld, talkWith, type World } from "../contracts/store-world.ts";
import { memoryTemplate } from "../support/memory-database.ts";
import { createMemoryJobs } from "../support/memory-jobs.ts";
import { silentLog } from "../support/silent-log.ts";

/** A working morning in Zurich, a week before what is asked is due. */
const MORNING = Temporal.Instant.from("2026-02-17T08:30:00Z");
const WEEK_BEFORE = StepId.parse("t-7");
const LIMIT = { perSecond: 2, burst: 4 };

type Sent = { readonly id: string; readonly to: string; readonly tenant: string; readonly at: number };
type Answer = (delivery: { readonly id: DeliveryId; readonly conversation: Conversation }) => DeliveryOutcome | null;

let store: Store;
let now = MORNING;
let waiting: { readonly at: number; readonly wake: () => void }[] = [];
const clock = { now: () => now };
const pauses = {
  random: () => 0,
  wait: (milliseconds: number) =>
    new Promise<void>((wake) => waiting.push({ at: now.epochMilliseconds + milliseconds, wake })),
};

beforeAll(async () => {
  const template = await memoryTemplate();
  store = (
    await openDatabase({ dataDir: "", inMemory: true, template, log: silentLog, clock, jobs: createMemoryJobs(clock) })
  ).store;
});
afterAll(async () => {
  await store.close();
});

let sent: Sent[] = [];
let answer: Answer = () => null;
let trace: () => DeliveryTrace = () => ({ kind: "cannot-tell" });
beforeEach(() => {
  sent = [];
  waiting = [];
  answer = () => null;
  trace = () => ({ kind: "cannot-tell" });
});

function platformOf(platform: Platform): ChatPlatform {
  return {
    platform,
    limit: LIMIT,
    async deliver({ id, conversation }) {
      const answered = answer({ id, conversation });
      if (answered) return answered;
      sent.push({ id, to: conversation.id, tenant: conversation.tenant, at: secondsSince(MORNING) });
      return { kind: "sent", messageRef: `ref-${id}`, at: now };
    },
    trace: async () => trace(),
    channelItself: () => null,
    checkReach: async () => ({ state: "unknown", code: null, place: null }),
    personalConversation: () => null,
    readProfile: async () => ({ name: null, verifiedEmail: null, unverifiedBecause: "absent", timeZone: null }),
  };
}

function secondsSince(instant: Temporal.Instant): number {
  return (now.epochMilliseconds - instant.epochMilliseconds) / 1000;
}

const platforms = new Map((["slack", "teams"] as const).map((each) => [each, platformOf(each)]));

function courier(name: string): Broadcaster {
  return new Broadcaster({ store, platforms, clock, pauses, log: silentLog }, name);
}

/** Runs these until all are idle; the clock jumps to whoever wakes next. */
async function run(...couriers: readonly Broadcaster[]): Promise<void> {
  let idle = false;
  const ended = Promise.all(couriers.map((each) => each.run())).then(() => {
    idle = true;
  });
  while (!idle) {
    await settled();
    const next = Math.min(...waiting.map(({ at }) => at));
    if (next === Number.POSITIVE_INFINITY) continue;
    if (next > now.epochMilliseconds) now = Temporal.Instant.fromEpochMilliseconds(Math.ceil(next));
    const due = waiting.filter(({ at }) => at <= now.epochMilliseconds);
    waiting = waiting.filter((each) => !due.includes(each));
    for (const { wake } of due) wake();
  }
  await ended;
}

/** Everything that the database was asked is answered. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await store.check();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

let marks = 0;
const newTenant = () => `workspace-${++marks}`;

async function enqueue(tenant: string, count: number): Promise<readonly NewDelivery[]> {
  const deliveries = Array.from({ length: count }, (_, number): NewDelivery => {
    const id = `${tenant}-${number}`;
    return { ...delivery(id, id), conversation: { ...talkWith(id), tenant }, kind: "broadcast" };
  });
  await store.transaction((transaction) => transaction.enqueue(deliveries, now));
  return deliveries;
}

async function outcomesOf(id: string): Promise<readonly string[]> {
  const attempts = await store.listAttempts([DeliveryId.parse(id)]);
  return attempts.map(({ outcome, code }) => (code === null ? outcome : `${outcome} ${code}`));
}

describe("a lane", () => {
  test.each([1, 3])("with %i couriers sends each message once, in the time of its bucket", async (count) => {
    now = MORNING;
    const tenant = newTenant();
    const deliveries = await enqueue(tenant, 40);
    await run(...Array.from({ length: count }, (_, number) => courier(`${tenant}-${number}`)));
    expect(sent.map(({ id }) => id).sort()).toEqual(deliveries.map(({ id }) => id).sort());
    const last = Math.max(...sent.map(({ at }) => at));
    const least = (40 - 3) / (LIMIT.perSecond * 0.99);
    expect(last).toBeGreaterThanOrEqual(least - 0.01);
    expect(last).toBeLessThanOrEqual(least * 1.05);
    expect(await outcomesOf(`${tenant}-0`)).toEqual(["sent"]);
  });

  test("that is told to be silent is silent, and no other lane waits for it", async () => {
    now = MORNING;
    const [told, other] = [newTenant(), newTenant()];
    await enqueue(told, 6);
    await enqueue(other, 6);
    let refusals = 0;
    answer = ({ conversation }) =>
      conversation.tenant === told && secondsSince(MORNING) < 30 && ++refusals > 0
        ? { kind: "try-later", afterSeconds: 30, code: "ratelimited", holdsLane: true }
        : null;
    await run(courier(told));
    const last = (tenant: string) => Math.max(...sent.filter((each) => each.tenant === tenant).map(({ at }) => at));
    expect(last(other)).toBeLessThan(3);
    expect(sent.filter(({ tenant }) => tenant === told).every(({ at }) => at >= 30)).toBe(true);
    // Nothing more than was under way when it was told.
    expect(refusals).toBeLessThanOrEqual(4);
    expect(sent).toHaveLength(12);
  });

  test("lets replies go first, which take from it all the same", async () => {
    now = MORNING;
    const tenant = newTenant();
    await enqueue(tenant, 13);
    const one = courier(tenant);
    let replies = 0;
    answer = () => {
      if (replies < 10) one.tookSlot({ platform: "slack", tenant });
      replies += 1;
      return null;
    };
    await run(one);
    expect(Math.max(...sent.map(({ at }) => at))).toBeGreaterThan((13 + 9 - 3) / LIMIT.perSecond);
  });
});

describe("a message", () => {
  test("that the platform has trouble with is tried again, later and later", async () => {
    now = MORNING;
    const tenant = newTenant();
    await enqueue(tenant, 1);
    const at: number[] = [];
    answer = () =>
      at.push(secondsSince(MORNING)) < 4 ? { kind: "try-later", afterSeconds: 0, code: "http_503" } : null;
    await run(courier(tenant));
    while (sent.length === 0) {
      now = now.add({ seconds: 1 });
      await run(courier(tenant));
    }
    expect(at.slice(1).map((each, index) => Math.round((each - (at[index] ?? 0)) / 5))).toEqual([1, 2, 4]);
    expect(await outcomesOf(`${tenant}-0`)).toEqual([...Array<string>(3).fill("try-later http_503"), "sent"]);
  });

  test.each<[string, DeliveryTrace, readonly string[], number]>([
    ["and is there", { kind: "arrived", messageRef: "r", at: null }, ["arrived"], 0],
    ["and is not there", { kind: "did-not-arrive" }, ["lost timeout", "sent"], 1],
    ["where nobody can tell", { kind: "cannot-tell" }, ["unknown timeout"], 0],
  ])("whose answer was lost, %s", async (_what, traced, outcomes, again) => {
    now = MORNING;
    const tenant = newTenant();
    await enqueue(tenant, 1);
    trace = () => traced;
    let lost = 0;
    answer = () => (++lost === 1 ? { kind: "lost", code: "timeout" } : null);
    await run(courier(tenant));
    now = now.add({ seconds: 20 });
    await run(courier(tenant));
    expect(await outcomesOf(`${tenant}-0`)).toEqual(outcomes);
    expect(sent).toHaveLength(again);
  });

  test.each<[string, DeliveryTrace, readonly string[]]>([
    ["and the platform has it", { kind: "arrived", messageRef: "r", at: null }, ["lost cut-off", "arrived"]],
    ["and the platform does not have it", { kind: "did-not-arrive" }, ["lost cut-off", "sent"]],
    ["and nobody can tell", { kind: "cannot-tell" }, ["lost cut-off", "unknown cannot-tell"]],
  ])("that a dead courier was sending, %s", async (_what, traced, outcomes) => {
    now = MORNING;
    const tenant = newTenant();
    const [one] = await enqueue(tenant, 1);
    if (!one) throw new Error("nothing to send");
    await store.transaction((transaction) => transaction.claimBroadcasts([one.id], `dead-${tenant}`));
    await store.beginBroadcast(one.id, `dead-${tenant}`);
    now = now.add({ seconds: 3 });
    trace = () => traced;
    await run(courier(tenant));
    expect(await outcomesOf(one.id)).toEqual(outcomes);
    expect((await store.transaction((transaction) => transaction.claimBroadcasts([one.id], "x"))).claimed).toEqual([]);
  });

  test("that a dead courier held for its slot, is sent, though the platform cannot be asked", async () => {
    now = MORNING;
    const tenant = newTenant();
    const [one] = await enqueue(tenant, 1);
    if (!one) throw new Error("nothing to send");
    await store.transaction((transaction) => transaction.claimBroadcasts([one.id], `dead-${tenant}`));
    trace = () => ({ kind: "cannot-tell" });
    await run(courier(tenant));
    expect(await outcomesOf(one.id)).toEqual(["sent"]);
    expect(sent).toHaveLength(1);
  });
});

describe("a reminder", () => {
  let world: World;
  beforeEach(async () => {
    now = MORNING;
    world = await makeWorld(store);
    await store.saveInstrument(makeQuestionnaire(world.instrumentId, 1, "Activity report"));
  });

  async function bind(personId: PersonId, conversation: Conversation): Promise<void> {
    const { platform, tenant } = conversation;
    await store.transaction(async (transaction) => {
      const key = { ...accountOf(personId), platform, tenant };
      await transaction.lockAccount(key, conversation, now);
      await transaction.bindAccount(key, personId, "code", now);
    });
    now = now.add({ seconds: 1 });
  }

  const inSlack = (personId: string): Conversation => ({ ...talkWith(personId), tenant: `T-${world.mark}` });
  const inTeams = (personId: string): Conversation => ({ ...inSlack(personId), platform: "teams" });
  const desk = () =>
    createRoundDesk({
      store,
      clock,
      log: silentLog,
      ids: { next: () => `d-${++marks}`, code: () => "", hash: () => "" },
    });

  async function decided(): Promise<readonly string[]> {
    const recipients = await store.transaction((transaction) =>
      transaction.listRecipients(world.meeting.id, WEEK_BEFORE),
    );
    return recipients.map(({ personId, reason }) => `${personId} ${reason ?? "reminded"}`).sort();
  }

  async function leave(): Promise<void> {
    const { meetings } = world.meetings;
    const closed = meetings.map((each) => ({ ...each, meeting: { ...each.meeting, state: "closed" as const } }));
    await store.importMeetings({ ...world.meetings, meetings: closed }, now);
  }

  async function enqueueRound(): Promise<number> {
    const enqueued = await desk().send(world.meeting.id, WEEK_BEFORE, null);
    return enqueued.ok ? enqueued.value.enqueued : -1;
  }

  test("goes to the other platform where the person cannot be reached, and is one delivery", async () => {
    await bind(world.ana, inTeams(world.ana));
    await bind(world.ana, inSlack(world.ana));
    expect(await enqueueRound()).toBe(1);
    answer = ({ conversation }) =>
      conversation.platform === "slack" ? { kind: "unreachable", code: "user_disabled" } : null;
    await run(courier(world.mark));
    expect(sent).toHaveLength(1);
    expect(await outcomesOf(sent[0]?.id ?? "")).toEqual(["unreachable user_disabled", "sent"]);
    expect(await decided()).toContain(`${world.ana} reminded`);
    await leave();
  });

  test("is unreachable when it was tried everywhere", async () => {
    await bind(world.ana, inTeams(world.ana));
    await bind(world.ana, inSlack(world.ana));
    await enqueueRound();
    const tried: string[] = [];
    answer = ({ conversation }) => {
      tried.push(conversation.platform);
      return { kind: "unreachable", code: "gone" };
    };
    await run(courier(world.mark));
    expect(tried).toEqual(["slack", "teams"]);
    await leave();
  });

  test("is not sent to somebody who submitted while it waited, and the round says so", async () => {
    await bind(world.ana, inSlack(world.ana));
    await enqueueRound();
    await store.transaction(async (transaction) => {
      await transaction.declare(world.requestId, "nothing_to_report", world.ana, now);
    });
    await run(courier(world.mark));
    expect(sent).toEqual([]);
    expect(await decided()).toContain(`${world.ana} nothing-to-report`);
    await leave();
  });

  test("is not sent when the moment has passed in the person's day", async () => {
    await bind(world.ana, inSlack(world.ana));
    await enqueueRound();
    now = now.add({ hours: 3 });
    await run(courier(world.mark));
    expect(sent).toEqual([]);
    expect(await decided()).toContain(`${world.ana} too-late`);
    await leave();
  });

  test("is not sent once the secretariat stops the step, though all of it was decided", async () => {
    await bind(world.ana, inSlack(world.ana));
    await bind(world.chidi, inSlack(world.chidi));
    expect(await enqueueRound()).toBe(2);
    const stopped = await desk().stop(world.meeting.id, null);
    expect(stopped.ok && stopped.value.find(({ stepId }) => stepId === WEEK_BEFORE)?.state).toBe("stopped");
    await run(courier(world.mark));
    expect(sent).toEqual([]);
    expect(await decided()).toContain(`${world.ana} step-stopped`);
    expect(
      await runSteps({ store, clock, log: silentLog, ids: { next: () => "x", code: () => "", hash: () => "" } }, now),
    ).toEqual([]);
    await leave();
  });
});
