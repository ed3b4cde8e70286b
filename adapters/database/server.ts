// A PostgreSQL server, 15 or newer, named by DATABASE_URL.
import pg from "pg";
import type { Log } from "../../src/ports/log.ts";
import { BatchingSocket } from "./batching-socket.ts";
import type { Connections } from "./embedded.ts";

/** Of the 100 that a server takes by default, so that several processes of this program fit. */
const MAX_CONNECTIONS = 10;

/** Also how long a caller waits for a free connection. */
const CONNECT_WITHIN_MILLISECONDS = 15_000;

/** The first with NULLS NOT DISTINCT. https://www.postgresql.org/docs/15/release-15.html */
const OLDEST_VERSION = 15;

/** @throws {Error} naming DATABASE_URL without its password, when the server cannot be used. */
export async function openServer(url: string, log: Log): Promise<Connections> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MILLISECONDS,
    keepAlive: true,
    application_name: "rapporteur",
    pipeline: true,
    stream: () => new BatchingSocket(),
  });
  // The pool tells of a connection that nobody is using, the connection itself of one in use: unheard, either would
  // end the process. The work that used it fails, and the next gets a new one.
  const tell = (error: Error) => log.error("database connection lost", {}, error);
  pool.on("error", tell);
  pool.on("connect", (client) => client.on("error", tell));
  try {
    await checkVersion(pool);
  } catch (error) {
    await pool.end();
    throw new Error(`DATABASE_URL ${withoutPassword(url)} cannot be used: ${reasonOf(error)}`, { cause: error });
  }
  return { pool, close: () => pool.end() };
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < OLDEST_VERSION) throw new Error(`PostgreSQL ${version} is older than ${OLDEST_VERSION}`);
}

/** Node joins the reasons of all addresses that were tried, and leaves its own message empty. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return "(not a postgresql:// URL)";
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username ? `${username}@` : ""}${host}${pathname}`;
}
