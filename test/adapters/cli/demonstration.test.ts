import { expect, test } from "vitest";
import { readDemonstration } from "../../../adapters/cli/demonstration.ts";
import { readDemonstrationActivities } from "../../../adapters/cli/demonstration-activities.ts";
import { findOrganization } from "../../../adapters/cli/find-organization.ts";
import { readRosterFile } from "../../../adapters/cli/roster-import.ts";
import { readTimeZone } from "../../../adapters/cli/roster-words.ts";
import { writeCsv } from "../../../adapters/documents/write-csv.ts";
import { areaName } from "../../../src/domain/areas.ts";
import { INSTRUMENTS } from "../../../src/questionnaire/instruments/instruments.ts";
import { readRecord } from "../../../src/reports/read-record.ts";
import { compileRosterTable } from "../../../src/reports/roster-table.ts";

const { roster, meetings, surveys } = await readDemonstration();
const activities = await readDemonstrationActivities();
const organizationIds = new Set(roster.organizations.map(({ id }) => id));
const speaking = (role: string) =>
  roster.people.flatMap(({ appointments }) => appointments.filter((one) => one.role === role));

test("there are the events, organizations and surveys of the field", () => {
  expect(meetings.meetings).toHaveLength(18);
  expect(roster.organizations).toHaveLength(76);
  expect(surveys).toHaveLength(16);
});

test("one meeting is open, and asks every organization for both instruments", () => {
  const open = meetings.meetings.filter(({ meeting }) => meeting.state === "open");
  expect(open.map(({ meeting }) => meeting.id)).toEqual(["cmim-06"]);
  expect(open[0]?.organizationIds).toHaveLength(76);
  expect(open[0]?.meeting.asks.map(({ instrumentId, dueOn }) => `${instrumentId} ${dueOn.toString()}`)).toEqual([
    "surveys-2007 2007-11-09",
    "activity-report 2007-11-09",
  ]);
});

test("activity reports fit the instrument, and are of organizations that were asked for one and have a focal point", () => {
  const questionnaire = INSTRUMENTS.find(({ id }) => id === "activity-report");
  if (!questionnaire) throw new Error("there is an activity report");
  for (const { meetingId, organizationId, instrumentId, answers } of activities) {
    const asked = meetings.meetings.find(({ meeting }) => meeting.id === meetingId);
    expect(asked?.organizationIds).toContain(organizationId);
    expect(asked?.meeting.asks.map((ask) => ask.instrumentId)).toContain(instrumentId);
    expect(speaking("focal_point").map((one) => one.organizationId)).toContain(organizationId);
    expect(readRecord(questionnaire, { answers }, { name: (m49) => areaName(m49, "en") })).toMatchObject({ ok: true });
  }
  expect(new Set(activities.map(({ meetingId }) => meetingId))).toEqual(new Set(["cmim-05", "cmim-06"]));
});

test("ids, acronyms and aliases each mean one organization", () => {
  for (const { id, acronym, name, aliases } of roster.organizations) {
    for (const word of [id, acronym, name, ...aliases]) {
      expect({ word, found: findOrganization(word, roster.organizations) }).toMatchObject({
        word,
        found: { kind: "one", organization: { id } },
      });
    }
  }
});

test("people are invented, unmistakably, and stand for organizations that are there", () => {
  for (const { id, email, appointments, timeZone } of roster.people) {
    expect(id).toMatch(/^demonstration-/);
    expect(email).toMatch(/@example\.org$/);
    expect(readTimeZone(timeZone).ok).toBe(true);
    for (const { organizationId } of appointments) expect(organizationIds).toContain(organizationId);
  }
  expect(new Set(roster.people.map(({ email }) => email)).size).toBe(roster.people.length);
  expect(["focal_point", "alternate", "secretariat", "participant"].map((role) => speaking(role).length)).toEqual([
    15, 6, 2, 3,
  ]);
});

test("every survey is of an organization that is there, and has its 14 items", () => {
  for (const { organizationId, answers, instrumentId } of surveys) {
    expect(organizationIds).toContain(organizationId);
    expect(instrumentId).toBe("surveys-2007");
    expect(Object.keys(answers).map((key) => key.slice(0, 3))).toEqual(
      Array.from({ length: 14 }, (_, index) => `q${String(index + 1).padStart(2, "0")}`),
    );
  }
});

test("the roster, written as CSV and imported into an empty house, is the same roster", () => {
  const csv = writeCsv(compileRosterTable(roster.organizations, roster.people));
  const reading = readRosterFile(new TextEncoder().encode(csv), { organizations: [], people: [] });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));

  const plain = roster.organizations.map((organization) => ({ ...organization, aliases: [], names: [] }));
  expect(reading.roster.organizations.toSorted(byId)).toEqual(plain.toSorted(byId));
  expect(reading.roster.people.map(withoutId).toSorted(byName)).toEqual(roster.people.map(withoutId).toSorted(byName));
});

type Identified = { readonly id: string };
type ImportedPerson = (typeof roster.people)[number];

function byId(one: Identified, other: Identified): number {
  return one.id.localeCompare(other.id);
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name);
}

function withoutId({ name, email, timeZone, language, appointments }: ImportedPerson) {
  return { name, email, timeZone, language, appointments };
}
