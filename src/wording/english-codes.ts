// The codes with which Slack and Teams refuse a message or a question, in plain words: one table a platform. Sources:
// https://docs.slack.dev/reference/methods/chat.postMessage#errors
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
import type { Platform } from "../chat/address.ts";

/** Those that are the same wherever the message goes, most of them our own. */
const SHARED: Readonly<Record<string, string>> = {
  network: "the platform did not answer",
  "no-answer": "the platform did not answer",
  "platform-not-configured": "this installation is not connected to the platform",
  "target-missing": "the message that it was to replace never arrived",
  "cannot-tell": "the platform cannot say whether it arrived",
  "not-asked-yet": "not asked yet",
  unreadable: "the platform gave an answer that could not be read",
  removed: "the app was removed",
  "not-installed": "the app is not installed there",
  "secret-key": "the token of the app is kept under another secret key",
  deleted: "the account was closed",
  guest: "a guest",
  tenant: "of another tenant",
  stranger: "of another organization",
};

const SLACK: Readonly<Record<string, string>> = {
  user_disabled: "the account was closed",
  user_not_found: "the account is not there any more",
  user_not_visible: "the account is of another organization",
  invalid_user_combination: "the account is of another organization and shares no channel with the app",
  other_team: "of another workspace",
  is_stranger: "of another organization",
  is_restricted: "a guest of several channels",
  is_ultra_restricted: "a guest of one channel",
  is_archived: "the conversation was archived",
  is_inactive: "the conversation was closed",
  channel_not_found: "the conversation is not there any more",
  not_in_channel: "the app is not in the channel",
  account_inactive: "the app was removed from the workspace",
  invalid_auth: "the token of the app does not hold any more",
  not_authed: "the token of the app does not hold any more",
  token_expired: "the token of the app has expired",
  token_revoked: "the app was removed from the workspace",
  team_access_not_granted: "the app was not approved for this workspace",
  team_not_found: "the workspace is not there any more",
  access_denied: "the workspace does not admit the app",
  app_access_restricted: "the workspace restricts who may use the app",
  enterprise_is_restricted: "the enterprise does not admit the app",
  ekm_access_denied: "the enterprise has locked its messages",
  messages_tab_disabled: "messages to the app are switched off",
  restricted_action: "the workspace does not let the app write",
  two_factor_setup_required: "the account waits for a second factor",
  missing_scope: "the app lacks a permission",
  no_permission: "the app lacks a permission",
  ratelimited: "too many messages at once",
  rate_limited: "too many messages at once",
  message_limit_exceeded: "the workspace has sent too many messages",
  msg_too_long: "the message was too long",
  msg_blocks_too_long: "the message was too long",
  invalid_blocks: "the platform did not take the form of the message",
  message_not_found: "the message that it was to replace is gone",
  internal_error: "trouble at Slack",
  fatal_error: "trouble at Slack",
  service_unavailable: "trouble at Slack",
};

const TEAMS: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: "the app is not installed for this person any more",
  BotNotRegistered: "the app is not registered with Microsoft",
  BotDisabledByAdmin: "an administrator has switched the app off",
  ConversationBlockedByUser: "the person has blocked the app",
  MessageWritesBlocked: "the person or an administrator has blocked the app",
  ConversationNotFound: "the conversation is not there any more",
  MemberNotFoundInConversation: "the person is not in the conversation any more",
  MessageSizeTooBig: "the message was too long",
  PreconditionFailed: "trouble at Microsoft",
  Throttled: "too many messages at once",
  "no-token": "Microsoft gave the app no token",
  "no-reference": "where to write is not known",
  "no-conversation": "the app was never installed for this person",
  "not-loopback": "another address than this machine, while Teams runs without tokens",
  "too-large": "the message was too long",
};

const CODES: Readonly<Record<Platform, Readonly<Record<string, string>>>> = { slack: SLACK, teams: TEAMS, web: {} };

export const codes = {
  /** The words for a code, and the code itself for whoever looks it up; an unknown code stands alone. */
  codeInWords: (platform: Platform, code: string): string => {
    const [word = code] = code.split(":");
    const words = CODES[platform][word];
    return words === undefined ? (SHARED[word] ?? code) : `${words} (${code})`;
  },
};
