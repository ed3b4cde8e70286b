// Which countries and areas are covered, where two surveys meet, and what of the meeting's own list nobody covers.
import { regionsOf } from "../domain/areas.ts";
import type { Arrival } from "./arrival.ts";
import { monthsBetween, monthsOf } from "./months.ts";

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
  const areas = count(arrivals.map(({ areas: covered }) => new Set(covered)));
  const regions = count(arrivals.map(({ areas: covered }) => new Set(covered.flatMap(broadRegionOf))));
  const covered = new Set(areas.map(({ m49 }) => m49));
  return {
    areas,
    regions,
    overlaps: findOverlaps(arrivals.filter(({ kind }) => kind === "survey")),
    gaps: wanted.filter((m49) => !covered.has(m49)),
    wanted: wanted.length,
  };
}

/** Africa, Asia and so on: the broadest region below the world. */
function broadRegionOf(m49: string): readonly string[] {
  const [, broadest] = regionsOf(m49);
  return broadest ? [broadest.m49] : [];
}

function count(sets: readonly ReadonlySet<string>[]): readonly AreaCount[] {
  const counts = new Map<string, number>();
  for (const codes of sets) for (const m49 of codes) counts.set(m49, (counts.get(m49) ?? 0) + 1);
  return [...counts]
    .map(([m49, times]) => ({ m49, count: times }))
    .toSorted((one, other) => other.count - one.count || one.m49.localeCompare(other.m49, "en"));
}

/** Countries in which two surveys lie within a year of each other; a survey without dates meets nobody. */
function findOverlaps(surveys: readonly Arrival[]): readonly Overlap[] {
  const areas = [...new Set(surveys.flatMap(({ areas: covered }) => covered))].toSorted();
  return areas.flatMap((m49) => {
    const here = surveys.filter(({ areas: covered }) => covered.includes(m49));
    const meeting = here.filter((one) => here.some((other) => other !== one && isClose(one, other)));
    return meeting.length > 1 ? [{ m49, surveys: meeting }] : [];
  });
}

function isClose(one: Arrival, other: Arrival): boolean {
  if (one.starts === null || other.starts === null) return false;
  return monthsBetween(monthsOf(one.starts, endOf(one)), monthsOf(other.starts, endOf(other))) < OVERLAP_MONTHS;
}

/** What is over and has no end ended when it began, as far as is known. */
function endOf({ starts, ends, status }: Arrival): string | null {
  return ends ?? (status === "completed" || status === "cancelled" ? starts : null);
}
