// What purging deletes, and what it must leave.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../adapters/database/open-database.ts";
import { delivery, heard, makeWorld, NOON, talkWith } from "../../contracts/store-world.ts";
import { openMemoryDatabase } from "../../support/memory-database.ts";

let database: Database;
beforeAll(async () => {
  database = await openMemoryDatabase();
});
afterAll(async () => {
  await database.store.close();
});

it("deletes old events, codes and deliveries, but no open question and nothing that waits", async () => {
  const { store } = database;
  const { ana, ben } = await makeWorld(store);
  const [old, prompt, waiting] = [delivery("old", ana), delivery("prompt", ana), delivery("waiting", ben)];
  await store.transaction(async (transaction) => {
    await transaction.claimEvent(heard("old", ana), NOON);
    await transaction.addCode(ana, "old", NOON);
    await transaction.enqueue([old, prompt, waiting], NOON);
    await transaction.saveDialog(ana, { state: "resting" }, prompt.id, NOON);
  });
  for (const { id } of [old, prompt]) {
    await store.claimDeliveries(NOON, 1, talkWith(ana));
    await store.finishDelivery(id, "sent", `ref-${id}`, null, NOON);
  }
  const days = (count: number) => NOON.add({ hours: 24 * count });
  expect(await database.purge(days(1))).toEqual({ events: 0, deliveries: 0, codes: 0 });
  expect(await database.purge(days(91))).toEqual({ events: 1, deliveries: 1, codes: 1 });
  expect(await store.countDeliveries()).toMatchObject({ sent: 1, waiting: 1 });
  expect((await store.transaction((transaction) => transaction.lockDialog(ana))).promptRef).toBe("ref-prompt");
});
