// The database as a backup needs it: opened without being brought up to date, so that nothing is written to it that was
// not asked for.
import type { Temporal } from "temporal-polyfill";
import { type BackedUp, type Restored, restoreBackup, takeBackup } from "./backup.ts";
import { type DatabaseSettings, openConnections } from "./open-database.ts";

export type Backups = {
  take(path: string, at: Temporal.Instant): Promise<BackedUp>;
  restore(path: string, at: Temporal.Instant): Promise<Restored>;
  close(): Promise<void>;
};

/** @throws {Error} as `openDatabase` does. */
export async function openBackups(settings: DatabaseSettings): Promise<Backups> {
  const { pool, close } = await openConnections(settings);
  return {
    take: (path, at) => takeBackup(pool, path, at),
    restore: (path, at) => restoreBackup(pool, path, at),
    close,
  };
}
