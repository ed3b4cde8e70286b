// The rows of the sheet survey as they are nested: what is between a begin and its end belongs to it.
import type { Findings } from "./form-remark.ts";
import { placeOf } from "./read-choices.ts";
import { cellOf, type Row, readYes } from "./read-table.ts";
import { type RowType, readType } from "./read-type.ts";
import { OWN } from "./sheets.ts";

export type Node = {
  readonly row: Row;
  readonly name: string;
  /** The name as a key of ours. */
  readonly key: string;
  readonly type: Exclude<RowType, { is: "end" }>;
  readonly above: Node | null;
  readonly below: Node[];
};

/** All named rows, and those at the top. */
export type Tree = { readonly top: readonly Node[]; readonly byName: ReadonlyMap<string, readonly Node[]> };

export function readTree(rows: readonly Row[], findings: Findings): Tree {
  const top: Node[] = [];
  const byName = new Map<string, Node[]>();
  let open: Node | null = null;
  for (const row of rows) {
    const type = readRowType(row, findings);
    if (type === null) continue;
    if (type.is === "end") {
      open = close(open, type.what, row, findings);
      continue;
    }
    const node = readNode(row, type, open, findings);
    (open?.below ?? top).push(node);
    byName.set(node.name, [...(byName.get(node.name) ?? []), node]);
    if (type.is === "begin") open = node;
  }
  for (let left = open; left !== null; left = left.above) {
    findings.problems.push({ ...placeOf(left.row), about: left.name, code: "not-ended" });
  }
  findTwice(top, findings);
  return { top, byName };
}

/** Null where there is nothing to read; that is said, unless the row is a remark of its author. */
function readRowType(row: Row, { problems, remarks }: Findings): RowType | null {
  const cell = cellOf(row, "type");
  const about = cellOf(row, "name");
  if (readYes(cellOf(row, "disabled")) !== false) {
    remarks.push({ ...placeOf(row), about: about || cell, kind: "left-out", code: "disabled" });
    return null;
  }
  if (cell === "") {
    if (about !== "") problems.push({ ...placeOf(row), about, code: "no-type" });
    return null;
  }
  const type = readType(cell);
  if (type === null) problems.push({ ...placeOf(row), about: cell, code: "unknown-type" });
  return type;
}

function readNode(row: Row, type: Node["type"], above: Node | null, { problems, remarks }: Findings): Node {
  const name = cellOf(row, "name");
  const key = cellOf(row, OWN.key) || writeKey(name);
  const isTaken = type.is !== "left-out";
  const place = { ...placeOf(row), about: name || cellOf(row, "type") };
  // What is not taken needs no name: metadata often has none.
  if (name === "" && isTaken) problems.push({ ...place, code: "no-name" });
  else if (isTaken && !/^[a-z]\w*$/i.test(key)) problems.push({ ...place, code: "bad-name" });
  else if (isTaken && key !== name && cellOf(row, OWN.key) === "")
    remarks.push({ ...place, about: `${name} → ${key}`, kind: "changed", code: "key-changed" });
  return { row, name, key, type, above, below: [] };
}

/** Names of XML may have points and hyphens, and begin with a line; our keys have neither. */
function writeKey(name: string): string {
  return name.replaceAll(/[.-]/g, "_").replace(/^_+(?=.)/, "");
}

function close(open: Node | null, what: "group" | "repeat", row: Row, { problems }: Findings): Node | null {
  if (open?.type.is === "begin" && open.type.what === what) return open.above;
  problems.push({ ...placeOf(row), about: `end_${what}`, code: "end-without-begin" });
  return open;
}

function findTwice(level: readonly Node[], findings: Findings): void {
  const keys = new Set<string>();
  for (const node of level) {
    if (node.type.is !== "left-out" && node.key !== "") {
      if (keys.has(node.key)) findings.problems.push({ ...placeOf(node.row), about: node.key, code: "name-twice" });
      keys.add(node.key);
    }
    findTwice(node.below, findings);
  }
}
