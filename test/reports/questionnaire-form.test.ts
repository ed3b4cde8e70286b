// A questionnaire as a form on paper: every question by its number, with room to answer, and when it is asked in words.
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { writeDocx } from "../../adapters/documents/write-docx.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { type Condition, type Item, Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { readXlsform } from "../../src/questionnaire/xlsform/read-xlsform.ts";
import type { Document, DocumentBlock } from "../../src/reports/document.ts";
import { compileForm } from "../../src/reports/questionnaire-form.ts";
import { formOf } from "../questionnaire/xlsform/form-sheets.ts";
import { MEETING } from "./exported.ts";
import { CMIM_06, REPORT, SURVEYS } from "./gathered.ts";

const inEnglish = (questionnaire: Questionnaire) => compileForm(questionnaire, { language: "en", meeting: null });
const textOf = async (document: Document) => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await writeDocx(document)) });
  return value;
};

/** What stands between the heading with these words and the next one. */
function below({ blocks }: Document, words: string): readonly DocumentBlock[] {
  const at = blocks.findIndex((block) => block.kind === "heading" && block.text === words);
  const rest = blocks.slice(at + 1);
  const next = rest.findIndex(({ kind }) => kind === "heading");
  return at === -1 ? [] : rest.slice(0, next === -1 ? rest.length : next);
}

function wordsBelow(document: Document, words: string): readonly string[] {
  return below(document, words).flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}

function questionsIn(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => {
    if ("items" in item) return questionsIn(item.items);
    return item.kind === "note" ? [] : [item];
  });
}

describe.each(INSTRUMENTS.map((instrument) => ({ instrument, id: instrument.id })))("$id", ({ instrument }) => {
  const form = inEnglish(instrument);

  test("each numbered item stands letter for letter under its number", () => {
    const headings = form.blocks.flatMap((block) =>
      block.kind === "heading" && block.level === 2 ? [block.text] : [],
    );
    expect(headings).toEqual(
      instrument.items.flatMap((item) => (item.kind === "note" ? [] : [`${item.number}. ${item.text.en}`])),
    );
  });

  test("each question has room for an answer: a frame, or something to mark", () => {
    const rooms = form.blocks.filter(({ kind }) => kind === "room" || kind === "choices").length;
    const repeats = JSON.stringify(instrument).match(/"kind":"repeat"/g)?.length ?? 0;
    // Beside them: who answers, the answer that there is nothing, and for each repeat that there is none.
    expect(rooms).toBe(questionsIn(instrument.items).length + 2 + repeats);
  });

  test("another reader finds every question, every choice and a square or circle for each", async () => {
    const buffer = Buffer.from(await writeDocx(form));
    const { value: html } = await mammoth.convertToHtml({ buffer });
    const marks = form.blocks.reduce((sum, block) => sum + (block.kind === "choices" ? block.choices.length : 0), 0);
    expect(html.match(/<input type="checkbox" \/>/g)).toHaveLength(marks);
    const text = await textOf(form);
    for (const question of questionsIn(instrument.items)) {
      expect(text).toContain(question.text.en);
      if ("hint" in question && question.hint) expect(text).toContain(question.hint.en);
      if ("choices" in question) for (const { label } of question.choices) expect(text).toContain(label.en);
    }
  });

  test("no condition names a question that has no number, nor a code", () => {
    const conditions = form.blocks.flatMap((block) =>
      block.kind === "paragraph" && /^(?:Only if|Please check)/.test(block.text) ? [block.text] : [],
    );
    expect(conditions.length).toBeGreaterThan(0);
    for (const text of conditions) {
      expect(text).toMatch(/\b\d+(?:\.\d+)*\b/);
      expect(text).not.toMatch(/_/);
    }
  });
});

describe("the questionnaire on surveys", () => {
  const form = inEnglish(SURVEYS);

  test("says how it is filled in, that it is for one survey, and that there may be none", () => {
    const texts = form.blocks.flatMap((block) => {
      if (block.kind === "list") return block.items;
      return block.kind === "choices" ? block.choices.map(({ text }) => text) : [];
    });
    expect(texts).toContain(
      "One form is for one survey programme or project. Please copy the form for each further one.",
    );
    expect(texts).toContain("We have no survey");
  });

  test.each([
    {
      question: "10.2 Which types?",
      says: ["Only if the answer to 10.1 is “Yes”:", "As many as apply. An answer is needed."],
    },
    {
      question: "11.3 What is the minimum duration, in months?",
      says: [
        "Only if “Duration of stay or absence” is among the answers to 11.2:",
        "Of the stay, or of the absence; a year is 12. A whole number from 0 to 120. An example: 12",
      ],
    },
    {
      question: "14.2 Under which conditions?",
      says: [
        "Only if the answer to 14.1 is “Yes”, “Under conditions” or “Planned”:",
        "Whom to ask, who is entitled, what must be signed. At most 1,000 characters. An example: Scientific-use files for recognized research entities",
        "Please check. If the answer to 14.1 is “Under conditions” and 14.2 is not answered: Access is conditional: please say under which conditions.",
      ],
    },
    {
      question: "5. National agencies or institutions collaborating in carrying out field work",
      says: [
        "One institution at a time, with what it did. If there is none, say so: that is an answer. At most 50.",
        "For each institution: please fill in 5.1 to 5.3, and copy these lines for each further institution.",
      ],
    },
  ])("$question", ({ question, says }) => {
    expect(wordsBelow(form, question)).toEqual(says);
  });

  test("countries have a column for each role, time frames one for the beginning and one for the end", () => {
    const [areas] = below(form, "3.1 Which countries or areas does the survey cover?").filter(isRoom);
    expect(areas?.headings).toEqual(["Country or area", "Origin", "Destination", "Transit", "Origin and destination"]);
    const [rounds] = below(form, "4.1 When was the survey carried out, or when will it be?").filter(isRoom);
    expect(rounds?.headings).toEqual(["Round or wave", "From", "To"]);
    expect(rounds?.rows).toHaveLength(4);
  });
});

