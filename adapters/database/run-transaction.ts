// One transaction on one connection, run again when it collides with another.
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { readDatabaseError } from "./database-error.ts";
import { type Queries, queriesOver } from "./queries.ts";

const MAX_TRIES = 5;

const COLLISIONS: ReadonlySet<string | undefined> = new Set([
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "23505", // unique_violation: the other was first, and the work sees it when it runs again
]);

export async function runTransaction<T>(pool: pg.Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(pool, work);
    } catch (error) {
      if (!collided(error) || tries === MAX_TRIES) throw error;
      await wait(tries * 10 * Math.random());
    }
  }
}

async function runOnce<T>(pool: pg.Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query("BEGIN");
    const result = await work(queriesOver(client));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
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
