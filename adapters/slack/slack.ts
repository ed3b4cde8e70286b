// Slack, put together: Bolt behind our own server, and the messages that go the other way, each with the token of its
// workspace.
//
// The flow: admit (door) -> Bolt verifies the signature -> read-event, read-interaction -> Bot.receive -> answer.
// Whatever Slack sends has a listener, so that nothing waits for the three seconds to pass.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { HTTPReceiver } from "@slack/bolt";
import type { Bot } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { Download } from "../../src/ports/shared-files.ts";
import type { Surroundings } from "./answer-requests.ts";
import { admit } from "./door.ts";
import type { Page } from "./install.ts";
import { createKeepAlive } from "./keep-alive-fetch.ts";
import { type OAuthSettings, openManyWorkspaces } from "./many-workspaces.ts";
import { createShowPictures, IN_WORDS } from "./pictures.ts";
import { createPlatform } from "./platform.ts";
import { HomePublisher } from "./publish-home.ts";
import { createReceiver, ENDPOINT } from "./receiver.ts";
import { ENGLISH, type SlackWords } from "./words.ts";
import { type ClientSettings, openOneWorkspace, type Workspace } from "./workspaces.ts";

export type SlackSettings = {
  readonly signingSecret: string;
  /** `https://slack.com/api/`, or that of a local Slack; it ends with a slash. */
  readonly apiUrl: string;
} & (
  | { readonly botToken: string }
  /** Many workspaces, each with a token of its own. */
  | { readonly oauth: OAuthSettings }
);

export type SlackOptions = {
  readonly settings: SlackSettings;
  readonly log: Log;
  readonly clock: Clock;
  /** Lower case; an e-mail of any other domain binds no account. Absent: every domain will do. */
  readonly loginDomains?: readonly string[];
  readonly words?: SlackWords;
  /** Absent: pictures are told in words. */
  readonly pictures?: Pictures;
  /** Absent: files that are shared are named and not kept. */
  readonly download?: Download;
};

export type Slack = {
  readonly platform: ChatPlatform;
  /** Events are refused until there is a bot. */
  connect(bot: Bot): void;
  /** Answers one request to `POST /slack/events`; resolves when the answer is written. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The pages by which workspaces install the app; none where there is one workspace. */
  readonly pages: readonly Page[];
  /** Resolves when all that was begun is finished. */
  drain(): Promise<void>;
};

/**
 * @throws if Slack refuses the token or cannot be reached, with Slack's own code in the message; and where the tokens
 * of many workspaces are kept under another secret key.
 */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { settings, log, clock, loginDomains = [], words = ENGLISH } = options;
  const keepAlive = createKeepAlive();
  const { fetch } = keepAlive;
  const clients: ClientSettings = { apiUrl: settings.apiUrl, fetch, log };
  const opened =
    "oauth" in settings
      ? await openManyWorkspaces(settings.oauth, clients, clock)
      : { workspaces: await openOneWorkspace(settings.botToken, clients), pages: [] };
  const { workspaces, pages } = opened;
  const underWay = new UnderWay(log);

  let connected: Bot | null = null;
  const homes = new HomePublisher();
  const surroundings = ({ botUserId, prompt, client: unhurried, mark }: Workspace): Surroundings => {
    if (connected === null) throw new Error("Slack sent something before the bot was ready");
    const goOn = (work: Promise<unknown>) => void underWay.add(work);
    return { bot: connected, botUserId, client: prompt, unhurried, homes, mark, fetch, clock, log, words, goOn };
  };
  const { signingSecret } = settings;
  const receiver = await createReceiver({ signingSecret, workspaces, log, surroundings });
  const showPictures = options.pictures ? createShowPictures(options.pictures, log) : async () => IN_WORDS;
  return {
    platform: createPlatform({
      workspaces,
      fetch,
      clock,
      log,
      words,
      showPictures,
      loginDomains,
      apiUrl: settings.apiUrl,
      download: options.download,
    }),
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
    pages,
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
