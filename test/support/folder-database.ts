// A database in a folder, empty and with all tables: as a server leaves it behind that was started and stopped.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";

/** Into a data folder that has no database yet. */
export async function beginWithTables(dataDir: string): Promise<void> {
  await cp(inject("folderDatabase"), join(dataDir, "postgres"), { recursive: true });
}
