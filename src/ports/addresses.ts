// Where something of this installation can be had outside the chat. An address proves that this program gave it out, and
// leads to nothing else.
import type { MeetingId } from "../domain/ids.ts";

export interface Addresses {
  /** The days of a meeting as a calendar file; null where the world does not reach this server. */
  calendarOf(meetingId: MeetingId): string | null;
}
