// The documents of a meeting: what stands in them, in which order, from which source, and for whom.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Audience } from "../../src/findings/rights.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import type { Item } from "../../src/questionnaire/questionnaire.ts";
import { compileActivities } from "../../src/reports/activities-document.ts";
import { DISCLAIMER } from "../../src/reports/disclaimer.ts";
import type { Document } from "../../src/reports/document.ts";
import { chooseForAudience } from "../../src/reports/for-audience.ts";
import { compileInventory } from "../../src/reports/inventory-document.ts";
import { compileActivityWorkbook, compileInventoryWorkbook } from "../../src/reports/response-workbook.ts";
import { FIELD_LABELS } from "../../src/wording/field-labels.ts";
import { answersOf } from "./exported.ts";
import { answeredBy, CMIM_06, GATHERED_REPORTS, GATHERED_SURVEYS, REPORT, SURVEYS, submittedBy } from "./gathered.ts";

const asAt = Temporal.Instant.from("2007-11-12T15:00:00Z");
const factsFor = (audience: Audience) => ({ meeting: CMIM_06, asAt, audience });
const headings = ({ blocks }: Document, level: number) =>
  blocks.flatMap((block) => (block.kind === "heading" && block.level === level ? [block.text] : []));
const sources = ({ blocks }: Document) =>
  blocks.flatMap((block) => (block.kind === "paragraph" && block.mark === "source" ? [block.text] : []));

describe("every document", () => {
  test("says which meeting, how old it is, for whom, and carries the disclaimer", () => {
    const { title, beneath, footer } = compileInventory(GATHERED_SURVEYS, factsFor("participants"));
    expect([title, ...(beneath ?? [])]).toEqual([
      "Inventory of surveys",
      "Sixth Coordination Meeting on International Migration",
      "26–27 November 2007, New York",
      "As at 12 November 2007, 10 a.m. (New York)",
      "For participating organizations",
    ]);
    expect(footer).toBe(DISCLAIMER);
  });
});

describe("the inventory of surveys", () => {
  const inventory = compileInventory(GATHERED_SURVEYS, factsFor("participants"));

  test("has every survey, by kind of organization and in alphabetical order, each with a source", () => {
    expect(headings(inventory, 3)).toHaveLength(GATHERED_SURVEYS.length);
    expect(headings(inventory, 1)).toEqual([
      "United Nations entities",
      "Specialized agencies",
      "Intergovernmental organizations",
      "National institutions",
      "Academic institutions",
    ]);
    expect(sources(inventory)).toHaveLength(GATHERED_SURVEYS.length);
    expect(sources(inventory)[0]).toMatch(
      /^Source: .+, “Information on surveys relevant to international migration” \(surveys-2007, version 1\), submission 1, 20 October 2007, 5 a\.m\. \(New York\); response cmim-06\/.+\.$/,
    );
  });

  test("shows all 14 items letter for letter in every survey", () => {
    const printed = SURVEYS.items.flatMap((item) =>
      "number" in item && item.number !== undefined ? [`${item.number}. ${item.text.en}`] : [],
    );
    expect(printed).toHaveLength(14);
    const tables = inventory.blocks.filter((block) => block.kind === "table").slice(1);
    expect(tables).toHaveLength(GATHERED_SURVEYS.length);
    for (const table of tables) expect(table.rows.map(([item]) => item)).toEqual(printed);
  });

  test("quotes own words in their language, and puts codes behind labels", () => {
    const lines = inventory.blocks.flatMap((block) =>
      block.kind === "table"
        ? block.rows.flat().flatMap((cell) => (typeof cell === "object" && "lines" in cell ? cell.lines : []))
        : [],
    );
    const saying = (text: string) => lines.filter((line) => line.text === text);
    expect(saying("South Sudan [728] (destination)")).toMatchObject([{ label: "Countries or areas", language: null }]);
    expect(saying("Household [household]")[0]).toMatchObject({ label: "Unit", language: null });
  });

  test("tells unknown, not applicable and not answered apart, and says which version an answer is", () => {
    const answers = answersOf({
      q01_title: { kind: "text", text: "Encuesta sobre los migrantes y las remesas que envían por el banco" },
      q02_purpose: "unknown",
      "q11_identification.definition": "not-applicable",
      "q14_access.access": { kind: "choice", code: "no", other: null },
    });
    const survey = { ...answeredBy("ined", SURVEYS, answers), versions: new Map([["q01_title", 3]]) };
    const [, table] = compileInventory([survey], factsFor("secretariat")).blocks.filter(({ kind }) => kind === "table");
    const rows = table?.kind === "table" ? table.rows : [];
    expect(rows[0]?.[1]).toMatchObject({ lines: [{ language: "es" }] });
    expect(rows[0]?.[2]).toBe("3");
    expect(JSON.stringify(rows[1])).toContain("[unknown]");
    expect(JSON.stringify(rows[2])).toContain("[not answered]");
    expect(JSON.stringify(rows[10])).toContain("[not applicable]");
    expect(JSON.stringify(rows[13])).toContain("No [no]");
  });

  test("says so where there is none", () => {
    const { blocks } = compileInventory([], factsFor("public"));
    expect(blocks).toEqual([
      { kind: "paragraph", text: "No survey has been reported that may stand in this document." },
    ]);
  });

  test("a draft, where it is asked for, says that it is one", () => {
    const drafts = GATHERED_SURVEYS.slice(0, 1).map((survey) => ({ ...survey, isDraft: true }));
    const document = compileInventory(drafts, factsFor("secretariat"));
    expect(sources(document)[0]).toContain("and changed since");
    expect(JSON.stringify(document.blocks)).toContain("Answers as they stand are included");
  });

  test("a marked survey says that nobody reported it", () => {
    const marked = GATHERED_SURVEYS.slice(0, 1).map((survey) => ({ ...survey, demonstration: true }));
    expect(JSON.stringify(compileInventory(marked, factsFor("participants")).blocks)).toContain("Demonstration data");
  });
});

