// What the secretariat entered on behalf of an organization says so wherever it is written: by whom to the secretariat
// alone, and to all others that it was so.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readMeetingRecord } from "../../src/domain/meeting-record.ts";
import type { EnteredOnBehalf } from "../../src/domain/request.ts";
import type { Audience } from "../../src/findings/rights.ts";
import { compileActivities } from "../../src/reports/activities-document.ts";
import type { Document } from "../../src/reports/document.ts";
import type { ExportedResponse } from "../../src/reports/exported-response.ts";
import { chooseForAudience } from "../../src/reports/for-audience.ts";
import { compileInventory } from "../../src/reports/inventory-document.ts";
import { compileReport } from "../../src/reports/meeting-report.ts";
import { compileResponseExport } from "../../src/reports/response-export.ts";
import { compileInstanceTable, compileResponseTable } from "../../src/reports/response-table.ts";
import { compileAnswerTable } from "../../src/reports/response-workbook.ts";
import { compileStatus } from "../../src/reports/status-document.ts";
import { compileStatusTable } from "../../src/reports/status-table.ts";
import { AREAS } from "./every-kind.ts";
import { answersOf, exported, INED } from "./exported.ts";
import { answeredBy, CMIM_06, REPORT, SURVEYS, statusOf, submittedBy } from "./gathered.ts";

const asAt = Temporal.Instant.from("2007-11-12T15:00:00Z");
const factsFor = (audience: Audience) => ({ meeting: CMIM_06, asAt, audience });
const entry = (on: string, by = "Dora Diaz"): EnteredOnBehalf => ({ by, at: Temporal.Instant.from(`${on}T15:00:00Z`) });
const text = (words: string) => ({ kind: "text", text: words }) as const;

const survey = answeredBy(
  "ined",
  SURVEYS,
  answersOf({
    q01_title: text("MAFE Ghana"),
    q02_purpose: text("To describe migration from Ghana."),
    "q12_remittances.note": "skipped",
  }),
);
const report = submittedBy("unhcr", REPORT, {
  reporting_period: [{ label: null, start: "2006-12", end: "2007-11" }],
  activities: [
    { title: "Registration training", description: "Officers of nine countries learned to register refugees." },
  ],
  attendance: { will_attend: true, speaker_name: "Ana Almeida" },
});

function enteredAt(response: ExportedResponse, entries: Readonly<Record<string, EnteredOnBehalf>>): ExportedResponse {
  return { ...response, entered: new Map(Object.entries(entries)) };
}

const sources = ({ blocks }: Document) =>
  blocks.flatMap((block) => (block.kind === "paragraph" && block.mark === "source" ? [block.text] : []));

describe("the inventory of surveys", () => {
  const both = { q01_title: entry("2007-11-05"), q02_purpose: entry("2007-11-07") };

  test.each<{ audience: Audience; entries: Readonly<Record<string, EnteredOnBehalf>>; says: string; because: string }>([
    {
      because: "the secretariat reads who it was",
      audience: "secretariat",
      entries: both,
      says: "Entered by the secretariat (Dora Diaz) on behalf of INED, 5–7 November 2007.",
    },
    {
      because: "others read that it was the secretariat",
      audience: "participants",
      entries: both,
      says: "Entered by the secretariat on behalf of INED, 5–7 November 2007.",
    },
    {
      because: "the public reads what participants do",
      audience: "public",
      entries: both,
      says: "Entered by the secretariat on behalf of INED, 5–7 November 2007.",
    },
    {
      because: "of a part it is said which",
      audience: "participants",
      entries: { q02_purpose: entry("2007-11-05") },
      says: "In part (“Purpose”) entered by the secretariat on behalf of INED, 5 November 2007.",
    },
    {
      because: "several are named in the order of the alphabet, each once",
      audience: "secretariat",
      entries: { q01_title: entry("2007-11-05", "Erik Eng"), q02_purpose: entry("2007-11-05") },
      says: "Entered by the secretariat (Dora Diaz, Erik Eng) on behalf of INED, 5 November 2007.",
    },
  ])("$because", ({ audience, entries, says }) => {
    const [source] = sources(compileInventory([enteredAt(survey, entries)], factsFor(audience)));
    expect(source).toMatch(/; response cmim-06\/\S+\. /);
    expect(source?.endsWith(` ${says}`)).toBe(true);
  });

  test("says nothing where the organization answered itself", () => {
    const [source] = sources(compileInventory([survey], factsFor("secretariat")));
    expect(source).not.toContain("secretariat");
  });
});

