import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dayOff } from "../../src/reminders/calendar.ts";
import { chooseMoment, chooseMomentFrom, type OwnDay, standingOfMoment } from "../../src/reminders/moment.ts";
import { day, instant, ownDay } from "./reminder-world.ts";

const time = (clock: string) => Temporal.PlainTime.from(clock);
const zurich = ownDay("Europe/Zurich");

/** `2014-02-07T09:30 +01:00`, or `none`. */
function local(on: string, own: OwnDay): string {
  const moment = chooseMoment(day(on), own);
  if (moment.kind === "none") return "none";
  const at = moment.at.toZonedDateTimeISO(own.timeZone);
  return `${at.toPlainDateTime().toString({ smallestUnit: "minute" })} ${at.offset}`;
}

describe("the moment", () => {
  test.each([
    {
      on: "2014-02-07",
      own: zurich,
      at: "2014-02-07T09:30 +01:00",
      because: "half an hour after nine on a working day",
    },
    { on: "2014-02-08", own: zurich, at: "2014-02-10T09:30 +01:00", because: "Saturday waits for Monday" },
    {
      on: "2014-02-07",
      own: ownDay("Africa/Cairo", "sun-thu"),
      at: "2014-02-09T09:30 +02:00",
      because: "Friday is a rest day in Cairo, Sunday is not",
    },
    {
      on: "2014-02-17",
      own: ownDay("America/New_York", "mon-fri", ["2014-02-17"]),
      at: "2014-02-18T09:30 -05:00",
      because: "Presidents' Day",
    },
    { on: "2014-03-28", own: zurich, at: "2014-03-28T09:30 +01:00", because: "the last working day of winter time" },
    {
      on: "2014-03-31",
      own: zurich,
      at: "2014-03-31T09:30 +02:00",
      because: "the first of summer time: the same hour on the clock",
    },
    {
      on: "2014-10-26",
      own: ownDay("Europe/Zurich", "sun-thu"),
      at: "2014-10-26T09:30 +01:00",
      because: "the morning after an hour came twice",
    },
    {
      on: "2014-03-30",
      own: { ...ownDay("Europe/Zurich", "sun-thu"), opensAt: time("02:00"), closesAt: time("10:00") },
      at: "2014-03-30T03:30 +02:00",
      because: "half past two does not exist that night: as much later as the clocks jump",
    },
    {
      on: "2014-10-26",
      own: { ...ownDay("Europe/Zurich", "sun-thu"), opensAt: time("02:00"), closesAt: time("10:00") },
      at: "2014-10-26T02:30 +02:00",
      because: "half past two comes twice that night: the first time",
    },
    {
      on: "2014-03-30",
      own: { ...ownDay("Europe/Zurich", "sun-thu"), opensAt: time("02:00"), closesAt: time("03:00") },
      at: "2014-03-31T02:30 +02:00",
      because: "all the working hours of that night are skipped by the clocks",
    },
    {
      on: "2011-12-30",
      own: ownDay("Pacific/Apia"),
      at: "2012-01-02T09:30 +14:00",
      because: "Samoa had no 30 December 2011, and the 31st was a Saturday",
    },
    {
      on: "2014-02-07",
      own: { ...zurich, quiet: { from: time("09:00"), until: time("11:00") } },
      at: "2014-02-07T11:00 +01:00",
      because: "quiet until eleven",
    },
    {
      on: "2014-02-07",
      own: { ...zurich, quiet: { from: time("22:00"), until: time("10:15") } },
      at: "2014-02-07T10:15 +01:00",
      because: "quiet hours that go over midnight",
    },
    {
      on: "2014-02-07",
      own: { ...zurich, quiet: { from: time("08:00"), until: time("17:00") } },
      at: "none",
      because: "quiet hours leave no working time",
    },
    {
      on: "2014-02-07",
      own: { ...zurich, opensAt: time("07:00") },
      at: "2014-02-07T07:30 +01:00",
      because: "work begins at seven",
    },
    {
      on: "2014-02-07",
      own: { ...zurich, opensAt: time("16:45") },
      at: "2014-02-07T16:45 +01:00",
      because: "half an hour later nobody is there",
    },
  ])("for $on is $at: $because", ({ on, own, at }) => {
    expect(local(on, own)).toBe(at);
  });

  test("says which days were passed over, and why", () => {
    const moment = chooseMoment(day("2014-02-15"), ownDay("America/New_York", "mon-fri", ["2014-02-17"]));
    expect(moment.moved.map(({ on, because }) => `${on.toString()} ${because}`)).toEqual([
      "2014-02-15 rest-day",
      "2014-02-16 rest-day",
      "2014-02-17 holiday",
    ]);
  });
});

