// A database in memory, empty and with all tables, for one test or one file of tests.
import { openAsBlob } from "node:fs";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../adapters/database/open-database.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { silentLog } from "./silent-log.ts";

/** `clock`: by which broadcasts fall due, where the test has one of its own. */
export async function openMemoryDatabase(clock?: Clock): Promise<Database> {
  const template = await memoryTemplate();
  return openDatabase({ dataDir: "", inMemory: true, template, log: silentLog, ...(clock && { clock }) });
}

/** What a database in memory can begin with: no rows, all tables. */
export function memoryTemplate(): Promise<Blob> {
  return openAsBlob(inject("memoryDatabase"));
}
