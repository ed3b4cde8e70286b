// Dialogs that an older program stored.
import { afterAll, beforeAll, expect, it } from "vitest";
import { lockDialog } from "../../../adapters/database/dialogs.ts";
import { type Connections, openInMemory } from "../../../adapters/database/embedded.ts";
import { migrate } from "../../../adapters/database/migrate.ts";
import { queriesOver } from "../../../adapters/database/queries.ts";
import { PersonId } from "../../../src/domain/ids.ts";

let connections: Connections;
beforeAll(async () => {
  connections = await openInMemory();
  await migrate(connections.pool);
});
afterAll(async () => {
  await connections.close();
});

it("reads a dialog of a shape that is no longer known as resting", async () => {
  const ana = PersonId.parse("ana");
  await connections.pool.query(`
    INSERT INTO people (id, name, time_zone, language) VALUES ('ana', 'Ana', 'UTC', 'en');
    INSERT INTO dialogs (person_id, dialog, saved_at) VALUES ('ana', '{"state":"asked","questionIndex":3}', now())`);
  const record = await lockDialog(queriesOver(connections.pool), ana);
  expect(record.dialog).toEqual({ state: "resting" });
});