describe("the compilation of activity reports and the report of the meeting", () => {
  const path = "activities[1].title";
  const entered = enteredAt(report, { [path]: entry("2007-11-05"), "attendance.speaker_name": entry("2007-11-06") });

  test("each activity says it of its own answers", () => {
    const [activity, beside] = sources(compileActivities([entered], factsFor("secretariat")));
    expect(activity).toMatch(
      /^Source: activities\[1\], version 1\. In part \(“Title”\) entered by the secretariat \(Dora/,
    );
    expect(beside).toMatch(/ In part \(“Speaker”\) entered by the secretariat \(Dora Diaz\) on behalf of UNHCR, 6 Nov/);
  });

  test("what others do not read, they do not read that it was entered", () => {
    const { responses } = chooseForAudience([entered], "participants");
    const [activity, beside] = sources(compileActivities(responses, factsFor("participants")));
    expect(activity).toContain("entered by the secretariat on behalf of UNHCR, 5 November 2007.");
    expect(beside).not.toContain("entered by");
    expect(JSON.stringify(compileActivities(responses, factsFor("participants")))).not.toContain("Dora");
  });

  test("the list of sources of the report says it", () => {
    const document = compileReport(
      {
        record: readMeetingRecord({}),
        status: [],
        reports: [entered],
        surveys: [],
        participants: { listed: [], unknown: 0, leftOut: 0 },
        titleOf: (id) => id,
      },
      factsFor("participants"),
    );
    expect(sources(document)).toContainEqual(
      expect.stringMatching(
        /^\[\d+\] .+ In part \(“Title”\) entered by the secretariat on behalf of UNHCR, 5 November 2007\.$/,
      ),
    );
  });
});

describe("tables and data", () => {
  const entered = enteredAt(exported(INED, answersOf({ title: text("MAFE"), purpose: text("Why") })), {
    title: entry("2007-11-05"),
    purpose: entry("2007-11-06"),
  });

  test("have it last, so that no other column moves, and without names", () => {
    const { questionnaire } = entered;
    const before = compileResponseTable(questionnaire, [{ ...entered, entered: new Map() }]);
    const after = compileResponseTable(questionnaire, [entered]);
    expect(after.headings).toEqual(before.headings);
    expect(after.headings.at(-1)).toBe("entered by the secretariat");
    expect(before.rows[0]?.at(-1)).toBeNull();
    expect(after.rows[0]?.at(-1)).toBe("title; purpose");
    const [activities] = compileInstanceTable(REPORT, [
      enteredAt(report, { "activities[1].title": entry("2007-11-05"), summary: entry("2007-11-05") }),
    ]).rows;
    expect(activities?.at(-1)).toBe("activities[1].title");
    const answers = compileAnswerTable([entered]);
    expect([answers.headings.at(-1), answers.rows[0]?.at(-1)]).toEqual([
      "Entered by the secretariat at",
      "2007-11-05T15:00:00Z",
    ]);
  });

  test("what an audience may not read has no mark either", () => {
    const hidden = { ...entered, isVisible: (path: string) => path !== "title" };
    expect(compileResponseTable(entered.questionnaire, [hidden]).rows[0]?.at(-1)).toBe("purpose");
    expect(
      compileResponseExport(entered.questionnaire, [hidden], { ...factsFor("public"), areas: AREAS }),
    ).toMatchObject({
      responses: [{ enteredBySecretariat: { purpose: "2007-11-06T15:00:00Z" } }],
    });
  });
});

test("the status says for which request something was entered, also where it is a statement", () => {
  const lines = statusOf([survey]);
  const entered = new Map([[survey.request.id, entry("2007-11-05")]]);
  const table = compileStatusTable(lines, entered);
  expect(table.headings.slice(-2)).toEqual(["reachable in chat", "entered by the secretariat at"]);
  expect(table.rows.filter((row) => row.at(-1) !== null).map((row) => [row[0], row[4], row.at(-1)])).toEqual([
    ["ined", "surveys-2007", "2007-11-05T15:00:00Z"],
  ]);
  const document = compileStatus(lines, factsFor("secretariat"), { titleOf: (id) => id, entered });
  expect(JSON.stringify(document).match(/"label":"Entered on its behalf","text":"[^"]+"/g)).toEqual([
    '"label":"Entered on its behalf","text":"by the secretariat (Dora Diaz), 5 November 2007, 10 a.m. (New York)"',
  ]);
});
