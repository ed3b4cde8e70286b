// The workspaces in which the bot is installed, and the clients that speak to each with its own token.
import { type FetchFunction, WebAPIPlatformError, WebClient } from "@slack/web-api";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Log } from "../../src/ports/log.ts";
import { createLibraryLog } from "./library-log.ts";

/** Where a request comes from, as Bolt reads it. */
export type Place = {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
};

export type Workspace = {
  /** Null where the bot is installed for a whole organization. */
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
  readonly name: string | null;
  readonly botUserId: string;
  readonly botId: string | null;
  /** Kept with a conversation whose tenant, an enterprise, does not say which of its workspaces has the token. */
  readonly mark: string | null;
  /** For deliveries. */
  readonly client: WebClient;
  /** For what somebody waits for. */
  readonly prompt: WebClient;
};

export interface Workspaces {
  /** Null: the bot is not installed there. */
  findByPlace(place: Place): Promise<Workspace | null>;
  /** By the tenant of an account or a conversation, and the mark that the conversation carries. */
  findByTenant(tenant: string, mark: string | null): Promise<Workspace | null>;
  /** Every workspace or organization whose token can be used. */
  list(): Promise<readonly Workspace[]>;
  /** Reads anew what is known of the workspaces; after Slack refused a token. */
  forget(): void;
  /** Takes note that the app was removed there. False: nothing of it is kept here. */
  remove(place: Place, happenedAt: Temporal.Instant): Promise<boolean>;
}

const DELIVERY_TIMEOUT_MILLISECONDS = 10_000;
/** Within the life of a trigger, and of the three seconds. */
const INTERACTIVE_TIMEOUT_MILLISECONDS = 2_000;

/** What the clients of all workspaces share. `apiUrl` ends with a slash. */
export type ClientSettings = { readonly apiUrl: string; readonly fetch: FetchFunction; readonly log: Log };

/** The core decides what is tried again. */
export function clientOptions({ apiUrl, fetch, log }: ClientSettings) {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: DELIVERY_TIMEOUT_MILLISECONDS,
    fetch,
    logger: createLibraryLog(log),
  };
}

export function createClients(token: string, settings: ClientSettings): Pick<Workspace, "client" | "prompt"> {
  const options = clientOptions(settings);
  return {
    client: new WebClient(token, options),
    prompt: new WebClient(token, { ...options, timeout: INTERACTIVE_TIMEOUT_MILLISECONDS }),
  };
}

const Identity = z.object({
  user_id: z.string(),
  bot_id: z.string().optional(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  /** The workspace's name. */
  team: z.string().nullish(),
});

/**
 * The one workspace of a bot token, whatever a request says of where it comes from.
 *
 * @throws if Slack refuses the token or cannot be reached, with Slack's own code in the message.
 */
export async function openOneWorkspace(botToken: string, settings: ClientSettings): Promise<Workspaces> {
  const clients = createClients(botToken, settings);
  const identity = await readIdentity(clients.client);
  const workspace: Workspace = {
    teamId: identity.team_id,
    enterpriseId: identity.enterprise_id ?? null,
    name: identity.team ?? null,
    botUserId: identity.user_id,
    botId: identity.bot_id ?? null,
    mark: null,
    ...clients,
  };
  return {
    findByPlace: async () => workspace,
    findByTenant: async () => workspace,
    list: async () => [workspace],
    forget() {},
    remove: async () => false,
  };
}

async function readIdentity(client: WebClient): Promise<z.infer<typeof Identity>> {
  try {
    return Identity.parse(await client.auth.test());
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    throw new Error(`Slack refused the bot token: ${error.data.error}`, { cause: error });
  }
}
