// What is due of digests: those of the plan that were approved, late answers into the one that was posted last, and the
// digests that people asked for themselves. Looked for once a minute.
import type { Temporal } from "temporal-polyfill";
import { planDigests } from "../digests/plan-digests.ts";
import { isSubscriptionDue } from "../digests/subscription.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { DigestRecord } from "../ports/digests.ts";
import type { BotPorts } from "./bot-ports.ts";
import { sendOwnDigest } from "./own-digest.ts";
import { type Posting, postDigest, updateDigest } from "./post-digest.ts";

type DigestPorts = Pick<BotPorts, "store" | "clock" | "ids" | "log" | "addresses">;

export function createDigestRunner(ports: DigestPorts): () => Promise<void> {
  let looked: number | null = null;
  return async function runDueDigests() {
    const now = ports.clock.now();
    const minute = Math.floor(now.epochMilliseconds / 60_000);
    if (minute === looked) return;
    looked = minute;
    await runDigests(ports, now);
  };
}

export async function runDigests(ports: DigestPorts, now: Temporal.Instant): Promise<void> {
  const { store, ids, addresses, log } = ports;
  const meetings = await store.transaction((transaction) => transaction.listMeetings("open"));
  for (const meeting of meetings) {
    const done = await store.transaction((transaction) => runMeeting(meeting, { transaction, ids, addresses, now }));
    if (done !== null) log.info("digest ran", { meetingId: meeting.id, done });
  }
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const subscriptions = await store.transaction((transaction) => transaction.listSubscriptions(today));
  const due = subscriptions.filter((each) => isSubscriptionDue(each, now));
  if (due.length > 0) await store.jobs.prepare();
  for (const subscription of due)
    await store.transaction((transaction) =>
      sendOwnDigest(subscription, meetings, { transaction, ids, addresses, now }),
    );
}

/** The digests are locked; what is done once is not done again. Null: nothing was due. */
async function runMeeting(meeting: Meeting, posting: Posting): Promise<"posted" | "missed" | "updated" | null> {
  const digests = await posting.transaction.lockDigests(meeting.id);
  const due = findDue(meeting, digests, posting.now);
  if (due === null) return (await updateDigest(meeting, digests, posting)) ? "updated" : null;
  if (due.isLate) {
    await posting.transaction.saveDigest(meeting.id, { ...due.digest, state: "missed" }, null, posting.now);
    return "missed";
  }
  const channels = await postDigest(meeting, due.digest.id, digests, null, posting);
  if (channels > 0) return "posted";
  await posting.transaction.saveDigest(meeting.id, { ...due.digest, state: "missed" }, null, posting.now);
  return "missed";
}

type Due = { readonly digest: DigestRecord; readonly isLate: boolean };

function findDue(meeting: Meeting, digests: readonly DigestRecord[], now: Temporal.Instant): Due | null {
  for (const { id, at, until } of planDigests(meeting)) {
    const digest = digests.find((each) => each.id === id && each.state === "approved");
    if (digest && now.epochMilliseconds >= at.epochMilliseconds)
      return { digest, isLate: now.epochMilliseconds > until.epochMilliseconds };
  }
  return null;
}
