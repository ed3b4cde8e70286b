// Who Teams says an account is. The e-mail is an attribute that a tenant's administrators set: it counts only from a
// tenant that is let in, and never for a guest, whose address is another organization's word.
import { TeamsInfo } from "botbuilder";
import { z } from "zod";
import type { AccountKey, Conversation } from "../../src/chat/address.ts";
import type { Profile } from "../../src/chat/inbound.ts";
import { Reference } from "./address.ts";
import { ConnectorRefusal } from "./connector-wire.ts";
import { type Sender, withConversation } from "./deliver.ts";

export const Member = z.object({
  name: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});
export type Member = z.infer<typeof Member>;

/** Null: any tenant, where nobody is authenticated anyway. */
export type AllowedTenants = ReadonlySet<string> | null;

/** Throws if Teams could not be asked; an account that Teams does not know has an empty profile. */
export async function readProfile(
  account: AccountKey,
  conversation: Conversation,
  sender: Sender,
  allowedTenants: AllowedTenants,
): Promise<Profile> {
  const reference = Reference.parse(conversation.reference);
  const member = await findMember(account, reference, sender);
  const tenant = member?.tenantId ?? account.tenant;
  const unverifiedBecause = member ? findDoubt(member, tenant, allowedTenants) : "absent";
  return {
    name: member?.name ?? null,
    verifiedEmail: unverifiedBecause ? null : (member?.email ?? "").trim().toLowerCase().normalize("NFC"),
    unverifiedBecause,
    timeZone: reference.timeZone,
  };
}

async function findMember(account: AccountKey, reference: Reference, sender: Sender): Promise<Member | null> {
  try {
    return await askMember(account, reference, sender);
  } catch (error) {
    if (error instanceof ConnectorRefusal && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}

/** Teams knows a person by either id; the Playground only by the bot's own. Throws what the connector refuses. */
export function askMember(account: AccountKey, reference: Reference, sender: Sender): Promise<Member> {
  const { speaker } = reference;
  const memberId = speaker.account === account.account ? speaker.memberId : account.account;
  return withConversation(reference, sender, async (context) =>
    Member.parse(await TeamsInfo.getMember(context, memberId)),
  );
}

export function findDoubt(member: Member, tenant: string, allowedTenants: AllowedTenants): string | null {
  if (allowedTenants && !allowedTenants.has(tenant.toLowerCase())) return "tenant";
  if (member.userRole?.toLowerCase() === "anonymous") return "stranger";
  if (member.userRole?.toLowerCase() === "guest" || /#EXT#/i.test(member.userPrincipalName ?? "")) return "guest";
  return member.email?.trim() ? null : "absent";
}
