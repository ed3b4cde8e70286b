// The embedded database: PostgreSQL compiled to WebAssembly, in a folder, for one process. It holds a single
// connection, so everything goes through the one pool: a statement that came in beside it would land inside whatever
// transaction is open.
import { fdatasyncSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import pg from "pg";
import type { Log } from "../../src/ports/log.ts";
import { lockFolder } from "./lock-folder.ts";

export type Connections = {
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

const VACUUM_EVERY_MILLISECONDS = 3_600_000;

/** Work that asks the pool from within its own transaction waits for itself: an error in the end, not silence. */
const WAIT_AT_MOST_MILLISECONDS = 60_000;

/** The default is 128 MB, which is taken whether it is needed or not. */
const SHARED_BUFFERS = ["-c", "shared_buffers=32MB"];

/** @throws {Error} naming the folder, when another process has it open. */
export async function openEmbedded(dataDir: string, log: Log): Promise<Connections> {
  mkdirSync(dataDir, { recursive: true });
  const unlock = lockFolder(dataDir);
  try {
    const database = await PGlite.create({
      fs: new DurableFolder(join(dataDir, "postgres")),
      startParams: [
        ...PGlite.defaultStartParams.filter((parameter) => parameter !== NO_FSYNC),
        "-c",
        "wal_sync_method=fsync",
        ...SHARED_BUFFERS,
      ],
    });
    const pool = openEmbeddedPool(database);
    const stopVacuum = vacuumHourly(pool, log);
    return {
      pool,
      async close() {
        stopVacuum();
        await pool.end();
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Nothing is kept: for tests, for rehearsals and for writing migrations. `template`: a dumped database to begin with. */
export async function openInMemory(template?: Blob): Promise<Connections> {
  const startParams = [...PGlite.defaultStartParams, ...SHARED_BUFFERS];
  const database = await PGlite.create({ startParams, ...(template && { loadDataDir: template }) });
  const pool = openEmbeddedPool(database);
  return {
    pool,
    async close() {
      await pool.end();
      await database.close();
    },
  };
}

/** PGlite starts PostgreSQL with it: nothing would survive a power failure. */
const NO_FSYNC = "-F";

/**
 * PGlite's Node file system leaves fsync out; here it is done, once a commit. `wal_sync_method=fsync` belongs to it,
 * since Emscripten turns fdatasync, the method otherwise, into nothing.
 */
class DurableFolder extends NodeFS {
  override async init(...[database, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const prepared = await super.init(database, options);
    const { preRun } = prepared.emscriptenOpts;
    const before = [preRun ?? []].flat();
    return {
      ...prepared,
      emscriptenOpts: { ...prepared.emscriptenOpts, preRun: [...before, addFsync] },
    };
  }
}

type WithNodeFiles = {
  NODEFS?: { stream_ops?: { fsync?: (stream: { nfd: number }) => number } };
};

function addFsync(module: WithNodeFiles): void {
  const operations = module.NODEFS?.stream_ops;
  if (!operations) throw new Error("the embedded database has no file operations to make durable");
  operations.fsync = ({ nfd }) => {
    fdatasyncSync(nfd);
    return 0;
  };
}

export function openEmbeddedPool(database: PGlite): pg.Pool {
  const { poolSize, ...config } = createPgConfig(database);
  const { connection } = config;
  const parse = connection.parse.bind(connection);
  // Prisma's adapter passes `types` as an object that reads values; the bridge takes it for a list of type ids.
  connection.parse = (query: { types?: unknown }) =>
    parse(Array.isArray(query.types) ? query : { ...query, types: undefined });
  const options: object = {
    ...config,
    max: poolSize,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: WAIT_AT_MOST_MILLISECONDS,
  };
  return new pg.Pool(options);
}

/** A single-user PostgreSQL has no autovacuum. */
function vacuumHourly(pool: pg.Pool, log: Log): () => void {
  const timer = setInterval(() => {
    pool.query("VACUUM (ANALYZE)").catch((error: unknown) => log.error("vacuum failed", {}, error));
  }, VACUUM_EVERY_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}
