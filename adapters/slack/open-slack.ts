// Slack, but for the way on which its requests come in: the workspaces, the messages that go the other way, and what a
// request is answered with. `slack.ts` takes requests by HTTP, `slack-by-socket.ts` over a socket.
import type { Bot } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { Download } from "../../src/ports/shared-files.ts";
import type { Surroundings } from "./answer-requests.ts";
import type { Page } from "./install.ts";
import { createKeepAlive } from "./keep-alive-fetch.ts";
import { type OAuthSettings, openManyWorkspaces } from "./many-workspaces.ts";
import { createShowPictures, IN_WORDS } from "./pictures.ts";
import { createPlatform } from "./platform.ts";
import { HomePublisher } from "./publish-home.ts";
import type { Receiving } from "./receiver.ts";
import { UnderWay } from "./under-way.ts";
import { ENGLISH, type SlackWords } from "./words.ts";
import { type ClientSettings, openOneWorkspace, type Workspace } from "./workspaces.ts";

export type WorkspaceSettings = {
  /** `https://slack.com/api/`, or that of a local Slack; it ends with a slash. */
  readonly apiUrl: string;
} & (
  | { readonly botToken: string }
  /** Many workspaces, each with a token of its own. */
  | { readonly oauth: OAuthSettings }
);

export type OpenOptions = {
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

/** What both ways share, as the composition root sees it. */
export type SlackSide = {
  readonly platform: ChatPlatform;
  /** Events are refused until there is a bot. */
  connect(bot: Bot): void;
  /** The pages by which workspaces install the app; none where there is one workspace. */
  readonly pages: readonly Page[];
};

export type OpenedSlack = {
  readonly side: SlackSide;
  readonly receiving: Receiving;
  readonly clients: ClientSettings;
  readonly underWay: UnderWay;
  /** Closes the connections that requests to Slack are made on. */
  readonly close: () => void;
};

/**
 * @throws if Slack refuses the token or cannot be reached, with Slack's own code in the message; and where the tokens
 * of many workspaces are kept under another secret key.
 */
export async function openSlack(settings: WorkspaceSettings, options: OpenOptions): Promise<OpenedSlack> {
  const { log, clock, loginDomains = [], words = ENGLISH } = options;
  const keepAlive = createKeepAlive();
  const { fetch } = keepAlive;
  const clients: ClientSettings = { apiUrl: settings.apiUrl, fetch, log };
  const { workspaces, pages } =
    "oauth" in settings
      ? await openManyWorkspaces(settings.oauth, clients, clock)
      : { workspaces: await openOneWorkspace(settings.botToken, clients), pages: [] };
  const underWay = new UnderWay(log);

  let connected: Bot | null = null;
  const homes = new HomePublisher();
  const surroundings = ({ botUserId, prompt, client: unhurried, mark }: Workspace): Surroundings => {
    if (connected === null) throw new Error("Slack sent something before the bot was ready");
    const goOn = (work: Promise<unknown>) => void underWay.add(work);
    return { bot: connected, botUserId, client: prompt, unhurried, homes, mark, fetch, clock, log, words, goOn };
  };
  const showPictures = options.pictures ? createShowPictures(options.pictures, log) : async () => IN_WORDS;
  return {
    side: {
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
      pages,
    },
    receiving: { workspaces, log, surroundings },
    clients,
    underWay,
    close: () => keepAlive.close(),
  };
}
