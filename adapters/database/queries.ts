// SQL over one connection or over the pool. A turn's statements go through here and not through Prisma, whose cost is
// the number of statements: the same eight in one transaction take four times the processor's time with it.
import { createHash } from "node:crypto";
import type pg from "pg";

export type Queries = {
  /** The rows, as the driver reads them; whoever asks knows their shape. */
  rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** The same, planned for these very values each time: where they decide which plan is a good one. */
  rowsFor<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** How many rows were touched. */
  run(sql: string, values: readonly unknown[]): Promise<number>;
};

export function queriesOver(connection: pg.Pool | pg.PoolClient): Queries {
  return {
    async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) {
      const { rows } = await connection.query<Row>(named(sql, values));
      return rows;
    },
    async rowsFor<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) {
      const { rows } = await connection.query<Row>(sql, [...values]);
      return rows;
    },
    async run(sql, values) {
      const { rowCount } = await connection.query(named(sql, values));
      return rowCount ?? 0;
    },
  };
}

export type TransactionQueries = Queries & {
  /**
   * For a write whose outcome only the commit needs to know: where the connection allows it, it leaves together with
   * the statements that follow. If it fails, so does the transaction, with its error.
   */
  write(sql: string, values: readonly unknown[]): Promise<void>;
  /** Several statements at once, in this order; each sees what was committed before it began. */
  together<First, Second>(
    first: () => Promise<First>,
    second: () => Promise<Second>,
  ): Promise<readonly [First, Second]>;
};

/** For a statement that must find what it changes; that it does not is a bug of the caller. */
export async function runOnOne(queries: Queries, sql: string, values: readonly unknown[]): Promise<void> {
  const touched = await queries.run(sql, values);
  if (touched !== 1) throw new Error(`a statement that must touch one row touched ${touched}: ${sql}`);
}

export function named(sql: string, values: readonly unknown[]): pg.QueryConfig {
  return { name: nameOf(sql), text: sql, values: [...values] };
}

const names = new Map<string, string>();

/** A named statement is parsed and planned once a connection. All statements are constants, so there are few. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash("sha256").update(sql).digest("base64url").slice(0, 20);
  names.set(sql, name);
  return name;
}
