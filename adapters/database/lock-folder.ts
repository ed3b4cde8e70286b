// One process on one folder. Two embedded databases on the same folder lose each other's rows without a word, so a lock
// of the kernel's is held, which goes away with the process however it ends; a file that says "locked" would stay.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export class FolderInUse extends Error {
  readonly code = "database-in-use";

  constructor(folder: string, cause: unknown) {
    super(
      `the folder ${folder} is in use by another process of this program; stop that one, or set DATABASE_URL to run several`,
      { cause },
    );
    this.name = "FolderInUse";
  }
}

/**
 * Returns what lets go of the folder again.
 *
 * @throws {FolderInUse} naming the folder, when another process holds it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "lock"));
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw new FolderInUse(folder, error);
  }
  return () => lock.close();
}
