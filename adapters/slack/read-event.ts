// Slack's events, read into what the bot understands. https://docs.slack.dev/reference/events
import { Temporal } from "temporal-polyfill";
import type { Inbound, InboundEvent, SharedFile } from "../../src/chat/inbound.ts";
import { writeMessageRef } from "./controls.ts";
import {
  ChangedMessageEvent,
  type EventCallback,
  HomeOpenedEvent,
  MentionEvent,
  MessageEvent,
  RemovedEvent,
} from "./payloads.ts";
import { isDirect, readAccount, readChannel, readPersonal, readTenant, readTime } from "./read-address.ts";
import { readText } from "./read-text.ts";

/** Messages of these kinds are words of a person; all other kinds are notices of Slack's. */
const SPOKEN = new Set([undefined, "file_share", "me_message", "thread_broadcast"]);

/** The event in the bot's words; null for what is not for the bot: its own messages, deletions, notices. */
export function readEvent(callback: EventCallback, botUserId: string): InboundEvent | null {
  const installed = callback.authorizations?.[0] ?? callback;
  // The enterprise outside is the sender's, which in a shared channel may be another one.
  const tenant = readTenant(installed.enterprise_id, installed.team_id ?? callback.team_id);
  if (tenant === null) return null;
  const surroundings = { callback, tenant, botUserId };
  switch (callback.event.type) {
    case "message":
      return readChangedMessage(surroundings) ?? readMessage(surroundings);
    case "app_mention":
      return readMention(surroundings);
    case "app_home_opened":
      return readHomeOpened(surroundings);
    case "app_uninstalled":
    case "tokens_revoked":
      return readRemoved(surroundings);
    default:
      return null;
  }
}

type Surroundings = { readonly callback: EventCallback; readonly tenant: string; readonly botUserId: string };

function readMessage({ callback, tenant, botUserId }: Surroundings): InboundEvent | null {
  const message = MessageEvent.safeParse(callback.event).data;
  if (!message?.user || message.bot_id || message.user === botUserId) return null;
  if (!SPOKEN.has(message.subtype) || !isPersonal(message)) return null;
  const files = (message.files ?? []).map(
    (file): SharedFile => ({
      name: file.name ?? file.id,
      mediaType: file.mimetype ?? "application/octet-stream",
      sizeBytes: file.size ?? null,
      reference: file.id,
    }),
  );
  const inbound: Inbound = {
    kind: "said",
    text: readText(message, botUserId),
    messageId: writeMessageRef(message.channel, message.ts),
    files,
  };
  const { user, channel, ts } = message;
  return inPerson(tenant, { id: callback.event_id, user, channel, at: readTime(ts) }, inbound);
}

function readChangedMessage({ callback, tenant, botUserId }: Surroundings): InboundEvent | null {
  const changed = ChangedMessageEvent.safeParse(callback.event).data;
  if (!changed || !isPersonal(changed)) return null;
  const { message, previous_message: previous } = changed;
  if (!message.user || message.bot_id || message.user === botUserId || !SPOKEN.has(message.subtype)) return null;
  // A link that unfolds, or a reply beneath it, changes a message too; its words stay the same.
  if (previous?.text === message.text) return null;
  const inbound: Inbound = {
    kind: "edited",
    text: readText(message, botUserId),
    messageId: writeMessageRef(changed.channel, message.ts),
  };
  const said = { id: callback.event_id, user: message.user, channel: changed.channel, at: readTime(changed.ts) };
  return inPerson(tenant, said, inbound);
}

function readMention({ callback, tenant, botUserId }: Surroundings): InboundEvent | null {
  const mention = MentionEvent.safeParse(callback.event).data;
  if (!mention?.user || mention.bot_id || mention.user === botUserId || isDirect(mention.channel)) return null;
  return {
    id: callback.event_id,
    account: readAccount(tenant, mention.user),
    conversation: readChannel(tenant, mention.channel, { thread: mention.thread_ts ?? mention.ts }),
    at: readTime(mention.ts),
    replacesInPlace: false,
    inbound: { kind: "commanded", words: readText(mention, botUserId) },
  };
}

/** Opening the messages or the home is meeting the bot; it counts once for each person, however often it is opened. */
function readHomeOpened({ callback, tenant }: Surroundings): InboundEvent | null {
  const opened = HomeOpenedEvent.safeParse(callback.event).data;
  if (opened?.tab !== "messages" && opened?.tab !== "home") return null;
  const { user, channel } = opened;
  const at = readSecond(callback);
  return inPerson(tenant, { id: `app_home_opened/${channel}`, user, channel, at }, { kind: "met" });
}

/** The home is shown, and wants to be up to date. */
export function opensHome({ event }: EventCallback): boolean {
  return HomeOpenedEvent.safeParse(event).data?.tab === "home";
}

/** Nobody in particular left: the app was removed, so that the account is the bot's own. */
function readRemoved({ callback, tenant, botUserId }: Surroundings): InboundEvent | null {
  const removed = RemovedEvent.safeParse(callback.event).data;
  if (!removed || (removed.type === "tokens_revoked" && !removed.tokens.bot?.length)) return null;
  return {
    id: callback.event_id,
    account: readAccount(tenant, botUserId),
    conversation: readPersonal(tenant, botUserId),
    at: readSecond(callback),
    replacesInPlace: false,
    inbound: { kind: "left" },
  };
}

function isPersonal(message: { readonly channel: string; readonly channel_type?: string | undefined }): boolean {
  return message.channel_type === undefined ? isDirect(message.channel) : message.channel_type === "im";
}

type Said = { readonly id: string; readonly user: string; readonly channel: string; readonly at: Temporal.Instant };

function inPerson(tenant: string, { id, user, channel, at }: Said, inbound: Inbound): InboundEvent {
  const conversation = readPersonal(tenant, user, channel);
  return { id, account: readAccount(tenant, user), conversation, at, replacesInPlace: false, inbound };
}

export function readSecond(callback: EventCallback): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(callback.event_time * 1000);
}
