// The digest that somebody asked for: what arrived since the last one, in private, and nothing on a day without news.
import { composeArrived } from "../digests/compose-arrived.ts";
import { composePost } from "../digests/compose-digest.ts";
import { sinceOf } from "../digests/subscription.ts";
import { DeliveryId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Subscription } from "../ports/digests.ts";
import { digestVoice, type Posting } from "./post-digest.ts";
import { readDigest } from "./read-digest.ts";

export async function sendOwnDigest(
  subscription: Subscription,
  meetings: readonly Meeting[],
  posting: Posting,
): Promise<void> {
  const { transaction, ids, addresses, now } = posting;
  const { person, conversation } = subscription;
  if (conversation === null) return;
  if (!(await transaction.claimSubscription(subscription, person.id, now))) return;
  for (const meeting of meetings) {
    const digest = await readDigest(transaction, meeting, sinceOf(subscription), now);
    if (digest.arrivedCounts.activities + digest.arrivedCounts.surveys === 0) continue;
    const voice = digestVoice(meeting, addresses);
    const messages = [composePost(digest, voice, "alone"), ...composeArrived(digest, voice)];
    const id = DeliveryId.parse(ids.next());
    // One message: what nobody waits for leaves at its slot, in no order.
    const message = { parts: messages.flatMap(({ parts }) => parts) };
    await transaction.enqueue(
      [{ id, conversation, message, replaces: null, personId: person.id, kind: "broadcast" }],
      now,
    );
  }
}
