// A database in memory, empty and with all tables, for one test or one file of tests.
import { openAsBlob } from "node:fs";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../adapters/database/open-database.ts";
import { silentLog } from "./silent-log.ts";

export async function openMemoryDatabase(): Promise<Database> {
  const template = await openAsBlob(inject("memoryDatabase"));
  return openDatabase({ dataDir: "", inMemory: true, template, log: silentLog });
}
