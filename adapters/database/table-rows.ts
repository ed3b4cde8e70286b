// Whole tables as text: what PostgreSQL itself writes of each value and reads again, so that no type loses anything. The
// catalog says which tables and columns there are, so that a new table needs no change here.
import type pg from "pg";

const ROWS_AT_ONCE = 1000;

export type Column = { readonly name: string; readonly type: string };
export type TableShape = { readonly table: string; readonly columns: readonly Column[] };
export type TextRow = readonly (string | null)[];
export type SequenceState = { readonly name: string; readonly last: string; readonly called: boolean };

type Texts = Readonly<Record<string, string | null>>;

/** One transaction on one connection; `begin` says of which kind. */
export async function within<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    // The one style in which a date cannot be misread.
    await client.query("SET LOCAL DateStyle = 'ISO, YMD'");
    const done = await work(client);
    await client.query("COMMIT");
    return done;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Everything as it was at one moment. */
export const READ_ONLY = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/** Columns that the database computes by itself are left to it. */
const SHAPES = `SELECT c.relname::text AS "table",
    json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
      AS columns
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND NOT c.relname = ANY ($1::text[])
  GROUP BY c.relname ORDER BY c.relname`;

/** All tables but those that are left out. */
export async function readShapes(client: pg.PoolClient, leftOut: readonly string[]): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(SHAPES, [leftOut]);
  return rows;
}

/** A thousand at a time; none for an empty table. */
export async function* readRows(
  client: pg.PoolClient,
  { table, columns }: TableShape,
): AsyncGenerator<readonly TextRow[]> {
  const texts = columns.map(({ name }, index) => `${quote(name)}::text AS c${index}`).join(", ");
  await client.query(`DECLARE copied NO SCROLL CURSOR FOR SELECT ${texts} FROM ${quote(table)}`);
  for (;;) {
    const { rows } = await client.query<Texts>(`FETCH ${ROWS_AT_ONCE} FROM copied`);
    if (rows.length === 0) break;
    yield rows.map((row) => columns.map((_, index) => row[`c${index}`] ?? null));
  }
  await client.query("CLOSE copied");
}

export async function insertRows(client: pg.PoolClient, shape: TableShape, rows: readonly TextRow[]): Promise<void> {
  const values = shape.columns.map((_, index) => rows.map((row) => row[index] ?? null));
  await client.query(insertInto(shape), values);
}

function insertInto({ table, columns }: TableShape): string {
  const names = columns.map(({ name }) => quote(name)).join(", ");
  const read = columns.map(({ type }, index) => `c${index}::${type}`).join(", ");
  const given = columns.map((_, index) => `c${index}`).join(", ");
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  return `INSERT INTO ${quote(table)} (${names}) OVERRIDING SYSTEM VALUE
    SELECT ${read} FROM unnest(${arrays}) AS given (${given})`;
}

export async function readSequences(client: pg.PoolClient): Promise<readonly SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT sequencename::text AS name FROM pg_sequences WHERE schemaname = current_schema() ORDER BY sequencename",
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const { rows: stands } = await client.query<Omit<SequenceState, "name">>(
      `SELECT last_value::text AS last, is_called AS called FROM ${quote(name)}`,
    );
    states.push(...stands.map((state) => ({ name, ...state })));
  }
  return states;
}

/** They go on where they stood. */
export async function setSequences(client: pg.PoolClient, states: readonly SequenceState[]): Promise<void> {
  for (const { name, last, called } of states)
    await client.query("SELECT setval($1::regclass, $2::bigint, $3::boolean)", [quote(name), last, called]);
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
