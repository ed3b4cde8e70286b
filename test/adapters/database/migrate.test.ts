// Migrations at start: applied once, never again, and refused when they are not what was applied.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Connections, openInMemory } from "../../../adapters/database/embedded.ts";
import { migrate } from "../../../adapters/database/migrate.ts";

let connections: Connections;
let folder = "";
beforeAll(async () => {
  connections = await openInMemory();
});
afterAll(async () => {
  await connections.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rapporteur-migrations-"));
  await connections.pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const run = () => migrate(connections.pool, { folder });

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

it("applies what is missing, in order, and nothing the second time", async () => {
  await write("002_second", "ALTER TABLE things ADD COLUMN name text");
  await write("001_first", "CREATE TABLE things (id int)");
  expect(await run()).toEqual(["001_first", "002_second"]);
  expect(await run()).toEqual([]);
  await write("003_third", "DROP TABLE things");
  expect(await run()).toEqual(["003_third"]);
});

it("refuses a file that was edited after it was applied", async () => {
  await write("001_first", "CREATE TABLE things (id int)");
  await run();
  await write("001_first", "CREATE TABLE things (id bigint)");
  await expect(run()).rejects.toThrow("migration 001_first was edited after it was applied");
});

it("refuses a database that a newer program made", async () => {
  await write("001_first", "CREATE TABLE things (id int)");
  await run();
  await rm(join(folder, "001_first"), { recursive: true });
  await expect(run()).rejects.toThrow("newer than this program, which does not know migration 001_first");
});

it("takes a file that fails back as a whole, and can be run again when it is mended", async () => {
  await write("001_first", "CREATE TABLE things (id int); SELECT nonsense");
  await expect(run()).rejects.toThrow("migration 001_first could not be applied");
  await write("001_first", "CREATE TABLE things (id int)");
  expect(await run()).toEqual(["001_first"]);
});

it("goes no further where Prisma's own tool left a failure", async () => {
  await write("001_first", "CREATE TABLE things (id int)");
  await run();
  await connections.pool.query("UPDATE _prisma_migrations SET finished_at = NULL");
  await expect(run()).rejects.toThrow("migration 001_first failed earlier");
});
