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

function writeHit({ from, where }: Filter): string {
  return `WITH hit AS MATERIALIZED (
    SELECT f.number, f.kind, f.organization_id, f.status, f.best_practice, f.new_initiative, f.themes, f.areas,
      f.submitted_at
    FROM ${from} WHERE ${where}
  )`;
}

export async function countFindings(queries: Queries, ask: Ask, reader: Reader): Promise<FindingCounts> {
  const filter = writeFilter(ask, reader);
  const sql = `${writeHit(filter)} SELECT ${COUNTS} AS counts`;
  const [row] = await queries.rowsFor<{ counts: unknown }>(sql, filter.values);
  return Counts.parse(row?.counts);
}

const LISTS = { newInitiatives: "new_initiative", bestPractices: "best_practice", planned: "status = 'planned'" };
const Chosen = z.array(
  z.object({ list: z.enum(["newInitiatives", "bestPractices", "planned", "sample"]), finding: FoundRow }),
);
const Digest = z.object({ counts: Counts, chosen: Chosen });

export async function digestFindings(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  { list, perOrganization, sample }: DigestSize,
): Promise<FindingDigest> {
  const filter = writeFilter(ask, reader);
  const at = filter.values.length;
  const lists = Object.entries(LISTS).map(
    ([name, condition]) => `(SELECT '${name}' AS list, number, 1 AS rank, submitted_at FROM hit WHERE ${condition}
      ORDER BY submitted_at DESC, number LIMIT $${at + 1})`,
  );
  const sql = `${writeHit(filter)}, chosen AS (${[...lists, writeSample(at + 2)].join(" UNION ALL ")})
  SELECT json_build_object('counts', ${COUNTS}, 'chosen', ${CHOSEN}) AS digest`;
  const [row] = await queries.rowsFor<{ digest: unknown }>(sql, [...filter.values, list, perOrganization, sample]);
  const { counts, chosen } = Digest.parse(row?.digest);
  const of = (name: string) => chosen.flatMap((each) => (each.list === name ? [each.finding] : []));
  return {
    counts,
    newInitiatives: of("newInitiatives"),
    bestPractices: of("bestPractices"),
    planned: of("planned"),
    sample: of("sample"),
  };
}

export async function sampleFindings(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  { perOrganization, limit }: { readonly perOrganization: number; readonly limit: number },
): Promise<readonly FoundFinding[]> {
  const filter = writeFilter(ask, reader);
  const sql = `${writeHit(filter)}, chosen AS (${writeSample(filter.values.length + 1)}) SELECT ${CHOSEN} AS chosen`;
  const [row] = await queries.rowsFor<{ chosen: unknown }>(sql, [...filter.values, perOrganization, limit]);
  return Chosen.parse(row?.chosen).map(({ finding }) => finding);
}

/** Round by round: the newest of each organization, then the second newest. `at`: how many of each, and then of all. */
function writeSample(at: number): string {
  return `(SELECT 'sample' AS list, number, rank, submitted_at FROM (
      SELECT number, submitted_at,
        row_number() OVER (PARTITION BY organization_id COLLATE "C" ORDER BY submitted_at DESC, number) AS rank FROM hit
    ) newest WHERE rank <= $${at} ORDER BY rank, submitted_at DESC, number LIMIT $${at + 1})`;
}

const CHOSEN = `(SELECT coalesce(json_agg(json_build_object('list', chosen.list, 'finding', ${FOUND})
    ORDER BY chosen.rank, chosen.submitted_at DESC, chosen.number), '[]')
  FROM chosen JOIN finding_facets f USING (number) ${FOUND_JOINS})`;
