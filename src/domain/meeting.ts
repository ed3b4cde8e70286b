// A coordination meeting of a series, and how its title and dates are written.
import type { Temporal } from "temporal-polyfill";
import type { InstrumentId, MeetingId, SeriesId } from "./ids.ts";

/** `planned`: nothing is asked yet. `open`: organizations report. `closed`: what was submitted is final. */
export type MeetingState = "planned" | "open" | "closed";

export type Meeting = {
  readonly id: MeetingId;
  readonly seriesId: SeriesId;
  /** Null where an event of the series carries no number. */
  readonly number: number | null;
  readonly title: string;
  readonly city: string;
  /** IANA name of the place of the meeting. */
  readonly timeZone: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly state: MeetingState;
  /** The instruments asked for this meeting, each with its own due date. */
  readonly asks: readonly { readonly instrumentId: InstrumentId; readonly dueOn: Temporal.PlainDate }[];
};
