import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { PersonId } from "../../src/domain/ids.ts";
import type { Person } from "../../src/domain/person.ts";
import { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { DISCLAIMER } from "../../src/reports/disclaimer.ts";
import { compileResponseExport } from "../../src/reports/response-export.ts";
import { compileInstanceTable, compileResponseTable } from "../../src/reports/response-table.ts";
import { compileRosterTable } from "../../src/reports/roster-table.ts";
import { compileStatusTable } from "../../src/reports/status-table.ts";
import type { Table } from "../../src/reports/table.ts";
import { AREAS, EVERY_KIND } from "./every-kind.ts";
import { answersOf, exported, INED, MEETING, requestOf, UNHCR } from "./exported.ts";

const survey = answersOf({
  title: { kind: "text", text: "MAFE" },
  purpose: "not-applicable",
  "countries.items": {
    kind: "areas",
    areas: [
      { m49: "288", name: "Ghana", role: "origin" },
      { m49: "250", name: "France", role: "destination" },
    ],
  },
  "sample.types": { kind: "choices", codes: ["household", "other"], other: "movement" },
  "sample.size": { kind: "number", number: 300 },
  institutions: { kind: "instances", instances: [1, 3], closed: true },
  "institutions[1].name": { kind: "text", text: "INED" },
  "institutions[3].name": { kind: "text", text: "University of Ghana" },
  "institutions[3].country_m49": { kind: "areas", areas: [{ m49: "288", name: "Ghana", role: null }] },
  has_focus: { kind: "yes-no", yes: false },
  rounds: {
    kind: "time-frame",
    rounds: [
      { label: "wave 1", start: "2009", end: "2010" },
      { label: null, start: "2012-07", end: null },
    ],
    frequency: null,
    status: null,
  },
  urls: { kind: "web-addresses", urls: ["https://example.org/a", "https://example.org/b"] },
});

function cell(table: Table, row: number, heading: string) {
  return table.rows[row]?.[table.headings.indexOf(heading)];
}

describe("the inventory", () => {
  const table = compileResponseTable(EVERY_KIND, [exported(INED, survey), exported(UNHCR, answersOf({}))]);

  test("has one row for each response, organizations by kind and name", () => {
    expect(table.rows.map((row) => row[1])).toEqual(["unhcr", "ined"]);
    expect(table.rows.every((row) => row.length === table.headings.length)).toBe(true);
    expect(new Set(table.headings).size).toBe(table.headings.length);
  });

  test.each([
    { heading: "response", expected: "cmim-06/ined/every-kind/1" },
    { heading: "submitted at", expected: "2007-11-08T15:00:00Z" },
    { heading: "title", expected: "MAFE" },
    { heading: "purpose", expected: "[not applicable]" },
    { heading: "countries.items (m49)", expected: "288; 250" },
    { heading: "countries.items (name)", expected: "Ghana; France" },
    { heading: "countries.items (role)", expected: "origin; destination" },
    { heading: "sample.types", expected: "household; other" },
    { heading: "sample.types (label)", expected: "Household; movement" },
    { heading: "sample.size", expected: 300 },
    { heading: "sample.share", expected: null },
    { heading: "institutions.name", expected: "INED; University of Ghana" },
    { heading: "institutions.country_m49", expected: "; 288" },
    { heading: "institutions.outputs.title", expected: null },
    { heading: "has_focus", expected: "no" },
    { heading: "rounds", expected: "wave 1: 2009/2010; 2012-07/.." },
    { heading: "urls", expected: "https://example.org/a; https://example.org/b" },
  ])("$heading is $expected", ({ heading, expected }) => {
    expect(table.headings).toContain(heading);
    expect(cell(table, 1, heading)).toBe(expected);
  });

  test("leaves out what a branch hides", () => {
    const isVisible = (path: string) => !path.startsWith("sample");
    const hidden = compileResponseTable(EVERY_KIND, [{ ...exported(INED, survey), isVisible }]);
    expect(cell(hidden, 0, "sample.size")).toBeNull();
    expect(cell(hidden, 0, "title")).toBe("MAFE");
  });
});

test("the table of instances has one row for each, and none for a response without any", () => {
  const table = compileInstanceTable(EVERY_KIND, [exported(UNHCR, answersOf({})), exported(INED, survey)]);
  expect(table.rows.map((row) => [row[1], cell({ ...table, rows: [row] }, 0, "institution")])).toEqual([
    ["ined", 1],
    ["ined", 2],
  ]);
  expect(cell(table, 1, "name")).toBe("University of Ghana");
});

describe("answers given under an earlier version", () => {
  const newest = Questionnaire.parse({
    ...EVERY_KIND,
    version: 2,
    items: [
      { kind: "short-text", key: "title", text: { en: "Title" }, maxCharacters: 300 },
      { kind: "short-text", key: "web_site", text: { en: "Web site" }, maxCharacters: 300 },
    ],
  });
  const late = { ...exported(UNHCR, answersOf({ title: { kind: "text", text: "FDS" } })), questionnaire: newest };
  const table = compileResponseTable(newest, [exported(INED, survey), late]);

  test("keep their columns, behind those of the newest", () => {
    expect(table.headings.slice(8, 12)).toEqual(["instrument version", "title", "web_site", "purpose"]);
    expect(cell(table, 1, "instrument version")).toBe(1);
    expect(cell(table, 1, "sample.types (label)")).toBe("Household; movement");
    expect(cell(table, 0, "instrument version")).toBe(2);
    expect(cell(table, 0, "sample.types (label)")).toBeNull();
    expect(table.rows.every((row) => row.length === table.headings.length)).toBe(true);
  });

  test("keep their instances, where the newest asks for none", () => {
    const instances = compileInstanceTable(newest, [exported(INED, survey), late]);
    expect(instances.rows.map((_, index) => cell(instances, index, "name"))).toEqual(["INED", "University of Ghana"]);
  });

  test("are compiled by their own questions for programs", () => {
    const facts = { meeting: MEETING, asAt: Temporal.Instant.from("2007-11-10T00:00:00Z"), areas: AREAS };
    expect(compileResponseExport(newest, [exported(INED, survey), late], facts)).toMatchObject({
      instrument: { version: 2 },
      responses: [
        { instrumentVersion: 2, answers: { title: "FDS" } },
        { instrumentVersion: 1, answers: { institutions: [{ name: "INED" }, {}] } },
      ],
    });
  });
});

test("the export for programs says what it is, as at when, and under which words", () => {
  const asAt = Temporal.Instant.from("2007-11-10T00:00:00Z");
  const data = compileResponseExport(EVERY_KIND, [exported(INED, survey)], { meeting: MEETING, asAt, areas: AREAS });
  expect(data).toMatchObject({
    meeting: { id: "cmim-06", startsOn: "2007-11-26", endsOn: "2007-11-27" },
    instrument: { id: "every-kind", version: 1 },
    asAt: "2007-11-10T00:00:00Z",
    disclaimer: DISCLAIMER,
    responses: [
      {
        id: "cmim-06/ined/every-kind/1",
        organization: { id: "ined", acronym: "INED" },
        state: "submitted",
        submittedAt: "2007-11-08T15:00:00Z",
        submissions: 1,
        demonstration: false,
        answers: { title: "MAFE", institutions: [{ name: "INED" }, { country_m49: "288" }] },
        states: { purpose: "not-applicable" },
      },
    ],
  });
});

test("the status counts what is alive, and names nobody", () => {
  const request = requestOf(INED, [{}, { state: "draft" }, { state: "withdrawn" }]);
  const focalPoints = [
    { name: "Ana Almeida", role: "focal_point" as const, hasAccount: true },
    { name: "Ben Bakker", role: "alternate" as const, hasAccount: false },
  ];
  const table = compileStatusTable([{ organization: INED, request, focalPoints, lastAnswerAt: null }], new Map());
  expect(table.rows).toEqual([
    ["ined", "INED", INED.name, "national_institution", "every-kind", "2007-11-09", "draft", 2, 1, null, 2, 1, null],
  ]);
});

test("the roster has a row for each appointment, for each organization alone, and for the secretariat", () => {
  const ana: Person = {
    id: PersonId.parse("ana"),
    name: "Ana Almeida",
    email: "ana@example.org",
    timeZone: "Europe/Paris",
    language: "fr",
    appointments: [
      { role: "focal_point", organizationId: INED.id },
      { role: "secretariat", organizationId: null },
    ],
  };
  const child = { ...INED, parentId: UNHCR.id };
  const { rows } = compileRosterTable([child, UNHCR], [ana]);
  expect(rows.map((row) => [row[1], row[3], row[6], row[8]])).toEqual([
    ["UNHCR", null, null, null],
    ["INED", UNHCR.name, "Ana Almeida", "focal point"],
    [null, null, "Ana Almeida", "secretariat"],
  ]);
});
