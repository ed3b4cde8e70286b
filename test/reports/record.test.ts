import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Answer, AnswerValue, Path } from "../../src/questionnaire/answer.ts";
import type { Item, Question } from "../../src/questionnaire/questionnaire.ts";
import { readRecord } from "../../src/reports/read-record.ts";
import { compileRecord } from "../../src/reports/record.ts";
import { AREAS, EVERY_KIND } from "./every-kind.ts";

const everything = { isVisible: () => true, areas: AREAS };

function answered(value: AnswerValue): Answer {
  return { state: "answered", value };
}

/** Words that are no code and no empty answer, so that a record can tell them from both. */
const words = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `«${text}»`);
const partialDate = fc.constantFrom("2007", "2007-11", "2007-11-26");

function valueFor(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return words.map((text) => ({ kind: "text", text }));
    case "whole-number":
      return fc.maxSafeInteger().map((number) => ({ kind: "number", number }));
    case "decimal":
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => ({ kind: "number", number }));
    case "yes-no":
      return fc.boolean().map((yes) => ({ kind: "yes-no", yes }));
    case "one-of":
      return fc.oneof(
        fc.constantFrom(...question.choices).map(({ code }) => ({ kind: "choice" as const, code, other: null })),
        ...(question.choices.some((choice) => choice.other)
          ? [words.map((other) => ({ kind: "choice" as const, code: "other", other }))]
          : []),
      );
    case "several-of":
      return fc
        .tuple(fc.subarray(["household", "individual", "other"], { minLength: 1 }), words)
        .chain(([codes, other]) =>
          fc.boolean().map((said) => ({
            kind: "choices" as const,
            codes,
            other: said && codes.includes("other") ? other : null,
          })),
        );
    case "areas":
      return fc
        .array(
          fc.oneof(
            fc.record({ m49: fc.constantFrom(...AREAS.codes), role: fc.constantFrom(null, "origin") }),
            fc.record({ m49: fc.constant(null), role: fc.constant("destination") }),
          ),
          { minLength: 1, maxLength: question.max === 1 ? 1 : 4 },
        )
        .map((areas) => ({
          kind: "areas",
          areas: areas.map(({ m49, role }) =>
            question.roles
              ? { m49, role, name: m49 === null ? "Member States in 2008" : (AREAS.name(m49) ?? "") }
              : { m49: m49 ?? "250", role: null, name: AREAS.name(m49 ?? "250") ?? "" },
          ),
        }));
    case "partial-date":
      return partialDate.map((date) => ({ kind: "date", date }));
    case "time-frame":
      return fc
        .array(fc.record({ label: fc.option(words), start: partialDate, end: fc.option(partialDate) }), {
          minLength: 1,
        })
        .map((rounds) => ({ kind: "time-frame", rounds, frequency: null, status: null }));
    case "organizations":
      return fc
        .array(fc.record({ id: fc.option(words), name: words }), { minLength: 1 })
        .map((organizations) => ({ kind: "organizations", organizations }));
    case "web-addresses":
      return fc
        .array(fc.webUrl(), { minLength: 1, maxLength: question.max === 1 ? 1 : 4 })
        .map((urls) => ({ kind: "web-addresses", urls }));
    case "file":
      return fc
        .array(fc.record({ name: words, mediaType: words, sizeBytes: fc.option(fc.nat()), reference: words }), {
          minLength: 1,
        })
        .map((files) => ({ kind: "files", files }));
  }
}

const unfilled = fc.constantFrom<Answer>({ state: "skipped" }, { state: "unknown" }, { state: "not-applicable" });

