// Deliveries: in order within a conversation, each claimed by one process at a time, each finished once.
import { expect, it } from "vitest";
import type { DueDelivery, NewDelivery, Store } from "../../src/ports/store.ts";
import { after, delivery, makeWorld, message, NOON, talkWith } from "./store-world.ts";

export function deliveriesContract(open: () => Store): void {
  it("hands out the oldest of a conversation, and the next when that one is finished", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    const [one, two, three] = [`one-${mark}`, `two-${mark}`, `three-${mark}`] as const;
    await enqueue(store, [delivery(one, ana), delivery(two, ana)]);
    await enqueue(store, [delivery(three, ana)]);
    const next = () => store.claimDeliveries(NOON, 10, talkWith(ana));
    expect(await next()).toEqual([
      {
        id: one,
        conversation: talkWith(ana),
        message: message(one),
        replacesRef: null,
        targetMissing: false,
        attempts: 0,
      },
    ]);
    expect(await next()).toEqual([]);
    await finish(store, one, "sent");
    expect(idsOf(await next())).toEqual([two]);
    await finish(store, two, "refused");
    expect(idsOf(await next())).toEqual([three]);
  });

  it("waits for the time to which a delivery was postponed, and lets nothing of the conversation past it", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    const [one, two] = [`one-${mark}`, `two-${mark}`] as const;
    await enqueue(store, [delivery(one, ana), delivery(two, ana)]);
    const [claimed] = await store.claimDeliveries(NOON, 10, talkWith(ana));
    if (claimed) await store.postponeDelivery(claimed.id, after(30), "ratelimited");
    expect(await store.claimDeliveries(after(29), 10, talkWith(ana))).toEqual([]);
    expect(await store.claimDeliveries(after(30), 10, talkWith(ana))).toMatchObject([{ id: one, attempts: 1 }]);
  });

  it("gives a replacement the message that it replaces, and says when that one never arrived", async () => {
    const store = open();
    const { mark, ana, ben } = await makeWorld(store);
    const enqueued = [ana, ben].flatMap((person) => [
      delivery(`asked-${person}`, person),
      delivery(`settled-${person}`, person, `asked-${person}`),
    ]);
    await enqueue(store, enqueued);
    for (const person of [ana, ben]) await store.claimDeliveries(NOON, 1, talkWith(person));
    await finish(store, `asked-${ana}`, "sent", "1700.7");
    await finish(store, `asked-${ben}`, "unreachable");
    const [arrived] = await store.claimDeliveries(NOON, 1, talkWith(ana));
    expect(arrived).toMatchObject({ id: `settled-${ana}`, replacesRef: "1700.7", targetMissing: false });
    const [missing] = await store.claimDeliveries(NOON, 1, talkWith(ben));
    expect(missing).toMatchObject({ id: `settled-${ben}`, replacesRef: null, targetMissing: true });
    expect(mark).not.toBe("");
  });

  it("never hands one delivery to two of three concurrent claimers, and keeps every order", async () => {
    const store = open();
    const { mark } = await makeWorld(store);
    const conversations = Array.from({ length: 6 }, (_, number) => `many-${mark}-${number}`);
    const enqueued = conversations.flatMap((name) => [1, 2, 3, 4].map((n) => delivery(`${name}#${n}`, name)));
    await enqueue(store, enqueued);
    const claimed: string[] = [];
    const ours = ({ id }: DueDelivery) => id.startsWith(`many-${mark}-`);
    const claimer = async () => {
      while (claimed.length < enqueued.length) {
        const due = (await store.claimDeliveries(NOON, 4)).filter(ours);
        claimed.push(...idsOf(due));
        for (const { id } of due) await finish(store, id, "sent", `ref-${id}`);
      }
    };
    await Promise.all([claimer(), claimer(), claimer()]);
    expect([...claimed].sort()).toEqual(enqueued.map(({ id }) => `${id}`).sort());
    for (const name of conversations)
      expect(claimed.filter((id) => id.startsWith(`${name}#`))).toEqual([1, 2, 3, 4].map((n) => `${name}#${n}`));
  });

  it("lists what a crash interrupted, and counts deliveries by state", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    const before = await store.countDeliveries();
    await enqueue(store, [delivery(`cut-${mark}`, ana), delivery(`behind-${mark}`, ana)]);
    await store.claimDeliveries(NOON, 1, talkWith(ana));
    const interrupted = async (seconds: number) => {
      const list = await store.listInterruptedDeliveries(after(seconds));
      return list.filter(({ id }) => id === `cut-${mark}`);
    };
    expect(await interrupted(0)).toEqual([]);
    expect(await interrupted(1)).toMatchObject([{ message: message(`cut-${mark}`), attempts: 0 }]);
    const counts = await store.countDeliveries();
    expect([counts.waiting - before.waiting, counts.sending - before.sending]).toEqual([1, 1]);
    await finish(store, `cut-${mark}`, "dropped");
    expect((await store.countDeliveries()).dropped - before.dropped).toBe(1);
    expect(await interrupted(1)).toEqual([]);
  });

  it("puts a message beneath another once that one is there, and drops it when that one never came", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    const above = delivery(`above-${mark}`, ana);
    const below = { ...delivery(`below-${mark}`, ana), beneath: above.id };
    await enqueue(store, [above, below]);
    const claim = async () => (await store.claimDeliveries(after(1), 1, talkWith(ana)))[0];
    expect(await claim()).toMatchObject({ id: above.id, beneathRef: null, targetMissing: false });
    await finish(store, above.id, "sent", "1700.1");
    expect(await claim()).toMatchObject({ id: below.id, beneathRef: "1700.1", targetMissing: false });
    await finish(store, below.id, "sent", "1700.2");
    const lost = delivery(`lost-${mark}`, ana);
    await enqueue(store, [lost, { ...delivery(`alone-${mark}`, ana), beneath: lost.id }]);
    await claim();
    await finish(store, lost.id, "refused");
    expect(await claim()).toMatchObject({ targetMissing: true });
  });

  it("leaves a finished delivery as it is when a late word about it comes", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    await enqueue(store, [delivery(`late-${mark}`, ana)]);
    const [claimed] = await store.claimDeliveries(NOON, 1, talkWith(ana));
    await finish(store, `late-${mark}`, "sent", "1700.9");
    if (claimed) await store.postponeDelivery(claimed.id, NOON, "timeout");
    expect(await store.claimDeliveries(after(60), 1, talkWith(ana))).toEqual([]);
  });
}

async function enqueue(store: Store, deliveries: readonly NewDelivery[]): Promise<void> {
  await store.transaction((transaction) => transaction.enqueue(deliveries, NOON));
}

async function finish(
  store: Store,
  id: string,
  state: "sent" | "unreachable" | "refused" | "dropped",
  messageRef: string | null = null,
): Promise<void> {
  const code = state === "refused" ? "no_text" : null;
  await store.finishDelivery(delivery(id, "anywhere").id, state, messageRef, code, NOON);
}

function idsOf(due: readonly DueDelivery[]): readonly string[] {
  return due.map(({ id }) => id);
}
