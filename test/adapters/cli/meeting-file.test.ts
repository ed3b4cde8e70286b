import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type KnownMeetings, readMeetingFile } from "../../../adapters/cli/meeting-file.ts";
import { InstrumentId } from "../../../src/domain/ids.ts";
import { INED, MEETING, UNHCR } from "../../reports/exported.ts";

const KNOWN: KnownMeetings = {
  organizations: [INED, { ...UNHCR, aliases: ["UN Refugee Agency"] }],
  meetings: [],
  instrumentIds: ["surveys-2007", "activity-report"],
};

const series = {
  code: "CMIM",
  name: "Coordination Meeting on International Migration",
  secretariat: "Population Division",
};
const sixth = {
  id: "cmim-06",
  number: 6,
  title: "Sixth Coordination Meeting on International Migration",
  start: "2007-11-26",
  end: "2007-11-27",
  city: "New York",
  timezone: "America/New_York",
};

function read(file: unknown, known = KNOWN) {
  return readMeetingFile(new TextEncoder().encode(JSON.stringify(file)), known);
}

function problemsOf(meeting: Readonly<Record<string, unknown>>) {
  const reading = read({
    series,
    meetings: [
      { ...sixth, id: "cmim-05" },
      { ...sixth, ...meeting },
    ],
  });
  return reading.ok ? [] : reading.problems.map(({ place, problem }) => `${place}: ${problem}`);
}

test("a meeting with what it asks of whom, and its whole record", () => {
  const record = {
    ...sixth,
    state: "open",
    asks: [{ instrument: "surveys-2007", due: "2007-11-09" }],
    organizations: ["INED", "un refugee agency", "ined"],
    objectives: ["To exchange information"],
  };
  const reading = read({ series, meetings: [record] });
  expect(reading.ok && reading.meetings).toEqual({
    series: { id: "cmim", name: series.name, secretariat: series.secretariat },
    meetings: [
      {
        meeting: {
          ...MEETING,
          asks: [{ instrumentId: "surveys-2007", dueOn: Temporal.PlainDate.from("2007-11-09") }],
        },
        record,
        organizationIds: ["ined", "unhcr"],
      },
    ],
  });
  expect(reading.ok && reading.changes).toEqual([
    { title: sixth.title, isNew: true, state: "open", asks: ["surveys-2007, due 2007-11-09"], organizations: 2 },
  ]);
});

test("“all” are all of the roster", () => {
  const reading = read({ series, meetings: [{ ...sixth, asks: [], organizations: "all" }] });
  expect(reading.ok && reading.meetings.meetings[0]?.organizationIds).toEqual(["ined", "unhcr"]);
});

test("a new meeting is planned and asks nothing; a known one stays as it is", () => {
  const fresh = read({ series, meetings: [sixth] });
  expect(fresh.ok && fresh.meetings.meetings[0]?.meeting).toMatchObject({ state: "planned", asks: [] });

  const asks = [{ instrumentId: InstrumentId.parse("surveys-2007"), dueOn: Temporal.PlainDate.from("2007-11-09") }];
  const again = read({ series, meetings: [sixth] }, { ...KNOWN, meetings: [{ ...MEETING, asks }] });
  expect(again.ok && again.meetings.meetings[0]?.meeting).toMatchObject({ state: "open", asks });
  expect(again.ok && again.changes[0]?.isNew).toBe(false);
});

describe("what is wrong is named by its place", () => {
  const asks = [{ instrument: "surveys-2007", due: "2007-11-09" }];
  test.each([
    {
      meeting: { organizations: ["INED", "XYZ"] },
      says: /^meetings\[1\]\.organizations\[1\]: “XYZ” is not on the roster/,
    },
    { meeting: { organizations: "some" }, says: /^meetings\[1\]\.organizations: must be "all" or a list/ },
    { meeting: { asks }, says: /^meetings\[1\]\.organizations: needed beside asks/ },
    {
      meeting: { asks: [{ instrument: "surveys", due: "2007-11-09" }], organizations: "all" },
      says: /^meetings\[1\]\.asks\[0\]\.instrument: “surveys” is not an instrument: there are surveys-2007, activity-report/,
    },
    {
      meeting: { asks: [...asks, ...asks], organizations: "all" },
      says: /asks\[1\]\.instrument: “surveys-2007” is asked twice/,
    },
    {
      meeting: { asks: [{ instrument: "surveys-2007", due: "9 November" }], organizations: "all" },
      says: /^meetings\[1\]\.asks\[0\]\.due: must be a date/,
    },
    { meeting: { start: "26.11.2007" }, says: /^meetings\[1\]\.start: must be a date/ },
    { meeting: { end: "2007-11-25" }, says: /^meetings\[1\]\.end: is before the start/ },
    { meeting: { timezone: "New York" }, says: /^meetings\[1\]\.timezone: “New York” is not a time zone/ },
    { meeting: { state: "finished" }, says: /^meetings\[1\]\.state: must be planned, open or closed/ },
    { meeting: { id: "CMIM 6" }, says: /^meetings\[1\]\.id: must be of small letters/ },
    { meeting: { id: "cmim-05" }, says: /^meetings\[1\]\.id: “cmim-05” stands twice/ },
    { meeting: { title: undefined }, says: /^meetings\[1\]\.title: / },
  ])("$meeting", ({ meeting, says }) => {
    const problems = problemsOf(meeting);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
  });

  test.each([
    { name: "no JSON", text: "series: CMIM", says: /^the file: is not JSON/ },
    { name: "no object", text: "[]", says: /^the file: / },
    { name: "no series", text: '{"meetings":[]}', says: /^series: / },
    { name: "a workbook", text: "PK", says: /^the file: the file is a workbook/ },
  ])("$name", ({ text, says }) => {
    const reading = readMeetingFile(new TextEncoder().encode(text), KNOWN);
    expect(reading.ok ? "" : `${reading.problems[0]?.place}: ${reading.problems[0]?.problem}`).toMatch(says);
  });
});