/** Answers to any part of the questionnaire; instances are numbered from 1, as a record numbers them. */
function answersFor(items: readonly Item[], above: string): fc.Arbitrary<readonly (readonly [Path, Answer])[]> {
  const parts = items.map((item): fc.Arbitrary<readonly (readonly [Path, Answer])[]> => {
    const path = above === "" ? item.key : `${above}.${item.key}`;
    if (item.kind === "note") return fc.constant([]);
    if (item.kind === "group") return answersFor(item.items, path);
    const nothing = fc.oneof(
      fc.constant([]),
      unfilled.map((answer) => [[path, answer] as const]),
    );
    if (item.kind !== "repeat") {
      return fc.oneof(
        nothing,
        valueFor(item).map((value) => [[path, answered(value)] as const]),
      );
    }
    const some = fc.integer({ min: 0, max: 3 }).chain((count) => {
      const instances = Array.from({ length: count }, (_, index) => index + 1);
      const inside = instances.map((instance) => answersFor(item.items, `${path}[${instance}]`));
      return fc
        .tuple(...inside)
        .map((found) => [[path, answered({ kind: "instances", instances, closed: true })] as const, ...found.flat()]);
    });
    return fc.oneof(nothing, some);
  });
  return fc.tuple(...parts).map((found) => found.flat());
}

const Sent = z.record(z.string(), z.json());

test("whatever was answered, its record reads back as the same answers", () => {
  fc.assert(
    fc.property(answersFor(EVERY_KIND.items, ""), (entries) => {
      const answers = new Map(entries);
      const { answers: record, states } = compileRecord(EVERY_KIND, answers, everything);
      const sent = Sent.parse(JSON.parse(JSON.stringify(record)));
      const read = readRecord(EVERY_KIND, { answers: sent, states }, AREAS);
      expect(read).toEqual({ ok: true, answers: withoutMinusZero(answers) });
    }),
    { numRuns: 200 },
  );
});

/** JSON has no minus zero. */
function withoutMinusZero(answers: ReadonlyMap<Path, Answer>): ReadonlyMap<Path, Answer> {
  return new Map(
    [...answers].map(([path, answer]) => {
      if (answer.state !== "answered" || answer.value.kind !== "number") return [path, answer];
      return [path, answered({ kind: "number", number: answer.value.number + 0 })];
    }),
  );
}

test("the record is nested by keys, and says what stands in it instead of answers", () => {
  const answers = new Map<Path, Answer>([
    ["title", answered({ kind: "text", text: "MAFE" })],
    [
      "countries.items",
      answered({
        kind: "areas",
        areas: [
          { m49: "288", name: "Ghana", role: "origin" },
          { m49: null, name: "Member States in 2008", role: "destination" },
        ],
      }),
    ],
    ["sample.size", { state: "not-applicable" }],
    ["sample.unit", answered({ kind: "choice", code: "other", other: "movement" })],
    ["institutions", answered({ kind: "instances", instances: [2, 5], closed: false })],
    ["institutions[2].name", answered({ kind: "text", text: "INED" })],
    ["institutions[5].country_m49", answered({ kind: "areas", areas: [{ m49: "250", name: "France", role: null }] })],
    ["institutions[5].name", { state: "skipped" }],
    ["remittances", { state: "unknown" }],
    ["url", answered({ kind: "web-addresses", urls: ["https://example.org/"] })],
  ]);

  const { answers: record, states } = compileRecord(EVERY_KIND, answers, everything);

  expect(record).toEqual({
    title: "MAFE",
    purpose: null,
    countries: {
      items: [
        { m49: "288", iso3: "GHA", name: "Ghana", role: "origin" },
        { m49: null, iso3: null, name: "Member States in 2008", role: "destination", group: true },
      ],
      note: null,
    },
    sample: { types: [], unit: "movement", size: null, share: null },
    institutions: [
      { name: "INED", country_m49: null, outputs: null },
      { name: null, country_m49: "250", outputs: null },
    ],
    remittances: "unknown",
    has_focus: null,
    began: null,
    rounds: [],
    partners: [],
    urls: [],
    url: "https://example.org/",
    paper: [],
  });
  expect(states).toEqual({
    "sample.size": "not-applicable",
    "institutions[2].name": "skipped",
    remittances: "unknown",
  });
});

