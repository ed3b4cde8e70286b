import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/questionnaire/questionnaire.ts";
import { readXlsform } from "../../../src/questionnaire/xlsform/read-xlsform.ts";
import { formOf, sheetOf } from "./form-sheets.ts";

type Row = Readonly<Record<string, string>>;
const UNIT: Row = { type: "select_one unit", name: "unit", label: "Unit" };
const MANY: Row = { type: "select_multiple unit", name: "many", label: "Many" };
const AGE: Row = { type: "integer", name: "age", label: "Age" };
const SURE: Row = { type: "select_one yn", name: "sure", label: "Sure?" };

function read(...survey: readonly Row[]) {
  const form = readXlsform(formOf(survey), "form");
  if (!form.ok) throw new Error(form.problems.map(({ row, code, about }) => `${row} ${code} ${about}`).join("; "));
  return form;
}

function lastOf(...survey: readonly Row[]): { readonly item: Item | undefined; readonly remarks: readonly string[] } {
  const { questionnaire, remarks } = read(...survey);
  const about = remarks.filter(({ row }) => row === survey.length + 1).map(({ code }) => code);
  return { item: questionnaire.items.at(-1), remarks: about };
}

describe("a row becomes a question", () => {
  test.each<{ row: Row; item: object; remarks?: readonly string[] }>([
    {
      row: { type: "text", name: "q", label: "Q" },
      item: { kind: "short-text", maxCharacters: 1000 },
      remarks: ["no-limit"],
    },
    {
      row: { type: "text", name: "q", label: "Q", appearance: "multiline", constraint: "string-length(.) < 500" },
      item: { kind: "long-text", maxCharacters: 499 },
    },
    { row: { ...AGE, required: "yes" }, item: { kind: "whole-number", required: true } },
    { row: { ...AGE, constraint: ". > 0 and . <= 120" }, item: { min: 1, max: 120, constraints: [] } },
    { row: { ...AGE, constraint: "0 <= . and 120.5 >= ." }, item: { min: 0, max: 120 } },
    { row: { type: "decimal", name: "d", label: "D", constraint: ". >= 0.5" }, item: { kind: "decimal", min: 0.5 } },
    {
      row: { type: "decimal", name: "d", label: "D", constraint: ". > 0" },
      item: { kind: "decimal", constraints: [] },
      remarks: ["constraint-left-out"],
    },
    {
      row: { type: "range", name: "r", label: "R", parameters: "start=1 end=5 step=1" },
      item: { kind: "whole-number", min: 1, max: 5 },
    },
    {
      row: { type: "range", name: "r", label: "R", parameters: "start=0, end=1, step=0.1" },
      item: { kind: "decimal" },
    },
    { row: UNIT, item: { kind: "one-of", choices: [{ code: "a" }, { code: "b" }] } },
    { row: { ...UNIT, type: "select one from unit" }, item: { kind: "one-of" } },
    { row: { ...UNIT, type: "select_one unit or_other" }, item: { choices: [{}, {}, { code: "other", other: true }] } },
    { row: { ...MANY, constraint: "count-selected(.) <= 2" }, item: { kind: "several-of", max: 2 } },
    { row: SURE, item: { kind: "yes-no" } },
    { row: { type: "date", name: "d", label: "D" }, item: { kind: "partial-date" }, remarks: ["partial-date"] },
    {
      row: { type: "time", name: "t", label: "T" },
      item: { kind: "short-text" },
      remarks: ["no-limit", "time-in-words"],
    },
    { row: { type: "acknowledge", name: "k", label: "K" }, item: { kind: "yes-no" }, remarks: ["acknowledged"] },
    { row: { type: "file", name: "f", label: "F" }, item: { kind: "file", linkAllowed: true } },
    { row: { type: "note", name: "n", label: "N" }, item: { kind: "note", text: { en: "N" } } },
    { row: { ...AGE, "bind:relevant": "${unit}='a'" }, item: { when: { question: "unit", is: "a" } } },
    { row: { ...AGE, label: "", hint: "Only a hint" }, item: { text: { en: "Only a hint" } } },
    {
      row: { ...AGE, "label::Français (fr)": "Âge", "label::Swahili (sw)": "Umri" },
      item: { text: { en: "Age", fr: "Âge" } },
    },
    {
      row: { ...AGE, label: "", "label::fr": "Âge" },
      item: { text: { en: "Âge", fr: "Âge" } },
      remarks: ["no-english"],
    },
    { row: { ...AGE, label: "Age of ${ unit }" }, item: { text: { en: "Age of [unit]" } }, remarks: ["quotes-answer"] },
    { row: { ...AGE, name: "_age.of-2" }, item: { key: "age_of_2" }, remarks: ["key-changed"] },
    { row: { ...AGE, default: "3" }, item: {}, remarks: ["cell-left-out"] },
    { row: { ...UNIT, name: "u", choice_filter: "x=1" }, item: {}, remarks: ["filter-left-out"] },
    { row: { ...AGE, required: "${unit} = 'a'" }, item: { required: false, constraints: [{ severity: "block" }] } },
  ])("$row", ({ row, item, remarks = [] }) => {
    const first = row["name"] === "unit" ? MANY : UNIT;
    const last = lastOf(first, row);
    expect(last.item).toMatchObject(item);
    expect([...last.remarks].toSorted()).toEqual([...remarks].toSorted());
  });
});

