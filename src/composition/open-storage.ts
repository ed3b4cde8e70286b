// The database with the instruments in it, and the addresses under which something of this installation can be had.
import { type Database, type DatabaseSettings, openDatabase } from "../../adapters/database/open-database.ts";
import { writeCalendar } from "../../adapters/documents/write-calendar.ts";
import { systemClock } from "../../adapters/system/clock.ts";
import { readSecretKey } from "../../adapters/system/secret-key.ts";
import { createCalendar } from "../../adapters/web/calendar-route.ts";
import type { MeetingId } from "../domain/ids.ts";
import type { Addresses } from "../ports/addresses.ts";
import type { LanguageModel } from "../ports/drafts.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../ports/store.ts";
import { INSTRUMENTS } from "../questionnaire/instruments/instruments.ts";
import { nextVersion } from "../questionnaire/next-version.ts";
import { compileCalendar } from "../reports/calendar.ts";
import type { Settings } from "../settings.ts";

export async function openStorage(settings: Settings, log: Log): Promise<Database> {
  const database = await openDatabase(databaseOf(settings, log));
  await keepInstruments(database.store, log);
  return database;
}

/**
 * Keeps the instruments that come with the house. Where somebody imported a version of one before the house had it, the
 * imported one stays, so that the start never fails by it.
 */
export async function keepInstruments(store: Store, log: Log): Promise<void> {
  for (const instrument of INSTRUMENTS) {
    const { id, version } = instrument;
    const kept = await store.transaction((transaction) => transaction.findInstrument(id, version));
    if (kept === null) await store.saveInstrument(instrument);
    else if (nextVersion(instrument, kept).kind !== "unchanged")
      log.warn("instrument differs from the kept", { id, version });
  }
}

export function databaseOf({ database, dataDir }: Settings, log: Log): DatabaseSettings {
  return { url: database.kind === "postgresql" ? database.url : undefined, dataDir, log };
}

/** Where the world reaches this server; in the try-out, where this machine does. */
export function reachedAt({ publicUrl, tryOut, host, port }: Settings): string | null {
  return publicUrl ?? (tryOut ? `http://${host}:${port}` : null);
}

/** The addresses that the running server answers. */
export function addressesFor(settings: Settings, log: Log): Addresses {
  const secretKey = readSecretKey(settings.secretKey, settings.dataDir, log);
  return createCalendar({ secretKey, baseUrl: reachedAt(settings), readCalendar: async () => null }).addresses;
}

export async function readCalendar(store: Store, meetingId: MeetingId): Promise<string | null> {
  const meeting = await store.findMeeting(meetingId);
  const titleOf = (asked: string) => INSTRUMENTS.find(({ id }) => id === asked)?.title.en ?? asked;
  return meeting && writeCalendar(meeting.title, compileCalendar(meeting, titleOf), systemClock.now());
}

/** Loaded only where it is set. */
export async function openLanguageModel({ languageModel }: Settings): Promise<LanguageModel | null> {
  if (!languageModel) return null;
  const { createLanguageModel } = await import("../../adapters/language-model/language-model.ts");
  return createLanguageModel({ settings: languageModel });
}
