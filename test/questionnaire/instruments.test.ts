import { describe, expect, test } from "vitest";
import type { Answer, Answers, AnswerValue } from "../../src/questionnaire/answer.ts";
import { brokenConstraints } from "../../src/questionnaire/constraints.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import type { Choice, Condition, Item, Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { findWay, missingSteps } from "../../src/questionnaire/steps.ts";
import { checkAnswers } from "../support/check-answers.ts";
import { answersOf, SurveyRecord } from "../support/survey-record.ts";
import records from "./survey-records.json" with { type: "json" };

function instrument(id: string): Questionnaire {
  const found = INSTRUMENTS.find((each) => each.id === id);
  if (!found) throw new Error(`no instrument ${id}`);
  return found;
}

const surveys = instrument("surveys-2007");
const report = instrument("activity-report");

/** The fourteen items as the document of the Sixth Coordination Meeting, 26–27 November 2007, prints them. */
const PRINTED = [
  "Title of survey programme or project",
  "General purpose of the survey(s) carried out",
  "Country or countries covered by the survey(s)",
  "Time frame of the survey(s)",
  "National agencies or institutions collaborating in carrying out field work",
  "Type of sample being used (probabilistic, purposeful, snowball....)",
  "Primary sampling unit (household or individual?)",
  "Was the survey specifically designed to study international migration or has a migration module been added to an existing survey?",
  "Types of populations covered: migrants at destination; return migrants at origin; non-migrants at origin; non-migrants at destination; proxy respondents for migrants abroad.",
  "Are specific types of migrants the focus of attention? (E.g., migrant workers, refugees, foreign students, female migrants, etc.)",
  "How are migrants identified? Please provide definitions.",
  "Is the survey gathering data on remittances and their use?",
  "Indicate means of dissemination of survey results: reports, detailed tabulations, data in digital form, micro-data in digital form.",
  "Indicate if researchers may have access to the data collected for further analysis.",
];

type Placed = { readonly item: Item; readonly path: string; readonly scopes: readonly (readonly Item[])[] };

function everyItem(items: readonly Item[], prefix = "", outer: readonly (readonly Item[])[] = []): readonly Placed[] {
  const scopes = [items, ...outer];
  return items.flatMap((item) => {
    const here = { item, path: `${prefix}${item.key}`, scopes };
    return "items" in item ? [here, ...everyItem(item.items, `${here.path}.`, scopes)] : [here];
  });
}

function choiceLists({ item }: Placed): readonly (readonly Choice[])[] {
  if (item.kind === "one-of" || item.kind === "several-of") return [item.choices];
  return item.kind === "areas" && item.roles ? [item.roles] : [];
}

function conditionsOf({ item }: Placed): readonly Condition[] {
  const constraints = "constraints" in item ? item.constraints.map(({ when }) => when) : [];
  return item.when ? [item.when, ...constraints] : constraints;
}

function simple(
  condition: Condition,
): readonly Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>[] {
  if ("all" in condition) return condition.all.flatMap(simple);
  if ("any" in condition) return condition.any.flatMap(simple);
  return "not" in condition ? simple(condition.not) : [condition];
}

/** The item that a reference means: its first key is looked up from the innermost level outwards. */
function referred(reference: string, scopes: readonly (readonly Item[])[]): Item | undefined {
  const [first, ...rest] = reference.split(".");
  const start = scopes.flat().find(({ key }) => key === first);
  return rest.reduce<Item | undefined>(
    (item, key) => (item && "items" in item ? item.items.find((each) => each.key === key) : undefined),
    start,
  );
}

describe.each(INSTRUMENTS)("the instrument $id", (questionnaire) => {
  const all = everyItem(questionnaire.items);
  const lists = all.flatMap((placed) => choiceLists(placed).map((choices) => ({ path: placed.path, choices })));

  test("numbers its items from one upwards, without a gap", () => {
    const numbers = questionnaire.items.flatMap((item) => ("number" in item ? item.number : []));
    expect(numbers).toEqual(questionnaire.items.map((_, index) => index + 1));
  });

  test("has no two items with the same path", () => {
    const paths = all.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  });

  test("has a name for each instance of a repeat", () => {
    for (const { item } of all) {
      if (item.kind === "repeat") expect(item.items.map(({ key }) => key)).toContain(item.namedBy);
    }
  });

  test("refers in its conditions only to questions that exist, and to codes of their lists", () => {
    for (const placed of all) {
      for (const condition of conditionsOf(placed).flatMap(simple)) {
        const item = referred(condition.question, placed.scopes);
        expect(item, `${placed.path} refers to ${condition.question}`).toBeDefined();
        if ("answered" in condition) continue;
        const wanted = "is" in condition ? condition.is : condition.includes;
        if (typeof wanted === "boolean") expect(item?.kind).toBe("yes-no");
        else
          expect(item && "choices" in item ? item.choices.map(({ code }) => code) : []).toEqual(
            expect.arrayContaining([wanted].flat()),
          );
      }
    }
  });

  test.each(lists)("means one choice by each word at $path", ({ choices }) => {
    const words = choices.flatMap(({ code, label, aliases = [] }) => [
      ...new Set([code, label.en, ...aliases].map((word) => word.toLowerCase())),
    ]);
    const twice = words.filter((word, index) => words.indexOf(word) !== index);
    expect(twice).toEqual([]);
  });
});

