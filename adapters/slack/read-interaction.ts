// Slash commands, presses, choices, forms and shortcuts, read into what the bot understands. Slack does not send them
// again, but a client may press twice: each has an id of its own all the same.
// https://docs.slack.dev/reference/interaction-payloads
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { AccountKey, Conversation } from "../../src/chat/address.ts";
import type { Inbound, InboundEvent } from "../../src/chat/inbound.ts";
import { readControlKind, readModalNote, readQuickChoice, writeMessageRef } from "./controls.ts";
import type {
  Action,
  BlockActions,
  BlockSuggestion,
  Shortcut,
  SlashCommand,
  State,
  ViewSubmission,
} from "./payloads.ts";
import { isDirect, readAccount, readPersonal, readTenant, readTime, readWhisper } from "./read-address.ts";
import { readText } from "./read-text.ts";
import { SEARCH_FIELD, SEARCH_MESSAGE, SEARCH_VIEW } from "./search-view.ts";

/** More words than that say less. */
const MAX_SEARCH_CHARACTERS = 150;

type Sender = Pick<BlockActions, "user" | "team" | "enterprise">;

/** Whose request this is; null only if Slack named no workspace at all. */
export function readSender({ user, team, enterprise }: Sender): AccountKey | null {
  const tenant = readTenant(enterprise?.id ?? team?.enterprise_id, team?.id ?? user.team_id);
  return tenant === null ? null : readAccount(tenant, user.id);
}

/**
 * A command in a channel is answered there, for the person's eyes. In a direct message it is answered in the
 * conversation with the bot: Slack does not say whether the direct message was that one.
 */
export function readCommand(command: SlashCommand, at: Temporal.Instant): InboundEvent | null {
  const tenant = readTenant(command.enterprise_id, command.team_id);
  if (tenant === null) return null;
  const { channel_id: channel, user_id: user, response_url: responseUrl } = command;
  return {
    id: `command/${command.trigger_id}`,
    account: readAccount(tenant, user),
    conversation: isDirect(channel) ? readPersonal(tenant, user) : readWhisper(tenant, channel, user, responseUrl, at),
    at,
    replacesInPlace: false,
    inbound: { kind: "commanded", words: command.text.trim() },
  };
}

/** What one press on a message means. */
export type ReadAction =
  | { readonly kind: "event"; readonly event: InboundEvent }
  | { readonly kind: "open-form"; readonly account: AccountKey; readonly form: string; readonly message: string | null }
  /** A choice that is not sent yet. */
  | { readonly kind: "nothing" };

/** Pressed in the home, which no message is. */
export function isInHome({ view }: BlockActions): boolean {
  return view?.type === "home";
}

export function readAction(payload: BlockActions, at: Temporal.Instant): ReadAction {
  const [action] = payload.actions;
  const account = readSender(payload);
  if (account === null) return { kind: "nothing" };
  const { channel, message } = readPlace(payload);
  const kind = readControlKind(action.block_id);
  if (kind === "several") return { kind: "nothing" };
  if (kind === "form") return { kind: "open-form", account, form: action.value ?? "", message };
  return {
    kind: "event",
    event: {
      id: `action/${message ?? "nowhere"}/${account.account}/${action.action_ts}/${action.action_id}`,
      account,
      conversation: readWhere(payload, account, channel, at),
      at: readTime(action.action_ts),
      replacesInPlace: false,
      inbound: readPress(action, payload.state ?? payload.view?.state ?? { values: {} }, message),
    },
  };
}

/** The channel and the message of a press; a press in a modal has neither. */
function readPlace({ channel, container, message }: BlockActions) {
  const channelId = channel?.id ?? container?.channel_id ?? null;
  const ts = message?.ts ?? container?.message_ts ?? null;
  return { channel: channelId, message: channelId !== null && ts !== null ? writeMessageRef(channelId, ts) : null };
}

function readWhere(
  payload: BlockActions,
  account: AccountKey,
  channel: string | null,
  at: Temporal.Instant,
): Conversation {
  if (channel === null) return readPersonal(account.tenant, account.account);
  if (isDirect(channel)) return readPersonal(account.tenant, account.account, channel);
  return readWhisper(account.tenant, channel, account.account, payload.response_url, at);
}

function readPress(action: Action, state: State, messageId: string | null): Inbound {
  const value = action.value ?? "";
  switch (readControlKind(action.block_id)) {
    case "buttons":
      return { kind: "pressed", button: value, messageId };
    case "quick": {
      const quick = readQuickChoice(value);
      if (quick) return { kind: "chose", choices: quick.choices, codes: [quick.code], messageId };
      return { kind: "other", what: "action" };
    }
    case "one": {
      const codes = action.selected_option ? [action.selected_option.value] : [];
      return { kind: "chose", choices: action.action_id, codes, messageId };
    }
    case "send":
      return { kind: "chose", choices: value, codes: readChosen(state, value), messageId };
    case null:
    case "field":
    case "form":
    case "several":
    default:
      return { kind: "other", what: "action" };
  }
}

