// The record of a round: what became of each person's reminder, told by what was decided and by every attempt. Pure.
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { PersonId } from "../domain/ids.ts";
import type { LeftOutReason, StepId } from "../domain/reminder.ts";

/** First what somebody has to do something about. */
export const RECORD_OUTCOMES = [
  "unreachable",
  "refused",
  /** It may have arrived, and the platform cannot say. */
  "unknown",
  /** Held back at the moment of sending. */
  "dropped",
  /** The platform asked to come back later. */
  "waiting",
  "on-the-way",
  /** The morning of that person is still to come. */
  "later",
  "sent",
  "left-out",
  /** The details of an old delivery are removed. */
  "not-kept",
] as const;
export type RecordOutcome = (typeof RECORD_OUTCOMES)[number];

export type Attempt = {
  readonly number: number;
  readonly platform: Platform;
  readonly startedAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant;
  readonly outcome: string;
  readonly code: string | null;
  readonly nextAt: Temporal.Instant | null;
};

export type RecordRow = {
  readonly stepId: StepId;
  readonly personId: PersonId;
  readonly name: string;
  readonly timeZone: string;
  /** Acronyms. */
  readonly organizations: readonly string[];
  readonly outcome: RecordOutcome;
  /** Why nothing was sent. */
  readonly reason: LeftOutReason | null;
  readonly platform: Platform | null;
  /** The platform's own word. */
  readonly code: string | null;
  readonly decidedAt: Temporal.Instant | null;
  /** When it was sent, or given up. */
  readonly finishedAt: Temporal.Instant | null;
  /** What waits: until when. */
  readonly until: Temporal.Instant | null;
  readonly attempts: readonly Attempt[];
};

/** What the database keeps of it. */
export type Recorded = {
  readonly stepId: StepId;
  readonly personId: PersonId;
  readonly name: string;
  readonly timeZone: string;
  readonly reason: LeftOutReason | null;
  readonly deliveryId: string | null;
  readonly decidedAt: Temporal.Instant;
  readonly delivery: {
    readonly platform: Platform;
    readonly state: "waiting" | "sending" | "sent" | "unreachable" | "refused" | "dropped" | "unknown";
    readonly code: string | null;
    readonly dueAt: Temporal.Instant;
    readonly finishedAt: Temporal.Instant | null;
    readonly attempts: readonly Attempt[];
  } | null;
};

export function readRecordRow(recorded: Recorded, organizations: readonly string[]): RecordRow {
  const { stepId, personId, name, timeZone, reason, delivery, decidedAt } = recorded;
  const outcome = outcomeOf(recorded);
  return {
    stepId,
    personId,
    name,
    timeZone,
    organizations,
    outcome,
    reason,
    platform: delivery?.platform ?? null,
    code: delivery?.code ?? null,
    decidedAt,
    finishedAt: delivery?.finishedAt ?? null,
    until: outcome === "waiting" ? (delivery?.dueAt ?? null) : null,
    attempts: delivery?.attempts ?? [],
  };
}

function outcomeOf({ deliveryId, delivery }: Recorded): RecordOutcome {
  if (deliveryId === null) return "left-out";
  if (delivery === null) return "not-kept";
  if (delivery.state === "sending") return "on-the-way";
  if (delivery.state === "waiting") return delivery.attempts.length > 0 ? "waiting" : "on-the-way";
  return delivery.state;
}

/** By outcome, then by name. */
export function inRecordOrder(rows: readonly RecordRow[]): readonly RecordRow[] {
  const rank = ({ outcome }: RecordRow) => RECORD_OUTCOMES.indexOf(outcome);
  return rows.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, "en"));
}
