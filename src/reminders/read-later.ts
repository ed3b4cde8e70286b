// Reads "tomorrow", "friday", "next week", "in three days" or "3 March" after "later": the day of the next reminder.
import type { Temporal } from "temporal-polyfill";
import { foldWords } from "../domain/fold-words.ts";
import { findLexemes } from "../questionnaire/read-calendar-lexemes.ts";
import { type Calendar, firstDayOfWeek } from "./calendar.ts";
import { readAway } from "./read-away.ts";
import { readWeekday } from "./read-weekday.ts";

export type LaterReading =
  | { readonly kind: "on"; readonly on: Temporal.PlainDate }
  | { readonly kind: "today" }
  | { readonly kind: "past" }
  | { readonly kind: "not-a-date" };

const LONGEST_CHARACTERS = 100;
const LEAD = /^(?:(?:on|by|until|till|the|this|next|coming|le|el|в|во|am) )+/;
const NAMED_NUMBERS = "a two three four five six seven eight nine ten".split(" ");
const DISTANCE =
  /^(?:in |after )?(?<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|(?:a )?couple of) (?<unit>day|days|week|weeks|month|months)$/;
const NEXT_WEEK = new Set(["next week", "la semaine prochaine", "la proxima semana", "на следующей неделе", "下周"]);
const TODAY =
  /^(today|now|later today|this (morning|afternoon|evening)|tonight|in (an|one|\d+|a few) (hour|hours|minutes?))$/;

/** A day of the week is the next such day; a day without a year the next such day too. */
export function readLater(typed: string, today: Temporal.PlainDate, calendar: Calendar): LaterReading {
  if (typed.length > LONGEST_CHARACTERS) return { kind: "not-a-date" };
  const words = foldWords(typed);
  if (TODAY.test(words)) return { kind: "today" };
  if (NEXT_WEEK.has(words)) return { kind: "on", on: nextDayOf(firstDayOfWeek(calendar), today) };
  const weekday = readWeekday(words.replace(LEAD, ""));
  if (weekday !== null) return { kind: "on", on: nextDayOf(weekday, today) };
  const distance = readDistance(words, today);
  if (distance) return { kind: "on", on: distance };
  return readDay(typed, today);
}

/** The next day that is that day of the week; today's own comes in a week. */
export function nextDayOf(dayOfWeek: number, today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: ((dayOfWeek - today.dayOfWeek + 6) % 7) + 1 });
}

function readDistance(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const { count, unit } = DISTANCE.exec(words)?.groups ?? {};
  if (count === undefined || unit === undefined) return null;
  const named = count.endsWith("couple of") ? 2 : NAMED_NUMBERS.indexOf(count.replace(/^(an|one)$/, "a")) + 1;
  const number = named > 0 ? named : Number(count);
  if (number < 1) return null;
  if (unit.startsWith("month")) return number <= 12 ? today.add({ months: number }) : null;
  const days = unit.startsWith("week") ? number * 7 : number;
  return days <= 366 ? today.add({ days }) : null;
}

/** "tomorrow" in the six languages, and dates; nothing may follow. */
function readDay(typed: string, today: Temporal.PlainDate): LaterReading {
  const [first] = findLexemes(typed.replace(/^\s*(on|until|till|le|el)\s+/i, ""));
  if (
    first?.kind === "word" &&
    first.means.kind === "relative" &&
    first.means.unit === "day" &&
    first.means.shift === 1
  )
    return { kind: "on", on: today.add({ days: 1 }) };
  const reading = readAway(typed, today);
  if (reading.kind !== "until") return reading;
  if (reading.substitute !== null) return { kind: "not-a-date" };
  return reading.on.equals(today) ? { kind: "today" } : { kind: "on", on: reading.on };
}
