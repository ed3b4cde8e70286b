// One transaction on one connection, run again when it collides with another.
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { readDatabaseError } from "./database-error.ts";
import { named, queriesOver, type TransactionQueries } from "./queries.ts";

const MAX_TRIES = 5;

const COLLISIONS: ReadonlySet<string | undefined> = new Set([
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "23505", // unique_violation: the other was first, and the work sees it when it runs again
]);

export async function runTransaction<T>(pool: pg.Pool, work: (queries: TransactionQueries) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(pool, work);
    } catch (error) {
      if (!collided(error) || tries === MAX_TRIES) throw error;
      await wait(tries * 10 * Math.random());
    }
  }
}

async function runOnce<T>(pool: pg.Pool, work: (queries: TransactionQueries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const pending: Promise<Failure | null>[] = [];
  let broken = false;
  try {
    await send(client, named("BEGIN", []), pending);
    const result = await work(transactionQueriesOver(client, pending));
    await send(client, named("COMMIT", []), pending);
    await throwFirst(pending);
    return result;
  } catch (error) {
    broken = await rollBack(client);
    // What the work saw of a write that failed earlier is only that the transaction is over.
    await throwFirst(pending);
    throw error;
  } finally {
    client.release(broken);
  }
}

type Failure = { readonly error: unknown };

/** Sent at once and answered later, where the connection takes several statements at a time; otherwise awaited. */
async function send(
  client: pg.PoolClient,
  statement: pg.QueryConfig,
  pending: Promise<Failure | null>[],
): Promise<void> {
  const answered = client.query(statement);
  if (!client.pipeline) {
    await answered;
    return;
  }
  pending.push(
    answered.then(
      () => null,
      (error: unknown) => ({ error }),
    ),
  );
}

/** COMMIT takes everything back by itself when a statement before it failed. */
async function throwFirst(pending: readonly Promise<Failure | null>[]): Promise<void> {
  for (const outcome of pending) {
    const failure = await outcome;
    if (failure) throw failure.error;
  }
}

function transactionQueriesOver(client: pg.PoolClient, pending: Promise<Failure | null>[]): TransactionQueries {
  return {
    ...queriesOver(client),
    write: (sql, values) => send(client, named(sql, values), pending),
    async together(first, second) {
      if (client.pipeline) return await Promise.all([first(), second()]);
      return [await first(), await second()];
    },
  };
}

/** True when not even that works: then the connection is thrown away, and the server takes everything back. */
async function rollBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return false;
  } catch {
    return true;
  }
}

function collided(error: unknown): boolean {
  return COLLISIONS.has(readDatabaseError(error)?.code);
}