describe("an expression becomes a condition", () => {
  test.each<{ relevant: string; when: unknown; because: string }>([
    { relevant: "${unit} = 'a'", when: { question: "unit", is: "a" }, because: "a code" },
    { relevant: "${unit} = ‘a’ ", when: { question: "unit", is: "a" }, because: "marks of a word processor" },
    { relevant: "selected (${unit}, “a”)", when: { question: "unit", is: "a" }, because: "a space before the bracket" },
    { relevant: "'a' = ${unit}", when: { question: "unit", is: "a" }, because: "turned round" },
    { relevant: "${unit} != 'a'", when: { not: { question: "unit", is: "a" } }, because: "anything else" },
    {
      relevant: "${unit}='a' or ${unit}='b'",
      when: { question: "unit", is: ["a", "b"] },
      because: "a list, as ours are written",
    },
    {
      relevant: "not(selected(${many}, 'a')) and (${sure} = 'yes')",
      when: { all: [{ not: { question: "many", includes: "a" } }, { question: "sure", is: true }] },
      because: "brackets say nothing more",
    },
    {
      relevant: "${many} = 'a'",
      when: { all: [{ question: "many", includes: "a" }, { not: { question: "many", includes: ["b"] } }] },
      because: "of several, this one alone",
    },
    { relevant: "${age} = 18", when: { question: "age", is: "18" }, because: "a number" },
    { relevant: "string-length(${age}) > 0", when: { question: "age", answered: true }, because: "an answer" },
    { relevant: "${age} = ''", when: { question: "age", answered: false }, because: "none" },
    { relevant: "true()", when: undefined, because: "always" },
    { relevant: "false()", when: { any: [] }, because: "never" },
  ])("$relevant: $because", ({ relevant, when }) => {
    const { item, remarks } = lastOf(UNIT, MANY, SURE, AGE, { ...AGE, name: "last", relevant });
    expect(item && "when" in item ? item.when : undefined).toEqual(when);
    expect(remarks).toEqual([]);
  });

  test.each([
    "${age} > 18",
    "${age} + 1 = 2",
    "today() > '2020-01-01'",
    "${unit} = ${sure}",
    "if(${age}=1, 'a', 'b') = 'a'",
    "${last-saved#unit} = 'a'",
    "../unit = 'a'",
  ])("%s cannot be kept: the question is asked always, is not required, and that is said", (relevant) => {
    const { item, remarks } = lastOf(UNIT, SURE, AGE, { ...AGE, name: "last", relevant, required: "yes" });
    expect(item).toMatchObject({ required: false });
    expect(item).not.toHaveProperty("when");
    expect(remarks).toEqual(["always-asked"]);
  });

  test("what a group lost makes nothing in it required", () => {
    const { item } = lastOf(
      AGE,
      { type: "begin group", name: "g", label: "G", relevant: "${age} > 1" },
      { ...SURE, required: "yes" },
      { type: "end group" },
    );
    expect(item).toMatchObject({ kind: "group", items: [{ key: "sure", required: false }] });
  });

  test("a question that is left out cannot be asked about", () => {
    const { remarks } = lastOf(
      { type: "geopoint", name: "where", label: "Where" },
      { ...AGE, relevant: "${where} != ''" },
    );
    expect(remarks).toEqual(["always-asked"]);
  });

  test.each([
    {
      constraint: "not(selected(., 'a') and selected(., 'b'))",
      when: {
        all: [
          { question: "many", includes: "a" },
          { question: "many", includes: "b" },
        ],
      },
    },
    {
      constraint: "selected(., 'a')",
      when: { all: [{ question: "many", answered: true }, { not: { question: "many", includes: "a" } }] },
    },
  ])("$constraint must hold of an answer, and not of none", ({ constraint, when }) => {
    const { item } = lastOf({ ...MANY, constraint, constraint_message: "No." });
    expect(item).toMatchObject({ constraints: [{ when, message: { en: "No." }, severity: "block" }] });
  });
});

