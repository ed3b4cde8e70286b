// A page as lines for a terminal.
import { unreachable } from "../../src/domain/unreachable.ts";
import type { Page, PageBlock, PageCell } from "../../src/reports/page.ts";
import { writeColumns } from "./write-columns.ts";

export function writePageLines({ title, blocks }: Page): readonly string[] {
  return [title, ...blocks.flatMap(writeBlock)];
}

function writeBlock(block: PageBlock): readonly string[] {
  switch (block.kind) {
    case "heading":
      return ["", block.text];
    case "paragraph":
      return [block.text];
    case "list":
      return block.items.map((item) => `- ${writeItem(item)}`);
    case "table":
      return writeColumns([block.headings, ...block.rows.map((row) => row.map(writeCell))]);
    default:
      return unreachable(block);
  }
}

function writeItem(item: PageCell): string {
  return typeof item === "string" ? item : `${item.summary} ${item.whole.replaceAll("\n", "; ")}`;
}

/** What unfolds in a table on a page stays folded here. */
function writeCell(cell: PageCell): string {
  return typeof cell === "string" ? cell : cell.summary;
}
