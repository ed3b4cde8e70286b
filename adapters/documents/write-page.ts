// A page as static HTML: one file, no scripts, nothing loaded from anywhere; readable in light and dark, on paper, and
// by a screen reader. Every text goes through `escape`, so that nothing a person typed is ever markup.
import type { Language } from "../../src/domain/language.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import type { Document, DocumentBlock, DocumentCell, DocumentLine } from "../../src/reports/document.ts";
import { headingBefore } from "./heading-before.ts";
import { writeChoices, writeRoom } from "./page-form.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { escape, languageOf } from "./page-text.ts";

/** A page that could run or load nothing even if something in it tried to. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export function writePage(page: Document): string {
  const title = escape(page.title);
  return `<!DOCTYPE html>
<html lang="${escape(page.language)}"${page.language === "ar" ? ' dir="rtl"' : ""}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${(page.beneath ?? []).map((line) => `<p class="beneath">${escape(line)}</p>\n`).join("")}${page.blocks.map((block, index) => writeBlock(block, index, page.blocks)).join("\n")}
</main>
<footer><p>${escape(page.footer)}</p></footer>
</body>
</html>
`;
}

function writeBlock(block: DocumentBlock, index: number, blocks: readonly DocumentBlock[]): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level + 1}${block.startsPage ? ' class="page"' : ""}${languageOf(block.language)}>${escape(block.text)}</h${block.level + 1}>`;
    case "paragraph":
      return `<p${block.mark === undefined ? "" : ` class="${block.mark}"`}${languageOf(block.language)}>${escape(block.text)}</p>`;
    case "quotation":
      return writeQuotation(block);
    case "list":
      return writeList(block);
    case "choices":
      return writeChoices(block);
    case "room":
      return writeRoom(block);
    case "facts":
      return `<dl>\n${block.lines.map(writeFact).join("\n")}\n</dl>`;
    case "table":
      return writeTable(block, `table-${index + 1}`, headingBefore(blocks, index) !== block.caption);
    default:
      return unreachable(block);
  }
}

function writeQuotation({ text, language, source }: Extract<DocumentBlock, { kind: "quotation" }>): string {
  const quoted = `<blockquote${languageOf(language)}>${escape(`“${text}”`)}</blockquote>`;
  return source === null ? quoted : `${quoted}\n<p class="source">${escape(source)}</p>`;
}

function writeList({ items, lettered, language }: Extract<DocumentBlock, { kind: "list" }>): string {
  const written = items.map((item) => `<li${languageOf(language)}>${writeCell(item)}</li>`).join("\n");
  return lettered ? `<ol class="lettered">\n${written}\n</ol>` : `<ul>\n${written}\n</ul>`;
}

function writeFact({ label, text, language }: DocumentLine): string {
  return `<dt>${escape(label ?? "")}</dt>\n<dd>${writeWords(text, language)}</dd>`;
}

/** A wide table scrolls by itself, with the keyboard too. */
function writeTable(
  { caption, headings, rows, shares }: Extract<DocumentBlock, { kind: "table" }>,
  id: string,
  showsCaption: boolean,
): string {
  return `<section class="wide" aria-labelledby="${id}" tabindex="0">
<table${shares === undefined ? "" : ' class="shared"'}>
<caption id="${id}"${showsCaption ? "" : ' class="heard"'}>${escape(caption)}</caption>
<thead>
<tr>${headings.map((heading) => `<th scope="col">${escape(heading)}</th>`).join("")}</tr>
</thead>
<tbody>
${rows.map(writeRow).join("\n")}
</tbody>
</table>
</section>`;
}

function writeRow(cells: readonly DocumentCell[]): string {
  return `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${writeCell(cell)}</th>` : `<td${isLines(cell) ? ' class="words"' : ""}>${writeCell(cell)}</td>`)).join("")}</tr>`;
}

function isLines(cell: DocumentCell): boolean {
  return typeof cell !== "string" && "lines" in cell;
}

function writeCell(cell: DocumentCell): string {
  if (typeof cell === "string") return escape(cell);
  if ("lines" in cell) return cell.lines.map(writeLine).join("");
  const { summary, whole, language } = cell;
  return `<details><summary>${escape(summary)}</summary><p class="whole" lang="${escape(language)}">${escape(whole)}</p></details>`;
}

function writeLine({ label, text, language }: DocumentLine): string {
  const before = label === null ? "" : `<span class="label">${escape(label)}:</span> `;
  return `<div class="line">${before}${writeWords(text, language)}</div>`;
}

/** Somebody's own words stand in quotation marks, in their own language and direction. */
function writeWords(text: string, language: Language | null): string {
  return language === null ? escape(text) : `<span${languageOf(language)}>${escape(`“${text}”`)}</span>`;
}
