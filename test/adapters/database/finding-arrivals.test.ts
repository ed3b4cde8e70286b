// What is kept of a meeting's arrivals is never taken for what it is not, whatever is committed while it is read.
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Connections, openInMemory } from "../../../adapters/database/embedded.ts";
import { listArrivals, openArrivalBook } from "../../../adapters/database/finding-arrivals.ts";
import { openOver } from "../../../adapters/database/open-database.ts";
import { type Queries, queriesOver } from "../../../adapters/database/queries.ts";
import type { ResponseId } from "../../../src/domain/ids.ts";
import type { Store } from "../../../src/ports/store.ts";
import { after, makeWorld, NOON, type World } from "../../contracts/store-world.ts";
import { memoryTemplate } from "../../support/memory-database.ts";
import { instrument, submitRecord } from "../../support/reported.ts";
import { silentLog } from "../../support/silent-log.ts";

const CHANNEL = { all: false, own: [] };

let connections: Connections;
let store: Store;
let world: World;
beforeEach(async () => {
  connections = await openInMemory(await memoryTemplate());
  ({ store } = await openOver(connections, { dataDir: "", inMemory: true, log: silentLog }));
  world = await makeWorld(store);
  await store.saveInstrument({ ...instrument("activity-report"), id: world.instrumentId });
});
afterEach(() => store.close());

function submit(title: string, ordinal: number): Promise<ResponseId> {
  const coverage = [{ m49: "404", name: "Kenya", role: null }];
  const activity = { title, type: "training", time: "ongoing", start: "2025-06", themes: ["health"], coverage };
  return submitRecord(store, {
    questionnaire: { ...instrument("activity-report"), id: world.instrumentId },
    organizationId: world.unhcr,
    ordinal,
    answers: {
      reporting_period: [{ label: null, start: "2025-03", end: "2026-02" }],
      activities: [{ ...activity, description: "Nurses were taught.", add_details: false }],
      language: "en",
      visibility: "public",
    },
    meetingId: world.meeting.id,
    by: world.ana,
    at: after(ordinal),
  });
}

test("what came between two looks, and was withdrawn later, is not shown again", async () => {
  const book = openArrivalBook();
  const queries = queriesOver(connections.pool);
  const titles = async (over: Queries = queries) =>
    (await listArrivals(over, book, world.meeting.id, CHANNEL)).map(({ title }) => title);
  await submit("Wells of Turkana", 1);

  // Committed after the first statement of the reading, and before the next.
  let between: ResponseId | null = null;
  const interrupted: Queries = {
    ...queries,
    async rows(sql, values) {
      const rows = await queries.rows<never>(sql, values);
      between ??= await submit("Roads of Lodwar", 2);
      return rows;
    },
  };
  expect(await titles(interrupted)).toEqual(["Roads of Lodwar", "Wells of Turkana"]);
  if (between === null) throw new Error("nothing was submitted in between");
  const withdrawn: ResponseId = between;
  await store.transaction((within) => within.withdrawResponse(withdrawn, world.ana, NOON));
  expect(await titles()).toEqual(["Wells of Turkana"]);
});
