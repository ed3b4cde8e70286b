// A file that is there whole or not at all: it is written beside its place and moved there. A crash, a full disk or a
// reader in between never meets half a document.
import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

/** What is no file (a pipe, a device) is written to as it is; a link stays one, and what it names is replaced. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const known = await ifThere(stat(path));
  // A folder is refused by the system, in its own words.
  if (known !== null && !known.isFile()) return writeFile(path, content);
  const place = (await ifThere(realpath(path))) ?? path;
  const beside = `${place}.${randomUUID()}.part`;
  try {
    const file = await open(beside, "wx", (known?.mode ?? 0o666) & 0o777);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
