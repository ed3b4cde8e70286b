// iCalendar (RFC 5545), by a library that folds and escapes. Entries are whole days, so no time zone is needed.
import ical from "ical-generator";
import type { Temporal } from "temporal-polyfill";
import type { CalendarEntry } from "../../src/reports/calendar.ts";

const SECONDS_PER_MINUTE = 60;

/**
 * A calendar takes an entry with the same id and a higher sequence for the newer one, so the minute of writing counts.
 * https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4
 */
export function writeCalendar(title: string, entries: readonly CalendarEntry[], at: Temporal.Instant): string {
  const calendar = ical({ name: title, prodId: { company: "Rapporteur", product: "Rapporteur", language: "EN" } });
  const sequence = Math.floor(at.epochMilliseconds / 1000 / SECONDS_PER_MINUTE);
  for (const { id, title: summary, from, to, place } of entries)
    calendar.createEvent({
      id: `${id}@rapporteur`,
      sequence,
      stamp: at,
      start: from,
      // The first day that is no longer part of it. https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1
      end: to.add({ days: 1 }),
      allDay: true,
      summary,
      location: place,
    });
  return `${calendar.toString()}\r\n`;
}
