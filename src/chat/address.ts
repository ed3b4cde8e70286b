// Who speaks and where, in words that every platform shares.
import { z } from "zod";

export const Platform = z.enum(["slack", "teams", "web"]);
export type Platform = z.infer<typeof Platform>;

/**
 * Who: one account on one platform. The key under which an account is bound to a person.
 * Slack: enterprise or workspace, and user. Teams: tenant, and the user's directory object. Web: `try-out`, and the person.
 */
export const AccountKey = z.object({ platform: Platform, tenant: z.string().min(1), account: z.string().min(1) });
export type AccountKey = z.infer<typeof AccountKey>;

/**
 * Where: a conversation to which messages can be delivered. `reference` is what the platform's adapter needs to
 * deliver there later (a service address, a response URL); nobody else reads it.
 */
export const Conversation = z.object({
  platform: Platform,
  tenant: z.string().min(1),
  kind: z.enum(["personal", "channel"]),
  id: z.string().min(1),
  reference: z.record(z.string(), z.json()),
});
export type Conversation = z.infer<typeof Conversation>;

/** True where what is delivered to this channel is seen by the person alone who acted there: the adapter says so. */
export function isForOneOnly({ kind, reference }: Conversation): boolean {
  return kind === "channel" && reference["onlyFor"] !== undefined;
}

/** The same channel, for everybody in it. */
export function forEverybody(conversation: Conversation): Conversation {
  const { onlyFor: _, ...reference } = conversation.reference;
  return { ...conversation, reference };
}
