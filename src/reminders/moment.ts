// When a reminder reaches a person: in that person's own day. Never before the step's date where the person is, never
// on a rest day or a holiday, never outside working hours, never in quiet hours.
import { Temporal } from "temporal-polyfill";
import type { Hours } from "../domain/own-settings.ts";
import { type Calendar, type DayOff, dayOff } from "./calendar.ts";

export type OwnDay = Calendar & {
  /** IANA name. */
  readonly timeZone: string;
  readonly opensAt: Temporal.PlainTime;
  /** The first minute that is not working time any more; after `opensAt`. */
  readonly closesAt: Temporal.PlainTime;
  readonly quiet: Hours | null;
};

/** Why a day was passed over, or an hour. */
export type Moved = {
  readonly on: Temporal.PlainDate;
  /** `clocks-changed`: the clocks of the place jumped over that day, or over that hour. */
  readonly because: DayOff | "clocks-changed" | "quiet-hours" | "too-late-that-day";
};

export type Moment =
  | {
      readonly kind: "at";
      readonly at: Temporal.Instant;
      /** The date of the moment where the person is. */
      readonly on: Temporal.PlainDate;
      readonly moved: readonly Moved[];
    }
  | { readonly kind: "none"; readonly moved: readonly Moved[] };

/** People who work from nine to five are written to at half past nine. */
export const OPENS_AT = Temporal.PlainTime.from("09:00");
export const CLOSES_AT = Temporal.PlainTime.from("17:00");
const MIDNIGHT = Temporal.PlainTime.from("00:00");
const AFTER_OPENING = { minutes: 30 };

/** A reminder that is later than this in the person's day is not sent in that step any more. */
const LATE = { hours: 2 };

/** Longer than any run of days off that is a calendar. */
const MAX_DAYS = 62;

/** The morning of the date, or the first working morning after it. */
export function chooseMoment(on: Temporal.PlainDate, day: OwnDay): Moment {
  return search(on, day, null);
}

/** For what is sent by hand: the first working time from now on. */
export function chooseMomentFrom(now: Temporal.Instant, day: OwnDay): Moment {
  return search(now.toZonedDateTimeISO(day.timeZone).toPlainDate(), day, now);
}

/** The time at which reminders come on a common day; null where quiet hours leave none. */
export function usualTime(day: OwnDay): Temporal.PlainTime | null {
  const aim = aimOf(day);
  const time = isQuiet(aim, day) && day.quiet ? day.quiet.until : aim;
  return isBefore(time, aim) || !isWorkingTime(time, day) ? null : time;
}

export type Standing = "waits" | "due" | "too-late";

/** Whether a moment has come, by now; one that is more than two hours late, or late beyond the working hours, is gone. */
export function standingOfMoment(
  moment: Extract<Moment, { kind: "at" }>,
  day: OwnDay,
  now: Temporal.Instant,
): Standing {
  if (Temporal.Instant.compare(now, moment.at) < 0) return "waits";
  const local = now.toZonedDateTimeISO(day.timeZone);
  const isSameDay = local.toPlainDate().equals(moment.on);
  if (
    !isSameDay ||
    Temporal.Instant.compare(now, moment.at.add(LATE)) > 0 ||
    !isBefore(local.toPlainTime(), day.closesAt)
  )
    return "too-late";
  return isQuiet(local.toPlainTime(), day) ? "waits" : "due";
}

function search(first: Temporal.PlainDate, day: OwnDay, notBefore: Temporal.Instant | null): Moment {
  const moved: Moved[] = [];
  for (let date = first, tries = 0; tries < MAX_DAYS; date = date.add({ days: 1 }), tries += 1) {
    const off = dayOff(date, day);
    if (off) {
      moved.push({ on: date, because: off });
      continue;
    }
    const found = findTime(date, day, notBefore);
    moved.push(...found.moved);
    if (found.at) return { kind: "at", at: found.at, on: date, moved };
  }
  return { kind: "none", moved };
}

type Found = { readonly at: Temporal.Instant | null; readonly moved: readonly Moved[] };

function findTime(date: Temporal.PlainDate, day: OwnDay, notBefore: Temporal.Instant | null): Found {
  const earliest = notBefore ? timeOn(date, day, notBefore) : MIDNIGHT;
  const aim = earliest === null || isBefore(earliest, aimOf(day)) ? aimOf(day) : earliest;
  const isHushed = isQuiet(aim, day);
  const time = isHushed && day.quiet ? day.quiet.until : aim;
  if (earliest === null || isBefore(time, aim) || !isWorkingTime(time, day))
    return { at: null, moved: [{ on: date, because: isHushed ? "quiet-hours" : "too-late-that-day" }] };
  const at = atClock(date, time, day.timeZone);
  if (!isWithin(at, date, day)) return { at: null, moved: [{ on: date, because: "clocks-changed" }] };
  return { at, moved: isHushed ? [{ on: date, because: "quiet-hours" }] : [] };
}

/** The time of the person's clock at `instant`, if that is on the date; midnight on later dates, null on earlier ones. */
function timeOn(date: Temporal.PlainDate, day: OwnDay, instant: Temporal.Instant): Temporal.PlainTime | null {
  const local = instant.toZonedDateTimeISO(day.timeZone);
  const order = Temporal.PlainDate.compare(local.toPlainDate(), date);
  if (order > 0) return null;
  return order < 0 ? MIDNIGHT : local.toPlainTime();
}

/** A whole day may be missing where a place moved across the date line, and an hour where clocks are put forward. */
function isWithin(at: Temporal.Instant, date: Temporal.PlainDate, day: OwnDay): boolean {
  const local = at.toZonedDateTimeISO(day.timeZone);
  const time = local.toPlainTime();
  return local.toPlainDate().equals(date) && isWorkingTime(time, day) && !isQuiet(time, day);
}

/**
 * The instant at which the clock of the place shows the time. Where the clocks are put forward over it, as much later
 * as they jump; where they show it twice, the first time.
 */
function atClock(date: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Temporal.Instant {
  return date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: "compatible" }).toInstant();
}

/** Half an hour after work begins, or its beginning where it is over by then. */
function aimOf(day: OwnDay): Temporal.PlainTime {
  const aim = day.opensAt.add(AFTER_OPENING);
  return isWorkingTime(aim, day) ? aim : day.opensAt;
}

function isWorkingTime(time: Temporal.PlainTime, { opensAt, closesAt }: OwnDay): boolean {
  return !isBefore(time, opensAt) && isBefore(time, closesAt);
}

/** Quiet hours may go over midnight: from 16:00 until 9:30. */
function isQuiet(time: Temporal.PlainTime, { quiet }: OwnDay): boolean {
  if (quiet === null) return false;
  const [begun, ended] = [!isBefore(time, quiet.from), !isBefore(time, quiet.until)];
  return isBefore(quiet.until, quiet.from) ? begun || !ended : begun && !ended;
}

function isBefore(one: Temporal.PlainTime, other: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(one, other) < 0;
}
