// The findings that an ask hits, and of each as little as they are counted and chosen by. Each has it ready in one line
// (`tally`), written with it, and the lines of many thousands are read in one pass: to take rows, arrays or JSON apart, or
// to make an object of each, takes several times as long.
import type { FoundFinding } from "../../src/ports/findings.ts";
import { AREA_CODES, CodeCounter, THEME_CODES } from "./finding-codes.ts";
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

/** A hit is an index: what is said of it stands there in each of the columns. They are in no order. */
export type Hits = {
  readonly numbers: Int32Array;
  /** Milliseconds since the epoch. */
  readonly submittedAt: Float64Array;
  /** Indices of `kinds`. */
  readonly kindOf: Int32Array;
  readonly kinds: readonly HitKind[];
  /** How many hits are of each of the kinds. */
  readonly times: readonly number[];
  readonly themes: ReadonlyMap<string, number>;
  readonly areas: ReadonlyMap<string, number>;
};

/** Digits of the largest number of a finding, and of milliseconds until the year 2286. */
const [NUMBER_DIGITS, AT_DIGITS] = [10, 13];
/** Separators of ASCII, which no id and no code has: behind each hit, and between what is said of one. */
const [OF_HITS, OF_FIELDS] = ["\u001e", "\u001d"];

/** Over `given g`, in the order in which `takeHits` reads. */
export const TALLY = `lpad(g.number::text, ${NUMBER_DIGITS}, '0')
  || lpad((extract(epoch FROM g.submitted_at) * 1000)::bigint::text, ${AT_DIGITS}, '0')
  || concat_ws(E'${OF_FIELDS}', g.theme_codes, g.area_codes, g.organization_id, g.kind, coalesce(g.status, ''),
    CASE WHEN g.best_practice THEN 'b' ELSE '' END || CASE WHEN g.new_initiative THEN 'n' ELSE '' END)
  || E'${OF_HITS}'`;

export async function readHits(queries: Queries, { from, where, values }: Filter): Promise<Hits> {
  const sql = `SELECT count(*)::int AS size, string_agg(f.tally, '') AS tallies FROM ${from} WHERE ${where}`;
  const [row] = await queries.rowsFor<{ size: number; tallies: string | null }>(sql, values);
  return takeHits(row?.tallies ?? "", row?.size ?? 0);
}

function takeHits(tallies: string, size: number): Hits {
  const [numbers, submittedAt, kindOf] = [new Int32Array(size), new Float64Array(size), new Int32Array(size)];
  const [themes, areas] = [new CodeCounter(THEME_CODES), new CodeCounter(AREA_CODES)];
  const places = new Map<string, number>();
  const times: number[] = [];
  let at = 0;
  for (let index = 0; index < size; index += 1) {
    numbers[index] = takeDigits(tallies, at, NUMBER_DIGITS);
    submittedAt[index] = takeDigits(tallies, at + NUMBER_DIGITS, AT_DIGITS);
    at += NUMBER_DIGITS + AT_DIGITS;
    for (const counter of [themes, areas]) {
      const end = tallies.indexOf(OF_FIELDS, at);
      counter.add(tallies, at, end);
      at = end + 1;
    }
    const end = tallies.indexOf(OF_HITS, at);
    const written = tallies.slice(at, end);
    const place = places.get(written) ?? places.size;
    if (place === places.size) places.set(written, place);
    kindOf[index] = place;
    times[place] = (times[place] ?? 0) + 1;
    at = end + 1;
  }
  const kinds = [...places.keys()].map(readKind);
  return { numbers, submittedAt, kindOf, kinds, times, themes: themes.counts(), areas: areas.counts() };
}

function takeDigits(text: string, start: number, digits: number): number {
  let number = 0;
  for (let at = start; at < start + digits; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
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

/** How many hits are of such a kind. */
export function countKinds({ kinds, times }: Hits, is: (kind: HitKind) => boolean): number {
  return kinds.reduce((sum, kind, place) => sum + (is(kind) ? (times[place] ?? 0) : 0), 0);
}

/** The newest hits of such a kind, at most `most`, the newest first. */
export function newestOf(hits: Hits, is: (kind: HitKind) => boolean, most: number): readonly number[] {
  return newestOfEach(hits, (kind) => (is(kind) ? "" : null), most).get("") ?? [];
}

/**
 * The newest hits of each group, at most `most`, the newest first. `groupOf`: null for what is in none; `rankOf`: what has
 * a lower rank comes first, however old it is.
 */
export function newestOfEach(
  hits: Hits,
  groupOf: (kind: HitKind) => string | null,
  most: number,
  rankOf: (kind: HitKind) => number = () => 0,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const groupsOfKinds = hits.kinds.map((kind) => {
    const name = groupOf(kind);
    if (name === null) return null;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    return group;
  });
  const ranks = hits.kinds.map(rankOf);
  const rankAt = (hit: number) => ranks[hits.kindOf[hit] ?? 0] ?? 0;
  const isNewer = newestFirst(hits);
  const inOrder = (one: number, other: number) => rankAt(one) - rankAt(other) || isNewer(one, other);
  for (let hit = 0; hit < hits.kindOf.length; hit += 1) {
    const group = groupsOfKinds[hits.kindOf[hit] ?? 0];
    if (group) insert(group, hit, inOrder, most);
  }
  return groups;
}

/** `chosen` is in order, and stays so. */
function insert(chosen: number[], hit: number, inOrder: (one: number, other: number) => number, most: number): void {
  let place = chosen.length;
  while (place > 0 && inOrder(hit, chosen[place - 1] ?? 0) < 0) place -= 1;
  if (place === most) return;
  chosen.splice(place, 0, hit);
  if (chosen.length > most) chosen.pop();
}

/** Compares two hits. Those that were submitted together stand in the order of the report. */
export function newestFirst({ submittedAt, numbers }: Hits): (one: number, other: number) => number {
  return (one, other) =>
    (submittedAt[other] ?? 0) - (submittedAt[one] ?? 0) || (numbers[one] ?? 0) - (numbers[other] ?? 0);
}

const READ = `SELECT f.number, ${FOUND} AS finding FROM findings f ${FOUND_JOINS} WHERE f.number = ANY($1::int[])`;

/** The findings of these hits: as found, in the order in which they are asked for then. */
export async function readFound(
  queries: Queries,
  { numbers }: Hits,
  wanted: readonly number[],
): Promise<(chosen: readonly number[]) => readonly FoundFinding[]> {
  const different = [...new Set(wanted)].map((hit) => numbers[hit]);
  const rows = await queries.rows<{ number: number; finding: unknown }>(READ, [different]);
  const found = new Map(rows.map(({ number, finding }) => [number, FoundRow.parse(finding)]));
  return (chosen) => chosen.flatMap((hit) => found.get(numbers[hit] ?? 0) ?? []);
}
