// The dates of a meeting as entries of a calendar: the meeting itself, and the days on which something is due.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";

/** A whole day, or several. */
export type CalendarEntry = {
  /** Stays the same when the entry changes, so that a calendar brings it up to date. */
  readonly id: string;
  readonly title: string;
  readonly from: Temporal.PlainDate;
  /** The last day. */
  readonly to: Temporal.PlainDate;
  readonly place: string | null;
};

/** `titleOf` names an instrument; what is due says for which meeting. */
export function compileCalendar(
  meeting: Meeting,
  titleOf: (instrumentId: Meeting["asks"][number]["instrumentId"]) => string,
): readonly CalendarEntry[] {
  const itself = {
    id: meeting.id,
    title: meeting.title,
    from: meeting.startsOn,
    to: meeting.endsOn,
    place: meeting.city,
  };
  const due = meeting.asks.map(({ instrumentId, dueOn }) => ({
    id: `${meeting.id}-${instrumentId}`,
    title: `${titleOf(instrumentId)}: due for the ${meeting.title}`,
    from: dueOn,
    to: dueOn,
    place: null,
  }));
  return [...due, itself].toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from));
}
