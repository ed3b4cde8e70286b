// What the operator does with digests on the command line: look, and post now.
import { DigestId } from "../domain/digest.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { DigestAnswer, DigestDesk } from "../ports/digests.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { english } from "../wording/english.ts";
import type { BotPorts } from "./bot-ports.ts";
import { findOpenMeeting } from "./find-step.ts";
import { composeMeetingDigest, lastPostedAt, postDigest } from "./post-digest.ts";

type DeskPorts = Pick<BotPorts, "store" | "clock" | "ids" | "addresses">;

export function createDigestDesk({ store, clock, ids, addresses }: DeskPorts): DigestDesk {
  return {
    preview: (meetingId) =>
      store.transaction((transaction) =>
        withMeeting(transaction, meetingId, async (meeting) => {
          const since = lastPostedAt(await transaction.lockDigests(meeting.id));
          const composed = await composeMeetingDigest(meeting, since, { transaction, addresses, now: clock.now() });
          return { ok: true, value: { ...composed, channels: (await transaction.listChannels(meeting.id)).length } };
        }),
      ),
    post: (meetingId) =>
      store.transaction((transaction) =>
        withMeeting(transaction, meetingId, async (meeting) => {
          const digests = await transaction.lockDigests(meeting.id);
          const posting = { transaction, ids, addresses, now: clock.now() };
          const channels = await postDigest(meeting, nextDigestId(ids), digests, null, posting);
          return channels === 0 ? { ok: false, words: english.digestNoChannel } : { ok: true, value: { channels } };
        }),
      ),
  };
}

/** Of a digest that is made on demand. */
export function nextDigestId(ids: Pick<BotPorts["ids"], "next">): DigestId {
  return DigestId.parse(`now-${ids.next()}`);
}

async function withMeeting<T>(
  transaction: StoreTransaction,
  meetingId: string,
  work: (meeting: Meeting) => Promise<DigestAnswer<T>>,
): Promise<DigestAnswer<T>> {
  const found = await findOpenMeeting(transaction, meetingId);
  return found.ok ? work(found.value) : { ok: false, words: found.words };
}
