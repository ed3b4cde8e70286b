// What is filled in on paper, on a page that is printed: circles and squares to mark, and frames to write in.
import type { ChoiceToMark, DocumentBlock } from "../../src/reports/document.ts";
import { escape, languageOf } from "./page-text.ts";

type Of<Kind extends DocumentBlock["kind"]> = Extract<DocumentBlock, { kind: Kind }>;

export function writeChoices({ choices, oneOnly }: Of<"choices">): string {
  const mark = oneOnly ? "○" : "☐";
  return `<ul class="choices">\n${choices.map((choice) => `<li${languageOf(choice.language)}>${mark} ${writeChoice(choice)}</li>`).join("\n")}\n</ul>`;
}

function writeChoice({ text, hint, asksForWords }: ChoiceToMark): string {
  const beside = asksForWords ? `: ${"_".repeat(28)}` : "";
  return `${escape(text)}${beside}${hint === null ? "" : ` <span class="label">(${escape(hint)})</span>`}`;
}

/** A frame without words is no table to a reader that speaks. */
export function writeRoom({ headings, rows, lines, language }: Of<"room">): string {
  const height = `height-${Math.min(lines, 10)}`;
  if (headings.length === 0 && rows.every((row) => row.every((text) => text === "")))
    return rows.map(() => `<div class="room ${height}"></div>`).join("\n");
  const head = `<thead>\n<tr>${headings.map((text) => `<th scope="col">${escape(text)}</th>`).join("")}</tr>\n</thead>\n`;
  return `<table class="room"${languageOf(language)}>
${headings.length === 0 ? "" : head}<tbody>
${rows.map((row) => `<tr class="${height}">${row.map(writeCell).join("")}</tr>`).join("\n")}
</tbody>
</table>`;
}

function writeCell(text: string): string {
  return text === "" ? "<td></td>" : `<th scope="row">${escape(text)}</th>`;
}
