// What is kept around a round: the accounts of those who may be reminded, and what became of each reminder. And the sheets
// that the secretariat is shown of it, in chat, in a terminal and as a table.
import type { Temporal } from "temporal-polyfill";
import type { AccountKey, Conversation, Platform } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { DeliveryId, MeetingId, PersonId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";
import type { LeftOutReason, StepId } from "../domain/reminder.ts";
import type { Table } from "../reports/table.ts";
import type { DeliveryAttempt } from "./deliveries.ts";
import type { RoundAnswer } from "./rounds.ts";

/** Somebody who may answer for an organization, with the accounts that were ever linked. */
export type ReachPerson = {
  readonly person: Person;
  readonly accounts: readonly {
    readonly key: AccountKey;
    readonly personal: Conversation | null;
    readonly state: "active" | "suspended";
    /** The newest message to this account that arrived, or that could not because of who reads it. */
    readonly lastDelivery: { readonly arrived: boolean; readonly code: string | null } | null;
  }[];
  /** Asked for no more reminders. */
  readonly stopped: boolean;
  readonly lastAnswerAt: Temporal.Instant | null;
};

/** One attempt to send a reminder. */
export type RecordedAttempt = Omit<DeliveryAttempt, "deliveryId" | "tenant" | "conversationId">;

export type RecordedDelivery = {
  readonly platform: Platform;
  readonly state: "waiting" | "sending" | "sent" | "unreachable" | "refused" | "dropped" | "unknown";
  readonly code: string | null;
  readonly dueAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant | null;
  readonly attempts: readonly RecordedAttempt[];
};

/** What was decided about one person in one step, and what came of it. */
export type RecordedRecipient = {
  readonly stepId: StepId;
  readonly personId: PersonId;
  readonly name: string;
  readonly timeZone: string;
  readonly reason: LeftOutReason | null;
  readonly deliveryId: DeliveryId | null;
  /** Null: nothing was to be sent, or the delivery is kept no longer. */
  readonly delivery: RecordedDelivery | null;
  readonly decidedAt: Temporal.Instant;
};

/** The part of a transaction that looks back on rounds. */
export interface RoundRecordReader {
  /** Focal points and alternates of the day, by name. */
  listReachPeople(on: Temporal.PlainDate): Promise<readonly ReachPerson[]>;
  /** Of one step, or of all; by step in the order of decision, then by name. */
  listRoundRecord(meetingId: MeetingId, stepId: StepId | null): Promise<readonly RecordedRecipient[]>;
}

/** The same in words and as a table. */
export type RoundSheet = {
  readonly meeting: { readonly id: MeetingId; readonly title: string };
  readonly words: OutboundMessage;
  readonly table: Table;
};

/** What the secretariat looks at around a round; nobody is written to, and nothing is changed. */
export interface RecordDesk {
  /** Waits until every platform has answered, or for so long. */
  check(
    meetingId: string,
    withinSeconds: number,
  ): Promise<RoundAnswer<RoundSheet & { readonly texts: readonly { readonly to: string; readonly text: string }[] }>>;
  /** Null: the step that was begun last. */
  record(meetingId: string, stepId: string | null): Promise<RoundAnswer<RoundSheet & { readonly stepId: StepId }>>;
  /** As `check`: who can be reached is part of it. */
  tasks(meetingId: string, withinSeconds: number): Promise<RoundAnswer<RoundSheet>>;
}
