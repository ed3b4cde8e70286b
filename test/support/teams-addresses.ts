// A conversation of Teams as it is kept, for tests of what is written there later.
import type { Reference } from "../../adapters/teams/address.ts";
import type { Conversation } from "../../src/chat/address.ts";
import { TENANT } from "./teams-tokens.ts";

export function writeTeamsConversation(serviceUrl: string, changes: Partial<Reference> = {}): Conversation {
  const reference: Reference = {
    serviceUrl,
    botId: "28:bot",
    botName: "Rapporteur",
    conversationId: "a:ana",
    conversationType: "personal",
    tenantId: TENANT,
    teamId: null,
    speaker: { account: "ben", memberId: "29:ben" },
    timeZone: "Africa/Nairobi",
    ...changes,
  };
  return { platform: "teams", tenant: TENANT, kind: "personal", id: "a:ana", reference };
}
