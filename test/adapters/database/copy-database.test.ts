// A copy is the whole database and nothing but a copy: over the embedded database and over a server.
import { rm } from "node:fs/promises";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { copyDatabase, LEFT_OUT } from "../../../adapters/database/copy-database.ts";
import { type Connections, openInMemory } from "../../../adapters/database/embedded.ts";
import { migrate } from "../../../adapters/database/migrate.ts";
import { openCopy } from "../../../adapters/database/open-copy.ts";
import { type DatabaseSettings, openConnections, openDatabase } from "../../../adapters/database/open-database.ts";
import { after, NOON } from "../../contracts/store-world.ts";
import { beginWithTables, makeQuickFolder } from "../../support/folder-database.ts";
import { memoryTemplate } from "../../support/memory-database.ts";
import { passOver } from "../../support/pass-over.ts";
import { startPostgres } from "../../support/postgres.ts";
import { silentLog } from "../../support/silent-log.ts";
import { fill, look } from "./filled-database.ts";

const LIMIT = { timeout: 240_000 };
const server = await startPostgres();
const noServer = passOver(server === null, "copies of a database on PostgreSQL", "there is no server");
const folders: string[] = [];
afterAll(async () => {
  await server?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function embedded(): Promise<DatabaseSettings> {
  const dataDir = await makeQuickFolder("rapporteur-copy-");
  folders.push(dataDir);
  await beginWithTables(dataDir);
  return { dataDir, log: silentLog };
}

async function onServer(): Promise<DatabaseSettings> {
  if (!server) throw new Error("there is no server to test");
  return { url: await server.createDatabase(), dataDir: "", log: silentLog };
}

async function emptyCopy(): Promise<Connections> {
  const copy = await openInMemory(await memoryTemplate());
  await migrate(copy.pool);
  return copy;
}

/** The same without a table. */
async function bare(opening: Promise<Connections>): Promise<Connections> {
  const connections = await opening;
  await connections.pool.query("DROP SCHEMA public CASCADE");
  await connections.pool.query("CREATE SCHEMA public");
  return connections;
}

const bareInMemory = async () => bare(openInMemory(await memoryTemplate()));

const WHERE = [
  { where: "the embedded database", settings: embedded, isLacking: false },
  { where: "a server", settings: onServer, isLacking: noServer },
];

describe.each(WHERE)("from $where", ({ settings, isLacking }) => {
  test.skipIf(isLacking)("every row goes over, and the original stays as it was", LIMIT, async () => {
    const from = await settings();
    await fill(from);
    const original = await openConnections(from);
    const copy = await emptyCopy();
    const before = await look(original.pool);
    await copyDatabase(original.pool, copy.pool);
    const copied = await look(copy.pool);
    const left = new Set(LEFT_OUT.map(({ table }) => table));
    for (const [table, rows] of before.rows) {
      if (left.has(table)) continue;
      expect(copied.rows.get(table), table).toEqual(rows);
    }
    expect(copied.sequences).toEqual(before.sequences);
    expect(before.rows.get("organizations")?.length).toBeGreaterThan(60);
    expect(before.rows.get("answer_versions")?.length).toBeGreaterThan(50);
    expect(before.rows.get("link_codes")).toHaveLength(1);
    expect(copied.rows.get("link_codes")).toEqual([]);
    expect(await look(original.pool)).toEqual(before);
    await original.close();
    await copy.close();
  });

  test.skipIf(isLacking)("every type goes over, of tables that nobody told it about", LIMIT, async () => {
    const original = await bare(openConnections(await settings()));
    const copy = await bareInMemory();
    const strange = `
      CREATE TYPE mood AS ENUM ('calm', 'it''s "odd"');
      CREATE TABLE "Strange ""table""" (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, above bigint REFERENCES "Strange ""table""" (id),
        words text[], facts jsonb, at timestamptz(3), day date, big numeric(40, 10), raw bytea, real float8, moods mood[],
        twice bigint GENERATED ALWAYS AS (id * 2) STORED)`;
    await original.pool.query(strange);
    await copy.pool.query(strange);
    await original.pool.query(`
      INSERT INTO "Strange ""table""" (above, words, facts, at, day, big, raw, real, moods) VALUES
      (2, ARRAY['a,b', '"', '\\', NULL, '', 'NULL', '{}'], 'null', '2014-02-14 23:59:59.999-05', '0044-03-15 BC',
        12345678901234567890.0000000001, '\\x00ff', 'Infinity', ARRAY['it''s "odd"']::mood[]),
      (1, '{}', '{"a": [1, null, "\\u00e9\\n"]}', 'infinity', NULL, NULL, '', 0.1, '{}'),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`);
    await copyDatabase(original.pool, copy.pool);
    const seen = await look(copy.pool);
    expect(seen).toEqual(await look(original.pool));
    expect(seen.rows.get('Strange "table"')).toHaveLength(3);
    const { rows } = await copy.pool.query('INSERT INTO "Strange ""table""" DEFAULT VALUES RETURNING id, twice');
    expect(rows).toEqual([{ id: "4", twice: "8" }]);
    await original.close();
    await copy.close();
  });
});

test("more rows than are read at once go over", LIMIT, async () => {
  const [original, copy] = [await bareInMemory(), await bareInMemory()];
  for (const { pool } of [original, copy]) await pool.query("CREATE TABLE many (id int PRIMARY KEY, word text)");
  await original.pool.query("INSERT INTO many SELECT i, repeat('x', i % 7) FROM generate_series(1, 2500) AS i");
  await copy.pool.query("INSERT INTO many VALUES (1, 'from before')");
  await copyDatabase(original.pool, copy.pool);
  expect(await look(copy.pool)).toEqual(await look(original.pool));
  await original.close();
  await copy.close();
});

test("tables that hold secrets stay behind, each with its reason", LIMIT, async () => {
  const copy = await emptyCopy();
  const { rows } = await copy.pool.query<{ table: string }>(
    `SELECT DISTINCT table_name::text AS table FROM information_schema.columns
     WHERE table_schema = current_schema() AND (column_name ~ '(token|secret|hash|password|cipher|encrypted)($|_)'
       OR table_name ~ '(token|secret|code|installation|credential|key)')`,
  );
  await copy.close();
  expect(LEFT_OUT.map(({ table }) => table)).toEqual(expect.arrayContaining(rows.map(({ table }) => table)));
  expect(LEFT_OUT.every(({ because }) => because.length > 20)).toBe(true);
});

describe("opening a copy", () => {
  test.skipIf(noServer)("works beside a running server, on a database that refuses every write", LIMIT, async () => {
    const settings = await onServer();
    await fill(settings);
    const { store } = await openDatabase(settings);
    const administrator = new pg.Client(settings.url);
    await administrator.connect();
    const name = new URL(settings.url ?? "").pathname.slice(1);
    await administrator.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    await administrator.end();
    const copy = await openCopy(settings);
    await copy.store.ensureSecretariat(["new@example.org"], NOON);
    const people = await copy.store.listPeople(after(0).toZonedDateTimeISO("UTC").toPlainDate());
    expect(people.some(({ email }) => email === "new@example.org")).toBe(true);
    const others = await store.listPeople(after(0).toZonedDateTimeISO("UTC").toPlainDate());
    expect(others.some(({ email }) => email === "new@example.org")).toBe(false);
    await copy.store.close();
    await store.close();
  });

  test("is refused on an embedded database that is in use, and lets go of nothing", LIMIT, async () => {
    const settings = await embedded();
    const { store } = await openDatabase(settings);
    await expect(openCopy(settings)).rejects.toMatchObject({ code: "database-in-use" });
    await store.check();
    await store.close();
  });

  test("is refused on tables older than the program, which it does not touch", LIMIT, async () => {
    const settings = await embedded();
    await (await bare(openConnections(settings))).close();
    await expect(openCopy(settings)).rejects.toThrow(/older than this program/);
    const { pool, close } = await openConnections(settings);
    expect([...(await look(pool)).rows.keys()]).toEqual([]);
    await close();
  });
});
