// The Slack adapter behind a real server, in front of a bot that only records what it is told.
import { createServer } from "node:http";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { createSlack, type Slack } from "../../adapters/slack/slack.ts";
import type { Conversation } from "../../src/chat/address.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import type { Form, Option, OutboundMessage } from "../../src/chat/outbound.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import type { Bot, Received, SharedSearch } from "../../src/ports/bot.ts";
import type { ChatPlatform, OutgoingDelivery } from "../../src/ports/chat-platform.ts";
import type { Log, LogFacts } from "../../src/ports/log.ts";
import { createSlackPerson, type SlackPerson } from "./slack-client.ts";
import {
  BOT_TOKEN,
  type LocalSlack,
  listen,
  OBSERVER_TOKEN,
  SIGNING_SECRET,
  startLocalSlack,
} from "./slack-emulator.ts";

export const TAKEN: Received = { kind: "taken", settled: null, formProblems: null };

/** Records events; what it answers can be set between two turns. */
export class RecordingBot implements Bot {
  readonly events: InboundEvent[] = [];
  answer: (event: InboundEvent) => Promise<Received> = async () => TAKEN;
  options: readonly Option[] = [];
  form: Form | null = null;
  home: () => Promise<OutboundMessage> = async () => ({ parts: [{ kind: "heading", text: "Good day." }] });

  async receive(event: InboundEvent): Promise<Received> {
    this.events.push(event);
    return this.answer(event);
  }

  async suggestOptions(_account: unknown, _choices: string, words: string): Promise<readonly Option[]> {
    return this.options.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
  }

  async readForm(): Promise<Form | null> {
    return this.form;
  }

  async readHome(): Promise<OutboundMessage> {
    return this.home();
  }

  async searchToShare(): Promise<SharedSearch> {
    return { kind: "nothing", words: "" };
  }
}

export class RecordingLog implements Log {
  readonly lines: string[] = [];

  info(event: string, facts: LogFacts): void {
    this.lines.push(`${event} ${JSON.stringify(facts)}`);
  }

  warn(event: string, facts: LogFacts): void {
    this.info(event, facts);
  }

  error(event: string, facts: LogFacts, error: unknown): void {
    this.info(event, { ...facts, errorName: error instanceof Error ? error.name : "unknown" });
  }
}

export type RunningAdapter = {
  readonly url: string;
  readonly slack: Slack;
  readonly bot: RecordingBot;
  readonly log: RecordingLog;
  close(): Promise<void>;
};

export async function startAdapter(apiUrl: string): Promise<RunningAdapter> {
  const bot = new RecordingBot();
  const log = new RecordingLog();
  const clock = { now: () => Temporal.Now.instant() };
  const settings = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl };
  const slack = await createSlack({ settings, log, clock });
  slack.connect(bot);
  const server = createServer((request, response) => void slack.handle(request, response));
  const url = await listen(server);
  return {
    url,
    slack,
    bot,
    log,
    async close() {
      await slack.drain();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

const Whispers = z.object({ whispers: z.array(z.record(z.string(), z.unknown())) });

/** Ana of the OECD, before a running adapter and a local Slack. */
export class SlackScene {
  readonly local: LocalSlack;
  readonly adapter: RunningAdapter;
  readonly anaId: string;
  /** The direct message channel between Ana and the bot. */
  readonly direct: string;
  readonly ana: SlackPerson;
  #deliveries = 0;

  static async start(): Promise<SlackScene> {
    const local = await startLocalSlack([{ name: "ana", email: "Ana@OECD.example.org" }]);
    const adapter = await startAdapter(local.apiUrl);
    const anaId = await local.findUser("ana");
    return new SlackScene(local, adapter, anaId, await local.openDirect(anaId));
  }

  private constructor(local: LocalSlack, adapter: RunningAdapter, anaId: string, direct: string) {
    this.local = local;
    this.adapter = adapter;
    this.anaId = anaId;
    this.direct = direct;
    this.ana = this.anaIn(direct);
  }

  get bot(): RecordingBot {
    return this.adapter.bot;
  }

  get platform(): ChatPlatform {
    return this.adapter.slack.platform;
  }

  get sender() {
    return { baseUrl: this.adapter.url, signingSecret: SIGNING_SECRET };
  }

  get lastEvent(): InboundEvent {
    const event = this.bot.events.at(-1);
    if (!event) throw new Error("nothing reached the bot");
    return event;
  }

  get personal(): Conversation {
    return { platform: "slack", tenant: this.local.team, kind: "personal", id: this.anaId, reference: {} };
  }

  anaIn(channel: string): SlackPerson {
    const { local, sender, anaId: user } = this;
    return createSlackPerson({
      ...sender,
      team: local.team,
      user,
      channel,
      emulatorUrl: local.url,
      token: OBSERVER_TOKEN,
    });
  }

  newDelivery(
    parts: OutboundMessage["parts"],
    conversation = this.personal,
    replaces: string | null = null,
  ): OutgoingDelivery {
    this.#deliveries += 1;
    return { id: DeliveryId.parse(`delivery-${this.#deliveries}`), conversation, message: { parts }, replaces };
  }

  /** Delivers, and returns the id of the message. */
  async tell(...parts: OutboundMessage["parts"]): Promise<string> {
    const outcome = await this.platform.deliver(this.newDelivery(parts));
    if (outcome.kind !== "sent") throw new Error(outcome.code);
    return outcome.messageRef;
  }

  /** What was said for Ana's eyes alone. */
  async whispers(): Promise<Record<string, unknown>[]> {
    return Whispers.parse(await (await fetch(`${this.local.url}/_whispers`)).json()).whispers;
  }

  forget(): void {
    this.bot.events.length = 0;
    this.bot.answer = async () => TAKEN;
  }

  async close(): Promise<void> {
    await this.adapter.close();
    await this.local.close();
  }
}
