// Copies every table from one database into another with the same tables, as they were at one moment. It reads the
// catalog, so that a new table is copied without a change here; what must not be copied is named.
import type pg from "pg";

/** Tables that a copy does without, each with the reason. */
export const LEFT_OUT: readonly { readonly table: string; readonly because: string }[] = [
  { table: "_prisma_migrations", because: "the copy was made by the same migrations and has rows of its own" },
  { table: "link_codes", because: "one-time codes are secrets, and nobody binds an account in a copy" },
  { table: "code_tries", because: "wrong codes are counted where codes are taken" },
  { table: "slack_installations", because: "tokens of workspaces are secrets, and nothing is sent to them" },
  { table: "delivery_lanes", because: "the pace of the platforms is of no concern where they only record" },
  { table: "drafts", because: "what is being drafted elsewhere is not told of in a copy" },
  { table: "inbox", because: "no platform sends events to a copy" },
];

const ROWS_AT_ONCE = 1000;

type Column = { readonly name: string; readonly type: string };
type TableShape = { readonly table: string; readonly columns: readonly Column[] };
type Texts = Readonly<Record<string, string | null>>;

/**
 * Reads in one transaction that can only read, and writes in another, in which foreign keys and triggers rest. Values
 * go over as the text that PostgreSQL itself writes and reads, so that no type loses anything; sequences go on where
 * they stood. What the target held before is gone.
 */
export async function copyDatabase(source: pg.Pool, target: pg.Pool): Promise<void> {
  await within(source, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", async (from) => {
    await within(target, "BEGIN", async (to) => {
      await to.query("SET LOCAL session_replication_role = replica");
      const shapes = await readShapes(from);
      if (shapes.length > 0) await to.query(`TRUNCATE ${shapes.map(({ table }) => quote(table)).join(", ")} CASCADE`);
      for (const shape of shapes) await copyTable(from, to, shape);
      await copySequences(from, to);
    });
  });
}

async function within(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    // The one style in which a date cannot be misread.
    await client.query("SET LOCAL DateStyle = 'ISO, YMD'");
    await work(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Columns that the database computes by itself are left to it. */
const SHAPES = `SELECT c.relname::text AS "table",
    json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
      AS columns
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND NOT c.relname = ANY ($1::text[])
  GROUP BY c.relname ORDER BY c.relname`;

async function readShapes(from: pg.PoolClient): Promise<readonly TableShape[]> {
  const { rows } = await from.query<TableShape>(SHAPES, [LEFT_OUT.map(({ table }) => table)]);
  return rows;
}

async function copyTable(from: pg.PoolClient, to: pg.PoolClient, { table, columns }: TableShape): Promise<void> {
  const texts = columns.map(({ name }, index) => `${quote(name)}::text AS c${index}`).join(", ");
  await from.query(`DECLARE copied NO SCROLL CURSOR FOR SELECT ${texts} FROM ${quote(table)}`);
  for (;;) {
    const { rows } = await from.query<Texts>(`FETCH ${ROWS_AT_ONCE} FROM copied`);
    if (rows.length === 0) break;
    const values = columns.map((_, index) => rows.map((row) => row[`c${index}`] ?? null));
    await to.query(insertInto(table, columns), values);
  }
  await from.query("CLOSE copied");
}

function insertInto(table: string, columns: readonly Column[]): string {
  const names = columns.map(({ name }) => quote(name)).join(", ");
  const read = columns.map(({ type }, index) => `c${index}::${type}`).join(", ");
  const given = columns.map((_, index) => `c${index}`).join(", ");
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  return `INSERT INTO ${quote(table)} (${names}) OVERRIDING SYSTEM VALUE
    SELECT ${read} FROM unnest(${arrays}) AS given (${given})`;
}

async function copySequences(from: pg.PoolClient, to: pg.PoolClient): Promise<void> {
  const { rows } = await from.query<{ name: string }>(
    "SELECT sequencename::text AS name FROM pg_sequences WHERE schemaname = current_schema() ORDER BY sequencename",
  );
  for (const { name } of rows) {
    const { rows: stands } = await from.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${quote(name)}`,
    );
    for (const { last, called } of stands)
      await to.query("SELECT setval($1::regclass, $2::bigint, $3::boolean)", [quote(name), last, called]);
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
