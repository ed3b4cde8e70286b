// What a turn relies on: all or nothing, once for each event, one after the other for each account, dialog and request.
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Dialog } from "../../src/dialog/dialog.ts";
import { DeliveryId, writeResponseId } from "../../src/domain/ids.ts";
import type { Store, StoreTransaction } from "../../src/ports/store.ts";
import { accountOf, after, delivery, heard, makeWorld, NOON, TODAY, talkWith } from "./store-world.ts";

export function turnsContract(open: () => Store): void {
  it("takes everything back when the work fails", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    const event = heard(`taken-back-${mark}`, ana);
    const failing = store.transaction(async (transaction) => {
      await transaction.claimEvent(event, NOON);
      await transaction.enqueue([delivery(`never-${mark}`, ana)], NOON);
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    expect(await store.claimDeliveries(NOON, 10, talkWith(ana))).toEqual([]);
    expect(await store.transaction((transaction) => transaction.claimEvent(event, NOON))).toBe(true);
  });

  it("claims an event once, also when it comes twice at the same time", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    const claim = () => store.transaction((transaction) => transaction.claimEvent(heard(`double-${mark}`, ana), NOON));
    const claims = await Promise.all([claim(), claim(), claim()]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claim()).toBe(false);
  });

  it("tells events of the same id in two tenants apart", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    const event = heard(`tenant-${mark}`, ana);
    const elsewhere = { ...event, account: { ...event.account, tenant: "T2" } };
    expect(await store.transaction((transaction) => transaction.claimEvent(event, NOON))).toBe(true);
    expect(await store.transaction((transaction) => transaction.claimEvent(elsewhere, NOON))).toBe(true);
  });

  it("takes the events of one account one after the other, and of another beside it", async () => {
    const store = open();
    const { ana } = await makeWorld(store);
    const story: string[] = [];
    const turn = (name: string, milliseconds: number) =>
      store.transaction(async (transaction) => {
        await transaction.lockAccount(accountOf(ana), talkWith(ana), NOON);
        story.push(`${name} begins`);
        await wait(milliseconds);
        story.push(`${name} ends`);
      });
    const first = turn("first", 80);
    await wait(20);
    await Promise.all([first, turn("second", 0)]);
    expect(story).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  it("remembers the newest personal conversation of an account, and no channel", async () => {
    const store = open();
    const { ana } = await makeWorld(store);
    const lock = (conversation: ReturnType<typeof talkWith>) =>
      store.transaction((transaction) => transaction.lockAccount(accountOf(ana), conversation, NOON));
    const channel = { ...talkWith("general"), kind: "channel" as const };
    expect(await lock(channel)).toEqual({
      key: accountOf(ana),
      personId: null,
      personal: null,
      state: "active",
      isNew: true,
    });
    expect((await lock(channel)).isNew).toBe(false);
    await lock(talkWith(ana, { url: "old" }));
    expect((await lock(talkWith(ana, { url: "new" }))).personal).toEqual(talkWith(ana, { url: "new" }));
    expect((await lock(channel)).personal).toEqual(talkWith(ana, { url: "new" }));
  });

  it("binds an account and suspends it", async () => {
    const store = open();
    const { ana } = await makeWorld(store);
    const account = await store.transaction(async (transaction) => {
      await transaction.lockAccount(accountOf(ana), talkWith(ana), NOON);
      await transaction.bindAccount(accountOf(ana), ana, "verified-email", NOON);
      await transaction.setAccountState(accountOf(ana), "suspended");
      return await transaction.lockAccount(accountOf(ana), talkWith(ana), NOON);
    });
    expect(account).toMatchObject({ personId: ana, state: "suspended" });
  });

  it("finds the person of an account that is bound and active, and nobody otherwise", async () => {
    const store = open();
    const { ana } = await makeWorld(store);
    const find = () => store.transaction((transaction) => transaction.findBoundPerson(accountOf(ana)));
    expect(await find()).toBeNull();
    await store.transaction((transaction) => transaction.lockAccount(accountOf(ana), talkWith(ana), NOON));
    expect(await find()).toBeNull();
    await store.transaction((transaction) => transaction.bindAccount(accountOf(ana), ana, "code", NOON));
    expect(await find()).toBe(ana);
    await store.transaction((transaction) => transaction.setAccountState(accountOf(ana), "suspended"));
    expect(await find()).toBeNull();
  });

  it("refuses to bind an account that nobody has seen", async () => {
    const store = open();
    const { ana } = await makeWorld(store);
    const binding = store.transaction((transaction) => transaction.bindAccount(accountOf("nobody"), ana, "code", NOON));
    await expect(binding).rejects.toThrow("must touch one row");
  });

  it("keeps a dialog with the message that carries its question", async () => {
    const store = open();
    const { mark, ana, responseId } = await makeWorld(store);
    const asking: Dialog = {
      state: "asking",
      responseId,
      path: "q01",
      returnToReview: false,
      revising: false,
      pending: null,
      previousPath: null,
      refusedMessageId: null,
    };
    const promptId = DeliveryId.parse(`prompt-${mark}`);
    const read = () => store.transaction((transaction) => transaction.lockDialog(ana));
    expect(await read()).toEqual({
      dialog: { state: "resting" },
      promptId: null,
      promptRef: null,
      promptSentAt: null,
      promptConversation: null,
      readsTextOnly: false,
    });
    await store.transaction(async (transaction) => {
      await transaction.saveDialog(ana, asking, promptId, NOON);
      await transaction.enqueue([delivery(promptId, ana)], NOON);
    });
    expect(await read()).toMatchObject({ dialog: asking, promptId, promptRef: null, promptSentAt: null });
    await store.claimDeliveries(NOON, 1, talkWith(ana));
    await store.finishDelivery(promptId, "sent", "1700.5", null, after(3));
    const record = await read();
    expect(record).toMatchObject({ promptRef: "1700.5", promptConversation: talkWith(ana) });
    expect(record.promptSentAt?.equals(after(3))).toBe(true);
  });

  it("lets the second of two turns of one person see the dialog that the first left", async () => {
    const store = open();
    const { mark, ana, requestId } = await makeWorld(store);
    const promptId = DeliveryId.parse(`race-${mark}`);
    const first = store.transaction(async (transaction) => {
      await transaction.lockDialog(ana);
      await wait(60);
      await transaction.enqueue([delivery(promptId, ana)], NOON);
      await transaction.saveDialog(ana, { state: "choosing-response", requestId }, promptId, NOON);
    });
    await wait(20);
    const second = store.transaction((transaction) => transaction.lockDialog(ana));
    await first;
    expect(await second).toMatchObject({ promptId, promptConversation: talkWith(ana), dialog: { requestId } });
  });

  it("lets two people of one organization take turns at a request", async () => {
    const store = open();
    const { ana, ben, requestId } = await makeWorld(store);
    const open1 = async (transaction: StoreTransaction, person: typeof ana, milliseconds: number) => {
      const request = await transaction.lockRequest(requestId);
      await wait(milliseconds);
      await transaction.openResponse(requestId, (request?.responses.length ?? 0) + 1, 1, person, NOON);
    };
    const first = store.transaction((transaction) => open1(transaction, ana, 60));
    await wait(20);
    await Promise.all([first, store.transaction((transaction) => open1(transaction, ben, 0))]);
    const request = await store.transaction((transaction) => transaction.lockRequest(requestId));
    expect(request?.responses.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  it("runs work again that collided with another", async () => {
    const store = open();
    const { ana, ben, meeting, requestId } = await makeWorld(store);
    const begin = (person: typeof ana) =>
      store.transaction(async (transaction) => {
        const requests = await transaction.listRequests(meeting.id);
        const count = requests.find(({ id }) => id === requestId)?.responses.length ?? 0;
        await wait(20);
        await transaction.openResponse(requestId, count + 1, 1, person, NOON);
      });
    await Promise.all([begin(ana), begin(ben)]);
    const request = await store.transaction((transaction) => transaction.lockRequest(requestId));
    expect(request?.responses).toHaveLength(2);
  });

  it("tells where requests stand as the requests themselves do", async () => {
    const store = open();
    const { requestId, otherRequestId, responseId, meeting, ana } = await makeWorld(store);
    const [requests, reporting] = await store.transaction(async (within) => {
      for (const ordinal of [1, 2, 3]) await within.openResponse(requestId, ordinal, 1, ana, NOON);
      await within.submitResponse(responseId, ana, after(1));
      await within.submitResponse(responseId, ana, after(2));
      await within.withdrawResponse(writeResponseId(requestId, 3), ana, after(5));
      await within.declare(otherRequestId, "nothing_to_report", ana, after(6));
      return [await within.listRequests(meeting.id), await within.listReporting(meeting.id)];
    });
    const least = requests.map(({ responses, ...request }) => ({
      ...request,
      responses: responses.map(({ state, firstSubmittedAt }) => ({ state, firstSubmittedAt })),
    }));
    expect(reporting).toEqual(least);
    expect(reporting.find(({ id }) => id === requestId)?.responses).toEqual([
      { state: "submitted", firstSubmittedAt: after(1) },
      { state: "draft", firstSubmittedAt: null },
      { state: "withdrawn", firstSubmittedAt: null },
    ]);
  });

  it("finds a person with the appointments of the day, by id and by e-mail in any case", async () => {
    const store = open();
    const { mark, ana, unhcr, iom, roster } = await makeWorld(store);
    const appointments = [
      { role: "alternate" as const, organizationId: iom, since: "2026-04-01", until: null },
      { role: "participant" as const, organizationId: null, since: null, until: "2026-03-02" },
      { role: "participant" as const, organizationId: null, since: "2026-03-01", until: null },
    ];
    const people = roster.people.slice(0, 1).map((person) => ({ ...person, appointments }));
    await store.importRoster({ organizations: [], people }, NOON);
    const find = (on: typeof TODAY) => store.transaction((transaction) => transaction.findPerson(ana, on));
    const ofUnhcr = { role: "focal_point", organizationId: unhcr };
    const participant = { role: "participant", organizationId: null };
    expect((await find(TODAY))?.appointments).toEqual([ofUnhcr, participant]);
    expect((await find(TODAY.add({ months: 1 })))?.appointments).toEqual([
      ofUnhcr,
      { role: "alternate", organizationId: iom },
      participant,
    ]);
    const byEmail = await store.transaction((transaction) =>
      transaction.findPersonByEmail(`ANA@Example${mark}.org`, TODAY),
    );
    expect(byEmail?.id).toBe(ana);
    expect(await store.transaction((transaction) => transaction.findPersonByEmail("nobody@x.org", TODAY))).toBeNull();
  });
}
