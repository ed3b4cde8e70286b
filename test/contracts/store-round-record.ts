// Looking back on a round: the accounts of those who may be reminded, and what became of each reminder.
import { expect, it } from "vitest";
import { DeliveryId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";
import type { Store } from "../../src/ports/store.ts";
import { accountOf, after, delivery, makeWorld, NOON, TODAY, talkWith, type World } from "./store-world.ts";

const STEP = StepId.parse("t-7");
const EARLIER = StepId.parse("t-14");

export function roundRecordContract(open: () => Store): void {
  it("knows no account, no delivery and no answer of somebody who never wrote", async () => {
    const { ben } = await makeWorld(open());
    expect(await reachOf(open(), ben)).toMatchObject({ accounts: [], stopped: false, lastAnswerAt: null });
  });

  it("lists every account that was linked, whether or not it can still be written to", async () => {
    const { ana } = await makeWorld(open());
    await link(open(), ana);
    expect((await reachOf(open(), ana))?.accounts).toEqual([
      { key: accountOf(ana), personal: talkWith(ana), state: "active", lastDelivery: null },
    ]);
    await open().transaction((transaction) => transaction.setAccountState(accountOf(ana), "suspended"));
    expect((await reachOf(open(), ana))?.accounts).toMatchObject([{ state: "suspended" }]);
  });

  it("says of an account what became of the newest message to it, and nothing of those that wait", async () => {
    const { ana, mark } = await makeWorld(open());
    await link(open(), ana);
    const finish = async (id: string, state: "sent" | "unreachable", code: string | null, seconds: number) => {
      const made = { ...delivery(`${id}-${mark}`, ana), personId: ana };
      await open().transaction((transaction) => transaction.enqueue([made], after(seconds)));
      await open().claimDeliveries(after(seconds), 1, talkWith(ana));
      await open().finishDelivery(made.id, state, state === "sent" ? `ref-${id}` : null, code, after(seconds));
    };
    await finish("first", "sent", null, 1);
    expect(await lastOf(open(), ana)).toEqual({ arrived: true, code: null });
    await finish("second", "unreachable", "user_disabled", 2);
    expect(await lastOf(open(), ana)).toEqual({ arrived: false, code: "user_disabled" });
    await open().transaction((transaction) =>
      transaction.enqueue([{ ...delivery(`third-${mark}`, ana), personId: ana }], after(3)),
    );
    expect(await lastOf(open(), ana)).toEqual({ arrived: false, code: "user_disabled" });
  });

  it("says who asked for no more reminders", async () => {
    const { ana } = await makeWorld(open());
    const stopped = { stopped: true, awayUntil: null, substituteId: null };
    await open().transaction((transaction) => transaction.savePreferences(ana, stopped, NOON));
    expect(await reachOf(open(), ana)).toMatchObject({ stopped: true });
  });

  it("tells what was decided about each in one step, and over all of them, with what became of it", async () => {
    const world = await makeWorld(open());
    const { meeting, ana, ben, mark } = world;
    const id = DeliveryId.parse(`reminder-${mark}`);
    await open().jobs.prepare([talkWith(ana)]);
    await open().transaction(async (transaction) => {
      await transaction.enqueue([{ ...delivery(id, ana), kind: "broadcast" as const }], NOON);
      for (const stepId of [STEP, EARLIER])
        await transaction.saveStep(meeting.id, {
          stepId,
          state: "running",
          approvedAt: NOON,
          sendFrom: null,
          approvedBy: null,
        });
      const reminded = { personId: ana, reason: null, deliveryId: id, decidedAt: after(60) };
      await transaction.addRecipients(meeting.id, STEP, [reminded]);
      const away = { personId: ben, reason: "away" as const, deliveryId: null, decidedAt: NOON };
      await transaction.addRecipients(meeting.id, EARLIER, [away]);
    });
    const [own, ...others] = await recordOf(open(), world, STEP);
    expect(others).toEqual([]);
    expect(own).toMatchObject({ stepId: STEP, personId: ana, reason: null, deliveryId: id, decidedAt: after(60) });
    expect(own?.delivery).toMatchObject({ state: "waiting", code: null, finishedAt: null, attempts: [] });
    const all = await recordOf(open(), world, null);
    expect(all.map(({ stepId, personId, reason }) => ({ stepId, personId, reason }))).toEqual([
      { stepId: EARLIER, personId: ben, reason: "away" },
      { stepId: STEP, personId: ana, reason: null },
    ]);
    expect(all[0]?.delivery).toBeNull();
  });
}

async function reachOf(store: Store, personId: World["ana"]) {
  const people = await store.transaction((transaction) => transaction.listReachPeople(TODAY));
  return people.find(({ person }) => person.id === personId);
}

async function lastOf(store: Store, personId: World["ana"]) {
  return (await reachOf(store, personId))?.accounts[0]?.lastDelivery;
}

async function link(store: Store, personId: World["ana"]): Promise<void> {
  const key = accountOf(personId);
  await store.transaction(async (transaction) => {
    await transaction.lockAccount(key, talkWith(personId), NOON);
    await transaction.bindAccount(key, personId, "verified-email", NOON);
  });
}

function recordOf(store: Store, { meeting }: World, stepId: StepId | null) {
  return store.transaction((transaction) => transaction.listRoundRecord(meeting.id, stepId));
}
