// The plans of the statements behind the commands, over whatever is in the database.
import type pg from "pg";
import { countFindings, digestFindings } from "../../adapters/database/finding-digest.ts";
import { readProgress } from "../../adapters/database/finding-meetings.ts";
import { listWorking, searchFindings } from "../../adapters/database/finding-search.ts";
import type { Queries } from "../../adapters/database/queries.ts";
import { MeetingId } from "../../src/domain/ids.ts";
import { ASK_NOTHING, type Ask } from "../../src/findings/ask.ts";

const meetingId = MeetingId.parse("cmim-06");
const READER = { all: false, own: [] };
const PAGE = { offset: 0, limit: 6 };
const NARROW: Readonly<Record<string, Ask>> = {
  "a rare word": { ...ASK_NOTHING, words: "wanderarbeiter" },
  "two words": { ...ASK_NOTHING, words: "recruitment calendar" },
  "theme, area, years": {
    ...ASK_NOTHING,
    themes: [{ code: "remittances", typed: "remittances" }],
    areas: ["404"],
    years: { from: 2006, to: null },
  },
  organization: { ...ASK_NOTHING, organizations: [], meetingId },
};

export async function explainAsks(pool: pg.Pool): Promise<void> {
  for (const [name, ask] of Object.entries(NARROW)) {
    await explained(pool, `search: ${name}`, (queries) => searchFindings(queries, ask, READER, PAGE));
    await explained(pool, `count: ${name}`, (queries) => countFindings(queries, ask, READER));
    await explained(pool, `who: ${name}`, (queries) => listWorking(queries, ask, READER, PAGE));
    await explained(pool, `digest: ${name}`, (queries) =>
      digestFindings(queries, ask, READER, { list: 3, perOrganization: 2, sample: 40 }),
    );
  }
  await explained(pool, "progress", (queries) => readProgress(queries, meetingId, READER));
}

async function explained(pool: pg.Pool, name: string, work: (queries: Queries) => Promise<unknown>): Promise<void> {
  const explain = async (sql: string, values: readonly unknown[]): Promise<readonly never[]> => {
    const { rows } = await pool.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, [...values]);
    const plan = rows.map((row) => row["QUERY PLAN"]);
    const walks = plan.filter((line) => /Seq Scan on finding(s|_facets)\b/.test(line));
    const took = plan.find((line) => line.startsWith("Execution Time")) ?? "";
    console.log(`${name}: ${took} ${walks.length === 0 ? "" : `WALKS ${walks.join(" ")}`}`);
    if (process.argv.includes("--plans")) console.log(plan.join("\n"));
    return [];
  };
  await work({ rows: explain, rowsFor: explain, run: async () => 0 }).catch(() => undefined);
}
