// Which instruments the database has after a start: those of the house, but never instead of what somebody imported.
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepInstruments } from "../../src/composition/open-storage.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { openMemoryDatabase } from "../support/memory-database.ts";
import { instrument } from "../support/reported.ts";
import { RecordingLog } from "../support/slack-adapter.ts";

let store: Store;
let log: RecordingLog;
beforeEach(async () => {
  ({ store } = await openMemoryDatabase());
  log = new RecordingLog();
});
afterEach(() => store.close());

const find = ({ id, version }: Questionnaire) =>
  store.transaction((transaction) => transaction.findInstrument(id, version));

test("all of the house's, and nothing is said of them at the next start", async () => {
  await keepInstruments(store, log);
  await keepInstruments(store, log);
  for (const each of INSTRUMENTS) expect(await find(each)).toEqual(each);
  expect(JSON.stringify(log)).not.toContain("differs");
});

test("what was imported under the same version stays, and the log says so", async () => {
  const shipped = instrument("surveys-2007");
  const imported: Questionnaire = { ...shipped, title: { en: "Our own title" } };
  await store.saveInstrument(imported);
  await keepInstruments(store, log);
  expect(await find(shipped)).toEqual(imported);
  expect(JSON.stringify(log)).toContain("instrument differs from the kept");
});

test("a later version that was imported stays beside the house's", async () => {
  const shipped = instrument("surveys-2007");
  const later: Questionnaire = { ...shipped, version: shipped.version + 1, title: { en: "The next one" } };
  await store.saveInstrument(later);
  await keepInstruments(store, log);
  expect(await find(shipped)).toEqual(shipped);
  expect(await store.transaction((transaction) => transaction.findInstrument(shipped.id))).toEqual(later);
});
