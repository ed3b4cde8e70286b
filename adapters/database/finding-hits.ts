// The findings that an ask hits, and of each as little as they are counted and chosen by. Each has it ready in one text
// (`tally`), written with it: PostgreSQL takes three times as long to take rows and arrays apart as to hand these over.
import { z } from "zod";
import { FindingKind, FindingStatus } from "../../src/findings/finding.ts";
import type { FoundFinding } from "../../src/ports/findings.ts";
import type { Filter } from "./finding-filters.ts";
import { FOUND, FOUND_JOINS, FoundRow } from "./finding-rows.ts";
import type { Queries } from "./queries.ts";

const Hits = z.array(
  z.object({
    number: z.number(),
    /** Submitted; milliseconds since the epoch. */
    at: z.number(),
    organization: z.string(),
    kind: FindingKind,
    status: FindingStatus.nullable().default(null),
    best: z.boolean().default(false),
    new: z.boolean().default(false),
    themes: z.array(z.string()),
    areas: z.array(z.string()),
  }),
);
export type Hit = z.infer<typeof Hits>[number];

/** Over `written w (number)` and `given g`: what `Hits` reads. */
export const TALLY = `json_strip_nulls(json_build_object('number', w.number,
  'at', (extract(epoch FROM g.submitted_at) * 1000)::bigint, 'organization', g.organization_id, 'kind', g.kind,
  'status', g.status, 'best', nullif(g.best_practice, false), 'new', nullif(g.new_initiative, false), 'themes', g.themes,
  'areas', g.areas))::text`;

/** The newest first; of those that were submitted together, in the order of the report. */
export async function readHits(queries: Queries, { from, where, values }: Filter): Promise<readonly Hit[]> {
  const sql = `SELECT string_agg(f.tally, ',') AS tallies FROM ${from} WHERE ${where}`;
  const [row] = await queries.rowsFor<{ tallies: string | null }>(sql, values);
  const hits = Hits.parse(JSON.parse(`[${row?.tallies ?? ""}]`));
  return hits.sort(newestFirst);
}

export function newestFirst(one: Hit, other: Hit): number {
  return other.at - one.at || one.number - other.number;
}

const READ = `SELECT f.number, ${FOUND} AS finding FROM finding_facets f ${FOUND_JOINS} WHERE f.number = ANY($1::int[])`;

/** As found, in the order of the hits. */
export async function readFound(
  queries: Queries,
  hits: readonly Hit[],
): Promise<(chosen: readonly Hit[]) => readonly FoundFinding[]> {
  const numbers = [...new Set(hits.map(({ number }) => number))];
  const rows = await queries.rows<{ number: number; finding: unknown }>(READ, [numbers]);
  const found = new Map(rows.map(({ number, finding }) => [number, FoundRow.parse(finding)]));
  return (chosen) => chosen.flatMap(({ number }) => found.get(number) ?? []);
}

export function byOrganization(hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> {
  return Map.groupBy(hits, ({ organization }) => organization);
}
