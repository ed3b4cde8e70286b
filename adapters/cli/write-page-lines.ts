// A document as lines for a terminal.
import { unreachable } from "../../src/domain/unreachable.ts";
import type { Document, DocumentBlock, DocumentCell, DocumentLine } from "../../src/reports/document.ts";
import { writeColumns } from "./write-columns.ts";

export function writePageLines({ title, blocks }: Document): readonly string[] {
  return [title, ...blocks.flatMap(writeBlock)];
}

function writeBlock(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case "heading":
      return ["", block.text];
    case "paragraph":
      return [block.text];
    case "list":
      return block.items.map((item) => `- ${writeItem(item)}`);
    case "quotation":
      return [`“${block.text}”`, ...(block.source === null ? [] : [block.source])];
    case "choices":
      return block.choices.map(({ text }) => `${block.oneOnly ? "( )" : "[ ]"} ${text}`);
    case "room":
      return writeColumns([...(block.headings.length > 0 ? [block.headings] : []), ...block.rows]);
    case "facts":
      return block.lines.map(writeLine);
    case "table":
      return writeColumns([block.headings, ...block.rows.map((row) => row.map(writeCell))]);
    default:
      return unreachable(block);
  }
}

function writeItem(item: DocumentCell): string {
  if (typeof item === "string") return item;
  return "lines" in item ? writeCell(item) : `${item.summary} ${item.whole.replaceAll("\n", "; ")}`;
}

/** What unfolds in a table on a page stays folded here. */
function writeCell(cell: DocumentCell): string {
  if (typeof cell === "string") return cell;
  return "lines" in cell ? cell.lines.map(writeLine).join("; ") : cell.summary;
}

function writeLine({ label, text, language }: DocumentLine): string {
  const words = language === null ? text : `“${text}”`;
  return label === null ? words : `${label}: ${words}`;
}