test.each([
  { now: "2014-02-07T05:00:00Z", at: "2014-02-07T08:30:00Z", because: "before work: half past nine" },
  { now: "2014-02-07T10:10:00Z", at: "2014-02-07T10:10:00Z", because: "in working hours: now" },
  { now: "2014-02-07T16:00:00Z", at: "2014-02-10T08:30:00Z", because: "five on Friday is over: Monday" },
  { now: "2014-02-08T10:00:00Z", at: "2014-02-10T08:30:00Z", because: "on Saturday: Monday" },
])("what is sent by hand at $now comes at $at: $because", ({ now, at }) => {
  expect(chooseMomentFrom(instant(now), zurich)).toMatchObject({ kind: "at", at: instant(at) });
});

test("what is sent by hand never comes at an hour of that day that has passed", () => {
  const own = { ...zurich, quiet: { from: time("15:00"), until: time("09:30") } };
  expect(chooseMomentFrom(instant("2014-02-06T15:00:00Z"), own)).toMatchObject({ at: instant("2014-02-07T08:30:00Z") });
});

test.each([
  { now: "2014-02-07T08:29:59Z", is: "waits", because: "a second early" },
  { now: "2014-02-07T08:30:00Z", is: "due", because: "to the second" },
  { now: "2014-02-07T10:30:00Z", is: "due", because: "two hours late are caught up" },
  { now: "2014-02-07T10:30:01Z", is: "too-late", because: "more than two hours late in the person's day" },
  { now: "2014-02-10T08:30:00Z", is: "too-late", because: "another day" },
] as const)("at $now the moment is $is: $because", ({ now, is }) => {
  const moment = chooseMoment(day("2014-02-07"), zurich);
  if (moment.kind !== "at") throw new Error("there is a moment");
  expect(standingOfMoment(moment, zurich, instant(now))).toBe(is);
});

test("what was missed is not caught up after work, nor in quiet hours", () => {
  const own = { ...zurich, opensAt: time("16:00"), quiet: { from: time("16:40"), until: time("16:50") } };
  const moment = chooseMoment(day("2014-02-07"), own);
  if (moment.kind !== "at") throw new Error("there is a moment");
  expect(moment.at).toEqual(instant("2014-02-07T15:30:00Z"));
  expect(standingOfMoment(moment, own, instant("2014-02-07T15:45:00Z"))).toBe("waits");
  expect(standingOfMoment(moment, own, instant("2014-02-07T15:55:00Z"))).toBe("due");
  expect(standingOfMoment(moment, own, instant("2014-02-07T16:00:00Z"))).toBe("too-late");
});

