// The draft report of a meeting: what is known stands in it with its source, what is not is a gap, nothing is invented.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import meetings from "../../prisma/demonstration/meetings.json" with { type: "json" };
import { readMeetingRecord } from "../../src/domain/meeting-record.ts";
import type { Audience } from "../../src/findings/rights.ts";
import type { StatusRow } from "../../src/ports/store.ts";
import type { Document } from "../../src/reports/document.ts";
import type { ExportedResponse } from "../../src/reports/exported-response.ts";
import { chooseForAudience } from "../../src/reports/for-audience.ts";
import { compileReport } from "../../src/reports/meeting-report.ts";
import { compileParticipants } from "../../src/reports/participants.ts";
import {
  CMIM_06,
  GATHERED_REPORTS,
  GATHERED_SURVEYS,
  ORGANIZATIONS,
  REPORT,
  SURVEYS,
  statusOf,
  submittedBy,
} from "./gathered.ts";

const AFTER = "2007-12-03T15:00:00Z";

function recordCalled(id: string): unknown {
  return meetings.meetings.find((meeting) => meeting.id === id);
}

type Wanted = {
  readonly audience?: Audience;
  readonly record?: unknown;
  readonly at?: string;
  readonly status?: readonly StatusRow[];
  readonly reports?: readonly ExportedResponse[];
  readonly surveys?: readonly ExportedResponse[];
};

function reportOf(wanted: Wanted = {}): Document {
  const { audience = "participants", record = recordCalled("cmim-06"), at = AFTER } = wanted;
  const { reports = GATHERED_REPORTS, surveys = GATHERED_SURVEYS } = wanted;
  const titles = new Map<string, string>([REPORT, SURVEYS].map(({ id, title }) => [id, title.en]));
  return compileReport(
    {
      record: readMeetingRecord(record),
      status: wanted.status ?? statusOf([...reports, ...surveys]),
      reports: chooseForAudience(reports, audience).responses,
      surveys: chooseForAudience(surveys, audience).responses,
      participants: compileParticipants({ audience, asked: ORGANIZATIONS, reports, people: [] }),
      titleOf: (id) => titles.get(id) ?? id,
    },
    { meeting: CMIM_06, asAt: Temporal.Instant.from(at), audience },
  );
}

const textsOf = ({ blocks }: Document) => blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
const markedAs = ({ blocks }: Document, mark: string) =>
  blocks.flatMap((block) => (block.kind === "paragraph" && block.mark === mark ? [block.text] : []));
const sectionsOf = ({ blocks }: Document) =>
  blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : []));

test("it has the sections of a report, and is never called minutes", () => {
  const report = reportOf();
  expect(report.title).toBe("Report of the Sixth Coordination Meeting on International Migration");
  expect(report.beneath?.[0]).toBe("Draft, compiled by a program from what was submitted; not reviewed");
  expect(sectionsOf(report)).toEqual([
    "I. Introduction",
    "II. Agenda",
    "III. Organization of work",
    "IV. Contributions received",
    "V. Discussion by item of the agenda",
    "VI. Activities of participating organizations",
    "VII. Surveys",
    "VIII. Conclusions and follow-up",
    "Annex I. Inventory of surveys",
    "Annex II. List of participants",
    "Annex III. List of papers",
    "Annex IV. Sources",
  ]);
  expect(JSON.stringify(report)).not.toMatch(/minutes/i);
});

describe("what the record of the meeting says", () => {
  test("place, dates, mandate and objectives, as drafts", () => {
    const report = reportOf();
    expect(markedAs(report, "draft").slice(0, 5)).toEqual([
      "[draft] The Sixth Coordination Meeting on International Migration took place at United Nations Headquarters in New York from 26 to 27 November 2007.",
      "[draft] The meeting was organized by the Population Division, Department of Economic and Social Affairs, United Nations Secretariat.",
      "[draft] The mandate of the meeting is given by:",
      "[draft] The objectives of the meeting were:",
      "[draft] The outcome of the meeting is for:",
    ]);
    const lists = report.blocks.flatMap((block) => (block.kind === "list" ? [block] : []));
    // Adopted on one day and distributed on another: both are printed.
    expect(lists[0]?.items).toEqual([
      "A/RES/58/208, “International migration and development” (adopted on 23 December 2003; distributed on 13 February 2004)",
      "A/RES/61/208, “International migration and development” (distributed on 6 March 2007)",
    ]);
    expect(lists[1]).toMatchObject({ lettered: true });
    expect(lists[1]?.items).toHaveLength(4);
  });

  test.each([
    { at: "2007-11-20T15:00:00Z", says: "will take place", counts: false },
    { at: "2007-11-27T04:59:00Z", says: "is taking place", counts: true },
    // The second day ends at midnight in New York.
    { at: "2007-11-28T04:59:00Z", says: "is taking place", counts: true },
    { at: "2007-11-28T05:00:00Z", says: "took place", counts: true },
  ])("as at $at it $says", ({ at, says, counts }) => {
    const report = reportOf({ at });
    expect(markedAs(report, "draft")[0]).toContain(says);
    expect(markedAs(report, "gap").some((text) => text.includes("how many participants attended"))).toBe(counts);
  });

  test("how many came, the agenda and the conclusions, where they are known", () => {
    const eighth = reportOf({ record: recordCalled("cmim-08") });
    expect(textsOf(eighth)).toContain(
      "[draft] Some eighty participants attended the meeting, from United Nations entities, specialized agencies, regional commissions, intergovernmental organizations, non-governmental organizations, invited experts and Member States. The list of participants is in annex II.",
    );
    expect(markedAs(eighth, "gap")).toContain("[To be completed by the secretariat: what was said on item IV]");
    const second = reportOf({ record: recordCalled("cmim-02") });
    const conclusions = second.blocks.findLast((block) => block.kind === "list");
    expect(conclusions).toMatchObject({ lettered: true, items: { length: 4 } });
  });

  test("what it does not say is a gap for the secretariat, and nothing is invented", () => {
    const bare = reportOf({ record: null, reports: [], surveys: [] });
    expect(markedAs(bare, "gap")).toEqual([
      "[To be completed by the secretariat: document symbol]",
      "[To be completed by the secretariat: who organized the meeting]",
      "[To be completed by the secretariat: the mandate of the meeting]",
      "[To be completed by the secretariat: the objectives of the meeting]",
      "[To be completed by the secretariat: how many participants attended the meeting, and from which kinds of organizations]",
      "[To be completed by the secretariat: the agenda as adopted]",
      "[To be completed by the secretariat: the organization of work]",
      "[To be completed by the secretariat: what was said on each item of the agenda]",
      "[To be completed by the secretariat: the activities of participating organizations; no activity report has been submitted that may stand in this report]",
      "[To be completed by the secretariat: the surveys; no survey has been submitted that may stand in this report]",
      "[To be completed by the secretariat: the conclusions of the meeting, with who follows them up and by when]",
      "[To be completed by the secretariat: nobody is known to take part yet]",
      "[To be completed by the secretariat: 76 organizations have not said whether they take part]",
    ]);
    expect(markedAs(bare, "draft")).toEqual([
      "[draft] The Sixth Coordination Meeting on International Migration took place in New York from 26 to 27 November 2007.",
      "[draft] None of 76 organizations sent a contribution or stated that there was nothing to report.",
    ]);
  });
});

