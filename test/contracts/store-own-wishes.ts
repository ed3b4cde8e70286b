// What one person asks for, and what the secretariat returns: kept, and above the roster where it is a setting.
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { DeliveryId } from "../../src/domain/ids.ts";
import { NOTHING_SET, type OwnSettings } from "../../src/domain/own-settings.ts";
import type { Store } from "../../src/ports/store.ts";
import { after, delivery, makeWorld, NOON, TODAY, talkWith } from "./store-world.ts";

const clock = (time: string) => Temporal.PlainTime.from(time);

export function ownWishesContract(open: () => Store): void {
  it("keeps what a person set, above the roster, until it is taken back", async () => {
    const { ana } = await makeWorld(open());
    const set: OwnSettings = {
      hours: { from: clock("08:30"), until: clock("15:30") },
      quiet: { from: clock("20:00"), until: clock("07:00") },
      workWeek: "sun-thu",
      timeZone: "Asia/Bangkok",
      language: "fr",
      textOnly: true,
    };
    const read = () =>
      open().transaction(async (transaction) => ({
        settings: await transaction.findSettings(ana),
        person: await transaction.findPerson(ana, TODAY),
      }));
    expect((await read()).settings).toEqual(NOTHING_SET);
    await open().transaction((transaction) => transaction.saveSettings(ana, set));
    expect(await read()).toMatchObject({ settings: set, person: { timeZone: "Asia/Bangkok", language: "fr" } });
    await open().transaction((transaction) => transaction.saveSettings(ana, NOTHING_SET));
    expect(await read()).toMatchObject({
      settings: NOTHING_SET,
      person: { timeZone: "Europe/Zurich", language: "en" },
    });
  });

  it("marks what somebody is sent who reads text only, and finds it again", async () => {
    const { ana, mark } = await makeWorld(open());
    const send = (id: string) =>
      open().transaction((transaction) => transaction.enqueue([{ ...delivery(id, ana), personId: ana }], NOON));
    const found = () => open().transaction((transaction) => transaction.listTextMessages(ana, talkWith(ana), 5));
    await send(`before-${mark}`);
    expect(await found()).toEqual([]);
    await open().transaction((transaction) => transaction.saveSettings(ana, { ...NOTHING_SET, textOnly: true }));
    await send(`after-${mark}`);
    expect((await found()).map(({ textOnly }) => textOnly)).toEqual([true, undefined]);
  });

  it("keeps one reminder of a person at a time, and decides it once", async () => {
    const { ana, mark } = await makeWorld(open());
    const mine = async () =>
      (await open().transaction((transaction) => transaction.listOwnReminders(TODAY))).filter(
        ({ personId }) => personId === ana,
      );
    for (const days of [2, 1, 0])
      await open().transaction((transaction) => transaction.saveOwnReminder(ana, TODAY.subtract({ days }), NOON));
    const [only, ...others] = await mine();
    expect([only?.on.toString(), others.length]).toEqual([TODAY.toString(), 0]);
    const id = only?.id ?? "";
    const decide = () =>
      open().transaction((transaction) =>
        transaction.decideOwnReminder(id, { deliveryId: DeliveryId.parse(`own-${mark}`) }, NOON),
      );
    await decide();
    await expect(decide()).rejects.toThrow("must touch one row");
    expect(await mine()).toEqual([]);
    expect(await open().transaction((transaction) => transaction.lockOwnReminder(id))).toBeNull();
  });

  it("knows which colleague was asked for what, and since when", async () => {
    const { ana, ben, requestId, otherRequestId } = await makeWorld(open());
    await open().transaction((transaction) => transaction.noteColleagueAsked([requestId], ana, ben, NOON));
    const asked = (since: Temporal.Instant) =>
      open().transaction((transaction) => transaction.listAskedSince([requestId, otherRequestId], ben, since));
    expect(await asked(after(-1))).toEqual([requestId]);
    expect(await asked(after(1))).toEqual([]);
  });

  it("returns a submission once, with its note, until it is submitted again", async () => {
    const { ana, requestId, responseId } = await makeWorld(open());
    const response = async () =>
      (await open().transaction((transaction) => transaction.lockRequest(requestId)))?.responses[0];
    const giveBack = () =>
      open().transaction((transaction) => transaction.returnResponse(responseId, "Which years?", null, NOON));
    await open().transaction((transaction) => transaction.openResponse(requestId, 1, 1, ana, NOON));
    await expect(giveBack()).rejects.toThrow("must touch one row");
    await open().transaction((transaction) => transaction.submitResponse(responseId, ana, NOON));
    await giveBack();
    expect(await response()).toMatchObject({ state: "draft", submissions: 1, returnNote: "Which years?" });
    await open().transaction((transaction) => transaction.submitResponse(responseId, ana, after(1)));
    expect(await response()).toMatchObject({ state: "submitted", submissions: 2, returnNote: null });
  });

  it("gives a note out once, and only while it is fresh", async () => {
    const { ana } = await makeWorld(open());
    const take = (since: Temporal.Instant) =>
      open().transaction((transaction) => transaction.takeReturnNote(ana, since));
    const keep = () => open().transaction((transaction) => transaction.keepReturnNote(ana, "Which years?", NOON));
    await keep();
    expect([await take(after(-1)), await take(after(-1))]).toEqual(["Which years?", null]);
    await keep();
    expect(await take(after(1))).toBeNull();
  });
}
