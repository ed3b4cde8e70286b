// Who Slack says an account is, and whether its e-mail may bind it to a person.
// https://docs.slack.dev/reference/methods/users.info
import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import type { AccountKey } from "../../src/chat/address.ts";
import type { Profile } from "../../src/chat/inbound.ts";

/** The workspace, or the enterprise, in which the bot is installed. */
export type Installation = { readonly teamId: string | null; readonly enterpriseId: string | null };

export const User = z.object({
  team_id: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_email_confirmed: z.boolean().nullish(),
  tz: z.string().nullish(),
  real_name: z.string().nullish(),
  profile: z.object({ email: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
});
export type User = z.infer<typeof User>;
const Answer = z.object({ user: User });

/** `loginDomains` empty means that every domain will do. Throws if Slack does not answer. */
export async function readProfile(
  account: AccountKey,
  client: WebClient,
  installation: Installation,
  loginDomains: readonly string[],
): Promise<Profile> {
  try {
    const { user } = Answer.parse(await client.users.info({ user: account.account }));
    return judge(user, installation, loginDomains);
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || !UNKNOWN.has(error.data.error)) throw error;
    return { name: null, verifiedEmail: null, unverifiedBecause: "stranger", timeZone: null };
  }
}

const UNKNOWN: ReadonlySet<string> = new Set(["user_not_found", "user_not_visible"]);

export function judge(user: User, installation: Installation, loginDomains: readonly string[]): Profile {
  const email = user.profile?.email?.trim().toLowerCase().normalize("NFC") ?? "";
  const unverifiedBecause = findDoubt(user, email, installation, loginDomains);
  return {
    name: user.real_name ?? user.profile?.real_name ?? null,
    verifiedEmail: unverifiedBecause === null ? email : null,
    unverifiedBecause,
    timeZone: user.tz ?? null,
  };
}

/** The first doubt that applies: who is not of this workspace outranks what is not known of the e-mail. */
function findDoubt(
  user: User,
  email: string,
  installation: Installation,
  loginDomains: readonly string[],
): string | null {
  if (user.deleted) return "deleted";
  if (user.is_bot) return "bot";
  if (user.is_stranger) return "stranger";
  if (!isOfInstallation(user, installation)) return "tenant";
  if (user.is_restricted || user.is_ultra_restricted) return "guest";
  if (email === "") return "absent";
  if (user.is_email_confirmed === false) return "unconfirmed";
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return loginDomains.length === 0 || loginDomains.includes(domain) ? null : "domain";
}

export function isOfInstallation({ team_id, enterprise_user }: User, { teamId, enterpriseId }: Installation): boolean {
  if (teamId !== null && team_id === teamId) return true;
  return enterpriseId !== null && [team_id, enterprise_user?.enterprise_id].includes(enterpriseId);
}
