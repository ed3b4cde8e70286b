// A digest as data: how many have reported, what arrived since the last one, what is covered, what became of the plans,
// and what comes next. Nobody who is late is in it: it is made for shared channels.
import type { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { AgendaItem, MeetingRecord, Sitting } from "../domain/meeting-record.ts";
import { remember } from "../domain/remember.ts";
import type { Reporting } from "../domain/request.ts";
import type { Arrival } from "./arrival.ts";
import { type Coverage, compileCoverage } from "./coverage.ts";
import { compileDifference, type Difference } from "./difference.ts";
import { compileProgress, countOrganizations, type OrganizationCounts, type ProgressPoint } from "./progress.ts";

export type DigestFacts = {
  readonly meeting: Meeting;
  readonly record: MeetingRecord;
  /** Everything that is asked for the meeting. */
  readonly requests: readonly Reporting[];
  /** Everything that was submitted for it. */
  readonly arrivals: readonly Arrival[];
  /** The meeting of the series before it, with what was submitted for that; null where there is none. */
  readonly earlier: { readonly meeting: Meeting; readonly arrivals: readonly Arrival[] } | null;
  /** When the digest before this one was compiled; null: this is the first. */
  readonly since: Temporal.Instant | null;
  readonly now: Temporal.Instant;
};

export type ThemeGroup = { readonly theme: string | null; readonly arrivals: readonly Arrival[] };

export type Digest = {
  readonly meeting: Meeting;
  readonly asAt: Temporal.Instant;
  readonly since: Temporal.Instant | null;
  readonly counts: OrganizationCounts;
  readonly progress: readonly ProgressPoint[];
  readonly totals: { readonly activities: number; readonly surveys: number };
  /** Since the last digest, by theme; the largest group first, what names no theme last. */
  readonly arrived: readonly ThemeGroup[];
  readonly arrivedCounts: { readonly activities: number; readonly surveys: number };
  readonly endedSurveys: readonly Arrival[];
  readonly newInitiatives: readonly Arrival[];
  readonly bestPractices: readonly Arrival[];
  readonly coverage: Coverage;
  /** Some of it is of the demonstration: nobody reported it. */
  readonly hasDemonstration: boolean;
  /** Theme codes with how many name them, most first. */
  readonly themes: readonly { readonly theme: string; readonly count: number }[];
  /** Null where nothing was submitted for a meeting before. */
  readonly sinceEarlier: { readonly meeting: Meeting; readonly difference: Difference } | null;
  readonly agenda: readonly AgendaItem[];
  readonly organizationOfWork: readonly Sitting[];
};

/** What was submitted is final. */
export function isClosed({ meeting }: Pick<Digest, "meeting">): boolean {
  return meeting.state === "closed";
}

export function compileDigest(facts: DigestFacts): Digest {
  const { meeting, record, arrivals, earlier, since, now } = facts;
  const fresh = since === null ? arrivals : arrivals.filter(({ arrivedAt }) => isAfter(arrivedAt, since));
  return {
    meeting,
    asAt: now,
    since,
    counts: countOrganizations(facts.requests),
    progress: compileProgress(facts.requests, meeting, now),
    totals: countKinds(arrivals),
    arrived: groupByTheme(fresh),
    arrivedCounts: countKinds(fresh),
    endedSurveys: fresh.filter(({ kind, status }) => kind === "survey" && status === "completed"),
    newInitiatives: fresh.filter(({ newInitiative }) => newInitiative),
    bestPractices: fresh.filter(({ bestPractice }) => bestPractice),
    hasDemonstration: arrivals.some(({ demonstration }) => demonstration),
    coverage: compileCoverage(arrivals, record.countries),
    themes: countThemes(arrivals),
    sinceEarlier: earlier && earlier.arrivals.length > 0 ? compareWith(earlier, arrivals) : null,
    agenda: record.agenda,
    organizationOfWork: record.organizationOfWork,
  };
}

/** Most digests are read without it, and it is half of the work: it is done when it is asked for. */
function compareWith(
  { meeting, arrivals: then }: NonNullable<DigestFacts["earlier"]>,
  now: readonly Arrival[],
): Digest["sinceEarlier"] {
  return {
    meeting,
    get difference() {
      return compileDifference(then, now);
    },
  };
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return one.epochMilliseconds > other.epochMilliseconds;
}

const countKinds = remember((arrivals: readonly Arrival[]) => {
  const surveys = arrivals.filter(({ kind }) => kind === "survey").length;
  return { activities: arrivals.length - surveys, surveys };
});

/** Under the first theme that it names, so that each stands once. */
const groupByTheme = remember((arrivals: readonly Arrival[]): readonly ThemeGroup[] => {
  return [...Map.groupBy(arrivals, ({ themes }) => themes[0] ?? null)]
    .map(([theme, inside]) => ({ theme, arrivals: inside }))
    .toSorted(
      (one, other) =>
        Number(one.theme === null) - Number(other.theme === null) ||
        other.arrivals.length - one.arrivals.length ||
        (one.theme ?? "").localeCompare(other.theme ?? "", "en"),
    );
});

const countThemes = remember((arrivals: readonly Arrival[]): Digest["themes"] => {
  const counts = new Map<string, number>();
  for (const { themes } of arrivals) for (const theme of themes) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  return [...counts]
    .map(([theme, count]) => ({ theme, count }))
    .toSorted((one, other) => other.count - one.count || one.theme.localeCompare(other.theme, "en"));
});
