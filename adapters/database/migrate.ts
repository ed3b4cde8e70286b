// Brings the tables up to date at start: the SQL files of prisma/migrations in the order of their names, each once.
// What was applied is kept in Prisma's own table with Prisma's checksums, under the lock that Prisma takes, so that
// either can go on where the other stopped. Each file is one transaction: it cannot hold CREATE INDEX CONCURRENTLY.
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";

const MIGRATIONS = join(import.meta.dirname, "../../prisma/migrations");

/** https://www.prisma.io/docs/orm/prisma-migrate/workflows/development-and-production#advisory-locking */
const PRISMA_LOCK = 72_707_369;

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** A migration as a database names it that has it. */
export type AppliedMigration = { readonly name: string; readonly checksum: string };
type Migration = AppliedMigration & { readonly sql: string };
type Applied = {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
};

export type MigrateOptions = {
  readonly folder?: string;
  /** Those that another database has: this one becomes as old as that one. */
  readonly only?: readonly AppliedMigration[];
};

/**
 * Applies what is missing and returns the names, in order.
 *
 * @throws {Error} when a file was edited after it was applied, when one failed earlier, or when the database was made
 * by a newer program; then nothing is changed.
 */
export async function migrate(
  pool: pg.Pool,
  { folder = MIGRATIONS, only }: MigrateOptions = {},
): Promise<readonly string[]> {
  const migrations = chooseOnly(await readMigrations(folder), only);
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    try {
      await client.query(MIGRATIONS_TABLE);
      const missing = chooseMissing(migrations, await readApplied(client));
      for (const migration of missing) await apply(client, migration);
      return missing.map(({ name }) => name);
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [PRISMA_LOCK]);
    }
  } finally {
    client.release();
  }
}

/**
 * The names of the migrations that the database lacks, in order; it is only read.
 *
 * @throws {Error} as `migrate` does.
 */
export async function listMissing(pool: pg.Pool, folder = MIGRATIONS): Promise<readonly string[]> {
  const { rows } = await pool.query<{ known: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known",
  );
  const applied = rows[0]?.known ? await readApplied(pool) : [];
  return chooseMissing(await readMigrations(folder), applied).map(({ name }) => name);
}

/** What the database has of this program's migrations, in order. */
export async function listApplied(client: pg.PoolClient): Promise<readonly AppliedMigration[]> {
  const applied = await readApplied(client);
  return applied
    .map(({ migration_name: name, checksum }) => ({ name, checksum }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function chooseOnly(migrations: readonly Migration[], only?: readonly AppliedMigration[]): readonly Migration[] {
  if (only === undefined) return migrations;
  const had = only.map(({ name, checksum }) => ({ migration_name: name, checksum, finished: true }));
  const later = new Set(chooseMissing(migrations, had).map(({ name }) => name));
  return migrations.filter(({ name }) => !later.has(name));
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readApplied(client: pg.Pool | pg.PoolClient): Promise<readonly Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

function chooseMissing(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  for (const { migration_name: name, checksum, finished } of applied) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!finished) throw new Error(`migration ${name} failed earlier; its row in _prisma_migrations says why`);
    if (!migration) throw new Error(`the database is newer than this program, which does not know migration ${name}`);
    if (migration.checksum !== checksum) throw new Error(`migration ${name} was edited after it was applied`);
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`migration ${name} could not be applied: ${reason}`, { cause: error });
  }
}
