// Counts of findings, and what a summary is compiled from: one pass over what is asked for, however much of it is wanted.
import type { Ask } from "../../src/findings/ask.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { Counted, DigestSize, FindingCounts, FindingDigest, FoundFinding } from "../../src/ports/findings.ts";
import { writeFilter } from "./finding-filters.ts";
import { byOrganization, type Hit, newestFirst, readFound, readHits } from "./finding-hits.ts";
import type { Queries } from "./queries.ts";

const MOST_CODES = 12;

export async function countFindings(queries: Queries, ask: Ask, reader: Reader): Promise<FindingCounts> {
  return countHits(await readHits(queries, writeFilter(ask, reader)));
}

function countHits(hits: readonly Hit[]): FindingCounts {
  const count = (is: (hit: Hit) => boolean) => hits.filter(is).length;
  return {
    activities: count(({ kind }) => kind === "activity"),
    surveys: count(({ kind }) => kind === "survey"),
    papers: count(({ kind }) => kind === "paper"),
    organizations: new Set(hits.map(({ organization }) => organization)).size,
    planned: count(isPlanned),
    bestPractices: count(isBestPractice),
    newInitiatives: count(isNewInitiative),
    themes: mostFrequent(hits.map(({ themes }) => themes)),
    areas: mostFrequent(hits.map(({ areas }) => areas)),
  };
}

const isPlanned = ({ status }: Hit) => status === "planned";
const isBestPractice = (hit: Hit) => hit.best;
const isNewInitiative = (hit: Hit) => hit.new;

function mostFrequent(lists: readonly (readonly string[])[]): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const codes of lists) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
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
  const newest = (is: (hit: Hit) => boolean) => hits.filter(is).slice(0, size.list);
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
