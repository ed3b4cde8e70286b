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
  return `${WEEKDAY.format(date.toZonedDateTime("UTC").epochMilliseconds)}, ${writeDate(date)}`;
}

/** `14 February 2007, 5.30 p.m. (New York)`. */
export function writeMoment(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  const hour = local.hour % 12 === 0 ? 12 : local.hour % 12;
  const minutes = local.minute === 0 ? "" : `.${String(local.minute).padStart(2, "0")}`;
  return `${writeDate(local.toPlainDate())}, ${hour}${minutes} ${local.hour < 12 ? "a.m." : "p.m."} (${writePlace(timeZone)})`;
}

/** The city of a time zone: `America/New_York` is New York. */
export function writePlace(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}
