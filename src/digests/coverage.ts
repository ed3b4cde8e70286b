// Which countries and areas are covered, where two surveys meet, and what of the meeting's own list nobody covers.
import { regionsOf } from "../domain/areas.ts";
import { remember } from "../domain/remember.ts";
import type { Arrival } from "./arrival.ts";
import { type Months, monthsBetween, monthsOf } from "./months.ts";

/** Surveys in one country that lie no further apart may be worth coordinating. */
export const OVERLAP_MONTHS = 12;

export type AreaCount = { readonly m49: string; readonly count: number };

export type Overlap = { readonly m49: string; readonly surveys: readonly Arrival[] };

export type Coverage = {
  /** Most first, then by code. */
  readonly areas: readonly AreaCount[];
  /** Regions of the code list below the world, by what is covered in them. */
  readonly regions: readonly AreaCount[];
  readonly overlaps: readonly Overlap[];
  /** Of the meeting's list of countries or areas; empty where it has none. */
  readonly gaps: readonly string[];
  /** How many are on that list. */
  readonly wanted: number;
};

/** `wanted`: the codes of the meeting's own list. */
export function compileCoverage(arrivals: readonly Arrival[], wanted: readonly string[]): Coverage {
  const covered = coveredBy(arrivals);
  const codes = new Set(covered.areas.map(({ m49 }) => m49));
  return { ...covered, gaps: wanted.filter((m49) => !codes.has(m49)), wanted: wanted.length };
}

const coveredBy = remember((arrivals: readonly Arrival[]) => {
  const lists = arrivals.map(({ areas }) => distinct(areas));
  return {
    areas: count(lists),
    regions: count(lists.map((areas) => distinct(areas.flatMap(broadRegionOf)))),
    overlaps: findOverlaps(arrivals.filter(({ kind }) => kind === "survey")),
  };
});

/** Most have one, which takes no set. */
function distinct(codes: readonly string[]): readonly string[] {
  return codes.length > 1 ? [...new Set(codes)] : codes;
}

/** Africa, Asia and so on: the broadest region below the world. */
function broadRegionOf(m49: string): readonly string[] {
  const [, broadest] = regionsOf(m49);
  return broadest ? [broadest.m49] : [];
}

function count(lists: readonly (readonly string[])[]): readonly AreaCount[] {
  const counts = new Map<string, number>();
  for (const codes of lists) for (const m49 of codes) counts.set(m49, (counts.get(m49) ?? 0) + 1);
  return [...counts]
    .map(([m49, times]) => ({ m49, count: times }))
    .toSorted((one, other) => other.count - one.count || one.m49.localeCompare(other.m49, "en"));
}

/** Countries in which two surveys lie within a year of each other; a survey without dates meets nobody. */
function findOverlaps(surveys: readonly Arrival[]): readonly Overlap[] {
  const inArea = new Map<string, Dated[]>();
  for (const survey of surveys) {
    if (survey.starts === null) continue;
    const dated = { survey, months: monthsOf(survey.starts, endOf(survey)) };
    for (const m49 of distinct(survey.areas)) {
      const here = inArea.get(m49) ?? [];
      here.push(dated);
      inArea.set(m49, here);
    }
  }
  return [...inArea]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([m49, here]) => {
      const meeting = findMeeting(here);
      return meeting.size > 1
        ? [{ m49, surveys: here.map(({ survey }) => survey).filter((each) => meeting.has(each)) }]
        : [];
    });
}

type Dated = { readonly survey: Arrival; readonly months: Months };

/** In the order of their beginnings, one is close to another if it is to the one before that lasted longest. */
function findMeeting(here: readonly Dated[]): ReadonlySet<Arrival> {
  const meeting = new Set<Arrival>();
  let longest: Dated | null = null;
  for (const each of here.toSorted((one, other) => one.months.first - other.months.first)) {
    if (longest && monthsBetween(longest.months, each.months) < OVERLAP_MONTHS)
      for (const { survey } of [longest, each]) meeting.add(survey);
    if (!longest || each.months.last > longest.months.last) longest = each;
  }
  return meeting;
}

/** What is over and has no end ended when it began, as far as is known. */
function endOf({ starts, ends, status }: Arrival): string | null {
  return ends ?? (status === "completed" || status === "cancelled" ? starts : null);
}
