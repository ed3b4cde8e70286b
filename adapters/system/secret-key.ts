// The server's secret key: from the settings, or made once and kept beside the data.
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Log } from "../../src/ports/log.ts";

const KEY_BYTES = 32;

/** 32 bytes. A key that was made here is kept in a file that only its owner can read. */
export function readSecretKey(setting: Uint8Array | null, dataDir: string, log: Log): Uint8Array {
  if (setting) return setting;
  const file = path.join(dataDir, "secret-key");
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(KEY_BYTES).toString("base64"), { mode: 0o600, flag: "wx" });
    log.warn("secret key made", { setting: "SECRET_KEY", keptIn: "DATA_DIR" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const key = Buffer.from(readFileSync(file, "utf8"), "base64");
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold a key of ${KEY_BYTES} bytes`);
  return key;
}
