// A look at what a token claims, before the library verifies it. Tokens that cannot be good are refused here, because
// the library adds the issuers of every unverified token to a list that it never empties, and prints what it refuses.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";

/** The one issuer of tokens from Teams. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const ISSUER = "https://api.botframework.com";

/** As the library tolerates, by the same source. */
const CLOCK_TOLERANCE_SECONDS = 5 * 60;

const Claims = z.object({ iss: z.literal(ISSUER), aud: z.string(), exp: z.number() });

/** True for a token that may be good; nothing of it is verified yet. */
export function looksGood(authorization: string, appId: string, now: Temporal.Instant): boolean {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const claims = Claims.safeParse(payload ? decode(payload) : null);
  if (!claims.success || claims.data.aud !== appId) return false;
  return claims.data.exp + CLOCK_TOLERANCE_SECONDS > now.epochMilliseconds / 1000;
}

function decode(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    // Not a token at all, which is for the caller to refuse.
    return null;
  }
}