describe("the compilation of activity reports", () => {
  const compilation = compileActivities(GATHERED_REPORTS, factsFor("secretariat"));

  test("numbers every activity through, current ones before planned ones, each with its source", () => {
    const activities = headings(compilation, 4);
    expect(activities.map((title) => Number.parseInt(title, 10))).toEqual(activities.map((_, index) => index + 1));
    expect(activities).toHaveLength(13);
    expect(headings(compilation, 3).slice(0, 2)).toEqual(["Current and recent activities", "Planned activities"]);
    expect(sources(compilation).filter((source) => source.startsWith("Source: activities["))).toHaveLength(13);
  });

  test("leaves every word as it was written, in its language", () => {
    const quoted = compilation.blocks.flatMap((block) => (block.kind === "quotation" ? [block] : []));
    for (const { answers } of GATHERED_REPORTS) {
      for (const [path, answer] of answers) {
        if (!path.endsWith(".description") || answer.state !== "answered" || answer.value.kind !== "text") continue;
        expect(quoted.map(({ text }) => text)).toContain(answer.value.text);
      }
    }
    expect(new Set(quoted.map(({ language }) => language))).toEqual(new Set(["en", "es", "fr", "ru", "ar", "zh"]));
  });

  test("ends with the same activities by theme", () => {
    const table = compilation.blocks.at(-1);
    if (table?.kind !== "table") throw new Error("no table");
    const titles = headings(compilation, 4).map((title) => title.replace(/^\d+\. /, ""));
    const listed = new Set(
      table.rows
        .flatMap(([, cell]) => (typeof cell === "object" && "lines" in cell ? cell.lines : []))
        .map(({ text }) => text),
    );
    expect([...listed].toSorted()).toEqual(titles.toSorted());
  });

  test("names the answers that were given again", () => {
    const [first] = GATHERED_REPORTS;
    if (first === undefined) throw new Error("no report");
    const again = { ...first, versions: new Map([...first.versions, ["activities[1].themes", 4]]) };
    const document = compileActivities([again], factsFor("secretariat"));
    expect(sources(document)).toContain("Source: activities[1], version 1; “Themes” version 4.");
  });
});

