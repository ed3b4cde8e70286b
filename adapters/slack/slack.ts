// Slack, put together: Bolt behind our own server, and the messages that go the other way.
//
// The flow: admit (door) -> Bolt verifies the signature -> read-event, read-interaction -> Bot.receive -> answer.
// Whatever Slack sends has a listener, so that nothing waits for the three seconds to pass.
import type { IncomingMessage, ServerResponse } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { type FetchFunction, WebAPIPlatformError, WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Bot } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import {
  answerAction,
  answerCommand,
  answerShortcut,
  answerSubmission,
  answerSuggestion,
  type Surroundings,
  takeEvent,
} from "./answer-requests.ts";
import { ReachCheck } from "./check-reach.ts";
import { deliver, trace } from "./deliver.ts";
import { admit } from "./door.ts";
import { createKeepAlive } from "./keep-alive-fetch.ts";
import { createLibraryLog } from "./library-log.ts";
import { readProfile } from "./read-profile.ts";
import { ResponseUrls } from "./response-urls.ts";
import { ENGLISH, type SlackWords } from "./words.ts";

export type SlackSettings = {
  readonly signingSecret: string;
  readonly botToken: string;
  /** `https://slack.com/api/`, or that of a local Slack; it ends with a slash. */
  readonly apiUrl: string;
};

export type SlackOptions = {
  readonly settings: SlackSettings;
  readonly log: Log;
  readonly clock: Clock;
  /** Lower case; an e-mail of any other domain binds no account. Absent: every domain will do. */
  readonly loginDomains?: readonly string[];
  readonly words?: SlackWords;
};

export type Slack = {
  readonly platform: ChatPlatform;
  /** Events are refused until there is a bot. */
  connect(bot: Bot): void;
  /** Answers one request to `POST /slack/events`; resolves when the answer is written. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Resolves when all that was begun is finished. */
  drain(): Promise<void>;
};

const ENDPOINT = "/slack/events";
const DELIVERY_TIMEOUT_MILLISECONDS = 10_000;
/** Within the life of a trigger, and of the three seconds. */
const INTERACTIVE_TIMEOUT_MILLISECONDS = 2_000;

const Identity = z.object({
  user_id: z.string(),
  bot_id: z.string().optional(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  /** The workspace's name. */
  team: z.string().nullish(),
});
type Identity = z.infer<typeof Identity>;

/** @throws if Slack refuses the token or cannot be reached, with Slack's own code in the message. */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { settings, log, clock, loginDomains = [], words = ENGLISH } = options;
  const keepAlive = createKeepAlive();
  const { fetch } = keepAlive;
  const { client, prompt } = createClients(settings, fetch, log);
  const identity = await readIdentity(client);
  const installation = { teamId: identity.team_id, enterpriseId: identity.enterprise_id ?? null };
  const reach = new ReachCheck({ client, installation, name: identity.team ?? null });
  const underWay = new UnderWay(log);

  let connected: Bot | null = null;
  const receiver = await createReceiver(settings, identity, log, () => {
    if (connected === null) throw new Error("Slack sent something before the bot was ready");
    const goOn = (work: Promise<unknown>) => void underWay.add(work);
    return { bot: connected, botUserId: identity.user_id, client: prompt, fetch, clock, log, words, goOn };
  });
  const outbound = { client, fetch, responseUrls: new ResponseUrls(clock), clock, log, words };
  return {
    platform: {
      platform: "slack",
      deliver: (delivery) => deliver(delivery, outbound),
      trace: (delivery) => trace(delivery, outbound),
      // Slack opens the direct message when it is addressed by the person's own id.
      personalConversation: ({ tenant, account }) => ({
        platform: "slack",
        tenant,
        kind: "personal",
        id: account,
        reference: {},
      }),
      readProfile: (account) => readProfile(account, prompt, installation, loginDomains),
      checkReach: (subject) => reach.check(subject),
    },
    connect(bot) {
      connected = bot;
    },
    async handle(request, response) {
      const doorway = { signingSecret: settings.signingSecret, clock, log };
      const answered = answer(request, response, receiver, doorway).catch((error: unknown) => {
        // The sender hung up, or there is a bug: either way there is nothing to say.
        response.destroy();
        throw error;
      });
      await underWay.add(answered);
    },
    async drain() {
      await underWay.finish();
      keepAlive.close();
    },
  };
}

