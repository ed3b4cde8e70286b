// The findings that an ask hits, and of each as little as they are counted and chosen by. Each has it ready in one line
// (`tally`), written with it: to take rows, arrays or JSON apart for many thousands takes several times as long.
import type { FoundFinding } from "../../src/ports/findings.ts";
import type { Filter } from "./finding-filters.ts";
import { FOUND, FOUND_JOINS, FoundRow } from "./finding-rows.ts";
import type { Queries } from "./queries.ts";

/** What several hits have alike; each occurs once among them. */
export type HitKind = {
  readonly organization: string;
  readonly kind: string;
  /** Empty: it has none. */
  readonly status: string;
  readonly isBestPractice: boolean;
  readonly isNewInitiative: boolean;
};

export type Hit = {
  readonly number: number;
  /** Submitted; milliseconds since the epoch. */
  readonly at: number;
  readonly of: HitKind;
  /** As `writeCodes` writes them. */
  readonly themes: string;
  readonly areas: string;
};

/** Separators of ASCII, which no id and no code has: of hits, and of what is said of one. */
const [OF_HITS, OF_FIELDS] = ["\u001e", "\u001d"];

/** Over `written w` and `given g`, in the order in which `readHit` reads. */
export const TALLY = `concat_ws(E'${OF_FIELDS}', w.number, (extract(epoch FROM g.submitted_at) * 1000)::bigint,
  g.theme_codes, g.area_codes, g.organization_id, g.kind, coalesce(g.status, ''),
  CASE WHEN g.best_practice THEN 'b' ELSE '' END || CASE WHEN g.new_initiative THEN 'n' ELSE '' END)`;

/** The newest first; of those that were submitted together, in the order of the report. */
export async function readHits(queries: Queries, { from, where, values }: Filter): Promise<readonly Hit[]> {
  const sql = `SELECT string_agg(f.tally, E'${OF_HITS}') AS tallies FROM ${from} WHERE ${where}`;
  const [row] = await queries.rowsFor<{ tallies: string | null }>(sql, values);
  const kinds = new Map<string, HitKind>();
  return (row?.tallies?.split(OF_HITS) ?? []).map((tally) => readHit(tally, kinds)).sort(newestFirst);
}

function readHit(tally: string, kinds: Map<string, HitKind>): Hit {
  const [number, at, themes = "", areas = ""] = tally.split(OF_FIELDS, 4);
  const written = tally.slice((number?.length ?? 0) + (at?.length ?? 0) + themes.length + areas.length + 4);
  let of = kinds.get(written);
  if (!of) kinds.set(written, (of = readKind(written)));
  return { number: Number(number), at: Number(at), of, themes, areas };
}

function readKind(written: string): HitKind {
  const [organization = "", kind = "", status = "", marks = ""] = written.split(OF_FIELDS);
  return {
    organization,
    kind,
    status,
    isBestPractice: marks.includes("b"),
    isNewInitiative: marks.includes("n"),
  };
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
  return Map.groupBy(hits, ({ of }) => of.organization);
}
