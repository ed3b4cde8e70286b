// The JSON of NADA and the IHSN as entries: what stands at which place, without its place in lists.
import { fieldAt, type StudyEntry } from "./study-entry.ts";

const MAX_DEPTH = 30;

/** What describes files, variables or the document itself is one entry. */
export function readStudyJson(document: unknown): readonly StudyEntry[] {
  if (!isRecord(document)) return [];
  return Object.entries(document).flatMap(([key, value]) =>
    key === "study_desc" ? entriesAt(key, value, 0) : [{ place: key, text: writeScalar(value) || "…", attributes: {} }],
  );
}

export function isStudyJson(document: unknown): boolean {
  return isRecord(document) && isRecord(document["study_desc"]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entriesAt(place: string, value: unknown, depth: number): readonly StudyEntry[] {
  if (depth > MAX_DEPTH) return [{ place, text: "…", attributes: {} }];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => entriesAt(place, each, depth + 1));
  if (isRecord(value)) {
    if (fieldAt(place) !== null) return [readObject(place, value)];
    return Object.entries(value).flatMap(([key, each]) => entriesAt(`${place}/${key}`, each, depth + 1));
  }
  const text = writeScalar(value);
  return text === "" ? [] : [{ place, text, attributes: {} }];
}

/** One of a list: its name is its text, the rest are attributes. */
function readObject(place: string, value: Readonly<Record<string, unknown>>): StudyEntry {
  const attributes = Object.entries(value)
    .map(([key, each]): [string, string] => [key.toLowerCase(), writeScalar(each)])
    .filter(([, text]) => text !== "");
  const named = Object.fromEntries(attributes);
  return { place, text: named["name"] ?? named["title"] ?? "", attributes: named };
}

function writeScalar(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
