// What one person asks for beyond answering: own settings, a reminder on another day, a colleague's help; and the
// responses that the secretariat returns. Part of a transaction of the store.
import type { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { DeliveryId, PersonId, RequestId, ResponseId } from "../domain/ids.ts";
import type { OwnSettings } from "../domain/own-settings.ts";
import type { LeftOutReason } from "../domain/reminder.ts";

/** "Remind me again on Monday": once, on that day. */
export type OwnReminder = {
  readonly id: string;
  readonly personId: PersonId;
  /** A date where the person is. */
  readonly on: Temporal.PlainDate;
};

/** Where somebody can be written to in private. */
export type PersonalAddress = { readonly conversation: Conversation | null; readonly hasAccount: boolean };

export interface OwnWishRecords {
  findSettings(personId: PersonId): Promise<OwnSettings>;
  saveSettings(personId: PersonId, settings: OwnSettings): Promise<void>;

  /** Takes the place of the person's own reminder that still waits, if there is one. */
  saveOwnReminder(personId: PersonId, on: Temporal.PlainDate, at: Temporal.Instant): Promise<void>;
  /** The reminder that still waits goes, and no row says that it was. */
  dropOwnReminder(personId: PersonId): Promise<void>;
  /** Those whose day may have come somewhere: up to and including `on`. */
  listOwnReminders(on: Temporal.PlainDate): Promise<readonly OwnReminder[]>;
  /** The same reminder, locked until the end; null where it was decided or changed meanwhile. */
  lockOwnReminder(id: string): Promise<OwnReminder | null>;
  /** Says what became of it: why not, or the delivery. */
  decideOwnReminder(
    id: string,
    outcome: { readonly reason: LeftOutReason } | { readonly deliveryId: DeliveryId },
    at: Temporal.Instant,
  ): Promise<void>;

  /** The personal conversation that was bound last and is active. */
  findPersonalAddress(personId: PersonId): Promise<PersonalAddress>;

  /** The requests of these about which the colleague was asked since `since`. */
  listAskedSince(
    requestIds: readonly RequestId[],
    colleagueId: PersonId,
    since: Temporal.Instant,
  ): Promise<readonly RequestId[]>;
  noteColleagueAsked(
    requestIds: readonly RequestId[],
    askedBy: PersonId,
    colleagueId: PersonId,
    at: Temporal.Instant,
  ): Promise<void>;

  /** A submitted response becomes a draft again, with the note; what was submitted stays. */
  returnResponse(
    responseId: ResponseId,
    note: string,
    returnedBy: PersonId | null,
    at: Temporal.Instant,
  ): Promise<void>;
  /** A note to return something with, kept until it is said what. */
  keepReturnNote(personId: PersonId, note: string, at: Temporal.Instant): Promise<void>;
  /** The note, once; null if there is none since `since`. */
  takeReturnNote(personId: PersonId, since: Temporal.Instant): Promise<string | null>;

  /** The newest messages in the conversation, newest first, to find what a typed label belongs to; none unless the person reads text only. */
  listTextMessages(personId: PersonId, conversation: Conversation, limit: number): Promise<readonly OutboundMessage[]>;
}
