// What digests ask of the database, within a transaction of the store; and what an adapter may ask of the digests.
import type { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { DigestId, DigestState } from "../domain/digest.ts";
import type { DeliveryId, MeetingId, PersonId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";

/** A digest as it stands; one of the plan that nobody touched is `planned` and has no row. */
export type DigestRecord = {
  readonly id: DigestId;
  readonly state: DigestState;
  /** When the digest before it was compiled; null: there was none. */
  readonly since: Temporal.Instant | null;
  /** When it was posted; null while it was not. */
  readonly postedAt: Temporal.Instant | null;
  /** What it counted when it was last compiled: another one means that it is to be brought up to date. */
  readonly fingerprint: string | null;
};

/** A digest in one channel: the message, and those that stand beneath it, in order. */
export type DigestPost = {
  readonly conversation: Conversation;
  readonly postId: DeliveryId;
  readonly detailIds: readonly DeliveryId[];
};

/** How often somebody reads a digest of their own. */
export type Rhythm = "daily" | "weekly";

export type Subscription = {
  readonly person: Person;
  readonly rhythm: Rhythm;
  readonly lastSentAt: Temporal.Instant | null;
  readonly subscribedAt: Temporal.Instant;
  /** Where the person is written to in private; null if nowhere. */
  readonly conversation: Conversation | null;
};

/** The part of a transaction that is about digests. */
export interface DigestRecords {
  /** The record of the meeting as it was imported. */
  readMeetingRecord(meetingId: MeetingId): Promise<unknown>;
  /** The channels in which digests of the meeting are posted, in the order in which they were bound. */
  listChannels(meetingId: MeetingId): Promise<readonly Conversation[]>;
  bindChannel(meetingId: MeetingId, channel: Conversation, by: PersonId, at: Temporal.Instant): Promise<void>;
  /** False when the channel was not bound. */
  unbindChannel(meetingId: MeetingId, channel: Conversation): Promise<boolean>;
  /** The digests of the meeting, oldest first; no other transaction changes them until this one ends. */
  lockDigests(meetingId: MeetingId): Promise<readonly DigestRecord[]>;
  saveDigest(meetingId: MeetingId, digest: DigestRecord, by: PersonId | null, at: Temporal.Instant): Promise<void>;
  listPosts(meetingId: MeetingId, id: DigestId): Promise<readonly DigestPost[]>;
  savePost(meetingId: MeetingId, id: DigestId, post: DigestPost): Promise<void>;
  listSubscriptions(on: Temporal.PlainDate): Promise<readonly Subscription[]>;
  findSubscription(personId: PersonId): Promise<Rhythm | null>;
  /** Null ends it. */
  saveSubscription(personId: PersonId, rhythm: Rhythm | null, at: Temporal.Instant): Promise<void>;
  /** Notes a digest as sent; false when another process was first, and nothing is to be sent. */
  claimSubscription(
    subscription: Pick<Subscription, "lastSentAt">,
    personId: PersonId,
    at: Temporal.Instant,
  ): Promise<boolean>;
}

export type DigestPreview = {
  /** As it would stand in a channel, and what would stand beneath it. */
  readonly post: OutboundMessage;
  readonly details: readonly OutboundMessage[];
  /** How many channels it goes to. */
  readonly channels: number;
};

export type DigestAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** `words` says it to a person. */
  | { readonly ok: false; readonly words: string };

/** What the secretariat does with digests from the operator's command line. */
export interface DigestDesk {
  preview(meetingId: string): Promise<DigestAnswer<DigestPreview>>;
  /** Into every channel of the meeting, now. */
  post(meetingId: string): Promise<DigestAnswer<{ readonly channels: number }>>;
}
