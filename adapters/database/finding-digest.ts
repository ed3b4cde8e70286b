// Counts of findings, and what a summary is compiled from: one pass over what is asked for, however much of it is wanted.
import type { Ask } from "../../src/findings/ask.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { Counted, DigestSize, FindingCounts, FindingDigest, FoundFinding } from "../../src/ports/findings.ts";
import { AREA_CODES, type CodeList, countCodes, THEME_CODES } from "./finding-codes.ts";
import { writeFilter } from "./finding-filters.ts";
import { byOrganization, type Hit, type HitKind, newestFirst, readFound, readHits } from "./finding-hits.ts";
import type { Queries } from "./queries.ts";

const MOST_CODES = 12;

export async function countFindings(queries: Queries, ask: Ask, reader: Reader): Promise<FindingCounts> {
  return countHits(await readHits(queries, writeFilter(ask, reader)));
}

function countHits(hits: readonly Hit[]): FindingCounts {
  const kinds = [...countKinds(hits)];
  const count = (is: (kind: HitKind) => boolean) =>
    kinds.reduce((sum, [kind, times]) => sum + (is(kind) ? times : 0), 0);
  return {
    activities: count(({ kind }) => kind === "activity"),
    surveys: count(({ kind }) => kind === "survey"),
    papers: count(({ kind }) => kind === "paper"),
    organizations: new Set(kinds.map(([{ organization }]) => organization)).size,
    planned: count(isPlanned),
    bestPractices: count(isBestPractice),
    newInitiatives: count(isNewInitiative),
    themes: mostFrequent(
      hits.map(({ themes }) => themes),
      THEME_CODES,
    ),
    areas: mostFrequent(
      hits.map(({ areas }) => areas),
      AREA_CODES,
    ),
  };
}

const isPlanned = ({ status }: HitKind) => status === "planned";
const isBestPractice = (kind: HitKind) => kind.isBestPractice;
const isNewInitiative = (kind: HitKind) => kind.isNewInitiative;

function countKinds(hits: readonly Hit[]): ReadonlyMap<HitKind, number> {
  const counts = new Map<HitKind, number>();
  for (const { of } of hits) counts.set(of, (counts.get(of) ?? 0) + 1);
  return counts;
}

function mostFrequent(written: readonly string[], list: CodeList): readonly Counted[] {
  return [...countCodes(written, list)]
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
    .slice(0, MOST_CODES);
}

export async function digestFindings(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  size: DigestSize,
): Promise<FindingDigest> {
  const hits = await readHits(queries, writeFilter(ask, reader));
  const newest = (is: (kind: HitKind) => boolean) => hits.filter(({ of }) => is(of)).slice(0, size.list);
  const lists = [newest(isNewInitiative), newest(isBestPractice), newest(isPlanned)] as const;
  const sample = chooseSample(hits, size.perOrganization, size.sample);
  const found = await readFound(queries, [...lists.flat(), ...sample]);
  const [newInitiatives, bestPractices, planned] = lists;
  return {
    counts: countHits(hits),
    newInitiatives: found(newInitiatives),
    bestPractices: found(bestPractices),
    planned: found(planned),
    sample: found(sample),
  };
}

export async function sampleFindings(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  { perOrganization, limit }: { readonly perOrganization: number; readonly limit: number },
): Promise<readonly FoundFinding[]> {
  const sample = chooseSample(await readHits(queries, writeFilter(ask, reader)), perOrganization, limit);
  return (await readFound(queries, sample))(sample);
}

/** Round by round: the newest of each organization, then the second newest. */
function chooseSample(hits: readonly Hit[], perOrganization: number, limit: number): readonly Hit[] {
  const lists = [...byOrganization(hits).values()];
  const rounds = Array.from({ length: perOrganization }, (_, rank) => lists.flatMap((each) => each[rank] ?? []));
  return rounds.flatMap((round) => round.sort(newestFirst)).slice(0, limit);
}
