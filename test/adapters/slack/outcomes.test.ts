import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import { expect, test } from "vitest";
import { readFailure } from "../../../adapters/slack/outcomes.ts";

const withCode = (code: string) => Object.assign(new Error(code), { code });
const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });

test.each([
  [
    "Slack says how long to wait",
    new WebAPIRateLimitedError(42),
    { kind: "try-later", afterSeconds: 42, code: "ratelimited", holdsLane: true },
  ],
  [
    "Slack says it in its body",
    platform("ratelimited"),
    { kind: "try-later", afterSeconds: 30, code: "ratelimited", holdsLane: true },
  ],
  ["Slack has trouble in the middle of it", platform("internal_error"), { kind: "lost", code: "internal_error" }],
  ["a server between us loses the answer", new WebAPIHTTPError(504, "Timeout", {}), { kind: "lost", code: "http_504" }],
  [
    "the workspace is being moved",
    platform("team_added_to_org"),
    { kind: "try-later", afterSeconds: 600, code: "team_added_to_org" },
  ],
  [
    "a server between us fails",
    new WebAPIHTTPError(503, "Unavailable", {}),
    { kind: "try-later", afterSeconds: 30, code: "http_503" },
  ],
  ["a server between us refuses", new WebAPIHTTPError(403, "Forbidden", {}), { kind: "refused", code: "http_403" }],
  ["the connection is cut", new WebAPIRequestError(withCode("ECONNRESET")), { kind: "lost", code: "network" }],
  [
    "nobody can be connected to",
    new WebAPIRequestError(withCode("ECONNREFUSED")),
    { kind: "try-later", afterSeconds: 15, code: "network" },
  ],
  ["a bug is no answer", new TypeError("x"), null],
])("%s", (_what, error, outcome) => {
  expect(readFailure(error)).toEqual(outcome);
});

test.each([
  "account_inactive",
  "channel_not_found",
  "invalid_user_combination",
  "is_archived",
  "messages_tab_disabled",
  "not_in_channel",
  "restricted_action",
  "restricted_action_read_only_channel",
  "token_revoked",
  "user_disabled",
  "user_not_found",
  "user_not_visible",
])("%s: nobody is there to read it", (code) => {
  expect(readFailure(platform(code))).toEqual({ kind: "unreachable", code });
});

test.each([
  "block_mismatch",
  "cant_update_message",
  "edit_window_closed",
  "invalid_blocks",
  "message_not_found",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "an_error_of_next_year",
])("%s: Slack will never take this message", (code) => {
  expect(readFailure(platform(code))).toEqual({ kind: "refused", code });
});
