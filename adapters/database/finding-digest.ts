// Counts of findings, and what a summary is compiled from: one pass over what is asked for, however much of it is wanted.
import { z } from "zod";
import type { Ask } from "../../src/findings/ask.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { DigestSize, FindingCounts, FindingDigest, FoundFinding } from "../../src/ports/findings.ts";
import { type Filter, writeFilter } from "./finding-filters.ts";
import { FOUND, FOUND_JOINS, FoundRow } from "./finding-rows.ts";
import type { Queries } from "./queries.ts";

const MOST_CODES = 12;

const Counted = z.array(z.object({ code: z.string(), count: z.number() }));
const Counts: z.ZodType<FindingCounts> = z.object({
  activities: z.number(),
  surveys: z.number(),
  papers: z.number(),
  organizations: z.number(),
  planned: z.number(),
  bestPractices: z.number(),
  newInitiatives: z.number(),
  themes: Counted,
  areas: Counted,
});

const COUNTS = `(SELECT json_build_object(
    'activities', count(*) FILTER (WHERE kind = 'activity'),
    'surveys', count(*) FILTER (WHERE kind = 'survey'),
    'papers', count(*) FILTER (WHERE kind = 'paper'),
    'organizations', (SELECT count(*) FROM (SELECT FROM hit GROUP BY organization_id) each),
    'planned', count(*) FILTER (WHERE status = 'planned'),
    'bestPractices', count(*) FILTER (WHERE best_practice),
    'newInitiatives', count(*) FILTER (WHERE new_initiative),
    'themes', ${countEach("themes")},
    'areas', ${countEach("areas")}) FROM hit)`;

function countEach(column: "themes" | "areas"): string {
  return `(SELECT coalesce(json_agg(json_build_object('code', code, 'count', count) ORDER BY count DESC, code), '[]') FROM (
    SELECT code, count(*) AS count FROM (SELECT unnest(${column}) AS code FROM hit) each GROUP BY code
    ORDER BY count(*) DESC, code LIMIT ${MOST_CODES}) each)`;
}

function writeHit({ where }: Filter): string {
  return `WITH hit AS MATERIALIZED (
    SELECT f.id, f.kind, f.organization_id, f.status, f.best_practice, f.new_initiative, f.themes, f.areas, f.submitted_at
    FROM findings f WHERE ${where}
  )`;
}

export async function countFindings(queries: Queries, ask: Ask, reader: Reader): Promise<FindingCounts> {
  const filter = writeFilter(ask, reader);
  const sql = `${writeHit(filter)} SELECT ${COUNTS} AS counts`;
  const [row] = await queries.rows<{ counts: unknown }>(sql, filter.values);
  return Counts.parse(row?.counts);
}

const Listed = z.array(FoundRow);
const Digest: z.ZodType<FindingDigest> = z.object({
  counts: Counts,
  newInitiatives: Listed,
  bestPractices: Listed,
  planned: Listed,
  sample: Listed,
});

export async function digestFindings(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  { list, perOrganization, sample }: DigestSize,
): Promise<FindingDigest> {
  const filter = writeFilter(ask, reader);
  const at = filter.values.length;
  const newest = (condition: string) =>
    writeList(`SELECT id, 1 AS rank, submitted_at FROM hit WHERE ${condition}
      ORDER BY submitted_at DESC, id LIMIT $${at + 1}`);
  const sql = `${writeHit(filter)}, newest AS (${NEWEST})
  SELECT json_build_object(
    'counts', ${COUNTS},
    'newInitiatives', ${newest("new_initiative")},
    'bestPractices', ${newest("best_practice")},
    'planned', ${newest("status = 'planned'")},
    'sample', ${writeList(writeSample(at + 2))}) AS digest`;
  const [row] = await queries.rows<{ digest: unknown }>(sql, [...filter.values, list, perOrganization, sample]);
  return Digest.parse(row?.digest);
}

/** Round by round: the newest of each organization, then the second newest. */
export async function sampleFindings(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  { perOrganization, limit }: { readonly perOrganization: number; readonly limit: number },
): Promise<readonly FoundFinding[]> {
  const filter = writeFilter(ask, reader);
  const at = filter.values.length;
  const sql = `${writeHit(filter)}, newest AS (${NEWEST}) SELECT ${writeList(writeSample(at + 1))} AS sample`;
  const [row] = await queries.rows<{ sample: unknown }>(sql, [...filter.values, perOrganization, limit]);
  return Listed.parse(row?.sample);
}

const NEWEST = `SELECT id, submitted_at,
    row_number() OVER (PARTITION BY organization_id ORDER BY submitted_at DESC, id) AS rank FROM hit`;

/** `at`: the places of how many of an organization, and of how many in all. */
function writeSample(at: number): string {
  return `SELECT id, rank, submitted_at FROM newest WHERE rank <= $${at}
    ORDER BY rank, submitted_at DESC, id LIMIT $${at + 1}`;
}

function writeList(chosen: string): string {
  return `(SELECT coalesce(json_agg(${FOUND} ORDER BY chosen.rank, chosen.submitted_at DESC, chosen.id), '[]')
    FROM (${chosen}) chosen JOIN findings f ON f.id = chosen.id ${FOUND_JOINS})`;
}
