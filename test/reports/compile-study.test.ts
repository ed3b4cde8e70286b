import { describe, expect, test } from "vitest";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { compileStudy } from "../../src/reports/compile-study.ts";
import { readOwnRecord } from "../../src/reports/read-own-record.ts";
import { readRecord } from "../../src/reports/read-record.ts";
import { readStudyJson } from "../../src/reports/read-study-json.ts";

const surveys = INSTRUMENTS.find(({ per }) => per === "survey");
if (!surveys) throw new Error("the questionnaire on surveys is missing");

function compile(studyDesc: object) {
  if (!surveys) throw new Error("no questionnaire");
  const { answers, unread } = compileStudy(readStudyJson({ study_desc: studyDesc }), surveys);
  const read = readRecord(surveys, { answers }, { name: (m49) => m49 });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const values = new Map(
    [...read.answers].map(([path, answer]) => [path, answer.state === "answered" ? answer.value : null]),
  );
  return { values, unread: unread.map(({ place, code }) => `${place.split("/").at(-1)} ${code}`) };
}

test("each item of a study answers its question", () => {
  const { values, unread } = compile({
    title_statement: { title: "Household Survey", alternate_title: "HS" },
    production_statement: { funding_agencies: [{ name: "World Bank", abbr: "WB" }] },
    study_info: {
      abstract: "To measure migration.",
      nation: [{ name: "Ghana", abbreviation: "GHA" }, { name: "Viet Nam" }],
      coll_dates: [{ start: "2014-03", end: "2014-06", cycle: "Round 1" }],
    },
    method: { data_collection: { frequency: "annual" } },
  });
  expect(unread).toEqual([]);
  expect(Object.fromEntries(values)).toMatchObject({
    q01_title: { text: "Household Survey (HS)" },
    q02_purpose: { text: "To measure migration." },
    "q03_countries.items": { areas: [{ m49: "288" }, { m49: "704" }] },
    "q04_time_frame.rounds": { rounds: [{ label: "Round 1", start: "2014-03", end: "2014-06" }] },
    "q04_time_frame.frequency": { code: "annual" },
    "q05_institutions[1].name": { text: "World Bank (WB)" },
    "q05_institutions[1].role": { code: "sponsor" },
  });
});

describe("nothing is guessed, and what is not read is listed", () => {
  const sentence = "This sentence is repeated until the text is too long. ";
  test.each([
    { study: { study_info: { nation: [{ name: "Congo" }] } }, unread: ["nation several-areas"] },
    { study: { study_info: { nation: [{ name: "Nowhere", abbreviation: "XXX" }] } }, unread: ["nation no-area"] },
    { study: { study_info: { coll_dates: [{ start: "2014" }] } }, unread: ["coll_dates no-dates"] },
    { study: { study_info: { coll_dates: [{ start: "2014-06", end: "2014-03" }] } }, unread: ["coll_dates no-dates"] },
    { study: { study_info: { coll_dates: [{ start: "March 2014", end: "2014" }] } }, unread: ["coll_dates no-dates"] },
    {
      study: { method: { data_collection: { frequency: "now and then, perhaps" } } },
      unread: ["frequency no-such-choice"],
    },
    {
      study: { data_access: { dataset_availability: { access_place_url: "javascript:alert(1)" } } },
      unread: ["access_place_url no-address"],
    },
    { study: { study_info: { abstract: sentence.repeat(50) } }, unread: ["abstract shortened"] },
    { study: { study_info: { abstract: "a".repeat(2500) } }, unread: ["abstract too-long"] },
    {
      study: { study_info: { topics: [{ topic: "migration", uri: "x" }] } },
      unread: ["topic no-question", "uri no-question"],
    },
  ])("$unread", ({ study, unread }) => {
    expect(compile({ title_statement: { title: "T" }, ...study }).unread).toEqual(unread);
  });

  test("a text that is too long ends with a whole sentence", () => {
    const { values } = compile({ study_info: { abstract: sentence.repeat(50) } });
    expect(values.get("q02_purpose")).toEqual({ kind: "text", text: sentence.repeat(37).trim() });
  });

  test("a study that names no institution does not say that there is none", () => {
    expect(compile({ title_statement: { title: "T" } }).values.has("q05_institutions")).toBe(false);
  });
});

test.each([
  {
    document: { responses: [{ answers: { a: 1 }, states: { b: "unknown" } }] },
    read: { ok: true, source: { answers: { a: 1 }, states: { b: "unknown" } } },
  },
  { document: { answers: { a: 1 } }, read: { ok: true, source: { answers: { a: 1 }, states: {} } } },
  { document: { q01_title: "A" }, read: { ok: true, source: { answers: { q01_title: "A" } } } },
  { document: { responses: [{ answers: {} }, { answers: {} }] }, read: { ok: false, code: "several" } },
  { document: { responses: [] }, read: { ok: false, code: "no-record" } },
  { document: [], read: { ok: false, code: "no-record" } },
  { document: null, read: { ok: false, code: "no-record" } },
])("$document is a record: $read.ok", ({ document, read }) => expect(readOwnRecord(document)).toEqual(read));
