// Ids and one-time codes from the system's cryptographic source.
import { createHmac, randomInt } from "node:crypto";
import { v7 } from "uuid";
import type { Ids } from "../../src/ports/ids.ts";

/** Letters and digits that cannot be taken for one another: 31 of them, so that 8 make 39 bits. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CODE_CHARACTERS = 8;

/** `key` is the server's secret key: whoever reads the database cannot try codes without it. */
export function createIds(key: Uint8Array): Ids {
  return {
    next: () => v7(),
    code: () => Array.from({ length: CODE_CHARACTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(""),
    hash: (code) => createHmac("sha256", key).update(`one-time code:${code}`).digest("hex"),
  };
}
