// What a rehearsal asks of the world, a copy of everything whose past can be changed, and what it answers.
import type { Temporal } from "temporal-polyfill";
import type { MeetingId } from "../domain/ids.ts";
import type { StepId } from "../domain/reminder.ts";
import type { Rehearsal } from "../reports/rehearsal.ts";
import type { Store } from "./store.ts";

/** A copy of the whole database; nothing that happens in it reaches anybody. */
export interface DatabaseCopy {
  readonly store: Store;
  openMeeting(meetingId: MeetingId): Promise<void>;
  /**
   * Makes the copy fit for a clock that is set back to `at`: reminders decided since then are forgotten, these steps of
   * the meeting count as planned, and what was answered or sent since counts as answered or sent long before.
   */
  windBack(meetingId: MeetingId, steps: readonly StepId[], at: Temporal.Instant): Promise<void>;
}

export type RehearsalOrder = {
  readonly meetingId: string;
  /** The day on which the clock begins; null: now, or the first step that is left where all of them have passed. */
  readonly from: Temporal.PlainDate | null;
  /** People whom nobody can write to yet are reminded on a platform that only records. */
  readonly asIfReachable: boolean;
};

export type RehearsalAnswer =
  | { readonly ok: true; readonly value: Rehearsal }
  /** `words` says why to a person. */
  | { readonly ok: false; readonly words: string };
