// Makes all findings anew when the way in which they are compiled has changed, or when there were none yet: at start,
// before anything is asked, by one process at a time and in one transaction.
import type pg from "pg";
import { ResponseId } from "../../src/domain/ids.ts";
import { THEME_PHRASES } from "../../src/findings/themes.ts";
import { markOf, writeTextQuery } from "./finding-filters.ts";
import { replaceFindings } from "./findings.ts";
import type { InstrumentCache } from "./meetings.ts";
import { type Queries, queriesOver } from "./queries.ts";
import { writeJson } from "./rows.ts";

/** Raise it with every change of src/findings/compile-findings.ts, search-text.ts, themes or `TALLY` that what is there must follow. */
export const FINDINGS_VERSION = 3;

/** Any number that nothing else in this database locks. */
const REBUILD_LOCK = 72_707_371;
const RESPONSES_AT_ONCE = 100;

/** How many findings were made; null when those that are there were made in this way already. */
export async function rebuildFindings(pool: pg.Pool, version = FINDINGS_VERSION): Promise<number | null> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [REBUILD_LOCK]);
    const made = (await isBuilt(client, version)) ? null : await rebuild(client, version);
    await client.query("COMMIT");
    if (made !== null) await client.query("ANALYZE findings, finding_facets");
    return made;
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`the findings could not be made anew: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    client.release();
  }
}

async function isBuilt(client: pg.PoolClient, version: number): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM finding_builds WHERE version = $1", [version]);
  return rowCount === 1;
}

async function rebuild(client: pg.PoolClient, version: number): Promise<number> {
  await client.query("DELETE FROM findings");
  await client.query("DELETE FROM finding_words");
  await client.query("DELETE FROM finding_theme_words");
  const queries = queriesOver(client);
  await writeThemeWords(queries);
  const instruments: InstrumentCache = new Map();
  let made = 0;
  for (let after = ""; ; ) {
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM responses WHERE state <> 'withdrawn' AND id > $1 ORDER BY id LIMIT $2",
      [after, RESPONSES_AT_ONCE],
    );
    const ids = rows.map(({ id }) => ResponseId.parse(id));
    const last = ids.at(-1);
    if (last === undefined) break;
    made += await replaceFindings(queries, instruments, ids);
    after = last;
  }
  await client.query("DELETE FROM finding_builds");
  await client.query("INSERT INTO finding_builds (version, built_at) VALUES ($1, now())", [version]);
  return made;
}

/** By what a text is searched for when it is written. */
async function writeThemeWords(queries: Queries): Promise<void> {
  const byQuery = Map.groupBy(THEME_PHRASES, (phrase) => writeTextQuery(phrase, "phrase"));
  for (const [query, phrases] of byQuery) {
    const rows = phrases.map((phrase) => ({ phrase, mark: markOf(phrase) }));
    const given = "jsonb_to_recordset($1::jsonb) AS given (phrase text, mark text)";
    await queries.run(`INSERT INTO finding_theme_words (mark, query) SELECT mark, ${query} FROM ${given}`, [
      writeJson(rows),
    ]);
  }
}
