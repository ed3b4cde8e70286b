// When digests come: to channels before the meeting, to people in their own morning.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { planDigests } from "../../src/digests/plan-digests.ts";
import { isSubscriptionDue } from "../../src/digests/subscription.ts";
import { MEETING } from "../reports/exported.ts";

test.each([
  {
    startsOn: "2007-11-26",
    m7: "2007-11-19T15:00:00Z",
    m1: "2007-11-23T15:00:00Z",
    why: "the day before a Monday is a Sunday: Friday",
  },
  {
    startsOn: "2014-02-20",
    m7: "2014-02-13T15:00:00Z",
    m1: "2014-02-19T15:00:00Z",
    why: "a Thursday: both are working days",
  },
  {
    startsOn: "2007-11-08",
    m7: "2007-11-01T14:00:00Z",
    m1: "2007-11-07T15:00:00Z",
    why: "the clocks were set back on 4 November 2007",
  },
])("before a meeting on $startsOn: $why", ({ startsOn, m7, m1 }) => {
  const plan = planDigests({ ...MEETING, startsOn: Temporal.PlainDate.from(startsOn) });
  expect(plan.map(({ id, at }) => [id, at.toString()])).toEqual([
    ["m-7", m7],
    ["m-1", m1],
  ]);
});

describe("somebody's own digest, last sent on Wednesday 7 November 2007 at 9 a.m. in Bangkok", () => {
  const lastSentAt = Temporal.Instant.from("2007-11-07T02:00:00Z");
  test.each([
    { rhythm: "daily", local: "2007-11-07T10:00", due: false, why: "one a day" },
    { rhythm: "daily", local: "2007-11-08T08:59", due: false, why: "not before 9 a.m." },
    { rhythm: "daily", local: "2007-11-08T09:00", due: true, why: "the next morning" },
    { rhythm: "daily", local: "2007-11-08T12:00", due: false, why: "no longer the morning" },
    { rhythm: "daily", local: "2007-11-10T09:30", due: false, why: "a Saturday" },
    { rhythm: "weekly", local: "2007-11-13T09:30", due: false, why: "six days later" },
    { rhythm: "weekly", local: "2007-11-14T09:00", due: true, why: "seven days later" },
    { rhythm: "weekly", local: "2007-11-15T09:00", due: true, why: "a day late, after the program was down" },
  ] as const)("$rhythm at $local: $why", ({ rhythm, local, due }) => {
    const timeZone = "Asia/Bangkok";
    const now = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();
    const subscribedAt = Temporal.Instant.from("2007-11-01T00:00:00Z");
    expect(isSubscriptionDue({ person: { timeZone }, rhythm, lastSentAt, subscribedAt }, now)).toBe(due);
  });
});
