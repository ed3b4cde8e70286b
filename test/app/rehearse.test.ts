// Whole cycles, rehearsed with the real rounds and the real courier over a copy of a database. The hours of 2014 were
// worked out by hand, from the calendars of the places, before the program was asked.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RehearsalAnswer } from "../../src/ports/rehearsal.ts";
import type { Rehearsal } from "../../src/reports/rehearsal.ts";
import { writeUtc } from "../../src/reports/rehearsal-tables.ts";
import { bind, CMIM_12, createOriginal, EVERYBODY, fillCycle, type Original, writeRows } from "./cycle-of-2014.ts";

let original: Original;
beforeAll(async () => {
  original = await createOriginal();
  await original.change(async (store) => {
    await fillCycle(store);
    await bind(store, EVERYBODY);
  });
}, 120_000);
afterAll(() => original.remove());

function valueOf(answer: RehearsalAnswer): Rehearsal {
  if (!answer.ok) throw new Error(answer.words);
  return answer.value;
}

/** Every row of the cycle: when it comes where the person is, when by UTC, what comes, and why so. */
const CYCLE = readCycle(`
  Geneva: Monday to Friday, UTC+1 in winter
  Ana   | opening | Thu 16 Jan 2014, 09:30 | 2014-01-16 08:30 | message           | 29 days before the due date is a Thursday: half an hour after nine, in winter time
  Ana   | t-14    | Fri 31 Jan 2014, 09:30 | 2014-01-31 08:30 | message           | two weeks before a Friday is a Friday
  Ana   | t-7     | Fri 7 Feb 2014, 09:30 | 2014-02-07 08:30 | message           | one week before
  Ana   | t-1     | Thu 13 Feb 2014, 09:30 | 2014-02-13 08:30 | message           | the working day before; within 14 days she had two, on 31 January and 7 February
  Ana   | t       | Fri 14 Feb 2014, 09:30 | 2014-02-14 08:30 | message           | the morning of the due date; 31 January is 14 days ago and counts no more, so it is her third
  Ana   | t+1     | Mon 17 Feb 2014, 09:30 | 2014-02-17 08:30 | over-the-cap      | Saturday waits for Monday, when she has had three: on the 7th, the 13th and the 14th
  Ana   | t+3     | Mon 17 Feb 2014, 09:30 | 2014-02-17 08:30 | over-the-cap      | Presidents' Day is no holiday in Geneva, and the three are still within 14 days
  Bangkok: Monday to Friday, UTC+7 all year
  Ben   | opening | Thu 16 Jan 2014, 09:30 | 2014-01-16 02:30 | message           | the same morning, six hours before Geneva's
  Ben   | t-14    | Fri 31 Jan 2014, 09:30 | 2014-01-31 02:30 | message           | a Friday
  Ben   | t-7     | Fri 7 Feb 2014, 09:30 | 2014-02-07 02:30 | message           | a Friday
  Ben   | t-1     | Thu 13 Feb 2014, 09:30 | 2014-02-13 02:30 | message           | the working day before
  Ben   | t       | Fri 14 Feb 2014, 09:30 | 2014-02-14 02:30 | message           | the due date begins there while it is still the 13th in New York
  Ben   | t+1     | Mon 17 Feb 2014, 09:30 | 2014-02-17 02:30 | over-the-cap      | Saturday waits for Monday; three within 14 days
  Ben   | t+3     | Mon 17 Feb 2014, 09:30 | 2014-02-17 02:30 | over-the-cap      | a Monday; three within 14 days
  Cairo: Sunday to Thursday, UTC+2 (summer time began in May that year)
  Chidi | opening | Thu 16 Jan 2014, 09:30 | 2014-01-16 07:30 | message           | Thursday is the last day of the week there
  Chidi | t-14    | Sun 2 Feb 2014, 09:30 | 2014-02-02 07:30 | message           | 31 January is a Friday, a rest day: Sunday
  Chidi | t-7     | Sun 9 Feb 2014, 09:30 | 2014-02-09 07:30 | message           | 7 February is a Friday: Sunday
  Chidi | t-1     | Thu 13 Feb 2014, 09:30 | 2014-02-13 07:30 | message           | Thursday is the last working day before the due date
  Chidi | t       | Sun 16 Feb 2014, 09:30 | 2014-02-16 07:30 | message           | the due date is a Friday, a rest day: Sunday; 2 February is 14 days ago, so it is the third
  Chidi | t+1     | Sun 16 Feb 2014, 09:30 | 2014-02-16 07:30 | reminded-recently | Saturday waits for the same Sunday, on which the step of the due date came: one a day
  Chidi | t+3     | Mon 17 Feb 2014, 09:30 | 2014-02-17 07:30 | over-the-cap      | the 9th, the 13th and the 16th are three within 14 days
  An alternate in Cairo is reminded once it is overdue
  Farid | t+1     | Sun 16 Feb 2014, 09:30 | 2014-02-16 07:30 | message           | his first: alternates hear of what is overdue; Saturday waits for Sunday
  Farid | t+3     | Mon 17 Feb 2014, 09:30 | 2014-02-17 07:30 | message           | a day later, and only his second
  Santiago: Monday to Friday, UTC-3: summer time, until 26 April
  Dina  | opening | Thu 16 Jan 2014, 09:30 | 2014-01-16 12:30 | message           | summer time in the south
  Dina  | t-14    | Fri 31 Jan 2014, 09:30 | 2014-01-31 12:30 | message           | a Friday
  Dina  | t-7     | Fri 7 Feb 2014, 09:30 | 2014-02-07 12:30 | message           | a Friday
  Dina  | t-1     | Thu 13 Feb 2014, 09:30 | 2014-02-13 12:30 | message           | the working day before
  Dina  | t       | Fri 14 Feb 2014, 09:30 | 2014-02-14 12:30 | message           | the morning of the due date
  Dina  | t+1     | Mon 17 Feb 2014, 09:30 | 2014-02-17 12:30 | over-the-cap      | Saturday waits for Monday; three within 14 days
  Dina  | t+3     | Mon 17 Feb 2014, 09:30 | 2014-02-17 12:30 | over-the-cap      | a Monday; three within 14 days
  New York: Monday to Friday, UTC-5 in winter; Monday 17 February is Presidents' Day
  Eve   | opening | Thu 16 Jan 2014, 09:30 | 2014-01-16 14:30 | message           | winter time
  Eve   | t-14    | Fri 31 Jan 2014, 09:30 | 2014-01-31 14:30 | message           | a Friday
  Eve   | t-7     | Fri 7 Feb 2014, 09:30 | 2014-02-07 14:30 | message           | a Friday
  Eve   | t-1     | Thu 13 Feb 2014, 09:30 | 2014-02-13 14:30 | message           | the working day before
  Eve   | t       | Fri 14 Feb 2014, 09:30 | 2014-02-14 14:30 | message           | the morning of the due date, twelve hours after Bangkok's
  Eve   | t+1     | Tue 18 Feb 2014, 09:30 | 2014-02-18 14:30 | over-the-cap      | Saturday, Sunday and the holiday are passed over; the 7th, the 13th and the 14th are three
  Eve   | t+3     | Tue 18 Feb 2014, 09:30 | 2014-02-18 14:30 | over-the-cap      | the holiday itself: Tuesday, two days before the meeting
  An alternate in New York
  Grace | t+1     | Tue 18 Feb 2014, 09:30 | 2014-02-18 14:30 | message           | overdue; the first working morning after the holiday
  Grace | t+3     | Tue 18 Feb 2014, 09:30 | 2014-02-18 14:30 | reminded-recently | the same Tuesday: one a day
`);

