// A person's own day in every time zone: whatever was set, a reminder comes in working hours, outside quiet hours, on a
// working day, and never before the step's day begins where the person is.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { OwnSettings } from "../../src/domain/own-settings.ts";
import { NOTHING_SET } from "../../src/domain/own-settings.ts";
import { dayOff } from "../../src/reminders/calendar.ts";
import { chooseMoment, type OwnDay, standingOfMoment, usualTime } from "../../src/reminders/moment.ts";
import { ownDayOf } from "../../src/reminders/own-day.ts";

const MIDNIGHT = Temporal.PlainTime.from("00:00");
const at = (minutes: number) => MIDNIGHT.add({ minutes });
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });

const hours = fc
  .tuple(minute, minute)
  .filter(([one, other]) => Math.abs(one - other) >= 30)
  .map(([one, other]) => ({ from: at(Math.min(one, other)), until: at(Math.max(one, other)) }));
/** Half of them go over midnight. */
const quiet = fc
  .tuple(minute, minute)
  .filter(([from, until]) => from !== until)
  .map(([from, until]) => ({ from: at(from), until: at(until) }));
const settings: fc.Arbitrary<OwnSettings> = fc.record({
  hours: fc.option(hours),
  quiet: fc.option(quiet),
  workWeek: fc.constantFrom("mon-fri" as const, "sun-thu" as const, null),
  timeZone: fc.constant(null),
  language: fc.constant(null),
  textOnly: fc.boolean(),
});
const organization = fc.constantFrom({ workWeek: "mon-fri" as const }, { workWeek: "sun-thu" as const });
const anyDate = fc
  .integer({ min: 0, max: 40 * 366 })
  .map((days) => Temporal.PlainDate.from("2000-01-01").add({ days }));

/** The days on which the clocks of the place change in some years, and the days around them. */
function changingDays(timeZone: string): readonly Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  let place = Temporal.Instant.from("2006-01-01T00:00Z").toZonedDateTimeISO(timeZone);
  for (let next = place.getTimeZoneTransition("next"); next && next.year <= 2008; ) {
    days.push(...[-1, 0, 1].map((shift) => next?.toPlainDate().add({ days: shift }) ?? place.toPlainDate()));
    place = next;
    next = place.getTimeZoneTransition("next");
  }
  return days;
}

function expectOwn(on: Temporal.PlainDate, own: OwnDay): void {
  const moment = chooseMoment(on, own);
  if (moment.kind === "none") {
    expect(usualTime(own) === null || own.quiet !== null).toBe(true);
    return;
  }
  const local = moment.at.toZonedDateTimeISO(own.timeZone);
  const time = local.toPlainTime();
  expect(local.toPlainDate().equals(moment.on)).toBe(true);
  expect(Temporal.Instant.compare(moment.at, on.toZonedDateTime(own.timeZone).toInstant())).toBeGreaterThanOrEqual(0);
  expect(dayOff(moment.on, own)).toBeNull();
  expect(Temporal.PlainTime.compare(time, own.opensAt)).toBeGreaterThanOrEqual(0);
  expect(Temporal.PlainTime.compare(time, own.closesAt)).toBeLessThan(0);
  expect(isHushed(time, own)).toBe(false);
  expect(standingOfMoment(moment, own, moment.at)).toBe("due");
}

/** Written another way than the code: minute by minute from the beginning of the quiet hours. */
function isHushed(time: Temporal.PlainTime, { quiet }: OwnDay): boolean {
  if (!quiet) return false;
  const since = (from: Temporal.PlainTime, to: Temporal.PlainTime) =>
    (from.until(to).total({ unit: "seconds" }) + 86_400) % 86_400;
  return since(quiet.from, time) < since(quiet.from, quiet.until);
}

describe("with own hours, quiet hours and work weeks", () => {
  test("in every time zone, on any day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        settings,
        organization,
        anyDate,
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
        (timeZone, own, of, on, off) => {
          const holidays = new Set(off.map((days) => on.add({ days }).toString()));
          expectOwn(on, ownDayOf({ timeZone }, own, of, holidays));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("in every time zone whose clocks change, on both days and beside them", () => {
    const changing = Intl.supportedValuesOf("timeZone").flatMap((timeZone) =>
      changingDays(timeZone).map((on) => ({ timeZone, on })),
    );
    expect(changing.length).toBeGreaterThan(500);
    fc.assert(
      fc.property(fc.constantFrom(...changing), settings, organization, ({ timeZone, on }, own, of) => {
        expectOwn(on, ownDayOf({ timeZone }, own, of, undefined));
      }),
      { numRuns: 800 },
    );
  });

  test("the usual time is the time of the clock at which it comes on a common day", () => {
    fc.assert(
      fc.property(settings, (own) => {
        const day = ownDayOf({ timeZone: "UTC" }, own, undefined, undefined);
        const moment = chooseMoment(Temporal.PlainDate.from("2007-11-05"), day);
        const time = usualTime(day);
        expect(moment.kind === "at" ? moment.at.toZonedDateTimeISO("UTC").toPlainTime().toString() : null).toBe(
          time?.toString() ?? null,
        );
      }),
    );
  });
});

test("what is not set is the organization's, or everybody's", () => {
  const day = ownDayOf({ timeZone: "Africa/Cairo" }, NOTHING_SET, { workWeek: "sun-thu" }, new Set(["2007-11-05"]));
  expect(day).toMatchObject({ workWeek: "sun-thu", quiet: null, timeZone: "Africa/Cairo" });
  expect([day.opensAt.toString(), day.closesAt.toString()]).toEqual(["09:00:00", "17:00:00"]);
  expect(day.holidays.has("2007-11-05")).toBe(true);
});
