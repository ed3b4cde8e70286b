// What people type of their own hours, weeks, places and days, and how it is understood.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readQuietHours, readWorkingHours } from "../../src/reminders/read-hours.ts";
import { readLanguage } from "../../src/reminders/read-language.ts";
import { readLater } from "../../src/reminders/read-later.ts";
import { readTimeZone } from "../../src/reminders/read-time-zone.ts";
import { readWorkWeek } from "../../src/reminders/read-work-week.ts";
import { listPlaces, listTimeZones } from "../../src/reminders/time-zones.ts";

function write(reading: ReturnType<typeof readWorkingHours>): string {
  if (reading.kind !== "hours") return reading.kind;
  const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: "minute" });
  return `${clock(reading.hours.from)}–${clock(reading.hours.until)}`;
}

describe("working hours", () => {
  test.each([
    ["8 to 16", "08:00–16:00", "the shortest form"],
    ["8:30-15:30", "08:30–15:30", "with a hyphen"],
    ["8.30 a.m. to 4.30 p.m.", "08:30–16:30", "as the United Nations writes times"],
    ["8h30 à 16h30", "08:30–16:30", "French"],
    ["с 8 до 17", "08:00–17:00", "Russian"],
    ["0830-1630", "08:30–16:30", "without signs"],
    ["٨ إلى ١٦", "08:00–16:00", "Arabic, with its digits"],
    ["9 to 5", "09:00–17:00", "nobody means five in the morning"],
    ["nine to five", "09:00–17:00", "in words"],
    ["7 to 3", "07:00–15:00", "an early day"],
    ["8 – 16 h", "08:00–16:00", "with an h and an en dash"],
    ["1 to 5 pm", "13:00–17:00", "an afternoon"],
    ["from 8 until noon", "08:00–12:00", "a morning"],
    ["usual", "usual", "back to what holds for everybody"],
    ["22 to 6", "ends-too-early", "over midnight"],
    ["8 p.m. to 4 p.m.", "ends-too-early", "said exactly, and backwards"],
    ["25 to 3", "not-hours", "no such hour"],
    ["8:75 to 16", "not-hours", "no such minute"],
    ["early", "not-hours", "no hours at all"],
    ["8", "not-hours", "half of it"],
    [`8 to 16${" ".repeat(100)}`, "not-hours", "longer than anybody types"],
  ])("%s is %s: %s", (typed, expected) => {
    expect(write(readWorkingHours(typed))).toBe(expected);
  });
});

describe("quiet hours", () => {
  test.each([
    ["20:00 to 07:00", "20:00–07:00", "over midnight"],
    ["8 pm to 7 am", "20:00–07:00", "with halves of the day"],
    ["10 to 7 am", "22:00–07:00", "the evening before a morning"],
    ["12 to 14", "12:00–14:00", "a long lunch"],
    ["midnight to 6", "00:00–06:00", "from midnight"],
    ["off", "usual", "none any more"],
    ["8 to 8", "ends-too-early", "nothing, or everything"],
    ["at night", "not-hours", "no times"],
  ])("%s is %s: %s", (typed, expected) => {
    expect(write(readQuietHours(typed))).toBe(expected);
  });
});