describe("the cycle of 2014: opening 16 January, due Friday 14 February, meeting 20 February", () => {
  const OFFICES = {
    Geneva: zurich,
    Bangkok: ownDay("Asia/Bangkok"),
    Cairo: ownDay("Africa/Cairo", "sun-thu"),
    Santiago: ownDay("America/Santiago"),
    "New York": ownDay("America/New_York", "mon-fri", ["2014-02-17"]),
  };
  test.each([
    { where: "Geneva", on: "2014-01-16", at: "2014-01-16T08:30Z", because: "Thursday, winter time" },
    { where: "Bangkok", on: "2014-01-16", at: "2014-01-16T02:30Z", because: "Thursday, before New York wakes" },
    {
      where: "Cairo",
      on: "2014-01-16",
      at: "2014-01-16T07:30Z",
      because: "Thursday ends the week there; no summer time",
    },
    { where: "Santiago", on: "2014-01-16", at: "2014-01-16T12:30Z", because: "summer time in the south" },
    { where: "New York", on: "2014-01-16", at: "2014-01-16T14:30Z", because: "winter time" },
    { where: "Geneva", on: "2014-01-31", at: "2014-01-31T08:30Z", because: "T-14 is a Friday" },
    { where: "Cairo", on: "2014-01-31", at: "2014-02-02T07:30Z", because: "Friday is a rest day: Sunday" },
    { where: "Cairo", on: "2014-02-07", at: "2014-02-09T07:30Z", because: "T-7 is a Friday too" },
    { where: "Santiago", on: "2014-02-07", at: "2014-02-07T12:30Z", because: "a Friday" },
    { where: "Cairo", on: "2014-02-13", at: "2014-02-13T07:30Z", because: "the last working day before the due date" },
    { where: "Geneva", on: "2014-02-14", at: "2014-02-14T08:30Z", because: "the morning of the due date" },
    { where: "Bangkok", on: "2014-02-14", at: "2014-02-14T02:30Z", because: "the morning of the due date there" },
    { where: "Cairo", on: "2014-02-14", at: "2014-02-16T07:30Z", because: "nobody works on the due date: Sunday" },
    { where: "New York", on: "2014-02-14", at: "2014-02-14T14:30Z", because: "the morning of the due date" },
    { where: "Geneva", on: "2014-02-15", at: "2014-02-17T08:30Z", because: "T+1 is a Saturday: Monday" },
    { where: "Bangkok", on: "2014-02-15", at: "2014-02-17T02:30Z", because: "Saturday: Monday" },
    { where: "Cairo", on: "2014-02-15", at: "2014-02-16T07:30Z", because: "Saturday: Sunday is worked" },
    { where: "Santiago", on: "2014-02-15", at: "2014-02-17T12:30Z", because: "Saturday: Monday" },
    {
      where: "New York",
      on: "2014-02-15",
      at: "2014-02-18T14:30Z",
      because: "Saturday, and Monday is Presidents' Day: Tuesday",
    },
    { where: "Geneva", on: "2014-02-17", at: "2014-02-17T08:30Z", because: "T+3: Presidents' Day is no holiday there" },
    { where: "Cairo", on: "2014-02-17", at: "2014-02-17T07:30Z", because: "T+3 is a Monday" },
    {
      where: "New York",
      on: "2014-02-17",
      at: "2014-02-18T14:30Z",
      because: "Presidents' Day: Tuesday, two days before the meeting",
    },
  ] as const)("$where, $on: $at, $because", ({ where, on, at }) => {
    const moment = chooseMoment(day(on), OFFICES[where]);
    expect(moment.kind === "at" && moment.at.toString({ smallestUnit: "minute" })).toBe(at);
  });
});