/** What was begun and is not finished. */
class UnderWay {
  readonly #work = new Set<Promise<unknown>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Resolves when the work is finished or has failed, which is noted. */
  async add(work: Promise<unknown>): Promise<void> {
    const settled = work.then(
      () => {},
      (error: unknown) => this.#log.error("slack work failed", {}, error),
    );
    this.#work.add(settled);
    await settled;
    this.#work.delete(settled);
  }

  async finish(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }
}

/** One client for deliveries, and one for what somebody waits for. The core decides what is tried again. */
function createClients(settings: SlackSettings, fetch: FetchFunction, log: Log) {
  const shared = {
    slackApiUrl: settings.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch,
    logger: createLibraryLog(log),
  };
  return {
    client: new WebClient(settings.botToken, { ...shared, timeout: DELIVERY_TIMEOUT_MILLISECONDS }),
    prompt: new WebClient(settings.botToken, { ...shared, timeout: INTERACTIVE_TIMEOUT_MILLISECONDS }),
  };
}

async function createReceiver(
  settings: SlackSettings,
  identity: Identity,
  log: Log,
  surroundings: () => Surroundings,
): Promise<HTTPReceiver> {
  const logger = createLibraryLog(log);
  const { signingSecret, botToken } = settings;
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [ENDPOINT], processBeforeResponse: true, logger });
  const botId = identity.bot_id === undefined ? {} : { botId: identity.bot_id };
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botUserId: identity.user_id, ...botId }),
    deferInitialization: true,
    convoStore: false,
    attachFunctionToken: false,
    logger,
  });
  listen(app, surroundings, log);
  await app.init();
  return receiver;
}

async function readIdentity(client: WebClient): Promise<Identity> {
  try {
    return Identity.parse(await client.auth.test());
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    throw new Error(`Slack refused the bot token: ${error.data.error}`, { cause: error });
  }
}

/** A listener for everything that Slack can send. */
function listen(app: App, surroundings: () => Surroundings, log: Log): void {
  app.event(/.*/, ({ body }) => takeEvent(body, surroundings()));
  app.command(/.*/, async ({ body, ack }) => ack(await answerCommand(body, surroundings())));
  app.action(/.*/, async ({ body, ack }) => {
    await answerAction(body, surroundings());
    await ack();
  });
  app.options(/.*/, async ({ body, ack }) => ack({ options: await answerSuggestion(body, surroundings()) }));
  app.view(/.*/, async ({ body, ack }) => ack(await answerSubmission(body, surroundings())));
  app.view({ type: "view_closed" }, async ({ ack }) => ack());
  app.shortcut(/.*/, async ({ body, ack }) => {
    await answerShortcut(body, surroundings());
    await ack();
  });
  // An error that gets here is answered with 500, so that Slack sends the event again.
  app.error(async (error) => {
    log.error("slack event failed", {}, error);
    throw error;
  });
}

type Doorway = { readonly signingSecret: string; readonly clock: Clock; readonly log: Log };

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  receiver: HTTPReceiver,
  { signingSecret, clock, log }: Doorway,
): Promise<void> {
  if (request.method !== "POST" || request.url?.split("?")[0] !== ENDPOINT) {
    response.writeHead(404).end();
    return;
  }
  const admission = await admit(request, signingSecret, clock);
  if (admission.kind === "refused") {
    log.warn("slack request refused", { status: admission.status, why: admission.why });
    response.writeHead(admission.status, { connection: "close" }).end();
    return;
  }
  const closed = new Promise<void>((resolve) => response.once("close", resolve));
  receiver.requestListener(admission.request, response);
  await closed;
}
