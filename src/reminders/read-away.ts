// Reads "3 March", "3 March 2026, Ben" or "2026-03-03 for Ben" after "I am away until": the last day, and who stands in.
import { Temporal } from "temporal-polyfill";
import { findLexemes } from "../questionnaire/read-calendar-lexemes.ts";
import { findDate, isInCalendar, type LooseDate, writeIso } from "../questionnaire/read-loose-date.ts";

export type AwayReading =
  | { readonly kind: "until"; readonly on: Temporal.PlainDate; readonly substitute: string | null }
  | { readonly kind: "not-a-date" }
  | { readonly kind: "past" };

/** A longer absence is no absence; somebody else should be named as focal point. */
export const MAX_AWAY_DAYS = 366;
const LONGEST_CHARACTERS = 200;

/** A day without a year is the next such day. */
export function readAway(typed: string, today: Temporal.PlainDate): AwayReading {
  if (typed.length > LONGEST_CHARACTERS) return { kind: "not-a-date" };
  const lexemes = findLexemes(typed);
  const found = findDate(lexemes, 0, today.toString());
  const on = found && readDay(found.date, today);
  if (!found || !on) return { kind: "not-a-date" };
  const days = today.until(on, { largestUnit: "days" }).days;
  if (days < 0) return { kind: "past" };
  if (days > MAX_AWAY_DAYS) return { kind: "not-a-date" };
  const rest = typed
    .slice(lexemes[found.next]?.start ?? typed.length)
    .replace(/^[\s,;.]*(and|for|substitute|instead)?[\s:,]*/i, "")
    .trim();
  return { kind: "until", on, substitute: rest === "" ? null : rest };
}

function readDay({ year, month, day, either }: LooseDate, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (month === null || day === null || either) return null;
  const inYear = (of: number) => {
    const iso = writeIso({ year: of, month, day });
    return isInCalendar(iso) ? Temporal.PlainDate.from(iso) : null;
  };
  if (year !== null) return inYear(year);
  const thisYear = inYear(today.year);
  return thisYear && Temporal.PlainDate.compare(thisYear, today) >= 0 ? thisYear : inYear(today.year + 1);
}
