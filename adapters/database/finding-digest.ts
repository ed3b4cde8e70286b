// Counts of findings, and what a summary is compiled from: one pass over what is asked for, however much of it is wanted.
import type { Ask } from "../../src/findings/ask.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { Counted, DigestSize, FindingCounts, FindingDigest, FoundFinding } from "../../src/ports/findings.ts";
import { writeFilter } from "./finding-filters.ts";
import {
  countKinds,
  type HitKind,
  type Hits,
  newestFirst,
  newestOf,
  newestOfEach,
  readFound,
  readHits,
} from "./finding-hits.ts";
import type { Queries } from "./queries.ts";

const MOST_CODES = 12;

const isPlanned = ({ status }: HitKind) => status === "planned";
const isBestPractice = (kind: HitKind) => kind.isBestPractice;
const isNewInitiative = (kind: HitKind) => kind.isNewInitiative;

export async function countFindings(queries: Queries, ask: Ask, reader: Reader): Promise<FindingCounts> {
  return countHits(await readHits(queries, writeFilter(ask, reader)));
}

function countHits(hits: Hits): FindingCounts {
  return {
    activities: countKinds(hits, ({ kind }) => kind === "activity"),
    surveys: countKinds(hits, ({ kind }) => kind === "survey"),
    papers: countKinds(hits, ({ kind }) => kind === "paper"),
    organizations: new Set(hits.kinds.map(({ organization }) => organization)).size,
    planned: countKinds(hits, isPlanned),
    bestPractices: countKinds(hits, isBestPractice),
    newInitiatives: countKinds(hits, isNewInitiative),
    themes: mostFrequent(hits.themes),
    areas: mostFrequent(hits.areas),
  };
}

function mostFrequent(counts: ReadonlyMap<string, number>): readonly Counted[] {
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
  const newInitiatives = newestOf(hits, isNewInitiative, size.list);
  const bestPractices = newestOf(hits, isBestPractice, size.list);
  const planned = newestOf(hits, isPlanned, size.list);
  const sample = chooseSample(hits, size.perOrganization, size.sample);
  const found = await readFound(queries, hits, [...newInitiatives, ...bestPractices, ...planned, ...sample]);
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
  const hits = await readHits(queries, writeFilter(ask, reader));
  const sample = chooseSample(hits, perOrganization, limit);
  return (await readFound(queries, hits, sample))(sample);
}

/** Round by round: the newest of each organization, then the second newest. */
function chooseSample(hits: Hits, perOrganization: number, limit: number): readonly number[] {
  const lists = [...newestOfEach(hits, ({ organization }) => organization, perOrganization).values()];
  const rounds = Array.from({ length: perOrganization }, (_, rank) => lists.flatMap((each) => each[rank] ?? []));
  return rounds.flatMap((round) => round.sort(newestFirst(hits))).slice(0, limit);
}
