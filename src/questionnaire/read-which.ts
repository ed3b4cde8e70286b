// Words that may be two dates or periods: what was said about them already, or the question.
import type { Candidate, Reading, ReadingContext } from "./reading.ts";
import { writePartialDate } from "./write-date.ts";

export type Which = Extract<Reading, { kind: "which" }>;
export type Settled = { readonly kind: "settled"; readonly code: string };

/** Settled when one of the candidates was chosen for these words before. */
export function askWhich(part: string, candidates: readonly Candidate[], context: ReadingContext): Settled | Which {
  const key = part.toLowerCase();
  const said = Object.hasOwn(context.resolutions, key) ? context.resolutions[key] : undefined;
  if (said !== undefined && candidates.some(({ code }) => code === said)) return { kind: "settled", code: said };
  return { kind: "which", part, candidates, ownWordsAllowed: false };
}

export function dayCandidate(day: string, context: ReadingContext): Candidate {
  return { code: day, label: writePartialDate(day, context.language) };
}
