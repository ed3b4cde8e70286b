// Digests: where they are posted, where each stands, and who reads one of their own.
import { expect, it } from "vitest";
import type { Conversation } from "../../src/chat/address.ts";
import { DigestId } from "../../src/domain/digest.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import type { DigestRecord } from "../../src/ports/digests.ts";
import type { Store } from "../../src/ports/store.ts";
import { after, makeWorld, NOON, TODAY } from "./store-world.ts";

const M7 = DigestId.parse("m-7");
const approved: DigestRecord = { id: M7, state: "approved", since: null, postedAt: null, fingerprint: null };

function channel(id: string): Conversation {
  return { platform: "slack", tenant: "T1", kind: "channel", id, reference: { thread: "1.2" } };
}

export function digestsContract(open: () => Store): void {
  it("binds a channel once, and forgets it", async () => {
    const { meeting, ana, mark } = await makeWorld(open());
    const [first, second] = [channel(`C${mark}a`), channel(`C${mark}b`)];
    await open().transaction(async (transaction) => {
      await transaction.bindChannel(meeting.id, first, ana, NOON);
      await transaction.bindChannel(meeting.id, second, ana, after(1));
      await transaction.bindChannel(meeting.id, { ...first, reference: {} }, ana, after(2));
    });
    const bound = () => open().transaction((transaction) => transaction.listChannels(meeting.id));
    expect(await bound()).toEqual([{ ...first, reference: {} }, second]);
    const unbind = () => open().transaction((transaction) => transaction.unbindChannel(meeting.id, first));
    expect([await unbind(), await unbind()]).toEqual([true, false]);
    expect(await bound()).toEqual([second]);
  });

  it("keeps where a digest stands, and what was posted where", async () => {
    const { meeting, ana, mark } = await makeWorld(open());
    const posted: DigestRecord = { ...approved, state: "posted", postedAt: after(60), fingerprint: "2/3" };
    const conversation = channel(`C${mark}`);
    const postId = DeliveryId.parse(`post-${mark}`);
    const [one, two] = [DeliveryId.parse(`one-${mark}`), DeliveryId.parse(`two-${mark}`)];
    await open().transaction((transaction) => transaction.saveDigest(meeting.id, approved, ana, NOON));
    await open().transaction(async (transaction) => {
      expect(await transaction.lockDigests(meeting.id)).toEqual([approved]);
      await transaction.saveDigest(meeting.id, posted, null, after(60));
      await transaction.savePost(meeting.id, M7, { conversation, postId, detailIds: [one] });
      await transaction.savePost(meeting.id, M7, { conversation, postId, detailIds: [one, two] });
    });
    const kept = await open().transaction(async (transaction) => ({
      digests: await transaction.lockDigests(meeting.id),
      posts: await transaction.listPosts(meeting.id, M7),
    }));
    expect(kept).toEqual({ digests: [posted], posts: [{ conversation, postId, detailIds: [one, two] }] });
  });

  it("lets two processes post a digest one after the other, though none is there yet", async () => {
    const { meeting } = await makeWorld(open());
    const postOnce = () =>
      open().transaction(async (transaction) => {
        const known = await transaction.lockDigests(meeting.id);
        if (known.length === 0) await transaction.saveDigest(meeting.id, approved, null, NOON);
        return known.length;
      });
    expect((await Promise.all([postOnce(), postOnce()])).toSorted()).toEqual([0, 1]);
  });

  it("keeps who reads a digest of their own, how often, and when the last one was sent", async () => {
    const { ana } = await makeWorld(open());
    const mine = () =>
      open().transaction(async (transaction) =>
        (await transaction.listSubscriptions(TODAY)).filter(({ person }) => person.id === ana),
      );
    expect(await mine()).toEqual([]);
    await open().transaction((transaction) => transaction.saveSubscription(ana, "daily", NOON));
    const claim = (at: Parameters<typeof after>[0]) =>
      open().transaction((transaction) => transaction.claimSubscription({ lastSentAt: null }, ana, after(at)));
    expect([await claim(60), await claim(61)]).toEqual([true, false]);
    await open().transaction((transaction) => transaction.saveSubscription(ana, "weekly", after(90)));
    expect(await mine()).toMatchObject([
      { rhythm: "weekly", subscribedAt: NOON, lastSentAt: after(60), conversation: null, person: { name: "Ana" } },
    ]);
    expect(await open().transaction((transaction) => transaction.findSubscription(ana))).toBe("weekly");
    await open().transaction((transaction) => transaction.saveSubscription(ana, null, after(120)));
    expect(await mine()).toEqual([]);
  });

  it("hands out the record of a meeting as it was imported", async () => {
    const { meeting, meetings } = await makeWorld(open());
    const imported = meetings.meetings.find((each) => each.meeting.id === meeting.id)?.record;
    expect(imported).toBeTypeOf("object");
    expect(await open().transaction((transaction) => transaction.readMeetingRecord(meeting.id))).toEqual(imported);
  });
}
