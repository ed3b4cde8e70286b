// What the core asks of a chat platform. Slack, Teams and the try-out page implement it.
import type { Temporal } from "temporal-polyfill";
import type { AccountKey, Conversation, Platform } from "../chat/address.ts";
import type { Profile } from "../chat/inbound.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { DeliveryId } from "../domain/ids.ts";
import type { ReachFinding } from "../domain/reach.ts";
import type { LaneLimit } from "./deliveries.ts";
import type { FetchedFile } from "./shared-files.ts";

export type OutgoingDelivery = {
  readonly id: DeliveryId;
  readonly conversation: Conversation;
  readonly message: OutboundMessage;
  /** The platform's id of an earlier message that this one takes the place of. */
  readonly replaces: string | null;
  /** The platform's id of an earlier message in whose thread this one stands; absent: in the conversation itself. */
  readonly beneath?: string | null;
};

/** What became of one attempt. `code` is the platform's own, for the record. */
export type DeliveryOutcome =
  | { readonly kind: "sent"; readonly messageRef: string; readonly at: Temporal.Instant }
  | {
      readonly kind: "try-later";
      readonly afterSeconds: number;
      readonly code: string;
      /** Said to the whole workspace or tenant, such as 429: nothing else there would go through. Absent: to this message. */
      readonly holdsLane?: boolean;
    }
  /** The answer was lost, or was one of trouble in the middle: the message may have arrived. */
  | { readonly kind: "lost"; readonly code: string }
  /** Nobody can be reached there until the person acts again. */
  | { readonly kind: "unreachable"; readonly code: string }
  /** The platform will never take this message. */
  | { readonly kind: "refused"; readonly code: string };

/** What the platform knows of a delivery whose attempt was cut off by a crash. */
export type DeliveryTrace =
  /** `at` by the platform's clock; null where it does not say. */
  | { readonly kind: "arrived"; readonly messageRef: string; readonly at: Temporal.Instant | null }
  | { readonly kind: "did-not-arrive" }
  /** Nobody can tell now; the platform asks to come back. */
  | { readonly kind: "ask-later"; readonly afterSeconds: number; readonly code: string }
  | { readonly kind: "cannot-tell" };

/** Whom a check asks about: an account that is known, or somebody of the roster who has none here yet. */
export type ReachSubject =
  | { readonly kind: "account"; readonly account: AccountKey; readonly conversation: Conversation | null }
  | { readonly kind: "email"; readonly email: string };

export interface ChatPlatform {
  readonly platform: Platform;
  /** What it allows in one workspace or tenant; absent: as much as one likes. */
  readonly limit?: LaneLimit;
  /** Never throws for what a platform may answer; that is an outcome. */
  deliver(delivery: OutgoingDelivery): Promise<DeliveryOutcome>;
  trace(delivery: OutgoingDelivery): Promise<DeliveryTrace>;
  /** Where this account can be written to in private, though no private conversation is known yet; null if it cannot. */
  personalConversation(account: AccountKey): Conversation | null;
  /** The channel for everybody in it, and no thread of it; null for what is no channel. */
  channelItself(conversation: Conversation): Conversation | null;
  /** Who the platform says this account is; asked once, when an account is not bound yet. */
  readProfile(account: AccountKey, conversation: Conversation): Promise<Profile>;
  /**
   * Whether somebody can be written to, as far as the platform says without anybody seeing that it was asked: never a
   * message, never a conversation begun. Waits its turn where the platform limits how often it may be asked. Never throws.
   */
  checkReach(subject: ReachSubject): Promise<ReachFinding>;
  /** As the adapter told of it when it was shared. Never throws. Absent: no file can be fetched there. */
  fetchFile?(
    file: { readonly reference: string; readonly address: string | null },
    conversation: Conversation,
  ): Promise<FetchedFile>;
}