describe("for whom a document is", () => {
  const words = (audience: Audience) => {
    const { responses } = chooseForAudience(GATHERED_REPORTS, audience);
    const facts = factsFor(audience);
    return JSON.stringify([compileActivities(responses, facts), compileActivityWorkbook(REPORT, responses, facts)]);
  };
  const ofSecretariatOnly = "relocation of camps";
  const ofParticipants = "Shelter for victims of trafficking";
  const ofEverybody = "recruitment of mi";

  test.each([
    { audience: "secretariat", reads: [ofSecretariatOnly, ofParticipants, ofEverybody], not: [], leftOut: 0 },
    { audience: "participants", reads: [ofParticipants, ofEverybody], not: [ofSecretariatOnly], leftOut: 1 },
    { audience: "public", reads: [ofEverybody], not: [ofSecretariatOnly, ofParticipants], leftOut: 4 },
  ] as const)("$audience: $leftOut reports are left out", ({ audience, reads, not, leftOut }) => {
    expect(chooseForAudience(GATHERED_REPORTS, audience).leftOut).toBe(leftOut);
    for (const phrase of reads) expect(words(audience)).toContain(phrase);
    for (const phrase of not) expect(words(audience)).not.toContain(phrase);
  });

  test("surveys were released to participating organizations, not to everybody", () => {
    const facts = factsFor("participants");
    const shown = chooseForAudience(GATHERED_SURVEYS, "participants");
    expect(shown.leftOut).toBe(0);
    expect(compileInventoryWorkbook(SURVEYS, shown.responses, facts).sheets[0]?.table.rows).toHaveLength(16);
    expect(chooseForAudience(GATHERED_SURVEYS, "public").responses).toEqual([]);
  });

  test("a word for visibility that nobody knows keeps a report closed", () => {
    const answers = new Map(GATHERED_REPORTS[0]?.answers);
    answers.set("visibility", { state: "answered", value: { kind: "choice", code: "friends", other: null } });
    const odd = answeredBy("ined", REPORT, answers);
    expect(chooseForAudience([{ ...odd, isVisible: () => true }], "participants").responses).toEqual([]);
  });

  test("mailboxes and names of speakers are for the secretariat", () => {
    const report = submittedBy("ined", REPORT, {
      ...BASE,
      activities: [{ ...ACTIVITY, details: { contact: "unit@example.org" } }],
      attendance: { will_attend: true, speaker_name: "Ana Almeida", speaker_title: "Researcher" },
    });
    const written = (audience: Audience) => {
      const { responses } = chooseForAudience([report], audience);
      const facts = factsFor(audience);
      return JSON.stringify([compileActivities(responses, facts), compileActivityWorkbook(REPORT, responses, facts)]);
    };
    for (const phrase of ["unit@example.org", "Ana Almeida", "Researcher"]) {
      expect(written("secretariat")).toContain(phrase);
      expect(written("participants")).not.toContain(phrase);
      expect(written("public")).not.toContain(phrase);
    }
  });
});

const ACTIVITY = {
  title: "Work session on migration statistics",
  type: "meeting",
  time: "completed",
  start: "2007-04",
  description: "Statisticians of 40 countries compared how recent immigrants are counted.",
  themes: ["data"],
  coverage: [{ m49: "150", name: "Europe", role: null }],
  add_details: true,
};
const BASE = {
  reporting_period: [{ label: null, start: "2006-11", end: "2007-10" }],
  language: "en",
  visibility: "public",
};

describe("the labels of documents", () => {
  const pathsOf = (items: readonly Item[], above: string): readonly string[] =>
    items.flatMap((item) => {
      const path = above === "" ? item.key : `${above}.${item.key}`;
      if (item.kind === "note") return [];
      if (item.kind === "group") return pathsOf(item.items, path);
      return item.kind === "repeat" ? [path, ...pathsOf(item.items, path)] : [path];
    });
  const asked = INSTRUMENTS.flatMap(({ items }) => pathsOf(items, ""));

  test("there is one for every question of the instruments, and none for anything else", () => {
    expect(asked.filter((path) => FIELD_LABELS[path] === undefined)).toEqual([]);
    expect(Object.keys(FIELD_LABELS).filter((path) => !asked.includes(path))).toEqual([]);
  });
});
