// The adapter as the bot runs it: behind a plain HTTP server, with a bot that writes down what it was given.
import { createServer } from "node:http";
import { type ServiceClientCredentials, ServiceClientCredentialsFactory } from "botframework-connector";
import { Temporal } from "temporal-polyfill";
import { BotFramework } from "../../adapters/teams/bot-framework.ts";
import { createTeams, type Teams, type TeamsSettings } from "../../adapters/teams/teams.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import type { Form, Option } from "../../src/chat/outbound.ts";
import type { Bot, Received, SharedPage, SharedSearch } from "../../src/ports/bot.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { listenLocally } from "./listen-locally.ts";
import { APP_ID, TENANT } from "./teams-tokens.ts";

export type RecordingBot = Bot & {
  readonly events: InboundEvent[];
  /** What the next events are answered with. */
  answer: (event: InboundEvent) => Received;
  options: readonly Option[];
  form: Form | null;
  /** What a search to share is answered with. */
  shared: (words: string, page: SharedPage) => Promise<SharedSearch>;
};

export type TeamsServer = {
  readonly endpoint: string;
  readonly teams: Teams;
  readonly bot: RecordingBot;
  /** One line for each entry of the log. */
  readonly logged: string[];
  readonly close: () => Promise<void>;
};

/** A single-tenant bot whose keys and tokens come from `cloudUrl`; without it, a bot on the loopback without tokens. */
export async function startTeamsServer(
  cloudUrl: string | null,
  changes: Partial<TeamsSettings> = {},
  pictures: Pictures | null = null,
): Promise<TeamsServer> {
  const logged: string[] = [];
  const teams = await createTeams({
    settings: {
      appId: cloudUrl ? APP_ID : "",
      appPassword: cloudUrl ? "secret" : "",
      tenantId: cloudUrl ? TENANT : "",
      allowedTenants: [],
      unauthenticatedLoopback: cloudUrl === null,
      ...changes,
    },
    log: {
      info: (event, facts) => logged.push(`info ${event} ${JSON.stringify(facts)}`),
      warn: (event, facts) => logged.push(`warn ${event} ${JSON.stringify(facts)}`),
      error: (event, facts) => logged.push(`error ${event} ${JSON.stringify(facts)}`),
    },
    clock: { now: () => Temporal.Now.instant() },
    pictures,
    ...(cloudUrl ? { seams: { cloud: readCloud(cloudUrl), credentials: new TestCredentials() } } : {}),
  });
  const bot = createRecordingBot();
  teams.connect(bot);
  const server = createServer((request, response) => void teams.handle(request, response));
  const endpoint = `http://127.0.0.1:${await listenLocally(server)}/api/messages`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint, teams, bot, logged, close };
}

/** The library alone, without the checks that stand before it. */
export function createTestFramework(cloudUrl: string): BotFramework {
  return new BotFramework(new TestCredentials(), readCloud(cloudUrl));
}

export function createRecordingBot(): RecordingBot {
  const events: InboundEvent[] = [];
  return {
    events,
    answer: () => ({ kind: "taken", settled: null, formProblems: null }),
    options: [],
    form: null,
    async receive(event) {
      const answer = this.answer(event);
      events.push(event);
      return answer;
    },
    async suggestOptions() {
      return this.options;
    },
    async readForm() {
      return this.form;
    },
    readHome: async () => ({ parts: [{ kind: "heading", text: "Good day." }] }),
    shared: async () => ({ kind: "nothing", words: "Nothing was found." }),
    searchToShare(_account, words, page) {
      return this.shared(words, page);
    },
  };
}

/** The addresses of the public cloud, but for where its keys are. If one is named, all must be. */
function readCloud(cloudUrl: string) {
  return {
    MicrosoftAppId: APP_ID,
    ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
    ToChannelFromBotOAuthScope: "https://api.botframework.com",
    ToBotFromChannelTokenIssuer: "https://api.botframework.com",
    OAuthUrl: "https://api.botframework.com",
    ToBotFromChannelOpenIdMetadataUrl: `${cloudUrl}/openid`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${cloudUrl}/openid`,
    CallerId: "urn:botframework:azure",
  };
}

class TestCredentials extends ServiceClientCredentialsFactory {
  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === APP_ID;
  }
  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  override async createCredentials(): Promise<ServiceClientCredentials> {
    return {
      async signRequest(request) {
        request.headers.set("authorization", "Bearer test-token");
        return request;
      },
    };
  }
}
