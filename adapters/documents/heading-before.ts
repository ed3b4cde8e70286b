// What a reader has just read as a heading.
import type { DocumentBlock } from "../../src/reports/document.ts";

/** The nearest heading before this block; null where there is none. */
export function headingBefore(blocks: readonly DocumentBlock[], index: number): string | null {
  const before = blocks.slice(0, index).findLast((block) => block.kind === "heading");
  return before?.kind === "heading" ? before.text : null;
}
