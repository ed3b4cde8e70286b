// Who and where, out of what Slack says of a request.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { AccountKey, Conversation } from "../../src/chat/address.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import { RESPONSE_URL_MINUTES } from "./limits.ts";

/** What the adapter keeps in a conversation. */
export const Reference = z.object({
  /** The direct message channel between the person and the bot, once it is known. */
  channel: z.string().optional(),
  /** Replies go beneath this message. */
  thread: z.string().optional(),
  /** Replies are for this person's eyes alone, while the address is good, and after it by name. */
  onlyFor: z.string().optional(),
  responseUrl: z.string().optional(),
  responseUrlUntil: z.string().optional(),
  /** The workspace whose token is to be taken, where the tenant is an enterprise of several. */
  workspace: z.string().optional(),
});
export type Reference = z.infer<typeof Reference>;
/** The same on its way out: what is not known is absent. */
type Known = Readonly<Partial<Record<keyof Reference, string>>> & Record<string, string>;

/** Users are known to a whole enterprise; only without one is the workspace what counts. */
export function readTenant(enterprise: string | null | undefined, team: string | null | undefined): string | null {
  return enterprise ?? team ?? null;
}

export function readAccount(tenant: string, user: string): AccountKey {
  return { platform: "slack", tenant, account: user };
}

/**
 * The conversation of the bot with one person. Its id is the person's, so that it is the same whether the bot has met
 * the person there, was called elsewhere, or writes first.
 */
export function readPersonal(tenant: string, user: string, channel?: string): Conversation {
  const reference: Known = channel === undefined ? {} : { channel };
  return { platform: "slack", tenant, kind: "personal", id: user, reference };
}

/** A conversation in an enterprise is of one of its workspaces, whose token it takes. */
export function markConversation(event: InboundEvent, workspace: string): InboundEvent {
  const { conversation } = event;
  if (conversation.tenant === workspace) return event;
  return { ...event, conversation: { ...conversation, reference: { ...conversation.reference, workspace } } };
}

export function readMark({ reference }: Conversation): string | null {
  return Reference.parse(reference).workspace ?? null;
}

export function readChannel(tenant: string, channel: string, reference: Known): Conversation {
  return { platform: "slack", tenant, kind: "channel", id: channel, reference: { ...reference } };
}

/** The channel for everybody in it: no thread, no whisper. Null for what is no channel. */
export function channelItself(conversation: Conversation): Conversation | null {
  const workspace = readMark(conversation);
  if (conversation.kind !== "channel") return null;
  return readChannel(conversation.tenant, conversation.id, workspace === null ? {} : { workspace });
}

/** A channel in which the answer is for one person's eyes. */
export function readWhisper(
  tenant: string,
  channel: string,
  user: string,
  responseUrl: string | undefined,
  at: Temporal.Instant,
): Conversation {
  if (responseUrl === undefined) return readChannel(tenant, channel, { onlyFor: user });
  const responseUrlUntil = at.add({ minutes: RESPONSE_URL_MINUTES }).toString();
  return readChannel(tenant, channel, { onlyFor: user, responseUrl, responseUrlUntil });
}

/** Ids of direct messages begin with D. https://docs.slack.dev/reference/objects/conversation-object */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** `1355517523.000005`: seconds with six decimals. */
export function readTime(ts: string): Temporal.Instant {
  const [seconds = "0", fraction = ""] = ts.split(".");
  const milliseconds = fraction.slice(0, 3).padEnd(3, "0");
  return Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000 + Number(milliseconds));
}
