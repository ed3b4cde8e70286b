import { expect, test } from "vitest";
import {
  compilePeopleTable,
  compileRehearsalTable,
  compileStepCounts,
  writeOwnTime,
  writeUtc,
} from "../../src/reports/rehearsal-tables.ts";
import { makeRehearsal } from "./rehearsal-world.ts";

const rehearsal = makeRehearsal();

test("a row of the table says when it is there, where that is, and what comes or why nothing does", () => {
  const { headings, rows } = compileRehearsalTable(rehearsal);
  const named = rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index]])));
  expect(named).toEqual([
    expect.objectContaining({
      step: "opening",
      person: "Ana",
      organizations: "Ana; UNHCR",
      "weekday there": "Thursday",
      "date there": "2014-01-16",
      "time there": "09:30",
      "time zone": "Europe/Zurich",
      UTC: "2014-01-16T08:30Z",
      outcome: "message",
      reason: null,
      platform: "slack",
      "first line": "Ana: “Activity report” is due.",
      text: "Ana: “Activity report” is due.\n\nAna: not started",
    }),
    expect.objectContaining({ "date there": "2014-02-16", "weekday there": "Sunday", platform: "assumed" }),
    expect.objectContaining({ outcome: "left out", reason: "over-the-cap", platform: null, text: null }),
  ]);
});

test("the counts name the reasons in a fixed order, with how many", () => {
  expect(compileStepCounts(rehearsal).rows).toEqual([
    ["opening", "Thursday, 16 January 2014", 1, 0, ""],
    ["T+1", "Saturday, 15 February 2014", 1, 1, "has had as many reminders as the plan allows (1)"],
  ]);
});

test("a person has one row, and a cell for each step", () => {
  expect(compilePeopleTable(rehearsal)).toEqual({
    headings: ["Person", "Organizations", "Place", "opening", "T+1"],
    rows: [
      ["Ana", "Ana, UNHCR", "Zurich", "Thu 16 Jan 2014, 09:30", "has had as many reminders as the plan allows"],
      ["Chidi", "LAS", "Cairo", "", "Sun 16 Feb 2014, 09:30"],
    ],
  });
});

test("one instant is two times: there and by UTC", () => {
  const [row] = rehearsal.rows;
  expect(row && [writeOwnTime(row), writeUtc(row.at)]).toEqual(["Thu 16 Jan 2014, 09:30", "2014-01-16 08:30"]);
});
