// What stands in a row that is taken, and has no place in a chat: it is said, cell by cell.

import { readYes } from "./read-table.ts";
import type { Node } from "./read-tree.ts";
import { type Form, remark } from "./row-reader.ts";

/** Columns of XLSForm that change what is asked, or how, and that are not read. */
const UNREAD = "calculation default trigger image big-image audio video query save_to repeat_count".split(" ");
/** Appearances that change what a form asks, and not how it looks, have no counterpart either. */
const READ_APPEARANCES = ["multiline"];

export function sayUnreadCells(node: Node, form: Form): void {
  const { cells } = node.row;
  const columns = [...new Set([...cells.keys()].map((key) => (UNREAD.includes(key) ? key : key.replace(/::.*$/, ""))))];
  for (const column of columns) {
    const isRepeatCount = column === "repeat_count" && node.type.is === "begin" && node.type.what === "repeat";
    if (UNREAD.includes(column) && !isRepeatCount) remark(form, node, "cell-left-out", column);
  }
  if (cells.has("choice_filter")) remark(form, node, "filter-left-out", cells.get("choice_filter"));
  if (readYes(cells.get("read_only") ?? "") !== false) remark(form, node, "cell-left-out", "read_only");
  if (cells.has("parameters") && node.type.is !== "range") remark(form, node, "cell-left-out", "parameters");
  const appearance = cells.get("appearance");
  if (appearance !== undefined && !READ_APPEARANCES.includes(appearance)) remark(form, node, "appearance", appearance);
}
