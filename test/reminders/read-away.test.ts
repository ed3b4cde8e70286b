import { expect, test } from "vitest";
import { readAway } from "../../src/reminders/read-away.ts";
import { day } from "./reminder-world.ts";

const today = day("2014-02-07");

/** `2014-03-03`, `2014-03-03 with Ben`, `not-a-date`. */
function inShort(typed: string): string {
  const reading = readAway(typed, today);
  if (reading.kind !== "until") return reading.kind;
  return reading.substitute === null ? reading.on.toString() : `${reading.on.toString()} with ${reading.substitute}`;
}

test.each([
  { typed: "3 March 2014", is: "2014-03-03", because: "as the United Nations writes it" },
  { typed: "3 March", is: "2014-03-03", because: "the next one" },
  { typed: "6 February", is: "2015-02-06", because: "yesterday comes again in a year" },
  { typed: "7 February", is: "2014-02-07", because: "today is the last day" },
  { typed: "2014-03-03", is: "2014-03-03", because: "as the choices send it" },
  { typed: "03.03.2014", is: "2014-03-03", because: "as it is written in Geneva" },
  { typed: "3 March 2014, Ben", is: "2014-03-03 with Ben", because: "somebody stands in" },
  { typed: "3 March for Ben Bakker", is: "2014-03-03 with Ben Bakker", because: "with a word between" },
  { typed: "6 February 2014", is: "past", because: "yesterday" },
  { typed: "3 March 2016", is: "not-a-date", because: "two years are no absence" },
  { typed: "30 February", is: "not-a-date", because: "not in the calendar" },
  { typed: "29 February", is: "not-a-date", because: "neither this year nor the next has one" },
  { typed: "March", is: "not-a-date", because: "a month has no last day of its own" },
  { typed: "03/04/2014", is: "not-a-date", because: "it may be two days" },
  { typed: "soon", is: "not-a-date", because: "no date" },
  { typed: "", is: "not-a-date", because: "nothing" },
  { typed: "3 March ".repeat(50), is: "not-a-date", because: "too long to be a date" },
])("$typed is $is: $because", ({ typed, is }) => {
  expect(inShort(typed)).toBe(is);
});
