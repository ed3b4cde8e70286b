// A database in memory, empty and with all tables, for one test or one file of tests.
import { openAsBlob } from "node:fs";
import { inject } from "vitest";
import type { JobEngine } from "../../adapters/database/jobs.ts";
import { type Database, openDatabase } from "../../adapters/database/open-database.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { silentLog } from "./silent-log.ts";

/** By a clock of the test's, where time is to pass for broadcasts. */
export async function openMemoryDatabase(clock?: Clock, jobs?: JobEngine): Promise<Database> {
  const template = await openAsBlob(inject("memoryDatabase"));
  return openDatabase({ dataDir: "", inMemory: true, template, log: silentLog, clock, jobs });
}