/** What stands in the select with this id; each code once. */
function readChosen(state: State, choices: string): string[] {
  const selects = Object.entries(state.values).filter(([blockId]) => readControlKind(blockId) === "several");
  const chosen = selects.flatMap(([, controls]) => controls[choices]?.selected_options ?? []);
  return [...new Set(chosen.map(({ value }) => value))];
}

/** A modal that was sent; null if it is none of ours. */
export function readSubmission(payload: ViewSubmission, at: Temporal.Instant): InboundEvent | null {
  const account = readSender(payload);
  const note = readModalNote(payload.view.private_metadata);
  if (account === null || note === null) return null;
  const { id, hash, state } = payload.view;
  return {
    // The hash of a view stays the same when a form is sent again after a problem, so that alone it would not do.
    id: `view/${id}/${payload.trigger_id ?? `${hash}/${digest(state)}`}`,
    account,
    conversation: readPersonal(account.tenant, account.account),
    at,
    replacesInPlace: false,
    inbound: { kind: "filled", form: note.form, fields: readFields(state), messageId: note.message },
  };
}

function readFields(state: State): Record<string, string | readonly string[]> {
  const fields: [string, string | readonly string[]][] = [];
  for (const [field, input] of Object.values(state.values).flatMap((controls) => Object.entries(controls))) {
    const one = input.value ?? input.selected_option?.value;
    const several = [...new Set(input.selected_options?.map(({ value }) => value))];
    if (one !== undefined && one.trim() !== "") fields.push([field, one]);
    else if (several.length > 0) fields.push([field, several]);
  }
  return Object.fromEntries(fields);
}

/** The block of the modal in which each field stands: Slack wants problems by block. */
export function readFieldBlocks(payload: ViewSubmission): ReadonlyMap<string, string> {
  const controls = Object.entries(payload.view.state.values);
  return new Map(controls.flatMap(([block, inputs]) => Object.keys(inputs).map((field) => [field, block] as const)));
}

/** What the shortcuts of the manifest are called, and the words that each stands for. */
const SHORTCUT_WORDS: ReadonlyMap<string, string> = new Map([
  ["report", "report"],
  ["survey", "survey"],
  ["home", "home"],
]);

/** Answered in the conversation with the bot. One that was added by hand is told what else there is. */
export function readShortcut(payload: Shortcut, botUserId: string, at: Temporal.Instant): InboundEvent | null {
  const account = readSender(payload);
  if (account === null) return null;
  const words =
    payload.callback_id === SEARCH_MESSAGE
      ? readSearch(readText(payload.message ?? {}, botUserId))
      : SHORTCUT_WORDS.get(payload.callback_id);
  return {
    id: `shortcut/${payload.trigger_id}`,
    account,
    conversation: readPersonal(account.tenant, account.account),
    at,
    replacesInPlace: false,
    inbound: words === undefined ? { kind: "other", what: "shortcut" } : { kind: "commanded", words },
  };
}

/** The window in which words to search for are typed was sent; null if it is another one, or nothing was typed. */
export function readSearchSubmission(payload: ViewSubmission, at: Temporal.Instant): InboundEvent | null {
  const account = readSender(payload);
  const { id, callback_id: callback, state } = payload.view;
  const words = readSearch(String(readFields(state)[SEARCH_FIELD] ?? ""));
  if (account === null || callback !== SEARCH_VIEW || words === undefined) return null;
  return {
    id: `view/${id}/${payload.trigger_id ?? digest(state)}`,
    account,
    conversation: readPersonal(account.tenant, account.account),
    at,
    replacesInPlace: false,
    inbound: { kind: "commanded", words },
  };
}

/** As the command that somebody would type; a long message is looked for by how it begins. */
function readSearch(text: string): string | undefined {
  const words = text.split(/\s+/).join(" ").trim().slice(0, MAX_SEARCH_CHARACTERS);
  return words === "" ? undefined : `search ${words}`;
}

export type Suggestion = { readonly account: AccountKey; readonly choices: string; readonly words: string };

/** Somebody types into a select that is filled while typing. */
export function readSuggestion(payload: BlockSuggestion): Suggestion | null {
  const account = readSender(payload);
  return account === null ? null : { account, choices: payload.action_id, words: payload.value };
}

function digest(state: State): string {
  return createHash("sha256").update(JSON.stringify(state)).digest("hex").slice(0, 16);
}
