// Before the tests: an empty database with all tables, kept for as long as they run. Making one takes seconds of the
// processor's time, and hundreds of tests begin with one; beginning with this one takes a tenth of that.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { openEmbeddedPool } from "../../adapters/database/embedded.ts";
import { createJobEngine } from "../../adapters/database/jobs.ts";
import { migrate } from "../../adapters/database/migrate.ts";
import { silentLog } from "./silent-log.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest extends this interface
  interface ProvidedContext {
    /** The file with which a database in memory begins. */
    readonly memoryDatabase: string;
    /** The folder with which a database in a folder begins. */
    readonly folderDatabase: string;
  }
}

/** What PostgreSQL makes new databases from: two thirds of its files, and nobody makes a database here. */
const DROP_TEMPLATES = [
  "UPDATE pg_database SET datistemplate = false",
  "DROP DATABASE template0",
  "DROP DATABASE template1",
  "CHECKPOINT",
];

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-tests-"));
  const [file, made] = [join(folder, "database.tar"), join(folder, "database")];
  const database = await PGlite.create(made);
  const pool = openEmbeddedPool(database);
  await migrate(pool);
  const jobs = createJobEngine(pool, true, silentLog);
  await jobs.prepare([]);
  await jobs.close();
  for (const sql of DROP_TEMPLATES) await pool.query(sql);
  await pool.end();
  await writeFile(file, await (await database.dumpDataDir("none")).bytes());
  await database.close();
  project.provide("memoryDatabase", file);
  project.provide("folderDatabase", made);
  // What one process has compiled, the next need not: of the tests, and of the servers and commands that they start.
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled");
  // A process that ends just now may still write what it compiled.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
