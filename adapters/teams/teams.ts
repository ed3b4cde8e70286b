// Microsoft Teams, put together: POST /api/messages in, the connector out. Loaded only when Teams is configured,
// because the library takes half a second and about 100 MB.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServiceClientCredentialsFactory } from "botframework-connector";
import type { Bot } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { Seal } from "../../src/ports/seal.ts";
import type { Download } from "../../src/ports/shared-files.ts";
import { channelItself } from "./address.ts";
import { BotFramework, type Cloud } from "./bot-framework.ts";
import { ReachCheck } from "./check-reach.ts";
import { deliver, type Sender } from "./deliver.ts";
import { answerRequest, createApplication, type Door } from "./door.ts";
import { fetchFile } from "./fetch-file.ts";
import { TENANT_LIMIT } from "./limits.ts";
import { type AllowedTenants, readProfile } from "./read-profile.ts";
import { openAddress, withSealedAddresses } from "./seal-addresses.ts";
import { NoCredentials, SharedCredentials } from "./shared-token.ts";

export type TeamsSettings = {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  /** Tenants that are let in besides the bot's own. */
  readonly allowedTenants: readonly string[];
  /** No app id and no tokens, for the Playground on this machine. */
  readonly unauthenticatedLoopback: boolean;
};

/** What only tests replace: where keys and tokens come from. */
export type TeamsSeams = { readonly cloud?: Cloud; readonly credentials?: ServiceClientCredentialsFactory };

export type Teams = {
  readonly platform: ChatPlatform;
  /** Hands the activities to this bot; until then Teams is asked to come back. */
  connect(bot: Bot): void;
  /** Answers one request for /api/messages. Never throws, never answers with the words of an error. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Takes nothing new and waits until what was taken is answered. */
  drain(): Promise<void>;
};

/** @throws {Error} for settings that would leave the door open. */
export async function createTeams(options: {
  readonly settings: TeamsSettings;
  readonly log: Log;
  readonly clock: Clock;
  /** Null: pictures are told in words. */
  readonly pictures?: Pictures | null;
  /** Absent: files that are shared are named and not kept. */
  readonly files?: { readonly download: Download; readonly seal: Seal };
  readonly seams?: TeamsSeams;
}): Promise<Teams> {
  const { settings, log, clock, pictures = null, files, seams = {} } = options;
  checkSettings(settings);
  const framework = createFramework(settings, seams);
  const allowedTenants = readAllowedTenants(settings);
  const { appId } = settings;
  const application = createApplication(framework);
  const door: Door = { framework, application, appId, allowedTenants, clock, pictures, log };
  const inFlight = new Set<Promise<void>>();
  let bot: Bot | null = null;
  return {
    platform: {
      ...createPlatform({ framework, appId, clock, pictures }, allowedTenants),
      ...(files
        ? {
            fetchFile: ({ address }: { readonly address: string | null }) =>
              fetchFile(openAddress(address ?? "", files.seal) ?? "", files.download, settings.unauthenticatedLoopback),
          }
        : {}),
    },
    connect(connected) {
      bot = files ? withSealedAddresses(connected, files.seal) : connected;
    },
    async handle(request, response) {
      const work = answerRequest(door, bot, request, response);
      inFlight.add(work);
      await work;
      inFlight.delete(work);
    },
    async drain() {
      bot = null;
      await Promise.all(inFlight);
    },
  };
}

/** Without an app id the library takes every request for Teams' own and answers to any address. */
function checkSettings({ appId, appPassword, tenantId, unauthenticatedLoopback }: TeamsSettings): void {
  if (unauthenticatedLoopback && appId !== "")
    throw new Error("teams: an app id and the loopback without tokens exclude each other");
  if (unauthenticatedLoopback) return;
  if (appId === "" || appPassword === "" || tenantId === "")
    throw new Error("teams: an app id, a password and a tenant are needed");
}

function createFramework(settings: TeamsSettings, { cloud, credentials }: TeamsSeams): BotFramework {
  if (settings.unauthenticatedLoopback) return new BotFramework(new NoCredentials(), cloud);
  const { appId, appPassword, tenantId } = settings;
  return new BotFramework(credentials ?? new SharedCredentials(appId, appPassword, tenantId), cloud);
}

function readAllowedTenants(settings: TeamsSettings): AllowedTenants {
  if (settings.unauthenticatedLoopback) return null;
  return new Set([settings.tenantId, ...settings.allowedTenants].map((tenant) => tenant.toLowerCase()));
}

function createPlatform(sender: Sender, allowedTenants: AllowedTenants): ChatPlatform {
  const reach = new ReachCheck(sender, allowedTenants);
  return {
    platform: "teams",
    limit: TENANT_LIMIT,
    deliver: (delivery) => deliver(delivery, sender),
    /** The connector cannot be asked for a message whose id was never learned. */
    trace: async () => ({ kind: "cannot-tell" }),
    /** A bot of Teams can write to nobody who has not installed it. */
    personalConversation: () => null,
    channelItself,
    readProfile: (account, conversation) => readProfile(account, conversation, sender, allowedTenants),
    checkReach: (subject) => reach.check(subject),
  };
}
