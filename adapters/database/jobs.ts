// The job engine: pg-boss over the one pool, in its own schema `pgboss`, one queue a lane. It starts when the first
// broadcast needs it. Whose turn it is is all it knows; a job holds the id of a delivery and nothing else.

import type pg from "pg";
import { PgBoss } from "pg-boss";
import { z } from "zod";
import { DeliveryId } from "../../src/domain/ids.ts";
import type { Job, Lane } from "../../src/ports/deliveries.ts";
import type { Log } from "../../src/ports/log.ts";
import { LaneRow } from "./broadcasts.ts";
import { queriesOver } from "./queries.ts";

/** What the store needs of an engine. Tests have one that keeps its jobs in memory. */
export type JobEngine = {
  prepare(lanes?: readonly Lane[]): Promise<void>;
  /** Within the transaction of this connection. */
  insert(within: Statements, lane: Lane, jobs: readonly NewJob[]): Promise<void>;
  take(lane: Lane, limit: number): Promise<readonly Job[]>;
  complete(lane: Lane, jobs: readonly Job[]): Promise<void>;
  takeBack(lanes: readonly Lane[]): Promise<void>;
  close(): Promise<void>;
};

export type NewJob = { readonly deliveryId: DeliveryId; readonly afterSeconds: number };

export type Statements = {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
};

/** A job that was handed out and is not completed by then is handed out again; the delivery's row says whether it was sent. */
const HANDED_OUT_SECONDS = 5;
/** A job is never given up: the delivery decides when it is over. */
const RETRIES = 1_000_000;
const KEEP_COMPLETED_SECONDS = 3_600;
/** As the engine bounds it; its queues are asked for by name and not by these timers. */
const SELDOM_SECONDS = 3_600;
/** A round is no reason to warn. */
const LARGE_QUEUE = 10_000_000;
/** Several processes that start at once would make the engine's tables twice. Any number that is ours. */
const START_LOCK = 72_707_370;
/** A broadcast whose job is lost waits this long for it. */
const STRAY_SECONDS = 30;

const Data = z.object({ deliveryId: DeliveryId });

export function createJobEngine(pool: pg.Pool, embedded: boolean, log: Log): JobEngine {
  return new BossEngine(pool, embedded, log);
}

class BossEngine implements JobEngine {
  readonly #pool: pg.Pool;
  readonly #embedded: boolean;
  readonly #log: Log;
  readonly #queues = new Set<string>();
  #boss: Promise<PgBoss> | null = null;

  constructor(pool: pg.Pool, embedded: boolean, log: Log) {
    this.#pool = pool;
    this.#embedded = embedded;
    this.#log = log;
  }

  async prepare(lanes?: readonly Lane[]): Promise<void> {
    const boss = await this.#start();
    for (const lane of lanes ?? (await this.#listAccountLanes())) await this.#makeQueue(boss, queueOf(lane));
  }

  /** The engine must not look anything up here: the embedded database has one connection, and this transaction holds it. */
  async insert(within: Statements, lane: Lane, jobs: readonly NewJob[]): Promise<void> {
    const name = queueOf(lane);
    if (this.#boss === null || !this.#queues.has(name)) throw new Error(`the lane ${name} was not prepared`);
    const boss = await this.#boss;
    const rows = jobs.map(({ deliveryId, afterSeconds }) => ({
      data: { deliveryId },
      ...(afterSeconds > 0 ? { startAfter: afterSeconds } : {}),
    }));
    await boss.insert(name, rows, { db: { executeSql: (text, values) => within.executeSql(text, values) } });
  }

  async take(lane: Lane, limit: number): Promise<readonly Job[]> {
    const boss = await this.#start();
    const name = queueOf(lane);
    await this.#makeQueue(boss, name);
    const jobs = await boss.fetch<unknown>(name, { batchSize: limit });
    return jobs.map(({ id, data, retryCount }) => ({
      id,
      handedOut: retryCount,
      deliveryId: Data.parse(data).deliveryId,
    }));
  }

  async complete(lane: Lane, jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const boss = await this.#start();
    const settled = jobs.map(({ id, handedOut }) => ({ id, retryCount: handedOut }));
    await boss.complete(queueOf(lane), settled);
  }

  async takeBack(lanes: readonly Lane[]): Promise<void> {
    const boss = await this.#start();
    for (const lane of lanes) await this.#makeQueue(boss, queueOf(lane));
    await boss.supervise();
    for (const lane of lanes) await this.#giveStraysJobs(boss, lane);
  }

  async close(): Promise<void> {
    const boss = await this.#boss?.catch(() => null);
    await boss?.stop({ graceful: false, close: false });
  }

  /** Such as a broadcast whose job was completed by one process while another, that then died, was sending it. */
  async #giveStraysJobs(boss: PgBoss, lane: Lane): Promise<void> {
    const queries = queriesOver(this.#pool);
    const name = queueOf(lane);
    const rows = await queries.rows<{ id: string }>(STRAYS, [lane.platform, lane.tenant, name]);
    if (rows.length === 0) return;
    this.#log.warn("broadcasts without a job", { lane: name, deliveries: rows.length });
    await boss.insert(
      name,
      rows.map(({ id }) => ({ data: { deliveryId: id } })),
    );
  }

  #start(): Promise<PgBoss> {
    this.#boss ??= this.#startOnce().catch((error: unknown) => {
      this.#boss = null;
      throw error;
    });
    return this.#boss;
  }

