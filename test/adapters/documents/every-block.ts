// A document with every block and every mark, for the tests of what writes them.
import { DISCLAIMER } from "../../../src/reports/disclaimer.ts";
import type { Document } from "../../../src/reports/document.ts";

const choice = (text: string) => ({ text, hint: null, language: "en" as const, asksForWords: false });

/** `word` stands wherever somebody's words can stand. */
export function everyBlock(word: string): Document {
  return {
    language: "en",
    title: `Compilation ${word}`,
    beneath: ["Sixth Coordination Meeting", "26–27 November 2007"],
    blocks: [
      { kind: "paragraph", text: `[draft] ${word}`, mark: "draft" },
      { kind: "paragraph", text: "[To be completed by the secretariat: agenda]", mark: "gap" },
      { kind: "paragraph", text: "A note", mark: "note" },
      { kind: "heading", level: 1, text: "Organizations", startsPage: true },
      { kind: "heading", level: 2, text: "INED" },
      { kind: "heading", level: 3, text: "Current activities" },
      { kind: "heading", level: 4, text: word, language: "fr" },
      { kind: "quotation", text: `First line\n${word}`, language: "ar", source: `Source: ${word}` },
      { kind: "quotation", text: word, language: "zh", source: null },
      { kind: "paragraph", text: "Source: activities[1], version 1", mark: "source" },
      { kind: "list", items: ["(a) is written by the list", word], lettered: true },
      { kind: "list", items: [word, { lines: [{ label: "Label", text: word, language: "es" }] }] },
      {
        kind: "facts",
        lines: [
          { label: "Type", text: "Training", language: null },
          { label: "Results", text: word, language: "ru" },
        ],
      },
      { kind: "paragraph", text: `Only if the answer to 1 is “${word}”:`, mark: "instruction" },
      { kind: "paragraph", text: word, language: "ar" },
      { kind: "choices", oneOnly: true, choices: ["Yes", "No"].map((text) => choice(text)) },
      {
        kind: "choices",
        oneOnly: false,
        choices: [choice(word), { ...choice("Other"), hint: word, asksForWords: true }],
      },
      {
        kind: "choices",
        oneOnly: false,
        choices: "a b c d e f g".split(" ").map((text) => ({ ...choice(text), hint: "x" })),
      },
      { kind: "room", headings: [], rows: [[""]], lines: 3 },
      { kind: "room", headings: [], rows: [["Organization", ""]], lines: 1, language: "en" },
      { kind: "room", headings: ["From", word], rows: [["", ""]], lines: 1, language: "ar" },
      { kind: "heading", level: 3, text: "Planned activities" },
      {
        kind: "table",
        caption: "Planned activities",
        headings: ["Item", "Answer"],
        rows: [
          ["1. Title", { lines: [{ label: null, text: word, language: "fr" }] }],
          ["2. Purpose", { lines: [{ label: "Note", text: word, language: null }] }],
          ["3. Whole", { summary: "In short", whole: word, language: "en" }],
        ],
        shares: [30, 70],
      },
      { kind: "heading", level: 1, text: "By theme" },
      {
        kind: "table",
        caption: "Seven columns",
        headings: "a b c d e f g".split(" "),
        rows: ["1 2 3 4 5 6 7".split(" ")],
      },
    ],
    footer: DISCLAIMER,
  };
}
