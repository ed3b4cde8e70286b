// Whether somebody can be written to in Teams, as far as can be known without a message. The bot may ask for a member of
// a conversation that it was in: Teams then says whether conversation and person are there. Whether the person has
// blocked the app, Teams says only to a message; the record of deliveries holds that. Nobody can be looked up by e-mail,
// and no conversation is begun, since a person would see it.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
import { z } from "zod";
import type { ReachFinding, ReachState } from "../../src/domain/reach.ts";
import type { ReachSubject } from "../../src/ports/chat-platform.ts";
import { Reference } from "./address.ts";
import { ConnectorRefusal } from "./connector-wire.ts";
import type { Sender } from "./deliver.ts";
import { type AllowedTenants, askMember, findDoubt } from "./read-profile.ts";
import { isLoopbackUrl } from "./read-request.ts";
import { TokenUnavailable } from "./shared-token.ts";

type Found = Pick<ReachFinding, "state" | "code">;

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis */
const STATES: Readonly<Record<string, ReachState>> = {
  BotNotInConversationRoster: "app-not-installed",
  BotNotRegistered: "app-not-installed",
  BotDisabledByAdmin: "blocked",
  ConversationBlockedByUser: "blocked",
  MessageWritesBlocked: "blocked",
  ConversationNotFound: "left",
  MemberNotFoundInConversation: "left",
};

/** Asks one after the other: the connector allows 14 such questions a second. */
export class ReachCheck {
  readonly #sender: Sender;
  readonly #allowedTenants: AllowedTenants;
  #line: Promise<unknown> = Promise.resolve();

  constructor(sender: Sender, allowedTenants: AllowedTenants) {
    this.#sender = sender;
    this.#allowedTenants = allowedTenants;
  }

  check(subject: ReachSubject): Promise<ReachFinding> {
    const finding = this.#line.then(async () => {
      const found = await find(subject, this.#sender, this.#allowedTenants);
      return { ...found, place: null };
    });
    this.#line = finding.catch(() => undefined);
    return finding;
  }
}

async function find(subject: ReachSubject, sender: Sender, allowedTenants: AllowedTenants): Promise<Found> {
  if (subject.kind === "email") return { state: "no-account", code: null };
  const reference = Reference.safeParse(subject.conversation?.reference);
  if (!reference.success) return { state: "app-not-installed", code: "no-conversation" };
  if (!sender.appId && !isLoopbackUrl(reference.data.serviceUrl))
    return { state: "not-connected", code: "not-loopback" };
  try {
    const member = await askMember(subject.account, reference.data, sender);
    return judge(findDoubt(member, member.tenantId ?? subject.account.tenant, allowedTenants));
  } catch (error) {
    return readRefusal(error);
  }
}

/** An e-mail that is missing does not matter to whoever is linked already. */
function judge(doubt: ReturnType<typeof findDoubt>): Found {
  if (doubt === "guest") return { state: "guest", code: "guest" };
  if (doubt === "tenant" || doubt === "stranger") return { state: "external", code: doubt };
  return { state: "reachable", code: null };
}

function readRefusal(error: unknown): Found {
  if (error instanceof TokenUnavailable) return { state: "unknown", code: "no-token" };
  if (error instanceof z.ZodError) return { state: "unknown", code: "unreadable" };
  if (!(error instanceof ConnectorRefusal)) throw error;
  const { status, refusalCode: code } = error;
  const state = STATES[code];
  if (state) return { state, code };
  if (status === 403) return { state: "blocked", code };
  return { state: status === 404 ? "left" : "unknown", code };
}
