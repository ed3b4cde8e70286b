// Before the tests: an empty database with all tables, kept as a file for as long as they run. Making one takes seconds of
// the processor's time, and hundreds of tests begin with one; beginning with the file takes a tenth of that.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { openEmbeddedPool } from "../../adapters/database/embedded.ts";
import { migrate } from "../../adapters/database/migrate.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest extends this interface
  interface ProvidedContext {
    readonly memoryDatabase: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-tests-"));
  const file = join(folder, "database.tar");
  const database = await PGlite.create();
  const pool = openEmbeddedPool(database);
  await migrate(pool);
  await pool.end();
  await writeFile(file, await (await database.dumpDataDir("none")).bytes());
  await database.close();
  project.provide("memoryDatabase", file);
  return () => rm(folder, { recursive: true });
}
