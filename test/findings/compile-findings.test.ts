// What is found out of a response: from the records of the demonstration, and from reports that say little.
import { describe, expect, test } from "vitest";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { areaName } from "../../src/domain/areas.ts";
import { ResponseId } from "../../src/domain/ids.ts";
import { areasWithin } from "../../src/findings/areas-within.ts";
import { compileFindings } from "../../src/findings/compile-findings.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { OBJECTIVES, themesOf } from "../../src/findings/themes.ts";
import { readRecord } from "../../src/reports/read-record.ts";
import type { JsonObject } from "../../src/reports/record.ts";
import { instrument } from "../support/reported.ts";

const responseId = ResponseId.parse("cmim-06/ilo/activity-report/1");

function compile(id: string, answers: JsonObject): Promise<readonly Finding[]> {
  const questionnaire = instrument(id);
  const read = readRecord(questionnaire, { answers }, { name: (m49) => areaName(m49, "en") });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const versions = new Map([...read.answers.keys()].map((path, index) => [path, index + 1]));
  return compileFindings({ responseId, questionnaire, answers: read.answers, versions });
}

const ACTIVITY = {
  title: "Shelter for victims",
  type: "training",
  time: "planned",
  start: "2008-03",
  description: "A shelter with twenty places will be opened.",
  themes: ["trafficking", "refugees"],
  coverage: [{ m49: "566", name: "Nigeria", role: null }],
  add_details: false,
};

describe("an activity report", () => {
  test("gives each activity, the report's own words and the paper", async () => {
    const found = await compile("activity-report", {
      activities: [ACTIVITY, { ...ACTIVITY, title: "Second", time: "completed", start: "2006" }],
      summary: "Two activities are reported, and both concern trafficking.",
      paper: { document: [{ name: "paper.docx", mediaType: "x", sizeBytes: 1, reference: "web:1" }], language: "fr" },
      language: "en",
      visibility: "public",
    });
    expect(found.map(({ id, kind, title }) => [id.slice(responseId.length), kind, title])).toEqual([
      ["#activities[1]", "activity", "Shelter for victims"],
      ["#activities[2]", "activity", "Second"],
      ["#report", "report", null],
      ["#paper", "paper", "paper.docx"],
    ]);
    expect(found.map(({ starts, ends }) => [starts, ends])).toEqual([
      ["2008-03", null],
      ["2006", "2006"],
      [null, null],
      [null, null],
    ]);
    expect(found[3]?.language).toBe("fr");
    expect(found[0]?.labels).toContain("Training");
    const objectives = OBJECTIVES.filter(({ number }) =>
      found[0]?.themes.some((theme) => themesOf([number]).includes(theme)),
    );
    expect(objectives.map(({ number }) => number)).toEqual([10]);
  });

  test("keeps closed what it does not know, and leaves persons and mailboxes out", async () => {
    const details = { contact: "unit@example.org", beneficiaries: "Women", best_practice: true };
    const [found] = await compile("activity-report", {
      activities: [{ ...ACTIVITY, add_details: true, details }],
      attendance: { will_attend: true, speaker_name: "A Person", speaker_title: "Head" },
      visibility: "secretariat_only",
    });
    expect(found?.visibility).toBe("secretariat_only");
    expect(found?.bestPractice).toBe(true);
    expect(found?.texts.map(({ words }) => words)).toEqual([ACTIVITY.title, ACTIVITY.description, "Women"]);
  });

  test("has nothing to find where nothing was said", async () => {
    expect(await compile("activity-report", { language: "en", visibility: "public" })).toEqual([]);
  });
});

test("every survey of the demonstration is one finding with its title, themes, areas and words, letter for letter", async () => {
  const { surveys } = await readDemonstration();
  for (const { answers } of surveys) {
    const [found, ...others] = await compile("surveys-2007", answers);
    expect(others).toEqual([]);
    expect(found?.title).toBe(answers["q01_title"]);
    expect(found?.themes).toContain("surveys");
    expect(found?.visibility).toBe("participating_organizations");
    expect(found?.texts[0]?.words).toBe(answers["q01_title"]);
    expect(JSON.stringify(answers)).toContain(JSON.stringify(found?.texts[1]?.words).slice(1, -1));
  }
});

test("areas lie in regions, regions in regions, and the world is what says so", () => {
  expect(areasWithin(["404"])).toEqual(expect.arrayContaining(["404", "014", "202", "002"]));
  expect(areasWithin(["404"])).not.toContain("001");
  expect(areasWithin(["011"])).toEqual(["011", "002", "202"]);
  expect(areasWithin(["001"])).toEqual(["001"]);
  expect(areasWithin(["686"])).toContain("LDC");
});