describe("in every time zone that the machine knows", () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const date = fc.integer({ min: 0, max: 60 * 366 }).map((days) => Temporal.PlainDate.from("1990-01-01").add({ days }));
  const minutes = (min: number, max: number) =>
    fc.integer({ min, max }).map((count) => time("00:00").add({ minutes: count }));
  const own: fc.Arbitrary<OwnDay> = fc
    .record({
      timeZone: zone,
      workWeek: fc.constantFrom("mon-fri" as const, "sun-thu" as const),
      opensAt: minutes(0, 1200),
      length: fc.integer({ min: 30, max: 720 }),
      quiet: fc.option(fc.record({ from: minutes(0, 1439), until: minutes(0, 1439) })),
      holidays: fc.array(date, { maxLength: 5 }),
    })
    .map(({ length, opensAt, holidays, ...rest }) => {
      const closesAt = opensAt.add({ minutes: length });
      const end = Temporal.PlainTime.compare(closesAt, opensAt) > 0 ? closesAt : time("23:59");
      return { ...rest, opensAt, closesAt: end, holidays: new Set(holidays.map(String)) };
    });

  test("a reminder comes in working hours of a working day, not before its date, and always at the same moment", () => {
    fc.assert(
      fc.property(own, date, (person, on) => {
        const moment = chooseMoment(on, person);
        expect(chooseMoment(on, person)).toEqual(moment);
        if (moment.kind === "none") {
          expect(person.quiet).not.toBeNull();
          return;
        }
        const at = moment.at.toZonedDateTimeISO(person.timeZone);
        expect(Temporal.PlainDate.compare(at.toPlainDate(), on)).toBeGreaterThanOrEqual(0);
        expectWorkingTime(moment.at, person);
      }),
      { numRuns: 300 },
    );
  });

  test("what is sent by hand comes in working hours, and never before it was sent", () => {
    fc.assert(
      fc.property(own, date, fc.integer({ min: 0, max: 86_399 }), (person, on, seconds) => {
        const now = on.toZonedDateTime("UTC").toInstant().add({ seconds });
        const moment = chooseMomentFrom(now, person);
        if (moment.kind === "none") {
          expect(person.quiet).not.toBeNull();
          return;
        }
        expect(Temporal.Instant.compare(moment.at, now)).toBeGreaterThanOrEqual(0);
        expectWorkingTime(moment.at, person);
      }),
      { numRuns: 300 },
    );
  });

  test("whatever is due is within working hours, and at most two hours late", () => {
    fc.assert(
      fc.property(own, date, fc.integer({ min: -3 * 3600, max: 5 * 3600 }), (person, on, seconds) => {
        const moment = chooseMoment(on, person);
        if (moment.kind === "none") return;
        const now = moment.at.add({ seconds });
        const standing = standingOfMoment(moment, person, now);
        if (standing === "due") {
          expect(seconds).toBeGreaterThanOrEqual(0);
          expect(seconds).toBeLessThanOrEqual(7200);
          expectWorkingTime(now, person);
        }
        if (seconds < 0) expect(standing).toBe("waits");
        if (seconds > 7200) expect(standing).toBe("too-late");
      }),
      { numRuns: 300 },
    );
  });

  test("every zone is met, on the days on which its clocks change too", () => {
    for (const timeZone of Intl.supportedValuesOf("timeZone")) {
      const person = { ...ownDay(timeZone), opensAt: time("00:00"), closesAt: time("06:00") };
      let at = instant("2013-06-01T00:00:00Z").toZonedDateTimeISO(timeZone);
      for (let changes = 0; changes < 4; changes += 1) {
        const next = at.getTimeZoneTransition("next");
        if (!next || next.year > 2016) break;
        at = next;
        for (const days of [-1, 0, 1]) {
          const moment = chooseMoment(at.toPlainDate().add({ days }), person);
          if (moment.kind !== "at") throw new Error(`no moment in ${timeZone}`);
          expectWorkingTime(moment.at, person);
        }
      }
    }
  });
});

function expectWorkingTime(at: Temporal.Instant, person: OwnDay): void {
  const local = at.toZonedDateTimeISO(person.timeZone);
  const clock = local.toPlainTime();
  expect(dayOff(local.toPlainDate(), person)).toBeNull();
  expect(Temporal.PlainTime.compare(clock, person.opensAt)).toBeGreaterThanOrEqual(0);
  expect(Temporal.PlainTime.compare(clock, person.closesAt)).toBeLessThan(0);
  if (!person.quiet) return;
  const { from, until } = person.quiet;
  const [begun, ended] = [Temporal.PlainTime.compare(clock, from) >= 0, Temporal.PlainTime.compare(clock, until) >= 0];
  expect(Temporal.PlainTime.compare(until, from) < 0 ? begun || !ended : begun && !ended).toBe(false);
}
