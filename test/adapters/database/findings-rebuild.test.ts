// Findings made anew say what those said that were made with each submission.
import { expect, test } from "vitest";
import { openInMemory } from "../../../adapters/database/embedded.ts";
import { FINDINGS_VERSION, rebuildFindings } from "../../../adapters/database/findings-rebuild.ts";
import { openOver } from "../../../adapters/database/open-database.ts";
import { makeOrganization, makeWorld, NOON } from "../../contracts/store-world.ts";
import { memoryTemplate } from "../../support/memory-database.ts";
import { instrument, submitRecord } from "../../support/reported.ts";
import { silentLog } from "../../support/silent-log.ts";

const EVERYTHING = `SELECT to_jsonb(w) - 'number' - 'tally' AS said, to_jsonb(f) - 'number' - 'tally' AS facets,
    substr(f.tally, 11) AS tally, w.tally = f.tally AS alike
  FROM findings w JOIN finding_facets f USING (number) ORDER BY w.id`;

test("at start when the way of compiling changed, and only then", async () => {
  const connections = await openInMemory(await memoryTemplate());
  const { store } = await openOver(connections, { dataDir: "", inMemory: true, log: silentLog });
  const world = await makeWorld(store);
  const questionnaire = { ...instrument("activity-report"), id: world.instrumentId };
  await store.saveInstrument(questionnaire);
  await store.importRoster({ organizations: [makeOrganization(world.iom, "Migration")], people: [] }, NOON);
  const answers = {
    reporting_period: [{ label: null, start: "2025", end: "2026" }],
    activities: [],
    summary: "Two courses were held, and a survey of what workers pay is in preparation.",
    language: "en",
    visibility: "public",
  };
  for (const ordinal of [1, 2, 3]) {
    const report = {
      questionnaire,
      organizationId: world.unhcr,
      ordinal,
      answers,
      meetingId: world.meeting.id,
      by: world.ana,
    };
    const id = await submitRecord(store, report);
    if (ordinal === 3) await store.transaction((within) => within.withdrawResponse(id, world.ana, NOON));
  }
  const { rows: before } = await connections.pool.query(EVERYTHING);
  expect(before).toHaveLength(2);

  expect(await rebuildFindings(connections.pool)).toBeNull();
  expect(await rebuildFindings(connections.pool, FINDINGS_VERSION + 1)).toBe(2);
  const { rows: after } = await connections.pool.query(EVERYTHING);
  expect(after).toEqual(before);
  await store.close();
});
