// A database with the demonstration and a little of everything else in it, and every row of a database as it says it.
import type pg from "pg";
import { readDemonstration } from "../../../adapters/cli/demonstration.ts";
import { type DatabaseSettings, openDatabase } from "../../../adapters/database/open-database.ts";
import { loadDemonstration } from "../../../src/app/load-demonstration.ts";
import type { Store } from "../../../src/ports/store.ts";
import { INSTRUMENTS } from "../../../src/questionnaire/instruments/instruments.ts";
import { accountOf, after, delivery, heard, makeWorld, NOON, talkWith } from "../../contracts/store-world.ts";
import { silentLog } from "../../support/silent-log.ts";

/** The demonstration, and a little of what it has not: a code, an event, a message that waits. */
export async function fill(settings: DatabaseSettings): Promise<void> {
  const { store } = await openDatabase(settings);
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  await loadDemonstration({ store, clock: { now: () => NOON }, log: silentLog }, await readDemonstration());
  await talk(store);
  await store.close();
}

async function talk(store: Store): Promise<void> {
  const { ana, unhcr } = await makeWorld(store);
  await store.transaction(async (transaction) => {
    await transaction.lockAccount(accountOf(ana), talkWith(ana, { place: { deep: ["é", null] } }), NOON);
    await transaction.bindAccount(accountOf(ana), ana, "code", NOON);
    await transaction.claimEvent(heard("copied", ana), NOON);
    await transaction.addCode(ana, "the hash of a code", after(60));
    await transaction.enqueue([delivery("copied", ana)], NOON);
    await transaction.saveHolidays(unhcr, []);
    await transaction.audit({ at: NOON, personId: ana, action: "a copy", subject: "'; DROP", facts: { "\\": "\n" } });
  });
}

type Seen = { readonly rows: ReadonlyMap<string, readonly string[]>; readonly sequences: readonly string[] };

/** Every row of every table, and where the sequences stand, in the database's own words. */
export async function look(pool: pg.Pool): Promise<Seen> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const rows = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const found = await pool.query<{ row: string }>(
      `SELECT t::text AS row FROM "${name.replaceAll('"', '""')}" AS t ORDER BY 1`,
    );
    rows.set(
      name,
      found.rows.map(({ row }) => row),
    );
  }
  const { rows: sequences } = await pool.query<{ says: string }>(
    "SELECT sequencename || ' ' || coalesce(last_value::text, 'new') AS says FROM pg_sequences ORDER BY 1",
  );
  return { rows, sequences: sequences.map(({ says }) => says) };
}
