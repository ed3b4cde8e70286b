// Sealed texts: AES-256-GCM under keys that HKDF derives from the server's secret key, one for each purpose. A nonce is
// random, which is safe for 2^32 texts under one key: NIST SP 800-38D, section 8.3.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Opened, Seal, SealPurpose } from "../../src/ports/seal.ts";

const VERSION = "1";
const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Tells one secret key from another without saying anything of either. */
const KEY_NAME_BYTES = 6;

/** A sealed text is `version.key name.nonce, ciphertext and tag`, the last two in base64url. */
export function createSeal(secretKey: Uint8Array): Seal {
  const derive = (label: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secretKey, new Uint8Array(), `rapporteur ${label}`, bytes));
  const keys = new Map<SealPurpose, Buffer>();
  const keyFor = (purpose: SealPurpose): Buffer => {
    const key = keys.get(purpose) ?? derive(purpose, KEY_BYTES);
    keys.set(purpose, key);
    return key;
  };
  const keyName = derive("name of the secret key", KEY_NAME_BYTES).toString("base64url");
  return {
    seal(text, purpose, subject) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, keyFor(purpose), nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(subject));
      const body = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, keyName, body.toString("base64url")].join(".");
    },
    open(sealed, purpose, subject) {
      const [version, name, body, ...more] = sealed.split(".");
      if (version !== VERSION || name === undefined || body === undefined || more.length > 0) return { kind: "broken" };
      if (name !== keyName) return { kind: "other-key" };
      const bytes = Buffer.from(body, "base64url");
      // Node passes over what does not belong to a byte: one text would have several forms.
      if (bytes.toString("base64url") !== body) return { kind: "broken" };
      return decipher(bytes, keyFor(purpose), subject);
    },
    secretFor: (label) => derive(`secret for ${label}`, KEY_BYTES).toString("base64url"),
  };
}

function decipher(body: Buffer, key: Buffer, subject: string): Opened {
  if (body.length < NONCE_BYTES + TAG_BYTES) return { kind: "broken" };
  const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(subject)).setAuthTag(body.subarray(-TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return { kind: "opened", text: text.toString("utf8") };
  } catch {
    // The one thing that can go wrong here: the tag does not fit.
    return { kind: "broken" };
  }
}
