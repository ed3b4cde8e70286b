// Who and where, between Teams' words and ours. The reference of a conversation is what is needed to write there
// later; it is read afresh from every activity, because Teams may move a conversation to another service address.
import type { ConversationReference } from "botbuilder";
import { z } from "zod";
import type { AccountKey, Conversation } from "../../src/chat/address.ts";
import { type Activity, tenantOf } from "./activity.ts";

export const Reference = z.object({
  serviceUrl: z.string(),
  botId: z.string(),
  botName: z.string().nullable(),
  /** With the thread, if there is one, so that an answer stays where the question was. */
  conversationId: z.string(),
  conversationType: z.string().nullable(),
  tenantId: z.string(),
  teamId: z.string().nullable(),
  /** Who spoke last: the directory object, and the id by which this bot may ask for that person in any conversation. */
  speaker: z.object({ account: z.string(), memberId: z.string() }),
  /** IANA name, as the person's Teams reports it. */
  timeZone: z.string().nullable(),
});
export type Reference = z.infer<typeof Reference>;

/** Stands between the id of a channel and the id of a thread in it. */
const THREAD_MARK = ";messageid=";

/**
 * The account under the tenant it acts in. Only where nobody is authenticated may the id that is the bot's own name for
 * the person stand in for the directory object.
 */
export function readAccount(activity: Activity, options: { authenticated: boolean }): AccountKey | null {
  const tenant = tenantOf(activity) ?? (options.authenticated ? null : "loopback");
  const account = activity.from.aadObjectId ?? (options.authenticated ? null : activity.from.id);
  return tenant && account ? { platform: "teams", tenant, account } : null;
}

/** A channel is one conversation, whatever the thread. */
export function readConversation(activity: Activity, { tenant, account }: AccountKey): Conversation {
  const { conversation, recipient, serviceUrl } = activity;
  const reference: Reference = {
    serviceUrl,
    botId: recipient.id,
    botName: recipient.name ?? null,
    conversationId: conversation.id,
    conversationType: conversation.conversationType ?? null,
    tenantId: tenant,
    teamId: activity.channelData?.team?.id ?? null,
    speaker: { account, memberId: activity.from.id },
    timeZone: readTimeZone(activity),
  };
  const [root = conversation.id] = conversation.id.split(THREAD_MARK);
  return { platform: "teams", tenant, kind: isPersonal(activity) ? "personal" : "channel", id: root, reference };
}

/** The channel without a thread, in which a message begins one of its own. */
export function channelItself(conversation: Conversation): Conversation | null {
  if (conversation.kind !== "channel") return null;
  return { ...conversation, reference: { ...conversation.reference, conversationId: conversation.id } };
}

/** The thread that begins with this message. */
export function inThread(reference: Reference, messageId: string): Reference {
  const [root = ""] = reference.conversationId.split(THREAD_MARK);
  return { ...reference, conversationId: `${root}${THREAD_MARK}${messageId}` };
}

export function isPersonal(activity: Activity): boolean {
  const { conversationType } = activity.conversation;
  return conversationType === "personal" || conversationType == null;
}

/** In the library's words. It wants names, which Teams does not read; an empty one would not be a valid activity. */
export function writeBotReference(reference: Reference): Partial<ConversationReference> {
  const conversationType = reference.conversationType ?? "personal";
  return {
    channelId: "msteams",
    serviceUrl: reference.serviceUrl,
    bot: { id: reference.botId, name: reference.botName ?? reference.botId },
    conversation: {
      id: reference.conversationId,
      tenantId: reference.tenantId,
      conversationType,
      isGroup: conversationType !== "personal",
      name: conversationType,
    },
  };
}

function readTimeZone(activity: Activity): string | null {
  if (activity.localTimezone) return activity.localTimezone;
  for (const entity of activity.entities ?? []) if (entity?.type === "clientInfo") return entity.timezone ?? null;
  return null;
}
