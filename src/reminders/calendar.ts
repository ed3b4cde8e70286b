// The days on which a person works: a work week, less the organization's holidays.
import type { Temporal } from "temporal-polyfill";
import type { WorkWeek } from "../domain/organization.ts";
import { unreachable } from "../domain/unreachable.ts";

export type Calendar = {
  readonly workWeek: WorkWeek;
  /** ISO dates. */
  readonly holidays: ReadonlySet<string>;
};

export type DayOff = "rest-day" | "holiday";

/** A run of days off longer than this is no calendar in which a reminder has a place. */
const MAX_DAYS_OFF = 60;

/** Why nobody works that day; null on a working day. */
export function dayOff(date: Temporal.PlainDate, calendar: Calendar): DayOff | null {
  if (restDays(calendar.workWeek).includes(date.dayOfWeek)) return "rest-day";
  return calendar.holidays.has(date.toString()) ? "holiday" : null;
}

/** The working day so many working days before (negative) or after the date; null where days off never end. */
export function addWorkingDays(date: Temporal.PlainDate, count: number, calendar: Calendar): Temporal.PlainDate | null {
  const step = { days: Math.sign(count) };
  let day = date;
  let left = Math.abs(count);
  for (let off = 0; left > 0; ) {
    day = day.add(step);
    if (dayOff(day, calendar) === null) {
      left -= 1;
      off = 0;
      continue;
    }
    off += 1;
    if (off > MAX_DAYS_OFF) return null;
  }
  return day;
}

/** The first working day of the week, as ISO counts days. */
export function firstDayOfWeek({ workWeek }: Calendar): number {
  return workWeek === "sun-thu" ? 7 : 1;
}

/** Days of the week as ISO counts them: Monday is 1. */
function restDays(workWeek: WorkWeek): readonly number[] {
  switch (workWeek) {
    case "mon-fri":
      return [6, 7];
    case "sun-thu":
      return [5, 6];
    default:
      return unreachable(workWeek);
  }
}