function isRoom(block: DocumentBlock): block is Extract<DocumentBlock, { kind: "room" }> {
  return block.kind === "room";
}

describe("the activity report", () => {
  const form = inEnglish(REPORT);

  test.each([
    {
      what: "one of two types",
      question: "2.9.4 The meeting or training",
      says: /^Only if the answer to 2\.2 is “Meeting, .+” or “Training”:$/,
    },
    { what: "inner repeats", question: "2.9.3 Outputs of the activity", says: /2\.9\.3\.1 to 2\.9\.3\.6/ },
    {
      what: "a limit of the hint stands once",
      question: "2.6 Which themes does it concern?",
      says: /^From one to five\. An answer is needed\.$/,
    },
    {
      what: "both of two",
      question: "7.3 What is the title or function of the speaker?",
      says: /^Only if the answer to 7\.1 is “Yes” and 7\.2 is answered:$/,
    },
    {
      what: "a file goes with the form",
      question: "6.1 Would you like to contribute a paper?",
      says: /Please send it with this form, or write its web address\.$/,
    },
  ])("$what", ({ question, says }) => {
    expect(wordsBelow(form, question)).toContainEqual(expect.stringMatching(says));
  });

  test("something to read is there where it is to be read", () => {
    expect(wordsBelow(form, "2.2 What type of activity is it?").slice(-2)).toEqual([
      "Only if the answer to 2.2 is “Survey”:",
      expect.stringMatching(/^For surveys there is a questionnaire of its own/),
    ]);
  });
});

describe("who returns it, and by when", () => {
  test("is left to the secretariat where no meeting is known", () => {
    expect(gapsOf(inEnglish(SURVEYS))).toEqual([
      "[To be completed by the secretariat: to whom, and by when, this form is to be returned]",
    ]);
  });

  test("is said by the meeting that asks for it; the address is not known", async () => {
    const form = compileForm(SURVEYS, { language: "en", meeting: CMIM_06 });
    expect(form.beneath?.slice(0, 2)).toEqual([CMIM_06.title, "26–27 November 2007, New York"]);
    expect(await textOf(form)).toContain(
      "Please return this form to the secretariat of the meeting by Friday, 9 November 2007.",
    );
    expect(gapsOf(form)).toEqual([
      "[To be completed by the secretariat: the address to which this form is to be returned]",
    ]);
  });

  test("a meeting that does not ask for it says no day", () => {
    expect(gapsOf(compileForm(SURVEYS, { language: "en", meeting: MEETING }))[0]).toContain("by when");
  });
});

function gapsOf({ blocks }: Document): readonly string[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" && block.mark === "gap" ? [block.text] : []));
}

