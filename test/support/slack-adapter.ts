// The Slack adapter behind a real server, in front of a bot that only records what it is told.
import { createServer } from "node:http";
import { Temporal } from "temporal-polyfill";
import { createSlack, type Slack } from "../../adapters/slack/slack.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import type { Form, Option } from "../../src/chat/outbound.ts";
import type { Bot, Received } from "../../src/ports/bot.ts";
import type { Log, LogFacts } from "../../src/ports/log.ts";
import { BOT_TOKEN, listen, SIGNING_SECRET } from "./slack-emulator.ts";

export const TAKEN: Received = { kind: "taken", settled: null, formProblems: null };

/** Records events; what it answers can be set between two turns. */
export class RecordingBot implements Bot {
  readonly events: InboundEvent[] = [];
  readonly asked: { readonly choices: string; readonly words: string }[] = [];
  answer: (event: InboundEvent) => Promise<Received> = async () => TAKEN;
  options: readonly Option[] = [];
  form: Form | null = null;

  async receive(event: InboundEvent): Promise<Received> {
    this.events.push(event);
    return this.answer(event);
  }

  async suggestOptions(_account: unknown, choices: string, words: string): Promise<readonly Option[]> {
    this.asked.push({ choices, words });
    return this.options.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
  }

  async readForm(): Promise<Form | null> {
    return this.form;
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