  async #startOnce(): Promise<PgBoss> {
    const boss = new PgBoss({
      db: statementsOver(this.#pool),
      backend: this.#embedded ? "pglite" : "postgres",
      schedule: false,
      supervise: false,
      reindex: false,
      monitorVacuum: false,
      monitorIntervalSeconds: 1,
      maintenanceIntervalSeconds: SELDOM_SECONDS,
      queueCacheIntervalSeconds: SELDOM_SECONDS,
      flowIntervalSeconds: SELDOM_SECONDS,
      bamIntervalSeconds: SELDOM_SECONDS,
      warningQueueSize: LARGE_QUEUE,
    });
    boss.on("error", (error) => this.#log.error("job engine failed", {}, error));
    boss.on("warning", ({ message }) => this.#log.warn("job engine warned", { message }));
    await this.#alone(() => boss.start());
    return boss;
  }

  /** One process at a time; the embedded database has one anyway, and one connection. */
  async #alone(work: () => Promise<unknown>): Promise<void> {
    if (this.#embedded) return void (await work());
    const client = await this.#pool.connect();
    try {
      await client.query("SELECT pg_advisory_lock($1)", [START_LOCK]);
      try {
        await work();
      } finally {
        await client.query("SELECT pg_advisory_unlock($1)", [START_LOCK]);
      }
    } finally {
      client.release();
    }
  }

  /** Known here, it is also known to the engine without a look-up. */
  async #makeQueue(boss: PgBoss, name: string): Promise<void> {
    if (this.#queues.has(name)) return;
    if ((await boss.getQueue(name)) === null)
      await boss.createQueue(name, {
        retryLimit: RETRIES,
        expireInSeconds: HANDED_OUT_SECONDS,
        deleteAfterSeconds: KEEP_COMPLETED_SECONDS,
      });
    // The look-up of any job reads the queue into the engine's memory.
    await boss.getJobById(name, NO_JOB);
    this.#queues.add(name);
  }

  async #listAccountLanes(): Promise<readonly Lane[]> {
    const rows = await queriesOver(this.#pool).rows(ACCOUNT_LANES, []);
    return rows.map((row) => LaneRow.parse(row));
  }
}

const NO_JOB = "00000000-0000-0000-0000-000000000000";

const ACCOUNT_LANES = `SELECT DISTINCT personal->>'platform' AS platform, personal->>'tenant' AS tenant
  FROM chat_accounts WHERE personal IS NOT NULL`;

/** Only where the queue holds nothing at all: a job that waits is never doubled. */
const STRAYS = `SELECT o.id FROM outbox o
  WHERE o.platform = $1 AND o.tenant = $2 AND o.kind = 'broadcast' AND o.state IN ('waiting', 'sending')
    AND o.due_at < clock_timestamp() - make_interval(secs => ${STRAY_SECONDS})
    AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.name = $3 AND j.state < 'completed')
  ORDER BY o.position LIMIT 10000`;

/** Names of queues hold letters, digits, `_`, `-`, `.` and `/`. */
function queueOf({ platform, tenant }: Lane): string {
  const written = tenant.replaceAll(/[^A-Za-z0-9_-]/g, (character) => `.${character.codePointAt(0)?.toString(16)}.`);
  return `${platform}/${written}`;
}

/** Blocks of several statements leave a connection in their failed transaction when one of them fails. */
function statementsOver(pool: pg.Pool) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const client = await pool.connect();
      let broken = false;
      try {
        return await (values && values.length > 0 ? client.query(text, values) : client.query(text));
      } catch (error) {
        broken = await client.query("ROLLBACK").then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}
