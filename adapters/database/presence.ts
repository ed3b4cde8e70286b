// Which couriers live: each holds a lock of the database's, which goes away with its connection, however the process ends.
// A process that is only slow keeps it; a time stamp could not tell the two apart.
import type pg from "pg";

/** The first half of the locks' keys. Any number that is ours. */
const COURIERS = 72_707_371;

const HOLD = `SELECT pg_try_advisory_lock(${COURIERS}, hashtext($1))`;

/** Whether the courier that this column names holds its lock. */
export function isPresent(column: string): string {
  return `EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${COURIERS} AND l.objsubid = 2
    AND l.objid = (hashtext(${column})::bigint & 4294967295)::oid AND l.granted
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
}

export class Presence {
  readonly #pool: pg.Pool;
  readonly #embedded: boolean;
  readonly #held = new Set<string>();
  #connection: pg.PoolClient | null = null;

  constructor(pool: pg.Pool, embedded: boolean) {
    this.#pool = pool;
    this.#embedded = embedded;
  }

  /** Held until the process or its connection ends; taken again after a connection that was lost. */
  async hold(courier: string): Promise<void> {
    if (this.#held.has(courier)) return;
    // The embedded database has one connection, which is never given back for good.
    if (this.#embedded) await this.#pool.query(HOLD, [courier]);
    else await (await this.#connect()).query(HOLD, [courier]);
    this.#held.add(courier);
  }

  end(): void {
    this.#connection?.release(true);
    this.#connection = null;
  }

  async #connect(): Promise<pg.PoolClient> {
    if (this.#connection) return this.#connection;
    const connection = await this.#pool.connect();
    this.#connection = connection;
    connection.once("end", () => {
      if (this.#connection !== connection) return;
      this.#held.clear();
      this.#connection = null;
      connection.release(true);
    });
    return connection;
  }
}
