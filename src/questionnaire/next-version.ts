// A version that is kept never changes: the same contents again are nothing new, and a change is a new version.
import { Questionnaire } from "./questionnaire.ts";

export type NextVersion =
  | { readonly kind: "unchanged"; readonly version: number }
  | { readonly kind: "new" | "changed"; readonly questionnaire: Questionnaire };

/** `newest`: what is kept under the same id; null where nothing is. */
export function nextVersion(imported: Questionnaire, newest: Questionnaire | null): NextVersion {
  if (newest === null) return { kind: "new", questionnaire: imported };
  if (contents(imported) === contents(newest)) return { kind: "unchanged", version: newest.version };
  return {
    kind: "changed",
    questionnaire: { ...imported, version: Math.max(imported.version, newest.version + 1) },
  };
}

/** All but the version, in one spelling: the order of keys does not count, nor whether a default is said. */
function contents(questionnaire: Questionnaire): string {
  const parsed = Questionnaire.parse({ ...questionnaire, version: 1 });
  return JSON.stringify(parsed, (_, value: unknown) => (isRecord(value) ? sorted(value) : value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
