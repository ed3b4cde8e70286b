// Reads "sunday to thursday", "mon-fri" or "the organization's".
import { foldWords } from "../domain/fold-words.ts";
import type { WorkWeek } from "../domain/organization.ts";
import { readWeekday } from "./read-weekday.ts";

export type WorkWeekReading =
  | { readonly kind: "week"; readonly workWeek: WorkWeek }
  | { readonly kind: "organization" }
  | { readonly kind: "not-a-week" };

const ORGANIZATIONS = /^(the |my )?(organi[sz]ation|organi[sz]ations|organi[sz]ation s|usual|normal|default|reset)$/;
const WEEKS: Readonly<Record<string, WorkWeek>> = { "1-5": "mon-fri", "7-4": "sun-thu" };

export function readWorkWeek(typed: string): WorkWeekReading {
  const words = foldWords(typed);
  if (ORGANIZATIONS.test(words)) return { kind: "organization" };
  const [first, ...others] = words.split(" ").flatMap((word) => readWeekday(word) ?? []);
  const week = WEEKS[`${first}-${others.at(-1)}`];
  return week ? { kind: "week", workWeek: week } : { kind: "not-a-week" };
}
