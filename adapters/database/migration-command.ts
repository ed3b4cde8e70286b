// `new NAME` writes the migration that brings the tables to schema.prisma; `check` ends with 1 if one is missing.
//
// Prisma's own `migrate` needs a native engine that no package carries. The same engine exists as WebAssembly: here it
// compares an in-memory database, to which the committed migrations were applied, with the schema.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { openInMemory } from "./embedded.ts";
import { readInternalChars } from "./internal-char.ts";
import { migrate } from "./migrate.ts";

const ROOT = join(import.meta.dirname, "../..");
const SCHEMA = join(ROOT, "prisma/schema.prisma");
const MIGRATIONS = join(ROOT, "prisma/migrations");

const [command, name] = process.argv.slice(2);
if (command === "check") await check();
else if (command === "new" && name && /^[a-z][a-z0-9_]*$/.test(name)) await write(name);
else {
  console.error("usage: node adapters/database/migration-command.ts new NAME | check (NAME like add_due_dates)");
  process.exitCode = 2;
}

async function check(): Promise<void> {
  const sql = await compare();
  if (sql === null) return console.info("the migrations and schema.prisma say the same");
  console.error(`schema.prisma has changes without a migration:\n${sql}`);
  process.exitCode = 1;
}

async function write(name: string): Promise<void> {
  const sql = await compare();
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql ?? "");
  writeFileSync(join(MIGRATIONS, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.info(`${relative(ROOT, folder)}/migration.sql${sql === null ? ": empty, the schema has no changes" : ""}`);
}

/** The SQL from the migrations to the schema; null when there is nothing to do. */
async function compare(): Promise<string | null> {
  const { pool, close } = await openInMemory();
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(readInternalChars(pool));
    if (existsSync(MIGRATIONS)) await migrate(pool, { folder: MIGRATIONS });
    await pool.query("DROP TABLE IF EXISTS _prisma_migrations");
    const content = readFileSync(SCHEMA, "utf8");
    const engine = await SchemaEngine.new({ datamodels: [[SCHEMA, content]] }, () => {}, factory);
    const files = [{ path: SCHEMA, content }];
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: join(ROOT, "prisma") },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return !stdout || stdout.includes("This is an empty migration") ? null : stdout;
  } finally {
    await close();
  }
}
