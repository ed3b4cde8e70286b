// Dates and times as the United Nations writes them: 26 November 2007; 5 p.m.; 26–27 November 2007.
import type { Temporal } from "temporal-polyfill";

/** Made once: making one costs a hundred times what it costs to write a date, and a round writes tens of thousands. */
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });

export function writeDate(date: Temporal.PlainDate): string {
  return DATE.format(date.toZonedDateTime("UTC").epochMilliseconds);
}

/** `Friday, 9 November 2007`. */
export function writeDay(date: Temporal.PlainDate): string {
  return `${writeWeekday(date)}, ${writeDate(date)}`;
}

export function writeWeekday(date: Temporal.PlainDate): string {
  return WEEKDAY.format(date.toZonedDateTime("UTC").epochMilliseconds);
}

/** `14 February 2007, 5.30 p.m. (New York)`. */
export function writeMoment(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  return `${writeDate(local.toPlainDate())}, ${writeTime(local.toPlainTime())} (${writePlace(timeZone)})`;
}

/** `5.30 p.m.` */
export function writeTime(time: Temporal.PlainTime): string {
  const hour = time.hour % 12 === 0 ? 12 : time.hour % 12;
  const minutes = time.minute === 0 ? "" : `.${String(time.minute).padStart(2, "0")}`;
  return `${hour}${minutes} ${time.hour < 12 ? "a.m." : "p.m."}`;
}

/** The city of a time zone: `America/New_York` is New York. */
export function writePlace(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/** `26–27 November 2007`, `30 November–1 December 2007`: an en dash, and nothing said twice. */
export function writeDays(from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  if (from.equals(to)) return writeDate(from);
  if (from.year !== to.year) return `${writeDate(from)}–${writeDate(to)}`;
  const end = writeDate(to);
  if (from.month === to.month) return `${from.day}–${end}`;
  return `${from.toLocaleString("en-GB", { day: "numeric", month: "long" })}–${end}`;
}
