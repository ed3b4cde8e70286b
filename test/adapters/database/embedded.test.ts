// The store over the embedded database, in memory and in a folder.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../adapters/database/open-database.ts";
import { slackInstallationsContract } from "../../contracts/slack-installations-contract.ts";
import { storeContract } from "../../contracts/store-contract.ts";
import { makeWorld, worldClock } from "../../contracts/store-world.ts";
import { openMemoryDatabase } from "../../support/memory-database.ts";
import { silentLog } from "../../support/silent-log.ts";

describe("in memory", () => {
  storeContract(async () => (await openMemoryDatabase(worldClock)).store);
});

describe("Slack installations in memory", () => {
  slackInstallationsContract(openMemoryDatabase);
});

describe("in a folder", () => {
  let dataDir = "";
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "rapporteur-data-"));
  });
  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
  });

  it("keeps what was stored, and applies migrations once", { timeout: 120_000 }, async () => {
    const first = await openDatabase({ dataDir, log: silentLog });
    expect(first.migrations.length).toBeGreaterThan(0);
    expect(first.kind).toBe("embedded");
    const { meeting } = await makeWorld(first.store);
    await first.store.close();
    const second = await openDatabase({ dataDir, log: silentLog });
    expect(second.migrations).toEqual([]);
    expect(await second.store.findMeeting(meeting.id)).toEqual(meeting);
    await second.store.close();
  });
});
