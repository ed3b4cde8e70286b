// Broadcasts: messages that nobody waits for, such as reminders and digests. A job engine hands them out lane by lane, at
// the pace that the platform allows, and every attempt at one is recorded.
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { DeliveryId } from "../domain/ids.ts";

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