describe("groups and repeats", () => {
  test("a path leads from where the condition stands", () => {
    const { questionnaire } = read(
      { type: "begin group", name: "g", label: "G" },
      UNIT,
      { type: "end group" },
      { type: "begin repeat", name: "r", label: "R", repeat_count: "3" },
      AGE,
      { ...SURE, relevant: "${unit} = 'a' and ${age} != ''" },
      { type: "end repeat" },
    );
    expect(questionnaire.items[1]).toMatchObject({
      kind: "repeat",
      min: 3,
      max: 3,
      namedBy: "age",
      items: [
        {},
        {
          when: {
            all: [
              { question: "g.unit", is: "a" },
              { question: "age", answered: true },
            ],
          },
        },
      ],
    });
  });

  test("of another repeat there are many answers, so that it cannot be asked about", () => {
    const repeat = [{ type: "begin repeat", name: "r", label: "R" }, UNIT, { type: "end repeat" }];
    expect(lastOf(...repeat, { ...AGE, relevant: "${unit} = 'a'" }).remarks).toEqual(["always-asked"]);
  });

  test("a group in which nothing is asked is left out", () => {
    const { questionnaire, remarks } = read(
      AGE,
      { type: "begin group", name: "g", label: "G" },
      { type: "image", name: "i" },
      { type: "end group" },
    );
    expect(questionnaire.items.map(({ key }) => key)).toEqual(["age"]);
    expect(remarks.map(({ row, code }) => `${row} ${code}`)).toEqual(["4 recording", "3 empty-group"]);
  });
});

test("every row that is not taken is named with its row", () => {
  const types = [
    "geopoint",
    "photo",
    "barcode",
    "calculate",
    "start",
    "rank unit",
    "select_one_from_file x.csv",
    "select_one lonely",
  ];
  const { remarks } = read(AGE, ...types.map((type, index) => ({ type, name: `n${index}`, label: "L" })), {
    ...AGE,
    name: "off",
    disabled: "yes",
  });
  expect(remarks.map(({ row, code }) => `${row} ${code}`).toSorted()).toEqual(
    [
      "3 place",
      "4 recording",
      "5 barcode",
      "6 calculation",
      "7 metadata",
      "8 rank",
      "9 outside-list",
      "10 one-choice",
      "11 disabled",
    ].toSorted(),
  );
});