describe("conditions in words", () => {
  const yes = { question: "a", is: true } as const;
  const b = { question: "b", includes: ["x", "y"] } as const;
  test.each<{ when: Condition; says: string; because: string }>([
    { when: yes, says: "the answer to 1 is “Yes”", because: "a question of yes or no" },
    { when: { not: yes }, says: "the answer to 1 is not “Yes”", because: "no answer is not yes either" },
    { when: b, says: "“X” or “Y” is among the answers to 2", because: "one of them is enough" },
    { when: { not: b }, says: "none of “X” and “Y” is among the answers to 2", because: "neither may be" },
    { when: { not: { question: "b", answered: true } }, says: "2 is not answered", because: "twice no" },
    { when: { all: [yes] }, says: "the answer to 1 is “Yes”", because: "all of one" },
    {
      when: { any: [yes, { all: [b, { question: "c", is: "288" }] }] },
      says: "the answer to 1 is “Yes” or (“X” or “Y” is among the answers to 2 and the answer to 3 is “Ghana”)",
      because: "what belongs together stands in brackets; areas have their names",
    },
    {
      when: { not: { all: [yes, b] } },
      says: "the answer to 1 is not “Yes” or none of “X” and “Y” is among the answers to 2",
      because: "not both: one of them is not so",
    },
  ])("$because: $says", ({ when, says }) => {
    const choices = ["x", "y", "z"].map((code) => ({ code, label: { en: code.toUpperCase() } }));
    const form = inEnglish(
      questionnaire([
        { kind: "yes-no", key: "a", text: { en: "A" } },
        { kind: "several-of", key: "b", text: { en: "B" }, choices },
        { kind: "areas", key: "c", text: { en: "C" } },
        { kind: "short-text", key: "d", text: { en: "D" }, maxCharacters: 100, when },
      ]),
    );
    expect(wordsBelow(form, "4. D")[0]).toBe(`Only if ${says}:`);
  });

  test("a question without a number, among numbered ones, is called by its words", () => {
    const form = inEnglish(
      questionnaire([
        { kind: "yes-no", key: "a", text: { en: "Is it so?" } },
        { kind: "short-text", key: "d", number: 7, text: { en: "D" }, maxCharacters: 100, when: yes },
      ]),
    );
    expect(wordsBelow(form, "7. D")[0]).toBe("Only if the answer to “Is it so?” is “Yes”:");
  });
});

function questionnaire(items: readonly unknown[]): Questionnaire {
  return Questionnaire.parse({
    id: "small",
    version: 1,
    title: { en: "Small", fr: "Petit", ar: "صغير" },
    per: "organization",
    emptyStatement: "nothing_to_report",
    namedBy: null,
    items,
  });
}

describe("a form that was imported", () => {
  const label = (en: string, fr: string, ar: string) => ({
    "label::English (en)": en,
    "label::French (fr)": fr,
    "label::Arabic (ar)": ar,
  });
  const read = readXlsform(
    formOf([
      { type: "begin group", name: "about", ...label("About the survey", "À propos de l’enquête", "عن المسح") },
      {
        type: "select_one yn",
        name: "has_module",
        ...label("A module?", "Un module ?", "هل لديه وحدة؟"),
        required: "yes",
      },
      {
        type: "integer",
        name: "households",
        ...label("Households", "Ménages", "الأسر"),
        relevant: "${has_module} = 'yes'",
        constraint: ". > 0 and . <= 100000",
      },
      { type: "end group" },
      { type: "begin repeat", name: "partners", ...label("Partners", "Partenaires", "الشركاء") },
      {
        type: "text",
        name: "partner",
        ...label("Who?", "Qui ?", "من؟"),
        required: "yes",
        constraint: "string-length(.) <= 60",
      },
      { type: "date", name: "since", ...label("Since when?", "Depuis quand ?", "منذ متى؟") },
      { type: "end repeat" },
      {
        type: "select_one unit",
        name: "access",
        label: "Who has access?",
        constraint: "not(. = 'b' and ${has_module} = 'no')",
        constraint_message: "Not b without a module.",
      },
    ]),
    "modules",
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const imported = read.questionnaire;

  test("is numbered in its order, with conditions, limits and rules in words", () => {
    const form = inEnglish(imported);
    expect(wordsBelow(form, "1.2 Households")).toEqual([
      "Only if the answer to 1.1 is “Yes”:",
      "A whole number from 1 to 100,000.",
    ]);
    expect(wordsBelow(form, "2.1 Who?")).toEqual(["An answer is needed. At most 60 characters."]);
    expect(below(form, "2.2 Since when?").filter(isRoom)[0]?.headings).toEqual(["Day", "Month", "Year"]);
    expect(wordsBelow(form, "3. Who has access?")).toEqual([
      "Please check. If the answer to 3 is “B” and the answer to 1.1 is “No”: Not b without a module.",
    ]);
  });

  test("in French, its own words are French where it has them, and each says its language", async () => {
    const form = compileForm(imported, { language: "fr", meeting: null });
    expect(form.blocks).toContainEqual({ kind: "heading", level: 3, text: "1.2 Ménages", language: "fr" });
    expect(form.blocks).toContainEqual({ kind: "heading", level: 2, text: "3. Who has access?", language: "en" });
    expect(wordsBelow(form, "1.2 Ménages")[0]).toBe("Only if the answer to 1.1 is “Oui”:");
    expect(await textOf(form)).toContain("Qui ?");
  });

  test("in Arabic, its own words run from right to left", () => {
    const form = compileForm(questionnaire([{ kind: "yes-no", key: "a", text: { en: "A", ar: "هل؟" } }]), {
      language: "ar",
      meeting: null,
    });
    expect(form).toMatchObject({ language: "ar", title: "صغير" });
    expect(form.blocks.at(-2)).toEqual({ kind: "heading", level: 2, text: "1. هل؟", language: "ar" });
    expect(form.blocks.at(-1)).toMatchObject({ kind: "choices", choices: [{ text: "نعم", language: "ar" }, {}] });
  });
});
