// When the digests of the plan are posted: in the morning of a working day of the place of the meeting.
import { Temporal } from "temporal-polyfill";
import { type DigestId, PLANNED_DIGESTS } from "../domain/digest.ts";
import type { Meeting } from "../domain/meeting.ts";

/** Nobody reads a channel at night. */
const POSTED_AT = Temporal.PlainTime.from("10:00");
/** Later than that on the day, it would come when people leave. */
const LATEST_AT = Temporal.PlainTime.from("18:00");
const LAST_WORKING_DAY = 5;

export type PlannedDigest = {
  readonly id: DigestId;
  readonly at: Temporal.Instant;
  /** After this moment it is not posted any more. */
  readonly until: Temporal.Instant;
};

/** The earliest first. One that falls on a weekend is posted on the working day before. */
export function planDigests(meeting: Meeting): readonly PlannedDigest[] {
  return PLANNED_DIGESTS.map(({ id, daysBefore }) => {
    const on = workingDayUpTo(meeting.startsOn.subtract({ days: daysBefore }));
    const at = (time: Temporal.PlainTime) =>
      on.toZonedDateTime({ timeZone: meeting.timeZone, plainTime: time }).toInstant();
    return { id, at: at(POSTED_AT), until: at(LATEST_AT) };
  });
}

function workingDayUpTo(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek <= LAST_WORKING_DAY ? date : workingDayUpTo(date.subtract({ days: 1 }));
}