describe("the questionnaire of 2007", () => {
  test("asks the fourteen items letter for letter", () => {
    expect(surveys.items.map(({ text }) => text.en)).toEqual(PRINTED);
  });

  const roles = referred("q05_institutions.role", [surveys.items]);
  const roleCodes = roles && "choices" in roles ? roles.choices.map(({ code }) => code) : [];
  const rows = records.map(({ id, answers }) => ({ id, answers: answersOf(SurveyRecord.parse(answers), roleCodes) }));

  test.each(rows)("holds the record of $id", ({ answers }) => {
    // Sentences are not part of the test data.
    const left = ["q11_identification.definition: required"];
    expect(checkAnswers(surveys, answers).filter((problem) => !left.includes(problem))).toEqual([]);
  });

  test.each(rows)("counts every answer of $id on the way that the engine finds", ({ answers }) => {
    const way = findWay(surveys, answers);
    expect([...way.counted.keys()].sort()).toEqual([...answers.keys()].sort());
    expect(brokenConstraints(way)).toEqual([]);
    expect(missingSteps(way).map(({ path }) => path)).toSatisfy((paths: readonly string[]) =>
      paths.every((path) => path === "q11_identification.definition"),
    );
  });

  test("has 16 records to hold", () => expect(rows).toHaveLength(16));

  const mmp = rows.find(({ id }) => id === "mmp")?.answers ?? new Map<string, Answer>();
  const change = (changes: Readonly<Record<string, AnswerValue | null>>): Answers => {
    const changed = new Map(mmp);
    for (const [path, value] of Object.entries(changes)) {
      if (value) changed.set(path, { state: "answered", value });
      else changed.delete(path);
    }
    return changed;
  };
  const said = (text: string): AnswerValue => ({ kind: "text", text });
  const chose = (code: string): AnswerValue => ({ kind: "choice", code, other: null });
  const choseAll = (...codes: string[]): AnswerValue => ({ kind: "choices", codes, other: null });

  test.each([
    { changes: {}, problem: null, because: "the record is whole; thirteen characters are a definition" },
    {
      changes: { "q08_design.code": chose("module") },
      problem: "q08_design.host_survey: required",
      because: "a module has a host",
    },
    {
      changes: { "q08_design.code": chose("panel_boost") },
      problem: "q08_design.host_survey: required",
      because: "a boost has a host",
    },
    { changes: { "q07_psu.detail": null }, problem: "q07_psu.detail: This unit", because: "another unit is described" },
    {
      changes: { "q07_psu.code": chose("household"), "q07_psu.detail": null },
      problem: null,
      because: "a household says it all",
    },
    {
      changes: { "q06_sample.types": choseAll("mixed") },
      problem: "q06_sample.description: A mixed",
      because: "a mixture is described",
    },
    {
      changes: { "q12_remittances.remittances": chose("no"), "q12_remittances.use": chose("yes") },
      problem: "q12_remittances.use: The survey",
      because: "no use without remittances",
    },
    {
      changes: { "q14_access.access": chose("conditional"), "q14_access.conditions": null },
      problem: "q14_access.conditions: Access",
      because: "conditions are named",
    },
    { changes: { "q10_focus.types": null }, problem: "q10_focus.types: required", because: "a focus has types" },
    {
      changes: { "q04_time_frame.frequency": chose("panel"), "q04_time_frame.rounds": null },
      problem: "q04_time_frame.frequency: A panel",
      because: "a panel has a wave",
    },
    { changes: { q01_title: said("AB") }, problem: "q01_title: 2 characters", because: "a title has three characters" },
  ])("$because", ({ changes, problem }) => {
    const found = checkAnswers(
      surveys,
      change({
        "q11_identification.definition": said("As MAFE-Ghana"),
        "q10_focus.has_focus": { kind: "yes-no", yes: true },
        "q10_focus.types": choseAll("labour"),
        ...changes,
      }),
    );
    if (problem === null) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringContaining(problem)]);
  });

  test('"not yet" stands alone', () => {
    const means = referred("q13_dissemination.means", [surveys.items]);
    const alone = means && "choices" in means ? means.choices.filter((choice) => choice.alone) : [];
    expect(alone.map(({ code }) => code)).toEqual(["not_yet"]);
  });

  test("remarks on micro-data that nobody may use, and does not refuse it", () => {
    const access = referred("q14_access.access", [surveys.items]);
    expect(access && "constraints" in access ? access.constraints.map(({ severity }) => severity) : []).toEqual([
      "warn",
    ]);
  });
});

describe("the activity report", () => {
  const activity = report.items.find(({ key }) => key === "activities");
  const asked = activity && "items" in activity ? activity.items : [];

  test("asks seven things of every activity, then whether to say more", () => {
    const required = asked.filter((item) => "required" in item && item.required).map(({ key }) => key);
    expect(required).toEqual(["title", "type", "time", "start", "description", "themes", "coverage"]);
    expect(
      asked
        .filter(({ kind }) => kind !== "note")
        .map(({ key }) => key)
        .slice(7),
    ).toEqual(["add_details", "details"]);
  });

  test("knows 18 types and 42 themes", () => {
    const sizes = asked.flatMap((item) => ("choices" in item ? [[item.key, item.choices.length]] : []));
    expect(Object.fromEntries(sizes)).toMatchObject({ type: 18, themes: 42 });
  });

  test("asks for city and dates of meetings and trainings only", () => {
    const answers = (type: string): Answers => {
      const values: Readonly<Record<string, AnswerValue>> = {
        activities: { kind: "instances", instances: [1], closed: true },
        "activities[1].type": { kind: "choice", code: type, other: null },
        "activities[1].add_details": { kind: "yes-no", yes: true },
        "activities[1].details.event.city": { kind: "text", text: "Geneva" },
      };
      return new Map(Object.entries(values).map(([path, value]) => [path, { state: "answered", value }]));
    };
    const neverAsked = "activities[1].details.event.city: never asked";
    expect(checkAnswers(report, answers("training"))).not.toContain(neverAsked);
    expect(checkAnswers(report, answers("publication"))).toContain(neverAsked);
  });
});