/** Lines without columns are headings. */
function readCycle(text: string) {
  return text.split("\n").flatMap((line) => {
    const [person = "", step = "", there = "", utc = "", is = "", because] = line.split("|").map((cell) => cell.trim());
    return because === undefined ? [] : [{ person, step, there, utc, is, because }];
  });
}

describe("the cycle of 2014: opening 16 January, due 14 February, meeting 20 and 21 February", () => {
  let cycle: Rehearsal;
  beforeAll(async () => {
    cycle = valueOf(await original.rehearse());
  }, 120_000);

  test.each(CYCLE)("$person, $step: $there, $is: $because", ({ person, step, there, utc, is }) => {
    expect(writeRows(cycle)).toContain(`${person} ${step}: ${there}: ${is}`);
    const row = cycle.rows.find((each) => each.person === person && each.stepId === step);
    expect(row && writeUtc(row.at)).toBe(utc);
  });

  test("the table has a row for each step of each focal point, and two for each alternate", () => {
    expect(CYCLE).toHaveLength(5 * 7 + 2 * 2);
  });

  test("that is all of it: nobody hears of anything else", () => {
    expect(writeRows(cycle).toSorted()).toEqual(
      CYCLE.map(({ person, step, there, is }) => `${person} ${step}: ${there}: ${is}`).toSorted(),
    );
  });

  test("each message says when it is due where the person is, on the day on which it comes", () => {
    const said = (person: string, step: string) => {
      const row = cycle.rows.find((each) => each.person === person && each.stepId === step);
      if (row?.outcome.kind !== "sent") throw new Error(`${person} hears nothing in ${step}`);
      const [first] = row.outcome.message.parts;
      return first?.kind === "paragraph" ? first.text : "";
    };
    expect(said("Dina", "opening")).toMatch(/is due by the end of Friday, 14 February 2014 \(Santiago\)\.$/);
    expect(said("Ben", "t")).toMatch(/is due today, Friday, 14 February 2014, by the end of the day \(Bangkok\)\.$/);
    expect(said("Chidi", "t")).toMatch(/was due on Friday, 14 February 2014, and is still welcome\.$/);
  });

  test("what moves and what falls together is noticed, by place", () => {
    expect(cycle.notes.map(({ says }) => says)).toEqual([
      "Cairo (one person): step T-14 falls on Friday, 31 January 2014, a rest day there; so it comes on Sunday, 2 February 2014.",
      "Cairo (one person): step T-7 falls on Friday, 7 February 2014, a rest day there; so it comes on Sunday, 9 February 2014.",
      "Cairo (one person): step T falls on Friday, 14 February 2014, a rest day there; so it comes on Sunday, 16 February 2014.",
      "Cairo (two people): step T+1 falls on Saturday, 15 February 2014, a rest day there; so it comes on Sunday, 16 February 2014.",
      "Bangkok, Santiago and Zurich (three people): step T+1 falls on Saturday, 15 February 2014, a rest day there; so it comes on Monday, 17 February 2014.",
      "New York (two people): step T+1 falls on Saturday, 15 February 2014, a rest day there; then comes Monday, 17 February 2014, a holiday of the organization; so it comes on Tuesday, 18 February 2014.",
      "New York (two people): step T+3 falls on Monday, 17 February 2014, a holiday of the organization; so it comes on Tuesday, 18 February 2014.",
      "Cairo (one person): steps T and T+1 come on the same day, Sunday, 16 February 2014, and at most one of them is sent.",
      "Bangkok, Santiago and Zurich (three people): steps T+1 and T+3 come on the same day, Monday, 17 February 2014, and at most one of them is sent.",
      "New York (two people): steps T+1 and T+3 come on the same day, Tuesday, 18 February 2014, and at most one of them is sent.",
      "Step T+1: four people would have had more than three reminders within 14 days, and are left out.",
      "Step T+3: five people would have had more than three reminders within 14 days, and are left out.",
    ]);
  });

  test("the clock ran from the first morning anywhere to the end of the meeting", () => {
    expect(cycle.from.toString()).toBe("2014-01-15T10:00:00Z");
    expect(cycle.to.toString()).toBe("2014-02-22T05:00:00Z");
  });
});

test("nothing of it happened: in the original no step is approved", { timeout: 60_000 }, async () => {
  const steps = await original.change((store) => store.transaction((transaction) => transaction.listSteps(CMIM_12)));
  expect(steps).toEqual([]);
});
