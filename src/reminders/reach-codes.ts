// What a code with which a platform refused a message says of the person: whether somebody left, is blocked, or the app is
// not there. The sources are those of `adapters/slack/outcomes.ts` and `adapters/teams/outcomes.ts`.
import type { Platform } from "../chat/address.ts";
import type { ReachState } from "../domain/reach.ts";

type Codes = Readonly<Partial<Record<ReachState, readonly string[]>>>;

const SLACK: Codes = {
  left: ["user_disabled", "user_not_found", "is_archived", "is_inactive", "channel_not_found", "deleted"],
  external: ["user_not_visible", "invalid_user_combination"],
  "app-not-installed": [
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "token_expired",
    "token_revoked",
    "team_access_not_granted",
    "team_not_found",
  ],
  blocked: [
    "access_denied",
    "app_access_restricted",
    "ekm_access_denied",
    "enterprise_is_restricted",
    "messages_tab_disabled",
    "restricted_action",
    "two_factor_setup_required",
  ],
  "not-permitted": ["missing_scope", "no_permission", "not_allowed_token_type"],
};

const TEAMS: Codes = {
  left: ["ConversationNotFound", "MemberNotFoundInConversation"],
  "app-not-installed": ["BotNotInConversationRoster", "BotNotRegistered"],
  blocked: ["BotDisabledByAdmin", "ConversationBlockedByUser", "MessageWritesBlocked"],
};

const CODES: Readonly<Record<Platform, Codes>> = { slack: SLACK, teams: TEAMS, web: {} };
const STATES = ["left", "external", "app-not-installed", "blocked", "not-permitted"] as const;

/** Null for a code that says nothing of the person. */
export function reachOfCode(platform: Platform, code: string): ReachState | null {
  const [word = ""] = code.split(":");
  return STATES.find((state) => CODES[platform][state]?.includes(word)) ?? null;
}
