// The library, with its doors closed. Microsoft's adapter verifies the token and runs the turn; its own `process` is not
// used, because it hangs on a plain node:http response and writes the messages of errors into its answers.
import { TeamsAdapter } from "@microsoft/teams-ai/lib/TeamsAdapter.js";
import type { InvokeResponse, TurnContext } from "botbuilder";
import {
  AuthenticationConfiguration,
  AuthenticationError,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";
import type { Activity } from "./activity.ts";
import { oneAttempt } from "./connector-wire.ts";
import { ISSUER } from "./screen-token.ts";

export type Verified = Awaited<ReturnType<TeamsAdapter["botFrameworkAuthentication"]["authenticateRequest"]>>;
/** Where keys and tokens come from; only tests name another place than the public cloud. */
export type Cloud = ConstructorParameters<typeof TeamsAdapter>[0];

/** Why a request was not verified: the sender's fault, or the keys could not be had, which says nothing of the sender. */
export type Unverified = "bad-token" | "no-keys";

export class BotFramework extends TeamsAdapter {
  constructor(credentials: ServiceClientCredentialsFactory, cloud: Cloud) {
    super(cloud, credentials, new AuthenticationConfiguration([], requireChannelToken), { httpClient: oneAttempt });
  }

  async verify(activity: Activity, authorization: string): Promise<Verified | Unverified> {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(asLibraryActivity(activity), authorization);
    } catch (error) {
      return isBadToken(error) ? "bad-token" : "no-keys";
    }
  }

  /** Runs the turn of a verified activity and returns the answer that an invoke waits for. Throws what the turn throws. */
  runTurn(
    activity: Activity,
    verified: Verified,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(verified, asLibraryActivity(activity), logic);
  }
}

/**
 * Besides channels, the library lets in "emulators" and "skills": any Entra tenant's token for this app, for which it
 * does not even check the service address. Only the channel's own issuer may speak to this bot.
 */
async function requireChannelToken(
  claims: readonly { readonly type: string; readonly value: string }[],
): Promise<void> {
  if (claims.find(({ type }) => type === "iss")?.value !== ISSUER) throw new AuthenticationError("issuer", 401);
}

/** The library reports keys that it could not fetch as an authentication error of the 500s. */
function isBadToken(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode < 500;
  return error instanceof Error && ["JsonWebTokenError", "NotBeforeError", "TokenExpiredError"].includes(error.name);
}

/** What the library needs of an activity. It never sees the words: they are read by this adapter alone. */
function asLibraryActivity({ type, id, name, channelId, serviceUrl, from, recipient, conversation }: Activity) {
  const conversationType = conversation.conversationType ?? "personal";
  return {
    type,
    ...(id ? { id } : {}),
    ...(name ? { name } : {}),
    channelId,
    serviceUrl,
    from: { id: from.id, name: from.name ?? from.id },
    recipient: { id: recipient.id, name: recipient.name ?? recipient.id },
    conversation: {
      id: conversation.id,
      name: conversationType,
      conversationType,
      isGroup: conversationType !== "personal",
    },
    localTimezone: "",
    callerId: "",
    text: "",
    label: "",
    valueType: "",
    listenFor: [],
  };
}
