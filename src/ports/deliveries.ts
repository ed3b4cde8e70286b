// Broadcasts: messages that nobody waits for, such as reminders and digests. A job engine hands them out lane by lane, at
// the pace that the platform allows, and every attempt at one is recorded.
import type { Temporal } from "temporal-polyfill";
import type { Conversation, Platform } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { DeliveryId, MeetingId, PersonId } from "../domain/ids.ts";
import type { LeftOutReason, StepId } from "../domain/reminder.ts";

/** A reply leaves at once and in order within its conversation; a broadcast waits for its slot in its lane. */
export type DeliveryKind = "reply" | "broadcast";

/** What one attempt came to. */
export const ATTEMPT_OUTCOMES = [
  "sent",
  /** The platform was asked about an earlier attempt, and the message was there. */
  "arrived",
  "try-later",
  /** The answer was lost: it may have arrived. */
  "lost",
  "unreachable",
  "refused",
  /** Nobody can tell whether an earlier attempt arrived; nothing more is sent. */
  "unknown",
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

export type DeliveryAttempt = {
  readonly deliveryId: DeliveryId;
  /** From 1; goes on when the delivery moves to another conversation of the person. */
  readonly number: number;
  readonly platform: Platform;
  readonly tenant: string;
  readonly conversationId: string;
  readonly startedAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant;
  readonly outcome: AttemptOutcome;
  /** The platform's own word for it, where it was not sent. */
  readonly code: string | null;
  /** When it is tried again; null when it is not, or elsewhere at once. */
  readonly nextAt: Temporal.Instant | null;
};

/** What shares one limit of a platform: a Slack workspace, a Teams tenant. */
export type Lane = { readonly platform: Platform; readonly tenant: string };

/** What a platform allows in a lane: a bucket of `burst` messages that is filled at `perSecond`. */
export type LaneLimit = {
  readonly perSecond: number;
  readonly burst: number;
};

/** How far a lane is booked, shared by all processes on one database. */
export type LaneRecord = Lane & {
  /** The moment at which the bucket is full again, had nobody booked any more. */
  readonly bookedUntil: Temporal.Instant;
  /** The platform asked for silence until then. */
  readonly blockedUntil: Temporal.Instant | null;
};

/** A broadcast that this courier may send now, and nobody else. */
export type ClaimedBroadcast = {
  readonly id: DeliveryId;
  readonly personId: PersonId | null;
  readonly conversation: Conversation;
  readonly message: OutboundMessage;
  /** The number of the attempt that begins now. */
  readonly attempt: number;
  /** An earlier attempt may have arrived: the platform is asked first. */
  readonly doubtful: boolean;
  /** The step of a round that it belongs to. */
  readonly step: { readonly meetingId: MeetingId; readonly stepId: StepId } | null;
};

export type Claim = {
  readonly claimed: readonly ClaimedBroadcast[];
  /** Being sent by a courier that lives: their jobs come back by themselves. */
  readonly elsewhere: readonly DeliveryId[];
};

/** What an attempt came to, as it is recorded. */
export type AttemptRecord = {
  readonly id: DeliveryId;
  readonly courier: string;
  readonly startedAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant;
  readonly outcome: AttemptOutcome;
  readonly code: string | null;
};

/** How an attempt can end a delivery. */
export type FinishedState = "sent" | "unreachable" | "refused" | "unknown";

/** The part of a transaction that is about broadcasts. */
export interface BroadcastRecords {
  /** The lanes, locked until the end, and the time of the database. */
  lockLanes(lanes: readonly Lane[]): Promise<{ readonly lanes: readonly LaneRecord[]; readonly now: Temporal.Instant }>;
  saveLanes(lanes: readonly LaneRecord[]): Promise<void>;
  /** Those that are due, and those that a dead courier left; what it had begun to send is doubtful. */
  claimBroadcasts(ids: readonly DeliveryId[], courier: string): Promise<Claim>;
  /** Held back at the moment of sending; the round's row says so too. */
  dropBroadcasts(
    drops: readonly { readonly id: DeliveryId; readonly reason: LeftOutReason }[],
    at: Temporal.Instant,
  ): Promise<void>;
  /** Drops all of a step that still waits. Returns how many. */
  dropWaiting(meetingId: MeetingId, stepId: StepId, reason: LeftOutReason, at: Temporal.Instant): Promise<number>;
  /** Back into its lane. Not counted and not recorded as an attempt where nothing was tried. */
  releaseBroadcast(id: DeliveryId, courier: string): Promise<void>;
  /** Tried, and to be tried again after so long. `doubtful`: it may have arrived. */
  postponeBroadcast(
    attempt: AttemptRecord,
    lane: Lane,
    wait: { readonly afterMilliseconds: number; readonly doubtful: boolean },
  ): Promise<void>;
  /** To another conversation of the person, as the same delivery. */
  moveBroadcast(attempt: AttemptRecord, to: Conversation): Promise<void>;
  /** Active personal conversations of the person in which it was not tried, the one bound last first. */
  listUntried(id: DeliveryId): Promise<readonly Conversation[]>;
}

/** What couriers do with broadcasts outside of a transaction. */
export interface Broadcasts {
  /** Lanes in which something is due or under way. */
  listLanes(): Promise<readonly Lane[]>;
  /**
   * Says that the claimed broadcast leaves now: if this courier dies after it, it may have arrived. False, and it must not
   * leave, where it is no longer this courier's.
   */
  beginBroadcast(id: DeliveryId, courier: string): Promise<boolean>;
  finishBroadcast(attempt: AttemptRecord, state: FinishedState, messageRef: string | null): Promise<void>;
  /** From now on this courier counts as living, for as long as this process lives and its database is connected. */
  present(courier: string): Promise<void>;
  /** How many broadcasts wait in each lane. */
  countBacklog(): Promise<readonly (Lane & { readonly waiting: number })[]>;
  /** The attempts at these broadcasts, by delivery, in order. A reply leaves no record of its attempts. */
  listAttempts(ids: readonly DeliveryId[]): Promise<readonly DeliveryAttempt[]>;
  readonly jobs: Jobs;
}

/** A job is a delivery's turn in its lane, handed to one process at a time. */
export type Job = { readonly id: string; readonly handedOut: number; readonly deliveryId: DeliveryId };

/** The engine that hands out jobs. A broadcast gets its job in the transaction that enqueues it. */
export interface Jobs {
  /** Must come before a transaction that enqueues, postpones or moves broadcasts; all lanes that there are, if none is named. */
  prepare(lanes?: readonly Lane[]): Promise<void>;
  /** The oldest that are due. What is not completed within seconds is handed out again. */
  take(lane: Lane, limit: number): Promise<readonly Job[]>;
  complete(lane: Lane, jobs: readonly Job[]): Promise<void>;
  /** Takes jobs back from processes that died, and gives a job to every broadcast of the lanes that has none. */
  takeBack(lanes: readonly Lane[]): Promise<void>;
}
