// Searches the findings. What is asked for is collected first and ordered then (MATERIALIZED): left to itself, the
// planner walks all rows in the order that is wanted and looks at each for the words, which takes seconds for a rare one.
import { z } from "zod";
import type { Ask } from "../../src/findings/ask.ts";
import type { FindingId } from "../../src/findings/finding.ts";
import type { Reader } from "../../src/findings/rights.ts";
import { trigramsOf, writeSearchText } from "../../src/findings/search-text.ts";
import type { FindingPage, FindingRecords, FoundFinding, PageWanted } from "../../src/ports/findings.ts";
import { type Filter, writeFilter, writeRights } from "./finding-filters.ts";
import { countKinds, type HitKind, type Hits, newestOfEach, readFound, readHits } from "./finding-hits.ts";
import { FindingOrganizationRow, FOUND, FOUND_JOINS, FoundRow } from "./finding-rows.ts";
import type { Queries } from "./queries.ts";

const NEWEST_OF_ONE = 2;

/** Where words alone are looked for, as far as results are counted and ordered. */
const MOST_COUNTED = 500;
/** So many of all findings are looked at first, the newest; a word is frequent of which so many are found there. */
const NEWEST_LOOKED_AT = 1200;
const FREQUENT = 90;

const Page = z.object({ total: z.number(), findings: z.array(FoundRow) });
type PageRow = { readonly page: unknown };

export async function searchFindings(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  page: PageWanted,
): Promise<FindingPage> {
  const filter = writeFilter(ask, reader);
  if (ask.words === "" || isNarrow(ask)) return { ...(await readPage(queries, filter, page, null)), more: false };
  const end = page.offset + page.limit;
  const newest = await readPage(queries, amongNewest(filter), page, FREQUENT);
  if (newest.total === FREQUENT && end <= FREQUENT) return { ...newest, more: true };
  const counted = await readPage(queries, filter, page, MOST_COUNTED + 1);
  if (counted.total <= MOST_COUNTED) return { ...counted, more: false };
  // Too many to be put in order; those that were looked at first are the newest of them.
  const { findings } = end <= newest.total ? newest : await readPage(queries, filter, page, null);
  return { total: MOST_COUNTED, more: true, findings };
}

/** Whether few are left without the words. */
function isNarrow({ meetingId, organizations, themes, areas, objectives, bestPractice, newInitiative }: Ask): boolean {
  const named = organizations.length + themes.length + areas.length + objectives.length;
  return named > 0 || meetingId !== null || bestPractice || newInitiative;
}

/** Not looked up in the index, where a frequent word has many others. */
function amongNewest(filter: Filter): Filter {
  return { ...filter, from: `(SELECT * FROM findings ORDER BY submitted_at DESC LIMIT ${NEWEST_LOOKED_AT}) f` };
}

async function readPage(
  queries: Queries,
  { from, where, inTitle, values }: Filter,
  { offset, limit }: PageWanted,
  most: number | null,
): Promise<z.infer<typeof Page>> {
  const sql = `WITH hit AS MATERIALIZED (
    SELECT f.number, f.submitted_at, ${inTitle} AS in_title FROM ${from}
    WHERE ${where}${most === null ? "" : ` LIMIT ${most}`}
  ), page AS (
    SELECT * FROM hit ORDER BY in_title DESC, submitted_at DESC, number
    LIMIT $${values.length + 1} OFFSET $${values.length + 2}
  )
  SELECT json_build_object('total', (SELECT count(*) FROM hit), 'findings', coalesce((
    SELECT json_agg(${FOUND} ORDER BY page.in_title DESC, page.submitted_at DESC, page.number)
    FROM page JOIN findings f USING (number) ${FOUND_JOINS}
  ), '[]')) AS page`;
  const [row] = await queries.rowsFor<PageRow>(sql, [...values, limit, offset]);
  return Page.parse(row?.page);
}

export async function findFinding(queries: Queries, id: FindingId, reader: Reader): Promise<FoundFinding | null> {
  const values: unknown[] = [id];
  const rights = writeRights(reader, (value) => `$${values.push(value)}`);
  const sql = `SELECT ${FOUND} AS finding FROM findings f ${FOUND_JOINS} WHERE f.id = $1 AND ${rights}`;
  const [row] = await queries.rows<{ finding: unknown }>(sql, values);
  return row ? FoundRow.parse(row.finding) : null;
}

const NAMED =
  "SELECT id, name, acronym FROM organizations WHERE id = ANY($1::text[]) ORDER BY name, id LIMIT $2 OFFSET $3";

export async function listWorking(
  queries: Queries,
  ask: Ask,
  reader: Reader,
  { offset, limit }: PageWanted,
): ReturnType<FindingRecords["listWorking"]> {
  const hits = await readHits(queries, writeFilter(ask, reader));
  const isWork = ({ kind }: HitKind) => kind === "activity" || kind === "survey";
  const organizationOf = (kind: HitKind) => (isWork(kind) ? kind.organization : null);
  const newest = newestOfEach(hits, organizationOf, NEWEST_OF_ONE, howFarFromNow);
  const rows = await queries.rows(NAMED, [[...newest.keys()], limit, offset]);
  const page = rows.map((row) => FindingOrganizationRow.parse(row));
  const newestOf = (id: string) => newest.get(id) ?? [];
  const found = await readFound(
    queries,
    hits,
    page.flatMap(({ id }) => newestOf(id)),
  );
  const organizations = page.map((organization) => ({
    organization,
    ...countStates(hits, (kind) => isWork(kind) && kind.organization === organization.id),
    newest: found(newestOf(organization.id)),
  }));
  return { total: newest.size, organizations };
}

/** Who works on something is asked: what goes on stands before what is planned, and that before what is over. */
function howFarFromNow({ status }: HitKind): number {
  if (status === "ongoing") return 0;
  return status === "planned" ? 1 : 2;
}

function countStates(hits: Hits, is: (kind: HitKind) => boolean) {
  const count = (wanted: string) => countKinds(hits, (kind) => is(kind) && kind.status === wanted);
  const [ongoing, planned] = [count("ongoing"), count("planned")];
  return { ongoing, planned, other: countKinds(hits, is) - ongoing - planned };
}

/** By the share of trigrams: what is in both, of what is in either. */
const NEAR_WORDS = `SELECT word FROM (
    SELECT word, cardinality(trigrams) AS size,
      (SELECT count(*) FROM unnest(trigrams) AS each WHERE each = ANY($1::text[])) AS shared
    FROM finding_words WHERE trigrams && $1::text[]
  ) near
  WHERE word <> $2 AND shared::float / (size + cardinality($1::text[]) - shared) >= 0.4
  ORDER BY shared::float / (size + cardinality($1::text[]) - shared) DESC, word LIMIT $3`;

export async function listNearWords(queries: Queries, word: string, limit: number): Promise<readonly string[]> {
  const wanted = writeSearchText(word).trim();
  const rows = await queries.rows<{ word: string }>(NEAR_WORDS, [trigramsOf(wanted), wanted, limit]);
  return rows.map((row) => row.word);
}