describe("what was reported", () => {
  test("every quotation leads to a source, which names organization, question and version", () => {
    const report = reportOf();
    const numbers = textsOf(report).flatMap((text) =>
      [...text.matchAll(/ \[(\d+)\]$/g)].map(([, number]) => Number(number)),
    );
    const sources = textsOf(report).filter((text) => /^\[\d+\] Source: /.test(text));
    expect(numbers).toEqual(sources.map((_, index) => index + 1));
    expect(sources.length).toBeGreaterThan(10);
    for (const source of sources)
      expect(source).toMatch(
        /^\[\d+\] Source: .+ \(activity-report, version 1\), submission 1, .+; response cmim-06\/.+\/activity-report\/1\. \S+, version 1\.$/,
      );
  });

  test("a meeting that asked for nothing counts nothing", () => {
    const report = reportOf({ status: [], reports: [], surveys: [] });
    expect(markedAs(report, "gap")).toContain(
      "[To be completed by the secretariat: the contributions; none was asked for by way of this program]",
    );
    expect(report.blocks.filter((block) => block.kind === "table" && block.rows.length === 0)).toEqual([]);
  });

  test("each organization has a drafted sentence with numbers, and its words stand as they are", () => {
    const report = reportOf();
    const sentence =
      "[draft] International Labour Organization reported one completed activity, one ongoing activity and one planned activity, for the period December 2006 to October 2007.";
    expect(textsOf(report).filter((text) => text.startsWith("[draft] International Labour"))).toEqual([sentence]);
    const quoted = new Set(report.blocks.flatMap((block) => (block.kind === "quotation" ? [block.text] : [])));
    const [first] = GATHERED_REPORTS;
    const description = first?.answers.get("activities[1].description");
    if (description?.state !== "answered" || description.value.kind !== "text") throw new Error("no description");
    expect(quoted).toContain(description.value.text);
  });

  test("reports for the secretariat only are counted, and not quoted for others", () => {
    expect(JSON.stringify(reportOf({ audience: "secretariat" }))).toContain("relocation of camps");
    for (const audience of ["participants", "public"] as const) {
      const report = reportOf({ audience });
      expect(JSON.stringify(report)).not.toMatch(/relocation of camps|camps of Kenya/);
      expect(textsOf(report).some((text) => text.startsWith("[draft] 20 of 76 organizations"))).toBe(true);
    }
    expect(JSON.stringify(reportOf({ audience: "public" }))).not.toContain("Shelter for victims of trafficking");
  });

  test("nobody who owes something is named", () => {
    const words = JSON.stringify(reportOf({ audience: "secretariat" }));
    const late = ORGANIZATIONS.filter(
      ({ id }) => ![...GATHERED_REPORTS, ...GATHERED_SURVEYS].some(({ organization }) => organization.id === id),
    );
    expect(late.length).toBeGreaterThan(40);
    // The host is named as the one that organizes the meeting.
    const named = late.filter(
      ({ name, id }) => id !== "un-desa-pd" && words.includes(JSON.stringify(name).slice(1, -1)),
    );
    expect(named.map(({ id }) => id)).toEqual([]);
  });

  test("a paper stands in the list of papers, with its source", () => {
    const paper = submittedBy("ined", REPORT, {
      reporting_period: [{ label: null, start: "2006-11", end: "2007-10" }],
      activities: [],
      paper: {
        document: [{ name: "ined.docx", mediaType: "application/msword", sizeBytes: 1, reference: "web:1" }],
        language: "fr",
        pages: 4,
      },
      language: "en",
      visibility: "public",
    });
    const report = reportOf({ reports: [paper] });
    const table = report.blocks.find((block) => block.kind === "table" && block.caption === "Contributed papers");
    expect(table).toMatchObject({
      rows: [["Institut national d'études démographiques", "ined.docx", "French", "4", "[1]"]],
    });
    expect(textsOf(report).at(-1)).toMatch(/^\[1\] Source: .* paper, version 1\.$/);
  });
});
