// Folders for databases of tests, and a database to begin with: empty and with all tables, as a server leaves it behind
// that was started and stopped.
import { cp, mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

/** Files that Linux keeps in memory: what is safe on a disk is no claim of these tests, and need not be waited for. */
const IN_MEMORY = "/dev/shm";
/** Far more than all databases of a run together. */
const ROOM_BYTES = 2 ** 31;

/** A new, empty folder: in memory where there is much room, else where temporary files are. */
export async function makeQuickFolder(prefix: string): Promise<string> {
  const { bavail, bsize } = await statfs(IN_MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return mkdtemp(join(bavail * bsize >= ROOM_BYTES ? IN_MEMORY : tmpdir(), prefix));
}

/** Into a data folder that has no database yet. */
export async function beginWithTables(dataDir: string): Promise<void> {
  await cp(inject("folderDatabase"), join(dataDir, "postgres"), { recursive: true });
}
