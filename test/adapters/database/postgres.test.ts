// The store over a PostgreSQL server.
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../adapters/database/open-database.ts";
import { slackInstallationsContract } from "../../contracts/slack-installations-contract.ts";
import { storeContract } from "../../contracts/store-contract.ts";
import { makeWorld, NOON, worldClock } from "../../contracts/store-world.ts";
import { passOver } from "../../support/pass-over.ts";
import { startPostgres } from "../../support/postgres.ts";
import { silentLog } from "../../support/silent-log.ts";

const server = await startPostgres();
afterAll(async () => {
  await server?.stop();
});

describe.skipIf(passOver(server === null, "the store on PostgreSQL", "there is no server"))("PostgreSQL", () => {
  const url = async () => {
    if (!server) throw new Error("there is no server to test");
    return await server.createDatabase();
  };

  storeContract(
    async () => (await openDatabase({ url: await url(), dataDir: "", log: silentLog, clock: worldClock })).store,
  );

  describe("Slack installations", () => {
    slackInstallationsContract(async () => openDatabase({ url: await url(), dataDir: "", log: silentLog }));
  });

  it("outlives connections that the server cuts, in use or not", async () => {
    const address = await url();
    const { store } = await openDatabase({ url: address, dataDir: "", log: silentLog });
    const { ana } = await makeWorld(store);
    const administrator = new pg.Client(address);
    await administrator.connect();
    const cut = store.transaction(async (transaction) => {
      await transaction.lockDialog(ana);
      await administrator.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rapporteur'",
      );
      await wait(100);
      await transaction.saveDialog(ana, { state: "resting" }, null, NOON);
    });
    await expect(cut).rejects.toThrow(/connection|terminat/i);
    await administrator.end();
    await store.check();
    await store.close();
  });

  it("lets several processes start at once on an empty database", async () => {
    const address = await url();
    const open = () => openDatabase({ url: address, dataDir: "", log: silentLog });
    const databases = await Promise.all([open(), open(), open()]);
    const applied = databases.map(({ migrations }) => migrations.length);
    expect(applied.filter((count) => count > 0)).toHaveLength(1);
    await Promise.all(databases.map(({ store }) => store.jobs.prepare([{ platform: "slack", tenant: "T1" }])));
    for (const { store } of databases) await store.close();
  });
});

describe("a server that cannot be used", () => {
  it("is named without its password", async () => {
    const url = "postgresql://rapporteur:very-secret@127.0.0.1:1/rapporteur";
    const opening = openDatabase({ url, dataDir: "", log: silentLog });
    await expect(opening).rejects.toThrow(
      /DATABASE_URL postgresql:\/\/rapporteur@127\.0\.0\.1:1\/rapporteur.*ECONNREFUSED/,
    );
    await expect(opening).rejects.not.toThrow("very-secret");
  });
});
