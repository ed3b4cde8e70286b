// A backup is all that cannot be made anew, and fills an empty database of either kind, or none.
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openBackups } from "../../../adapters/database/open-backups.ts";
import { type DatabaseSettings, openConnections, openDatabase } from "../../../adapters/database/open-database.ts";
import { MeetingId } from "../../../src/domain/ids.ts";
import { ASK_NOTHING } from "../../../src/findings/ask.ts";
import { makeQuickFolder } from "../../support/folder-database.ts";
import { passOver } from "../../support/pass-over.ts";
import { startPostgres } from "../../support/postgres.ts";
import { silentLog } from "../../support/silent-log.ts";
import { fill, look } from "./filled-database.ts";

const LIMIT = { timeout: 240_000 };
const AT = Temporal.Instant.from("2026-03-03T09:00:00Z");
/** What follows from the rest, and what says of itself when it was made. */
const NOT_COMPARED = /^(finding|_prisma_migrations$)/;

const server = await startPostgres();
const noServer = passOver(server === null, "backups of a database on PostgreSQL", "there is no server");
const folders: string[] = [];
afterAll(async () => {
  await server?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function embedded(): Promise<DatabaseSettings> {
  const dataDir = await makeQuickFolder("rapporteur-backup-");
  folders.push(dataDir);
  return { dataDir, log: silentLog };
}

async function onServer(): Promise<DatabaseSettings> {
  if (!server) throw new Error("there is no server to test");
  return { url: await server.createDatabase(), dataDir: "", log: silentLog };
}

async function seen(settings: DatabaseSettings) {
  const { pool, close } = await openConnections(settings);
  const { rows, sequences } = await look(pool);
  await close();
  return { rows: new Map([...rows].filter(([table]) => !NOT_COMPARED.test(table))), sequences };
}

async function take(settings: DatabaseSettings, path: string) {
  const backups = await openBackups(settings);
  await backups.take(path, AT);
  await backups.close();
}

async function restore(settings: DatabaseSettings, path: string) {
  const backups = await openBackups(settings);
  try {
    return await backups.restore(path, AT);
  } finally {
    await backups.close();
  }
}

describe.each([
  { where: "the embedded database into a server", from: embedded, to: onServer, isLacking: noServer },
  { where: "a server into the embedded database", from: onServer, to: embedded, isLacking: noServer },
  { where: "the embedded database into another", from: embedded, to: embedded, isLacking: false },
])("from $where", ({ from, to, isLacking }) => {
  test.skipIf(isLacking)(
    "every row comes back, what waited is held back, and it can be found again",
    LIMIT,
    async () => {
      const [source, target] = [await from(), await to()];
      await fill(source);
      const before = await seen(source);
      const path = join(await folder(), "backup.gz");
      await take(source, path);
      const restored = await restore(target, path);
      expect(restored).toMatchObject({ takenAt: AT.toString(), heldBack: { messages: 1, steps: 0, digests: 0 } });
      const after = await seen(target);
      for (const [table, rows] of before.rows)
        if (table !== "outbox") expect(after.rows.get(table), table).toEqual(rows);
      expect(after.sequences).toEqual(before.sequences);
      expect(before.rows.get("outbox")?.join()).toContain(",waiting,");
      expect(after.rows.get("outbox")?.join()).not.toContain(",waiting,");

      const { store } = await openDatabase(target);
      const sixth = { ...ASK_NOTHING, meetingId: MeetingId.parse("cmim-06") };
      const found = await store.transaction((within) =>
        within.searchFindings(sixth, { all: true, own: [] }, { offset: 0, limit: 1 }),
      );
      expect(found.total).toBeGreaterThan(0);
      await store.close();
    },
  );
});

describe("what cannot be restored changes nothing", () => {
  let path = "";
  beforeAll(async () => {
    const source = await embedded();
    await fill(source);
    path = join(await folder(), "backup.gz");
    await take(source, path);
  }, LIMIT.timeout);

  const lines = async () =>
    gunzipSync(await readFile(path))
      .toString()
      .trimEnd()
      .split("\n");
  const written = async (content: string | Uint8Array) => {
    const other = join(await folder(), "other.gz");
    await writeFile(other, content);
    return other;
  };
  const zipped = async (all: readonly string[]) => written(gzipSync(`${all.join("\n")}\n`));

  test("a backup is its owner's alone", async () => {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("into a database that is in use", LIMIT, async () => {
    const target = await embedded();
    await fill(target);
    const before = await seen(target);
    await expect(restore(target, path)).rejects.toThrow("the database is not empty");
    expect(await seen(target)).toEqual(before);
  });

  test.each([
    { name: "a text", make: () => written("no backup"), problem: "it is no backup of Rapporteur" },
    { name: "an empty file", make: () => written(""), problem: "it is no backup of Rapporteur" },
    {
      name: "another gzipped file",
      make: () => zipped(['{"format":"other"}']),
      problem: "it is no backup of Rapporteur, or one of a newer version",
    },
    { name: "a file without its end", make: async () => zipped((await lines()).slice(0, -1)), problem: "was cut off" },
    {
      name: "a file that was cut in the middle",
      make: async () => written((await readFile(path)).subarray(0, 20_000)),
      problem: "was cut off",
    },
    {
      name: "a file without one of its lines",
      make: async () => zipped((await lines()).toSpliced(1, 1)),
      problem: "rows are missing",
    },
    {
      name: "a file with a column that there is not",
      make: async () => zipped((await lines()).map((line) => line.replace('"time_zone"', '"zone"'))),
      problem: "it is damaged: there is no",
    },
    {
      name: "a file with rows that name what is not there",
      make: async () =>
        zipped((await lines()).map((line) => line.replace('"table":"series"', '"table":"finding_none"'))),
      problem: "it is damaged: there is no finding_none",
    },
    {
      name: "a file of a newer program",
      make: async () =>
        zipped((await lines()).map((line) => line.replace(/"name":"2026\d+_start"/, '"name":"2030_new"'))),
      problem: "is newer than this program",
    },
  ])("$name", LIMIT, async ({ make, problem }) => {
    const target = await embedded();
    await expect(restore(target, await make())).rejects.toThrow(problem);
    const after = await seen(target);
    expect([...after.rows].filter(([, rows]) => rows.length > 0)).toEqual([]);
    expect(await restore(target, path)).toMatchObject({ takenAt: AT.toString() });
  });

  test("a file that is not there says so", LIMIT, async () => {
    await expect(restore(await embedded(), "nowhere.gz")).rejects.toThrow("ENOENT");
  });

  test("one of an older version is brought up to date", LIMIT, async () => {
    const [head = "", ...rest] = await lines();
    const { migrations: all, ...header } = z.looseObject({ migrations: z.array(z.unknown()) }).parse(JSON.parse(head));
    const older = { ...header, migrations: all.slice(0, 1) };
    const series = rest.find((line) => line.startsWith('{"table":"series"')) ?? "";
    const { rows } = z.object({ rows: z.array(z.unknown()) }).parse(JSON.parse(series));
    const end = { rows: rows.length, sequences: [] };
    const target = await embedded();
    await restore(target, await zipped([JSON.stringify(older), series, JSON.stringify(end)]));
    const { store, migrations } = await openDatabase(target);
    expect(migrations).toEqual([]);
    await store.close();
  });
});

async function folder(): Promise<string> {
  const made = await makeQuickFolder("rapporteur-backup-files-");
  folders.push(made);
  return made;
}