describe("a form with errors is refused whole", () => {
  test.each<{ rows: readonly Row[]; problems: readonly string[] }>([
    { rows: [{ type: "txt", name: "q", label: "Q" }], problems: ["2 unknown-type txt"] },
    { rows: [{ type: "constructor", name: "q", label: "Q" }], problems: ["2 unknown-type constructor"] },
    { rows: [{ name: "q", label: "Q", type: "" }], problems: ["2 no-type q"] },
    { rows: [{ type: "integer", name: "", label: "Q" }], problems: ["2 no-name integer"] },
    { rows: [{ type: "integer", name: "é", label: "Q" }], problems: ["2 bad-name é"] },
    { rows: [{ type: "integer", name: "q", label: "" }], problems: ["2 no-label q"] },
    { rows: [AGE, AGE], problems: ["3 name-twice age"] },
    { rows: [{ ...UNIT, type: "select_one none" }], problems: ["2 unknown-list none"] },
    { rows: [AGE, { type: "end group", name: "" }], problems: ["3 end-without-begin end_group"] },
    { rows: [{ type: "begin repeat", name: "r", label: "R" }, AGE], problems: ["2 not-ended r"] },
    { rows: [{ ...AGE, relevant: "${unit} = 'a'" }], problems: ["2 unknown-reference relevant: ${unit}"] },
    { rows: [UNIT, { ...AGE, constraint: ". > " }], problems: ["3 bad-expression constraint: . >"] },
    { rows: [UNIT, { ...AGE, relevant: "${unit} = 'c'" }], problems: ["3 unknown-code unit: c"] },
    { rows: [{ ...AGE, rapporteur_settings: "[1]" }], problems: ["2 bad-settings rapporteur_settings"] },
    { rows: [{ ...AGE, rapporteur_settings: '{"mx": 1}' }], problems: ['2 bad-definition Unrecognized key: "mx"'] },
    { rows: [{ type: "geopoint", name: "w", label: "W" }], problems: ["null nothing-asked survey"] },
    {
      rows: [
        { type: "txt", name: "a", label: "A" },
        { ...UNIT, type: "select_one none" },
        { type: "end repeat", name: "" },
      ],
      problems: ["2 unknown-type txt", "4 end-without-begin end_repeat", "3 unknown-list none"],
    },
  ])("$problems", ({ rows, problems }) => {
    const form = readXlsform(formOf(rows), "form");
    expect(form.ok ? [] : form.problems.map(({ row, code, about }) => `${row} ${code} ${about}`)).toEqual(problems);
  });

  test.each([
    { sheets: [], code: "no-survey" },
    { sheets: [sheetOf("survey", [{ type: "text" }])], code: "no-columns" },
  ])("$code", ({ sheets, code }) => {
    expect(readXlsform(sheets, "form")).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

test("empty rows and a heading that does not stand first do not change the numbers of rows", () => {
  const sheets = [
    { name: " Survey ", rows: [[], ["type", "name", "label"], [], ["integer", "age", "Age"], ["geopoint", "w", "W"]] },
  ];
  const form = readXlsform(sheets, "form");
  expect(form.ok && form.remarks.map(({ row, code }) => `${row} ${code}`)).toEqual(["5 place"]);
});

test("the settings name it; without them it is called as the file", () => {
  const named = readXlsform(
    formOf([AGE], [{ form_title: "Modules", form_id: "Modules of 2014!", version: "2014010101" }]),
    "file",
  );
  expect(named.ok && named.questionnaire).toMatchObject({
    id: "modules-of-2014",
    version: 1,
    title: { en: "Modules" },
  });
  const unnamed = readXlsform(formOf([AGE]), "My form");
  expect(unnamed.ok && unnamed.questionnaire).toMatchObject({
    id: "my-form",
    title: { en: "My form" },
    per: "organization",
  });
});
