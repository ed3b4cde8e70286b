// A page as static HTML: one file, no scripts, nothing loaded from anywhere; readable in light and dark, on paper, and
// by a screen reader. Every text goes through `escape`, so that nothing a person typed is ever markup.
import escapeHtml from "escape-html";
import { unreachable } from "../../src/domain/unreachable.ts";
import type { Page, PageBlock, PageCell } from "../../src/reports/page.ts";

/** A page that could run or load nothing even if something in it tried to. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export function writePage(page: Page): string {
  const title = escape(page.title);
  return `<!DOCTYPE html>
<html lang="${escape(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${page.blocks.map(writeBlock).join("\n")}
</main>
<footer><p>${escape(page.footer)}</p></footer>
</body>
</html>
`;
}

function writeBlock(block: PageBlock, index: number): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escape(block.text)}</h2>`;
    case "paragraph":
      return `<p>${escape(block.text)}</p>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${writeCell(item)}</li>`).join("\n")}\n</ul>`;
    case "table":
      return writeTable(block, `table-${index + 1}`);
    default:
      return unreachable(block);
  }
}

/** A wide table scrolls by itself, with the keyboard too. */
function writeTable({ caption, headings, rows }: Extract<PageBlock, { kind: "table" }>, id: string): string {
  return `<section class="wide" aria-labelledby="${id}" tabindex="0">
<table>
<caption id="${id}">${escape(caption)}</caption>
<thead>
<tr>${headings.map((heading) => `<th scope="col">${escape(heading)}</th>`).join("")}</tr>
</thead>
<tbody>
${rows.map(writeRow).join("\n")}
</tbody>
</table>
</section>`;
}

function writeRow(cells: readonly PageCell[]): string {
  return `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${writeCell(cell)}</th>` : `<td>${writeCell(cell)}</td>`)).join("")}</tr>`;
}

function writeCell(cell: PageCell): string {
  if (typeof cell === "string") return escape(cell);
  const { summary, whole, language } = cell;
  return `<details><summary>${escape(summary)}</summary><p class="whole" lang="${escape(language)}">${escape(whole)}</p></details>`;
}

/**
 * For the text of an element and for an attribute in quotes. What HTML does not allow in a text at all (controls but
 * tab and line feed, halves of surrogate pairs, noncharacters) becomes the replacement character:
 * https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
 */
function escape(text: string): string {
  return escapeHtml(text.toWellFormed().replaceAll(FORBIDDEN, "\ufffd"));
}

const FORBIDDEN = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu;

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1f24; --paper: #ffffff; --line: #8a9099; --soft: #f1f3f5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #15181c; --line: #7b828c; --soft: #22262c; } }
body { margin: 0 auto; max-width: 90rem; padding: 1rem 1.25rem 3rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
p, li { max-width: 48rem; }
li { margin: 0.25rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding: 0 0 0.5rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.375rem 0.75rem 0.375rem 0; text-align: start;
  vertical-align: top; }
thead th { background: var(--soft); padding-inline-start: 0.375rem; white-space: nowrap; }
tbody th { font-weight: 600; white-space: nowrap; }
th:first-child { padding-inline-start: 0.375rem; }
td { min-width: 5rem; padding-inline-start: 0.375rem; }
details { min-width: 18rem; max-width: 40rem; }
summary { cursor: pointer; }
.whole { white-space: pre-line; margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: var(--soft); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --soft: #ffffff; }
  body { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
