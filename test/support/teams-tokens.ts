// Tokens as Teams sends them, signed with a key of the test's own, and the keys as the Bot Framework publishes them.
import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

export const APP_ID = "11111111-aaaa-4bbb-8ccc-222222222222";
export const TENANT = "33333333-dddd-4eee-9fff-444444444444";

export type TokenClaims = {
  readonly iss?: string;
  readonly aud?: string;
  readonly exp?: number;
  readonly [claim: string]: unknown;
};

export type TokenIssuer = {
  readonly publicKeys: { readonly keys: readonly object[] };
  /** A good token for this service address, but for the claims, the key and the key id that are named. */
  issue(serviceUrl: string, claims?: TokenClaims, signing?: { key?: KeyObject; keyId?: string }): string;
};

const KEY_ID = "test-key";

export function createTokenIssuer(): TokenIssuer {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = { ...pair.publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", endorsements: ["msteams"] };
  return {
    publicKeys: { keys: [publicKey] },
    issue(serviceUrl, claims = {}, { key = pair.privateKey, keyId = KEY_ID } = {}) {
      const now = Math.floor(Date.now() / 1000);
      return sign(
        { alg: "RS256", typ: "JWT", kid: keyId },
        {
          iss: "https://api.botframework.com",
          aud: APP_ID,
          serviceurl: serviceUrl,
          nbf: now - 60,
          exp: now + 3600,
          ...claims,
        },
        key,
      );
    },
  };
}

export function createStrangeKey(): KeyObject {
  return generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
}

function sign(header: object, payload: object, key: KeyObject): string {
  const content = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${content}.${createSign("RSA-SHA256").update(content).sign(key).toString("base64url")}`;
}
