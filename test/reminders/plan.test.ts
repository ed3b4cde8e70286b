import { describe, expect, test } from "vitest";
import { RoundPlan, STEP_STATES } from "../../src/domain/reminder.ts";
import { dateOf, defaultPlan, nextState, type StepEvent, stepsInOrder } from "../../src/reminders/plan.ts";
import { day, meeting, ownDay, REPORT, SURVEYS } from "./reminder-world.ts";

const newYork = ownDay("America/New_York", "mon-fri", ["2014-02-17"]);
const dates = (of = meeting, calendar = newYork) =>
  stepsInOrder(defaultPlan(of), of, calendar).map(({ step, on }) => `${step.id} ${on.toString()}`);

const moved = (dueOn: string) => ({ ...meeting, asks: meeting.asks.map((ask) => ({ ...ask, dueOn: day(dueOn) })) });

describe("the plan", () => {
  test("of a meeting has the seven steps of the secretariat", () => {
    expect(dates()).toEqual([
      "opening 2014-01-17",
      "t-14 2014-01-31",
      "t-7 2014-02-07",
      "t-1 2014-02-13",
      "t 2014-02-14",
      "t+1 2014-02-15",
      "t+3 2014-02-17",
    ]);
  });

  test("moves with the due date, and counts working days anew", () => {
    expect(dates(moved("2014-02-18"))).toContain("t-1 2014-02-14");
    expect(dates(moved("2014-02-18"))).toContain("t-14 2014-02-04");
  });

  test("has a row of steps for each instrument where due dates differ", () => {
    const [report, surveys] = meeting.asks;
    if (!report || !surveys) throw new Error("two instruments are asked");
    const apart = { ...meeting, asks: [report, { ...surveys, dueOn: day("2014-02-18") }] };
    const plan = defaultPlan(apart);
    expect(plan.steps).toHaveLength(14);
    expect(new Set(plan.steps.map(({ instrumentId }) => instrumentId))).toEqual(new Set([REPORT, SURVEYS]));
    expect(dates(apart)).toContain("t-surveys-2007 2014-02-18");
    expect(RoundPlan.parse(plan)).toEqual(plan);
  });

  test("has no dates when nothing is asked any more", () => {
    expect(stepsInOrder(defaultPlan(meeting), { ...meeting, asks: [] }, newYork)).toEqual([]);
  });

  test("refuses two steps with one id, and an id that is no id", () => {
    const [step] = defaultPlan(meeting).steps;
    const rules = { daysBetween: 1, most: 3, withinDays: 14 };
    expect(RoundPlan.safeParse({ steps: [step, step], rules }).success).toBe(false);
    expect(RoundPlan.safeParse({ steps: [{ ...step, id: "T 14" }], rules }).success).toBe(false);
  });
});

test.each([
  {
    distance: { from: "due", days: -1, count: "working-days" },
    week: "mon-fri",
    on: "2014-02-13",
    because: "the Thursday before",
  },
  {
    distance: { from: "due", days: -1, count: "working-days" },
    week: "sun-thu",
    on: "2014-02-13",
    because: "Friday itself is a rest day; Thursday is the last working day before it",
  },
  {
    distance: { from: "due", days: 1, count: "working-days" },
    week: "mon-fri",
    on: "2014-02-18",
    because: "Presidents' Day is not worked",
  },
  {
    distance: { from: "due", days: 1, count: "working-days" },
    week: "sun-thu",
    on: "2014-02-16",
    because: "Sunday is worked",
  },
  {
    distance: { from: "meeting", days: -7, count: "days" },
    week: "mon-fri",
    on: "2014-02-13",
    because: "a week before the first day of the meeting",
  },
  {
    distance: { from: "meeting", days: -2, count: "working-days" },
    week: "mon-fri",
    on: "2014-02-18",
    because: "Wednesday, then Tuesday",
  },
] as const)("$distance of $week is $on: $because", ({ distance, week, on }) => {
  const [step] = defaultPlan(meeting).steps;
  if (!step) throw new Error("the plan has steps");
  const calendar = ownDay("America/New_York", week, ["2014-02-17"]);
  expect(dateOf({ ...step, distance }, meeting, calendar)?.toString()).toBe(on);
});

test.each([
  { event: "preview", from: ["planned", "previewed", "approved", "running", "skipped"] },
  { event: "approve", from: ["planned", "previewed", "approved", "running", "skipped"] },
  { event: "begin", from: ["approved", "running"] },
  { event: "finish", from: ["running", "done"] },
  { event: "stop", from: ["planned", "previewed", "approved", "running", "done", "stopped"] },
  { event: "skip", from: ["planned", "previewed", "skipped"] },
] satisfies { event: StepEvent; from: string[] }[])("$event happens only to what is $from", ({ event, from }) => {
  expect(STEP_STATES.filter((state) => nextState(state, event) !== null)).toEqual(from);
});

test("looking at an approved step again does not take its approval back", () => {
  expect(nextState("approved", "preview")).toBe("approved");
  expect(nextState("running", "approve")).toBe("running");
});
