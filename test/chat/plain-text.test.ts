import { expect, test } from "vitest";
import type { Part } from "../../src/chat/outbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";

const areas: Part = {
  kind: "choices",
  id: "q02",
  label: "Which areas did the survey cover?",
  select: "several",
  options: [
    { code: "818", label: "Egypt" },
    { code: "504", label: "Morocco", hint: "the coast only" },
  ],
  chosen: ["504"],
  submitLabel: "Send",
};

test.each<[string, Part, string]>([
  ["a heading", { kind: "heading", text: "Activity report" }, "Activity report"],
  ["a note", { kind: "note", text: "2 of 6" }, "2 of 6"],
  ["somebody's words", { kind: "quote", text: "Two workshops.\nOne in Cairo." }, "> Two workshops.\n> One in Cairo."],
  ["facts", { kind: "facts", facts: [{ name: "Due", value: "26 November 2007" }] }, "Due: 26 November 2007"],
  ["a list with a title", { kind: "list", title: "Late (1)", items: ["OECD"] }, "Late (1)\n- OECD"],
  ["a list", { kind: "list", items: ["OECD", "UNHCR"] }, "- OECD\n- UNHCR"],
  ["a table", { kind: "table", columns: ["Theme", "Reports"], rows: [["Asylum", "3"]] }, "Theme | Reports\nAsylum | 3"],
  [
    "what a picture says",
    {
      kind: "picture",
      alt: "Line chart: 41 of 60 organizations have reported.",
      picture: {
        kind: "progress",
        language: "en",
        title: "Reports received",
        points: [{ on: "2007-11-12", reported: 41 }],
        of: 60,
        ofLabel: "60 asked",
        reportedLabel: "41 reported",
        due: null,
      },
    },
    "Line chart: 41 of 60 organizations have reported.",
  ],
  [
    "what a map says, and its disclaimer",
    {
      kind: "picture",
      alt: "Map: one survey in Ghana.",
      picture: {
        kind: "map",
        language: "en",
        title: "Countries and areas covered",
        unit: "Surveys",
        areas: [{ m49: "288", count: 1 }],
        notShownLabel: "Not shown on the map",
        disclaimer: "No endorsement is implied.",
      },
    },
    "Map: one survey in Ghana.\nNo endorsement is implied.",
  ],
  ["options, numbered and marked", areas, "Which areas did the survey cover?\n1. Egypt\n2. Morocco (the coast only) ✓"],
  [
    "buttons",
    {
      kind: "buttons",
      buttons: [
        { id: "start", label: "Start" },
        { id: "later", label: "Later" },
      ],
    },
    "[Start] [Later]",
  ],
  [
    "a form with what is in it and what is wrong with it",
    {
      kind: "form",
      openLabel: "Open the form",
      form: {
        id: "sample",
        title: "The sample",
        submitLabel: "Send",
        fields: [
          { id: "size", label: "Size", hint: "households", required: true, input: { kind: "line", maxCharacters: 9 } },
          {
            id: "unit",
            label: "Unit",
            required: false,
            input: { kind: "one-of", options: [{ code: "hh", label: "Household" }] },
            value: "hh",
          },
          {
            id: "note",
            label: "Note",
            required: false,
            input: { kind: "paragraph", maxCharacters: 300 },
            value: "abc",
            problem: "Please write a sentence.",
          },
        ],
      },
    },
    "The sample\nSize (households)\nUnit\n1. Household ✓\nNote: abc\n! Please write a sentence.\n[Open the form]",
  ],
])("writes %s", (_what, part, words) => {
  expect(writePlainText({ parts: [part] })).toBe(words);
});

test("parts stand apart, and an empty part leaves no gap", () => {
  const words = writePlainText({
    parts: [
      { kind: "heading", text: "Hello" },
      { kind: "list", items: [] },
      { kind: "note", text: "2 of 6" },
    ],
  });

  expect(words).toBe("Hello\n\n2 of 6");
});

test("every choice begins at 1 again", () => {
  const words = writePlainText({ parts: [areas, areas] });

  expect(words.match(/^1\. Egypt$/gm)).toHaveLength(2);
});
