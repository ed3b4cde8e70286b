// What a rehearsal of a meeting's reminders came to: every message, and everybody who was left out, in order of time.
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { LeftOutReason, StepId } from "../domain/reminder.ts";

export type RehearsedOutcome =
  | {
      readonly kind: "sent";
      /** Null: assumed, since nobody can write to the person yet. */
      readonly platform: Platform | null;
      readonly message: OutboundMessage;
    }
  | { readonly kind: "left-out"; readonly reason: LeftOutReason };

export type RehearsalRow = {
  readonly at: Temporal.Instant;
  readonly stepId: StepId;
  readonly person: string;
  /** Where the person is; IANA name. */
  readonly timeZone: string;
  /** Acronyms of the organizations that the step is about for this person. */
  readonly organizations: readonly string[];
  readonly outcome: RehearsedOutcome;
};

/** One sentence, and whom or what it counts. */
export type RehearsalNote = { readonly says: string; readonly names: readonly string[] };

export type Rehearsal = {
  readonly meeting: Pick<Meeting, "id" | "title" | "city" | "timeZone" | "startsOn" | "endsOn">;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** In the order of the plan; `on` by the calendar of the place of the meeting. */
  readonly steps: readonly { readonly id: StepId; readonly on: Temporal.PlainDate }[];
  /** Earliest first; at one instant by name. */
  readonly rows: readonly RehearsalRow[];
  /** What was taken for granted, in sentences. */
  readonly assumptions: readonly string[];
  /** What the secretariat may want to look at. */
  readonly notes: readonly RehearsalNote[];
};
