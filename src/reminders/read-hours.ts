// Reads "8 to 16", "8:30-15:30", "9 to 5" or "10 p.m. until 7 a.m.": two times of the day on the person's clock.
import { Temporal } from "temporal-polyfill";
import type { Hours } from "../domain/own-settings.ts";
import { asciiDigits } from "../questionnaire/read-digits.ts";

export type HoursReading =
  | { readonly kind: "hours"; readonly hours: Hours }
  /** What holds for everybody: nine to five, or no quiet hours. */
  | { readonly kind: "usual" }
  /** The end is not later than the beginning, which only quiet hours may be. */
  | { readonly kind: "ends-too-early" }
  | { readonly kind: "not-hours" };

const LONGEST_CHARACTERS = 80;
const HALF_DAY = 12 * 60;
/** Nobody who leaves out "a.m." means an hour before this one. */
const EARLIEST_BEGINNING = 6 * 60;

const USUAL =
  /^(the )?(usual|normal|default|standard|none|no|off|reset|remove|clear|never)( ones| hours| quiet hours)?$/;
const NAMED_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const CLOCK =
  "(?<H>\\d{1,2})(?:[:.h](?<M>\\d{2}))?(?: ?(?:h|hrs?|hours?|o'clock|uhr|ч))?(?: ?(?<P>am|pm))?|(?<N>\\d{2})(?<O>\\d{2})";
const JOIN = "(?: ?(?:-|–|—|~|→) ?| (?:to|until|till|til|and|through|à|a|bis|hasta|до|到|至|إلى) )";
const RANGE = new RegExp(
  `^(?:(?:from|between|de|von|с|من) )?(?:${clockNamed("1")})${JOIN}(?:${clockNamed("2")})(?: every day| daily)?$`,
  "u",
);

function clockNamed(place: string): string {
  return CLOCK.replace(/\?<(\w)>/g, `?<$1${place}>`);
}

/** "9 to 5" is nine to seventeen: working hours end later on the same day. */
export function readWorkingHours(typed: string): HoursReading {
  const found = readRange(typed);
  if (found.kind !== "range") return found;
  const { from, until } = found;
  const end = until.half === null && until.minutes <= from.minutes ? until.minutes + HALF_DAY : until.minutes;
  const begin = isAfternoon(from, end, until) ? from.minutes + HALF_DAY : from.minutes;
  if (end >= 2 * HALF_DAY) return { kind: "not-hours" };
  return end > begin ? hoursOf(begin, end) : { kind: "ends-too-early" };
}

/** Quiet hours may go over midnight; nothing is guessed but "10 to 7 a.m.". */
export function readQuietHours(typed: string): HoursReading {
  const found = readRange(typed);
  if (found.kind !== "range") return found;
  const { from, until } = found;
  const isEvening = from.half === null && until.half === "am" && from.minutes < HALF_DAY;
  const begin = (isEvening ? from.minutes + HALF_DAY : from.minutes) % (2 * HALF_DAY);
  const end = until.minutes % (2 * HALF_DAY);
  return begin === end ? { kind: "ends-too-early" } : hoursOf(begin, end);
}

type Clock = { readonly minutes: number; readonly half: "am" | "pm" | null };
type Range = { readonly kind: "range"; readonly from: Clock; readonly until: Clock };

function readRange(typed: string): Range | { readonly kind: "usual" } | { readonly kind: "not-hours" } {
  if (typed.length > LONGEST_CHARACTERS) return { kind: "not-hours" };
  const words = normalize(typed);
  if (USUAL.test(words)) return { kind: "usual" };
  const groups = RANGE.exec(words)?.groups;
  const [from, until] = [groups && readClock(groups, "1"), groups && readClock(groups, "2")];
  return from && until ? { kind: "range", from, until } : { kind: "not-hours" };
}

function normalize(typed: string): string {
  return asciiDigits(typed)
    .toLowerCase()
    .replace(/\b([ap])\.? ?m\b\.?/g, "$1m")
    .replace(/\b(noon|midday)\b/g, "12:00")
    .replace(/\bmidnight\b/g, "24:00")
    .replace(/\b[a-z]+\b/g, (word) => {
      const number = NAMED_NUMBERS.indexOf(word);
      return number === -1 ? word : String(number + 1);
    })
    .replace(/\s+/g, " ")
    .replace(/[.!]$/, "")
    .trim();
}

function readClock(groups: Readonly<Record<string, string | undefined>>, place: string): Clock | null {
  const part = (name: string) => groups[`${name}${place}`];
  const [hour, minute] = [Number(part("H") ?? part("N")), Number(part("M") ?? part("O") ?? 0)];
  const half = part("P") === "am" ? "am" : part("P") === "pm" ? "pm" : null;
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half !== null && (hour < 1 || hour > 12)) return null;
  const hours = half === null ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  return { minutes: hours * 60 + minute, half };
}

/** "1 to 5 p.m.": both are in the afternoon. */
function isAfternoon(from: Clock, end: number, until: Clock): boolean {
  const isEarly = from.half === null && from.minutes < EARLIEST_BEGINNING && from.minutes + HALF_DAY < end;
  return isEarly && until.half === "pm";
}

function hoursOf(from: number, until: number): HoursReading {
  const at = (minutes: number) => Temporal.PlainTime.from("00:00").add({ minutes });
  return { kind: "hours", hours: { from: at(from), until: at(until) } };
}