test("what a branch hides is not counted, and the record keeps its shape", () => {
  const answers = new Map<Path, Answer>([
    ["sample.size", answered({ kind: "number", number: 300 })],
    ["sample.unit", { state: "skipped" }],
    ["institutions", answered({ kind: "instances", instances: [1], closed: true })],
    ["has_focus", answered({ kind: "yes-no", yes: true })],
  ]);
  const hidden = ["sample", "institutions"];
  const isVisible = (path: Path) => !hidden.includes(path);

  const { answers: record, states } = compileRecord(EVERY_KIND, answers, { isVisible, areas: AREAS });

  expect(record).toMatchObject({
    sample: { types: [], unit: null, size: null, share: null },
    institutions: null,
    has_focus: true,
  });
  expect(states).toEqual({});
});

describe("a record from elsewhere", () => {
  test.each([
    { given: { title: "" }, path: "title", because: "an empty note is unanswered" },
    { given: { title: null }, path: "title", because: "null is unanswered" },
    { given: { sample: { types: [] } }, path: "sample.types", because: "an empty list is unanswered" },
    { given: { sample: null }, path: "sample.size", because: "a group may be left out" },
    { given: {}, path: "institutions", because: "a repeat may be left out" },
  ])("$given leaves $path unanswered: $because", ({ given, path }) => {
    const read = readRecord(EVERY_KIND, { answers: given }, AREAS);
    expect(read.ok && read.answers.has(path)).toBe(false);
    expect(read.ok).toBe(true);
  });

  test.each([
    { given: { institutions: [] }, path: "institutions", value: { kind: "instances", instances: [], closed: true } },
    {
      given: { sample: { unit: "movement" } },
      path: "sample.unit",
      value: { kind: "choice", code: "other", other: "movement" },
    },
    { given: { remittances: "unknown" }, path: "remittances", value: { kind: "choice", code: "unknown", other: null } },
    {
      given: { countries: { items: [{ m49: "384", name: "Ivory Coast" }] } },
      path: "countries.items",
      value: { kind: "areas", areas: [{ m49: "384", name: "Côte d’Ivoire", role: null }] },
    },
  ])("$given is understood", ({ given, path, value }) => {
    const read = readRecord(EVERY_KIND, { answers: given }, AREAS);
    expect(read.ok && read.answers.get(path)).toEqual({ state: "answered", value });
  });

  test("unknown where the choice has no such code is the state", () => {
    const read = readRecord(EVERY_KIND, { answers: { sample: { unit: "unknown" } } }, AREAS);
    expect(read.ok && read.answers.get("sample.unit")).toEqual({ state: "unknown" });
  });

  test.each([
    { given: { titel: "x" }, path: "titel", code: "no-such-question" },
    { given: { welcome: "x" }, path: "welcome", code: "no-such-question" },
    { given: { sample: 3 }, path: "sample", code: "not-an-object" },
    { given: { title: 3 }, path: "title", code: "not-text" },
    { given: { sample: { size: 1.5 } }, path: "sample.size", code: "not-a-number" },
    { given: { sample: { share: "12" } }, path: "sample.share", code: "not-a-number" },
    { given: { has_focus: "yes" }, path: "has_focus", code: "not-yes-or-no" },
    { given: { remittances: "maybe" }, path: "remittances", code: "not-a-choice" },
    { given: { sample: { types: "household" } }, path: "sample.types", code: "not-a-list" },
    { given: { institutions: [{ country_m49: "999" }] }, path: "institutions[1].country_m49", code: "not-an-area" },
    { given: { institutions: { name: "INED" } }, path: "institutions", code: "not-a-list" },
    {
      given: { countries: { items: [{ m49: "288", name: "x", role: "transit" }] } },
      path: "countries.items",
      code: "not-an-area",
    },
    { given: { began: "2007-13" }, path: "began", code: "not-a-date" },
    { given: { rounds: [{ label: null, start: "soon", end: null }] }, path: "rounds", code: "not-a-period" },
    { given: { partners: ["INED"] }, path: "partners", code: "not-an-organization" },
    { given: { urls: [3] }, path: "urls", code: "not-a-web-address" },
    { given: { paper: ["paper.pdf"] }, path: "paper", code: "not-a-file" },
  ])("$given is refused at $path", ({ given, path, code }) => {
    expect(readRecord(EVERY_KIND, { answers: given }, AREAS)).toEqual({ ok: false, problems: [{ path, code }] });
  });
});
