// Posts a digest into the channels of a meeting, and brings it up to date where it stands: one message a channel, its details
// beneath it, all of it in the transaction that says so.
import type { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import { type ComposedDigest, composeDigest } from "../digests/compose-digest.ts";
import type { DigestVoice } from "../digests/digest-voice.ts";
import type { DigestId } from "../domain/digest.ts";
import { DeliveryId, type PersonId } from "../domain/ids.ts";
import { inLanguage } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Request } from "../domain/request.ts";
import { themeLabel } from "../findings/themes.ts";
import type { Addresses } from "../ports/addresses.ts";
import type { DigestPost, DigestRecord } from "../ports/digests.ts";
import type { Ids } from "../ports/ids.ts";
import type { NewDelivery, StoreTransaction } from "../ports/store.ts";
import { english } from "../wording/english.ts";
import { readDigest } from "./read-digest.ts";

export type Posting = {
  readonly transaction: StoreTransaction;
  readonly ids: Pick<Ids, "next">;
  readonly addresses: Addresses | undefined;
  readonly now: Temporal.Instant;
};

/** In English: a shared channel has no language of its own. */
export function digestVoice(meeting: Meeting, addresses: Addresses | undefined): DigestVoice {
  return {
    language: "en",
    wording: english,
    themeName: (code) => inLanguage(themeLabel(code), "en"),
    calendarAddress: addresses?.calendarOf(meeting.id) ?? null,
  };
}

export async function composeMeetingDigest(
  meeting: Meeting,
  since: Temporal.Instant | null,
  { transaction, addresses, now }: Omit<Posting, "ids">,
): Promise<ComposedDigest> {
  return composeDigest(await readDigest(transaction, meeting, since, now), digestVoice(meeting, addresses));
}

/** When the digest before this one was posted. */
export function lastPostedAt(digests: readonly DigestRecord[]): Temporal.Instant | null {
  return lastPosted(digests)?.postedAt ?? null;
}

export function lastPosted(digests: readonly DigestRecord[]): DigestRecord | null {
  const at = ({ postedAt }: DigestRecord) => postedAt?.epochMilliseconds ?? 0;
  return digests.filter(({ state }) => state === "posted").toSorted((one, other) => at(other) - at(one))[0] ?? null;
}

/** How many channels it goes to. The digests of the meeting are locked. */
export async function postDigest(
  meeting: Meeting,
  id: DigestId,
  digests: readonly DigestRecord[],
  by: PersonId | null,
  posting: Posting,
): Promise<number> {
  const { transaction, now } = posting;
  const channels = await transaction.listChannels(meeting.id);
  if (channels.length === 0) return 0;
  const since = lastPostedAt(digests);
  const composed = await composeMeetingDigest(meeting, since, posting);
  const fingerprint = fingerprintOf(await transaction.listRequests(meeting.id));
  await transaction.saveDigest(meeting.id, { id, state: "posted", since, postedAt: now, fingerprint }, by, now);
  for (const conversation of channels) {
    const { post, deliveries } = address(composed, conversation, posting);
    await transaction.savePost(meeting.id, id, post);
    await transaction.enqueue(deliveries, now);
  }
  const facts = { digestId: id, channels: channels.length };
  await transaction.audit({ at: now, personId: by, action: "digest posted", subject: meeting.id, facts });
  return channels.length;
}

/** What has arrived since is taken into the digest that was posted last; nothing where nothing changed. */
export async function updateDigest(
  meeting: Meeting,
  digests: readonly DigestRecord[],
  posting: Posting,
): Promise<boolean> {
  const { transaction, now } = posting;
  const digest = lastPosted(digests);
  if (!digest) return false;
  const fingerprint = fingerprintOf(await transaction.listRequests(meeting.id));
  if (fingerprint === digest.fingerprint) return false;
  const composed = await composeMeetingDigest(meeting, digest.since, posting);
  await transaction.saveDigest(meeting.id, { ...digest, fingerprint }, null, now);
  for (const post of await transaction.listPosts(meeting.id, digest.id)) {
    const { post: changed, deliveries } = readdress(composed, post, posting);
    await transaction.savePost(meeting.id, digest.id, changed);
    await transaction.enqueue(deliveries, now);
  }
  return true;
}

type Addressed = { readonly post: DigestPost; readonly deliveries: readonly NewDelivery[] };

function address({ post, details }: ComposedDigest, conversation: Conversation, { ids }: Posting): Addressed {
  const to = { conversation, replaces: null, personId: null };
  const postId = DeliveryId.parse(ids.next());
  const beneath = details.map((message) => ({ ...to, id: DeliveryId.parse(ids.next()), message, beneath: postId }));
  return {
    post: { conversation, postId, detailIds: beneath.map(({ id }) => id) },
    deliveries: [{ ...to, id: postId, message: post }, ...beneath],
  };
}

/** Each message takes the place of the one that stands there; what is more comes last. */
function readdress({ post, details }: ComposedDigest, before: DigestPost, { ids }: Posting): Addressed {
  const to = { conversation: before.conversation, personId: null };
  const replace = (message: OutboundMessage, replaces: DeliveryId | null) => ({
    ...to,
    id: DeliveryId.parse(ids.next()),
    message,
    replaces,
  });
  const beneath = details.map((message, index) => ({
    ...replace(message, before.detailIds[index] ?? null),
    beneath: before.postId,
  }));
  const added = beneath.filter(({ replaces }) => replaces === null).map(({ id }) => id);
  return {
    post: { ...before, detailIds: [...before.detailIds, ...added] },
    deliveries: [replace(post, before.postId), ...beneath],
  };
}

/** Another one as soon as anything was submitted, withdrawn or declared. */
export function fingerprintOf(requests: readonly Request[]): string {
  const responses = requests.flatMap(({ responses: all }) => all);
  const submissions = responses.reduce((sum, response) => sum + response.submissions, 0);
  const withdrawn = responses.filter(({ state }) => state === "withdrawn").length;
  const statements = requests.filter(({ statement }) => statement !== null).length;
  const newest = Math.max(0, ...responses.map(({ submittedAt }) => submittedAt?.epochMilliseconds ?? 0));
  return [requests.length, statements, submissions, withdrawn, newest].join("/");
}
