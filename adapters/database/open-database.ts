// Opens the database, brings its tables up to date, and hands out the store.
import { PrismaPg } from "@prisma/adapter-pg";
import type { Temporal } from "temporal-polyfill";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { SlackInstallations } from "../../src/ports/slack-installations.ts";
import type { Store } from "../../src/ports/store.ts";
import { type Connections, openEmbedded, openInMemory } from "./embedded.ts";
import { rebuildFindings } from "./findings-rebuild.ts";
import { PrismaClient } from "./generated/client.ts";
import { createJobEngine, type JobEngine } from "./jobs.ts";
import { migrate } from "./migrate.ts";
import { Presence } from "./presence.ts";
import { type Purged, purge } from "./purge.ts";
import { queriesOver } from "./queries.ts";
import { openServer } from "./server.ts";
import { createSlackInstallations } from "./slack-installations.ts";
import { createStore } from "./store.ts";

export type DatabaseSettings = {
  /** A PostgreSQL server; unset, the embedded database in `dataDir`. */
  readonly url?: string | undefined;
  readonly dataDir: string;
  /** For tests: embedded, and gone when it is closed. */
  readonly inMemory?: boolean | undefined;
  /** For tests: what a database in memory begins with. */
  readonly template?: Blob | undefined;
  readonly log: Log;
  /** For tests and rehearsals: the time by which broadcasts are due and paced, instead of the database's own. */
  readonly clock?: Clock | undefined;
  /** For tests: what hands out the broadcasts, instead of pg-boss. */
  readonly jobs?: JobEngine | undefined;
};

export type Database = {
  readonly store: Store;
  readonly slackInstallations: SlackInstallations;
  readonly kind: "embedded" | "server";
  /** The migrations that were applied now. */
  readonly migrations: readonly string[];
  /** Deletes handled events, finished deliveries and old codes; how long each is kept is in prisma/README.md. */
  readonly purge: (at: Temporal.Instant) => Promise<Purged>;
};

/**
 * Once this resolves, the tables are those of this program.
 *
 * @throws {Error} in words for the operator: the folder is in use, the server cannot be reached (without its password),
 * or the migrations do not fit the database.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return await openOver(await openConnections(settings), settings);
}

/** The same over connections that are open already; what closes the database closes them. */
export async function openOver({ pool, close }: Connections, settings: DatabaseSettings): Promise<Database> {
  try {
    const migrations = await migrate(pool);
    const findings = await rebuildFindings(pool);
    if (findings !== null) settings.log.info("findings made anew", { findings });
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    const jobs = settings.jobs ?? createJobEngine(pool, !settings.url, settings.log);
    const presence = new Presence(pool, !settings.url);
    const store = createStore({
      pool,
      prisma,
      jobs,
      presence,
      clock: settings.clock ?? null,
      async close() {
        await jobs.close();
        presence.end();
        await prisma.$disconnect();
        await close();
      },
    });
    return {
      store,
      slackInstallations: createSlackInstallations(pool),
      migrations,
      kind: settings.url ? ("server" as const) : ("embedded" as const),
      purge: (at) => purge(queriesOver(pool), at),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Without looking at the tables. */
export async function openConnections({
  url,
  dataDir,
  inMemory,
  template,
  log,
}: DatabaseSettings): Promise<Connections> {
  if (inMemory) return await openInMemory(template);
  return url ? await openServer(url, log) : await openEmbedded(dataDir, log);
}
