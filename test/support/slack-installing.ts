// The Slack adapter for many workspaces, behind the real HTTP server and over a real database, before a local Slack.
import { Temporal } from "temporal-polyfill";
import type { Database } from "../../adapters/database/open-database.ts";
import { type Invitation, writeInvitation, writeInvitationLink } from "../../adapters/slack/invitation.ts";
import type { OAuthSettings } from "../../adapters/slack/many-workspaces.ts";
import { createSlack, type Slack } from "../../adapters/slack/slack.ts";
import { createSeal } from "../../adapters/system/seal.ts";
import { createHttpServer, type HttpServer } from "../../adapters/web/http-server.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import type { DeliveryOutcome } from "../../src/ports/chat-platform.ts";
import { openMemoryDatabase } from "./memory-database.ts";
import { RecordingBot, RecordingLog } from "./slack-adapter.ts";
import { Browser, type Seen } from "./slack-browser.ts";
import { SIGNING_SECRET } from "./slack-emulator.ts";
import { type SlackAnswer, sendJson } from "./slack-send.ts";
import { CLIENT } from "./slack-workspaces.ts";

export const SECRET_KEY = new Uint8Array(32).fill(42);
/** Stands for the address under which the world reaches the server; nothing is there. */
const PUBLIC_URL = "http://127.0.0.1:1";

export function openTestDatabase(): Promise<Database> {
  return openMemoryDatabase();
}

export type SlackLike = { readonly apiUrl: string };

/** One process of the program: several may run on one database. */
export class Installing {
  readonly bot = new RecordingBot();
  readonly log = new RecordingLog();
  readonly seal = createSeal(SECRET_KEY);
  readonly database: Database;
  /** Moved on by tests. */
  now = Temporal.Now.instant();
  #slack: Slack | null = null;
  #server: HttpServer | null = null;
  #url = "";
  #count = 0;

  static async start(local: SlackLike, database: Database, secretKey = SECRET_KEY): Promise<Installing> {
    const installing = new Installing(database);
    await installing.#start(local, secretKey);
    return installing;
  }

  private constructor(database: Database) {
    this.database = database;
  }

  oauthSettings(secretKey: typeof SECRET_KEY = SECRET_KEY): OAuthSettings {
    return {
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      publicUrl: PUBLIC_URL,
      installations: this.database.slackInstallations,
      seal: createSeal(secretKey),
    };
  }

  async #start({ apiUrl }: SlackLike, secretKey: typeof SECRET_KEY): Promise<void> {
    const settings = { signingSecret: SIGNING_SECRET, apiUrl, oauth: this.oauthSettings(secretKey) };
    const slack = await createSlack({ settings, log: this.log, clock: { now: () => this.now } });
    slack.connect(this.bot);
    const events = { method: "POST", path: "/slack/events", handle: slack.handle } as const;
    const routes = [events, ...slack.pages];
    this.#slack = slack;
    this.#server = createHttpServer({ host: "127.0.0.1", port: 0, routes, log: this.log });
    this.#url = (await this.#server.listen()).url;
  }

  invite(changes: Partial<Omit<Invitation, "id">> = {}): string {
    const invitation = { workspace: null, until: this.now.add({ hours: 1 }), ...changes };
    return writeInvitationLink(PUBLIC_URL, writeInvitation(invitation, this.seal));
  }

  open(url: string, browser: Browser): Promise<Seen> {
    return browser.open(url.replace(PUBLIC_URL, this.#url));
  }

  /** From the link to the page at the end; `consent` is what happens on Slack's own page. */
  async install(consent: (url: string) => string | Promise<string>, link = this.invite()): Promise<Seen> {
    const browser = new Browser();
    const { location } = await this.open(link, browser);
    if (location === null) throw new Error("the link led nowhere");
    return await this.open(await consent(location), browser);
  }

  /** An event as Slack sends it, from a workspace. */
  event(team: string, event: Readonly<Record<string, unknown>>, envelope = {}): Promise<SlackAnswer> {
    this.#count += 1;
    const sender = { baseUrl: this.#url, signingSecret: SIGNING_SECRET };
    return sendJson(sender, {
      type: "event_callback",
      event_id: `Ev${this.#count}`,
      event_time: Math.floor(this.now.epochMilliseconds / 1000),
      team_id: team,
      event,
      ...envelope,
    });
  }

  say(team: string, user: string, envelope = {}): Promise<SlackAnswer> {
    const [channel, ts] = [`D${team}${user}`, "1700000000.000100"];
    return this.event(team, { type: "message", channel_type: "im", channel, user, text: "hello", ts }, envelope);
  }

  async tell(tenant: string, user: string, reference: Readonly<Record<string, string>> = {}): Promise<DeliveryOutcome> {
    this.#count += 1;
    return await this.slack.platform.deliver({
      id: DeliveryId.parse(`delivery-${this.#count}`),
      conversation: { platform: "slack", tenant, kind: "personal", id: user, reference },
      message: { parts: [{ kind: "paragraph", text: `for ${user}` }] },
      replaces: null,
    });
  }

  get slack(): Slack {
    if (!this.#slack) throw new Error("it is not started");
    return this.#slack;
  }

  async close(): Promise<void> {
    await this.#server?.close({ withinSeconds: 1 });
    await this.slack.drain();
  }
}
