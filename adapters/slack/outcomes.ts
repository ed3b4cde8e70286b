// What Slack answers to a delivery, and what becomes of it. The codes are those of chat.postMessage, chat.update,
// chat.postEphemeral, conversations.open and every method:
// https://docs.slack.dev/reference/methods/chat.postMessage#errors
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import type { DeliveryOutcome } from "../../src/ports/chat-platform.ts";

type Failure = Exclude<DeliveryOutcome, { kind: "sent" }>;

/** Slack has trouble of its own, or the workspace is being moved. */
const TRY_LATER: Readonly<Record<string, number>> = {
  service_unavailable: 60,
  update_failed: 30,
  external_channel_migrating: 600,
  team_added_to_org: 600,
  org_login_required: 3600,
};

/** Said to the app in the whole workspace, and not to this message. */
const HOLD_WORKSPACE: Readonly<Record<string, number>> = {
  rate_limited: 30,
  ratelimited: 30,
  message_limit_exceeded: 3600,
};

/** In the middle of it: "some aspect of the operation" may have succeeded. */
const LOST: ReadonlySet<string> = new Set(["fatal_error", "internal_error", "request_timeout"]);

/** Nobody is there to read it: the person, the channel or the app is gone or closed. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  "access_denied",
  "account_inactive",
  "app_access_restricted",
  "channel_not_found",
  "ekm_access_denied",
  "enterprise_is_restricted",
  "invalid_auth",
  "invalid_user_combination",
  "is_archived",
  "is_inactive",
  "messages_tab_disabled",
  "method_not_supported_for_channel_type",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "not_in_channel",
  "restricted_action",
  "restricted_action_non_threadable_channel",
  "restricted_action_read_only_channel",
  "restricted_action_thread_locked",
  "restricted_action_thread_only_channel",
  "team_access_not_granted",
  "team_not_found",
  "token_expired",
  "token_revoked",
  "two_factor_setup_required",
  "user_disabled",
  "user_not_found",
  "user_not_in_channel",
  "user_not_visible",
]);

/** Nothing left this machine: tried again when the network may be back. */
const NETWORK_SECONDS = 15;
const NOT_LEFT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);
const SERVER_SECONDS = 30;
const FIRST_SERVER_ERROR = 500;

/**
 * What an error of the client means for the delivery; any code that is not known to pass, or to be about who reads it,
 * is about the message, which Slack will never take. Null for what is no answer of Slack's but a bug.
 */
export function readFailure(error: unknown): Failure | null {
  if (error instanceof WebAPIRateLimitedError) return holdWorkspace(error.retryAfter, "ratelimited");
  if (error instanceof WebAPIPlatformError) return readCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return readStatus(error.statusCode);
  if (!(error instanceof WebAPIRequestError)) return null;
  const code: unknown = Reflect.get(error.original, "code");
  return typeof code === "string" && NOT_LEFT.has(code)
    ? { kind: "try-later", afterSeconds: NETWORK_SECONDS, code: "network" }
    : { kind: "lost", code: "network" };
}

function readCode(code: string): Failure {
  // Where the answer is no JSON, the client passes the whole page for a code.
  if (!/^[a-z0-9_]+$/.test(code)) return { kind: "lost", code: "unreadable" };
  const heldSeconds = HOLD_WORKSPACE[code];
  if (heldSeconds !== undefined) return holdWorkspace(heldSeconds, code);
  if (LOST.has(code)) return { kind: "lost", code };
  const afterSeconds = TRY_LATER[code];
  if (afterSeconds !== undefined) return { kind: "try-later", afterSeconds, code };
  if (UNREACHABLE.has(code)) return { kind: "unreachable", code };
  return { kind: "refused", code };
}

export function readStatus(status: number): Failure {
  const code = `http_${status}`;
  if (status === 429) return holdWorkspace(SERVER_SECONDS, code);
  if (status === 503) return { kind: "try-later", afterSeconds: SERVER_SECONDS, code };
  return status >= FIRST_SERVER_ERROR || status === 408 ? { kind: "lost", code } : { kind: "refused", code };
}

function holdWorkspace(afterSeconds: number, code: string): Failure {
  return { kind: "try-later", afterSeconds, code, holdsLane: true };
}
