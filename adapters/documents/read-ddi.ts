// Reads the description of a study from DDI-Codebook XML that nobody vouches for, whatever its namespace and version: of a
// bounded size and depth, without entities of its own, and nothing is ever loaded from elsewhere.
import { DOMParser, type Element, type Node, ParseError } from "@xmldom/xmldom";
import { fieldAt, type StudyEntry } from "../../src/reports/study-entry.ts";

type DdiProblem = "too-large" | "entities" | "encoding" | "not-xml" | "no-study" | "too-deep";
type ReadDdi =
  | { readonly ok: true; readonly entries: readonly StudyEntry[] }
  | { readonly ok: false; readonly code: DdiProblem };

const MAX_BYTES = 5 * 1024 * 1024;
/** DDI nests some ten elements. */
const MAX_DEPTH = 60;
const ENCODINGS = ["utf-8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252", "us-ascii"];

export function readDdi(bytes: Uint8Array): ReadDdi {
  if (bytes.length > MAX_BYTES) return { ok: false, code: "too-large" };
  const source = decode(bytes);
  if (source === null) return { ok: false, code: "encoding" };
  // An internal subset is where entities are made, those that grow to gigabytes among them.
  if (/<!ENTITY/i.test(source) || /<!DOCTYPE[^>]*\[/i.test(source)) return { ok: false, code: "entities" };
  if (isTooDeep(source)) return { ok: false, code: "too-deep" };
  const root = parse(source);
  if (root === null) return { ok: false, code: "not-xml" };
  const study = findStudy(root);
  if (study === null) return { ok: false, code: "no-study" };
  const parts = study.parentNode === null ? [study] : childrenOf(study.parentNode);
  return { ok: true, entries: parts.flatMap((part) => (part === study ? entriesIn(part, "stdyDscr") : partOf(part))) };
}

/** The encoding that the file declares, if it is one of those in use. */
function decode(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe;
  const declared = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)/.exec(head)?.[1]?.toLowerCase();
  const encoding = marked ? `utf-16${bytes[0] === 0xff ? "le" : "be"}` : (declared ?? "utf-8");
  if (!ENCODINGS.includes(encoding)) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A rough count before anything is built: elements that are opened and not yet closed. */
function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [tag] of source.matchAll(/<(?:\/|[A-Za-z_])[^>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function parse(source: string): Element | null {
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== "warning") throw new Error(message);
    },
  });
  try {
    return parser.parseFromString(source, "text/xml").documentElement;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** The first description of a study, wherever an envelope puts it. */
function findStudy(element: Element): Element | null {
  if (element.localName === "stdyDscr") return element;
  for (const child of childrenOf(element)) {
    const found = findStudy(child);
    if (found !== null) return found;
  }
  return null;
}

function childrenOf(node: Node): readonly Element[] {
  return [...node.childNodes].filter(isElement);
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** What describes files, variables or the document itself is one entry. */
function partOf(element: Element): readonly StudyEntry[] {
  return [{ place: element.localName ?? "", text: "…", attributes: {} }];
}

function entriesIn(element: Element, place: string): readonly StudyEntry[] {
  const children = childrenOf(element);
  if (fieldAt(place) !== null) return [entryOf(element, place)];
  if (children.length > 0) return children.flatMap((child) => entriesIn(child, `${place}/${child.localName}`));
  const entry = entryOf(element, place);
  return entry.text === "" && entry.attributes["uri"] === undefined ? [] : [entry];
}

function entryOf(element: Element, place: string): StudyEntry {
  const attributes = [...element.attributes].map(({ localName, name, value }): [string, string] => [
    (localName ?? name).toLowerCase(),
    value.trim(),
  ]);
  const text = (element.textContent ?? "").replaceAll(/[ \t\r\n]+/g, " ").trim();
  return { place, text, attributes: Object.fromEntries(attributes) };
}
