// Broadcasts: a row and its job together or neither; claimed by one courier; what a dead one left is doubtful; lanes that
// several processes book.
import { expect, it } from "vitest";
import type { Conversation } from "../../src/chat/address.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";
import type { AttemptRecord, Job, Lane } from "../../src/ports/deliveries.ts";
import type { NewDelivery, Store, StoreTransaction } from "../../src/ports/store.ts";
import {
  accountOf,
  after,
  delivery,
  makeWorld,
  message,
  NOON,
  talkWith,
  type World,
  worldClock,
} from "./store-world.ts";

const STEP = StepId.parse("t-7");

export function broadcastsContract(open: () => Store): void {
  it("gives a broadcast its job in the same transaction, and neither to one that is taken back", async () => {
    const store = open();
    const { one, two, lane } = await begin(store);
    await enqueue(store, [one]);
    const failed = store.transaction(async (transaction) => {
      await transaction.enqueue([two], NOON);
      throw new Error("taken back");
    });
    await expect(failed).rejects.toThrow("taken back");
    const jobs = await store.jobs.take(lane, 10);
    expect(jobs.map(({ deliveryId }) => deliveryId)).toEqual([one.id]);
    expect(await store.jobs.take(lane, 10)).toEqual([]);
    expect((await claim(store, [one.id, two.id])).claimed).toMatchObject([
      { id: one.id, message: message(one.id), attempt: 1, doubtful: false, step: null },
    ]);
  });

  it("lets replies past broadcasts, and claims no broadcast as a reply", async () => {
    const store = open();
    const { one, mark } = await begin(store);
    const reply: NewDelivery = { ...delivery(`reply-${mark}`, "x"), conversation: one.conversation };
    await enqueue(store, [one, reply]);
    const due = await store.claimDeliveries(after(60), 10, one.conversation);
    expect(due.map(({ id }) => id)).toEqual([reply.id]);
    expect(await store.claimDeliveries(after(60), 10, one.conversation)).toEqual([]);
  });

  it("gives a broadcast to one of several couriers, and to nobody once it is over", async () => {
    const store = open();
    const { one, two } = await begin(store);
    await enqueue(store, [one, two]);
    for (const courier of ["first", "second", "third"]) await store.present(courier);
    const ids = [one.id, two.id];
    const claims = await Promise.all(["first", "second", "third"].map((courier) => claim(store, ids, courier)));
    expect(claims.flatMap(({ claimed }) => claimed.map(({ id }) => id)).sort()).toEqual([...ids].sort());
    worldClock.pass(3_600);
    const winner = claims.findIndex(({ claimed }) => claimed.some(({ id }) => id === one.id));
    const courier = ["first", "second", "third"][winner] ?? "";
    expect((await claim(store, [one.id], "fourth")).elsewhere).toEqual([one.id]);
    await store.finishBroadcast(record(one.id, "somebody else"), "sent", "ref-0");
    expect((await claim(store, [one.id], "fourth")).elsewhere).toEqual([one.id]);
    await store.finishBroadcast(record(one.id, courier), "sent", "ref-1");
    expect(await claim(store, [one.id], "fourth")).toEqual({ claimed: [], elsewhere: [] });
    expect(await store.listAttempts([one.id])).toMatchObject([{ number: 1, outcome: "sent", nextAt: null }]);
  });

  it("lets one broadcast at a time into a conversation, and the next a while later", async () => {
    const store = open();
    const { one, two } = await begin(store);
    const second = { ...two, conversation: one.conversation };
    const ids = [second.id, one.id];
    await enqueue(store, [one, second]);
    expect(await claim(store, ids)).toMatchObject({ claimed: [{ id: one.id }], elsewhere: [second.id] });
    expect((await claim(store, [second.id])).claimed).toEqual([]);
    await store.finishBroadcast(record(one.id), "sent", "ref");
    worldClock.pass(1);
    expect((await claim(store, [second.id])).claimed).toEqual([]);
    worldClock.pass(2);
    expect((await claim(store, [second.id])).claimed).toMatchObject([{ id: second.id }]);
  });

  it("hands what a dead courier was sending to another, as doubtful, and records the attempt that was cut off", async () => {
    const store = open();
    const { one, mark } = await begin(store);
    await enqueue(store, [one]);
    await claim(store, [one.id], `dead-${mark}`);
    expect(await store.beginBroadcast(one.id, `dead-${mark}`)).toBe(true);
    worldClock.pass(1);
    expect(await claim(store, [one.id])).toEqual({ claimed: [], elsewhere: [one.id] });
    worldClock.pass(2);
    const { claimed } = await claim(store, [one.id]);
    expect(claimed).toMatchObject([{ id: one.id, attempt: 2, doubtful: true }]);
    expect(await store.listAttempts([one.id])).toMatchObject([{ number: 1, outcome: "lost", code: "cut-off" }]);
    await store.finishBroadcast({ ...record(one.id), outcome: "unknown", code: "cannot-tell" }, "unknown", null);
    expect((await store.listAttempts([one.id]))[1]).toMatchObject({ outcome: "unknown", code: "cannot-tell" });
  });

  it("takes what a dead courier had claimed and not begun to send as if nothing had been tried", async () => {
    const store = open();
    const { one, mark } = await begin(store);
    await enqueue(store, [one]);
    await claim(store, [one.id], `dead-${mark}`);
    expect((await claim(store, [one.id])).claimed).toMatchObject([{ id: one.id, attempt: 1, doubtful: false }]);
    expect(await store.listAttempts([one.id])).toEqual([]);
    expect(await store.beginBroadcast(one.id, `dead-${mark}`)).toBe(false);
    expect(await store.beginBroadcast(one.id, "courier")).toBe(true);
  });

  it("puts a broadcast off with a job for then, and releases one as if nothing had been tried", async () => {
    const store = open();
    const { one, lane } = await begin(store);
    await enqueue(store, [one]);
    await store.jobs.complete(lane, await store.jobs.take(lane, 10));
    await claim(store, [one.id]);
    await within(store, (transaction) => transaction.releaseBroadcast(one.id, "courier"));
    expect(await store.jobs.take(lane, 10)).toHaveLength(1);
    await claim(store, [one.id]);
    const attempt = { ...record(one.id), outcome: "lost", code: "network" } as const;
    const wait = { afterMilliseconds: 600_000, doubtful: true };
    await within(store, (transaction) => transaction.postponeBroadcast(attempt, lane, wait));
    expect(await store.jobs.take(lane, 10)).toEqual([]);
    expect((await claim(store, [one.id])).claimed).toEqual([]);
    expect(await store.listLanes()).not.toContainEqual(lane);
    worldClock.pass(600);
    expect((await claim(store, [one.id])).claimed).toMatchObject([{ attempt: 2, doubtful: true }]);
    const [first] = await store.listAttempts([one.id]);
    expect(first).toMatchObject({ outcome: "lost", code: "network" });
    expect(first?.nextAt?.epochMilliseconds).toBe(worldClock.now().epochMilliseconds);
  });

  it("moves a broadcast to where else the person is, once each", async () => {
    const store = open();
    const { world, mark, lane } = await begin(store);
    const other: Conversation = { ...talkWith(world.ana), platform: "teams", tenant: `tenant-${mark}` };
    const inSlack = inLane(talkWith(world.ana), lane);
    await bind(store, world, inSlack, `slack-${mark}`);
    await bind(store, world, other, `teams-${mark}`);
    const one: NewDelivery = { ...broadcast(`move-${mark}`, lane), conversation: inSlack, personId: world.ana };
    await enqueue(store, [one]);
    await claim(store, [one.id]);
    expect(await within(store, (transaction) => transaction.listUntried(one.id))).toEqual([other]);
    await store.jobs.prepare([other]);
    const attempt = { ...record(one.id), outcome: "unreachable", code: "user_disabled" } as const;
    await within(store, (transaction) => transaction.moveBroadcast(attempt, other));
    expect((await store.jobs.take(other, 10)).map(({ deliveryId }) => deliveryId)).toEqual([one.id]);
    expect((await claim(store, [one.id])).claimed).toMatchObject([{ conversation: other, attempt: 2 }]);
    expect(await store.listAttempts([one.id])).toMatchObject([{ platform: "slack", tenant: lane.tenant }]);
    expect(await within(store, (transaction) => transaction.listUntried(one.id))).toEqual([]);
  });

  it("says in the round what was held back, and leaves what is being sent", async () => {
    const store = open();
    const { world, one, two } = await begin(store);
    const { ana, ben, meeting } = world;
    const [first, second] = [
      { ...one, personId: ana },
      { ...two, personId: ben },
    ];
    await enqueue(store, [first, second]);
    await within(store, async (transaction) => {
      await transaction.lockStep(meeting.id, STEP);
      const of = ({ id }: NewDelivery) => ({ reason: null, deliveryId: id, decidedAt: NOON });
      await transaction.addRecipients(meeting.id, STEP, [
        { personId: ana, ...of(first) },
        { personId: ben, ...of(second) },
      ]);
    });
    const { claimed } = await claim(store, [first.id]);
    expect(claimed).toMatchObject([{ personId: ana, step: { meetingId: meeting.id, stepId: STEP } }]);
    const stop = () =>
      within(store, (transaction) => transaction.dropWaiting(meeting.id, STEP, "step-stopped", after(9)));
    expect([await stop(), await stop()]).toEqual([1, 0]);
    await within(store, (transaction) => transaction.dropBroadcasts([{ id: first.id, reason: "submitted" }], after(9)));
    const recipients = await within(store, (transaction) => transaction.listRecipients(meeting.id, STEP));
    expect(recipients).toEqual([
      { personId: ana, reason: "submitted", deliveryId: first.id, decidedAt: after(9) },
      { personId: ben, reason: "step-stopped", deliveryId: second.id, decidedAt: after(9) },
    ]);
    expect(await claim(store, [first.id, second.id])).toEqual({ claimed: [], elsewhere: [] });
  });

  it("loses no booking of lanes that are booked from several sides", async () => {
    const store = open();
    const { lane, mark } = await begin(store);
    const other: Lane = { platform: "teams", tenant: `tenant-${mark}` };
    const book = () =>
      within(store, async (transaction) => {
        const { lanes } = await transaction.lockLanes([other, lane]);
        await transaction.saveLanes(
          lanes.map((each) => ({ ...each, bookedUntil: each.bookedUntil.add({ seconds: 1 }) })),
        );
      });
    await Promise.all(Array.from({ length: 8 }, book));
    const { lanes } = await within(store, (transaction) => transaction.lockLanes([lane, other]));
    expect(lanes.map(({ bookedUntil }) => bookedUntil.epochMilliseconds)).toEqual([8_000, 8_000]);
    expect(lanes.map(({ blockedUntil }) => blockedUntil)).toEqual([null, null]);
  });

  it("hands a job out again that nobody completes, and none that somebody did", async () => {
    const store = open();
    const { one, two, lane } = await begin(store);
    await enqueue(store, [one, two]);
    const jobs = await store.jobs.take(lane, 10);
    await store.jobs.complete(
      lane,
      jobs.filter(({ deliveryId }) => deliveryId === two.id),
    );
    let back: readonly Job[] = [];
    while (back.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await store.jobs.takeBack([lane]);
      back = await store.jobs.take(lane, 10);
    }
    expect(back.map(({ deliveryId }) => deliveryId)).toEqual([one.id]);
  });

  it("refuses a broadcast to a lane that was not prepared, without waiting for itself", async () => {
    const store = open();
    const { mark } = await begin(store);
    const unknown = broadcast(`nowhere-${mark}`, { platform: "slack", tenant: `unknown-${mark}` });
    await expect(within(store, (transaction) => transaction.enqueue([unknown], NOON))).rejects.toThrow("not prepared");
  });
}

