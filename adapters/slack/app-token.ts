// Whether Slack takes the app-level token, by which connections are opened.
// https://docs.slack.dev/reference/methods/apps.connections.open
import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import type { Log } from "../../src/ports/log.ts";
import { createKeepAlive } from "./keep-alive-fetch.ts";
import { clientOptions } from "./workspaces.ts";

/** Slack has trouble of its own: no word on the token. */
const SLACKS_OWN: ReadonlySet<string> = new Set([
  "accesslimited",
  "fatal_error",
  "internal_error",
  "rate_limited",
  "ratelimited",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** Slack's code where it refuses the token; null where it said nothing of it. */
export function readTokenRefusal(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const code = error.data.error;
  // Where the answer is no JSON, the client passes the whole page for a code.
  return SLACKS_OWN.has(code) || !/^[a-z0-9_]+$/.test(code) ? null : code;
}

/** In words for the operator. */
export function explainTokenRefusal(code: string): string {
  return (
    `SLACK_APP_TOKEN: Slack refuses it (${code}). Turn on Socket Mode for the app at https://api.slack.com/apps, generate ` +
    "an app-level token with the scope connections:write under Basic Information, and set that; or leave it unset, and " +
    "let Slack reach /slack/events"
  );
}

/**
 * Asks Slack for a connection, and opens none.
 *
 * @returns in words for the operator, what is wrong; null where a connection can be opened.
 */
export async function checkAppToken(appToken: string, apiUrl: string, log: Log): Promise<string | null> {
  const keepAlive = createKeepAlive();
  try {
    const client = new WebClient(appToken, clientOptions({ apiUrl, fetch: keepAlive.fetch, log }));
    await client.apps.connections.open({});
    return null;
  } catch (error) {
    const code = readTokenRefusal(error);
    if (code !== null) return explainTokenRefusal(code);
    const name = error instanceof Error ? error.name : "unknown";
    return `SLACK_APP_TOKEN: ${apiUrl} gave no connection (${name}); is it reachable from here?`;
  } finally {
    keepAlive.close();
  }
}