describe("time zones", () => {
  test.each([
    ["Bangkok", "Asia/Bangkok", "a city of the database"],
    ["asia/bangkok", "Asia/Bangkok", "its whole name, in any case"],
    ["New York", "America/New_York", "two words"],
    ["Geneva", "Europe/Zurich", "a duty station without a zone of its own"],
    ["the Hague", "Europe/Amsterdam", "with its article"],
    ["Thailand", "Asia/Bangkok", "a country of one zone"],
    ["Côte d'Ivoire", "Africa/Abidjan", "with an accent and an apostrophe"],
    ["Calcutta", "Asia/Kolkata", "a former name"],
    ["Kyiv", "Europe/Kyiv", "a new name"],
    ["UTC", "UTC", "no place, and no change of clocks either"],
  ])("%s is %s: %s", (typed, timeZone) => {
    expect(readTimeZone(typed)).toEqual({ kind: "zone", timeZone });
  });

  test.each([
    ["Bankok", ["Asia/Bangkok"], "a slip of the finger"],
    ["Indonesia", ["Asia/Jakarta", "Asia/Jayapura", "Asia/Makassar", "Asia/Pontianak"], "a country of several"],
    ["San José", ["America/Costa_Rica", "America/Los_Angeles"], "a name of two cities"],
  ])("%s is asked about: %s, %s", (typed, timeZones) => {
    expect(readTimeZone(typed)).toEqual({ kind: "which", timeZones });
  });

  test.each([
    ["UTC+7", "no-place"],
    ["CET", "no-place"],
    ["Etc/GMT-7", "no-place"],
    ["Mars/Phobos", "not-a-zone"],
    ["Atlantis", "not-a-zone"],
    ["", "not-a-zone"],
    ["the roster's", "usual"],
  ])("%s is %s", (typed, kind) => {
    expect(readTimeZone(typed).kind).toBe(kind);
  });

  test("every place that is known is of a zone that exists", () => {
    const known = listPlaces().flatMap(([, zones]) => zones);
    expect(known.length).toBeGreaterThan(400);
    for (const zone of new Set([...known, ...listTimeZones()]))
      expect(() => Temporal.Instant.from("2007-10-26T14:00Z").toZonedDateTimeISO(zone)).not.toThrow();
  });
});

test.each([
  ["sunday to thursday", "sun-thu"],
  ["Mon-Fri", "mon-fri"],
  ["sun–thu", "sun-thu"],
  ["dimanche à jeudi", "sun-thu"],
  ["the organization's", "organization"],
  ["saturday to wednesday", "not-a-week"],
  ["monday", "not-a-week"],
])("the work week %s is %s", (typed, expected) => {
  const reading = readWorkWeek(typed);
  expect(reading.kind === "week" ? reading.workWeek : reading.kind).toBe(expected);
});

describe("the day of the next reminder, typed on Friday, 26 October 2007", () => {
  const today = Temporal.PlainDate.from("2007-10-26");
  const plain = { workWeek: "mon-fri", holidays: new Set<string>() } as const;
  test.each([
    ["tomorrow", "2007-10-27"],
    ["demain", "2007-10-27"],
    ["Monday", "2007-10-29"],
    ["next monday", "2007-10-29"],
    ["lundi", "2007-10-29"],
    ["friday", "2007-11-02"],
    ["next week", "2007-10-29"],
    ["in three days", "2007-10-29"],
    ["in a week", "2007-11-02"],
    ["a couple of days", "2007-10-28"],
    ["on 3 March", "2008-03-03"],
    ["2007-11-05", "2007-11-05"],
    ["today", "today"],
    ["in an hour", "today"],
    ["26 October", "today"],
    ["3 March 2001", "past"],
    ["5 November, Ben", "not-a-date"],
    ["31 February", "not-a-date"],
    ["5/11/2007", "not-a-date"],
    ["in 1000 days", "not-a-date"],
    ["whenever", "not-a-date"],
  ])("%s is %s", (typed, expected) => {
    const reading = readLater(typed, today, plain);
    expect(reading.kind === "on" ? reading.on.toString() : reading.kind).toBe(expected);
  });

  test("the next week of somebody who works from Sunday begins on Sunday", () => {
    const reading = readLater("next week", today, { ...plain, workWeek: "sun-thu" });
    expect(reading).toEqual({ kind: "on", on: Temporal.PlainDate.from("2007-10-28") });
  });
});

test.each([
  ["French", "fr"],
  ["español", "es"],
  ["castellano", "es"],
  ["中文", "zh"],
  ["普通话", "zh"],
  ["Mandarin", "zh"],
  ["árabe", "ar"],
  ["арабский", "ar"],
  ["الإنجليزية", "en"],
  ["anglais", "en"],
  ["俄语", "ru"],
  ["RU", "ru"],
  ["Klingon", null],
])("the language %s is %s", (typed, language) => {
  expect(readLanguage(typed)).toBe(language);
});