async function begin(store: Store) {
  const world = await makeWorld(store);
  const { mark } = world;
  const lane: Lane = { platform: "slack", tenant: `T-${mark}` };
  await store.jobs.prepare([lane]);
  return { world, mark, lane, one: broadcast(`one-${mark}`, lane), two: broadcast(`two-${mark}`, lane) };
}

function broadcast(id: string, lane: Lane): NewDelivery {
  return { ...delivery(id, id), conversation: inLane(talkWith(id), lane), kind: "broadcast" };
}

function inLane(conversation: Conversation, { tenant }: Lane): Conversation {
  return { ...conversation, tenant };
}

async function bind(store: Store, { ana }: World, conversation: Conversation, account: string): Promise<void> {
  const { platform, tenant } = conversation;
  const key = { ...accountOf(ana), platform, tenant, account };
  await within(store, async (transaction) => {
    await transaction.lockAccount(key, conversation, NOON);
    await transaction.bindAccount(key, ana, "code", NOON);
  });
}

function within<T>(store: Store, work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
  return store.transaction(work);
}

async function enqueue(store: Store, deliveries: readonly NewDelivery[]): Promise<void> {
  await within(store, (transaction) => transaction.enqueue(deliveries, NOON));
}

function claim(store: Store, ids: readonly DeliveryId[], courier = "courier") {
  return within(store, (transaction) => transaction.claimBroadcasts(ids, courier));
}

function record(id: string, courier = "courier"): AttemptRecord {
  const at = worldClock.now();
  return { id: DeliveryId.parse(id), courier, startedAt: at, finishedAt: at, outcome: "sent", code: null };
}
