// Ana before the Slack adapter that has a socket, in front of a bot that only records what it is told.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { createSlackBySocket, type SlackBySocket } from "../../adapters/slack/slack-by-socket.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import { waitFor } from "../e2e/wait-for.ts";
import { RecordingBot, RecordingLog, TAKEN } from "./slack-adapter.ts";
import { createSlackPerson, type SlackPerson } from "./slack-client.ts";
import { BOT_TOKEN, type LocalSlack, OBSERVER_TOKEN, startLocalSlack } from "./slack-emulator.ts";
import type { SlackEvent } from "./slack-event.ts";
import { sendPayload } from "./slack-send.ts";
import { APP_TOKEN, type LocalSocket } from "./slack-socket.ts";

const Suggested = z.object({ options: z.array(z.object({ value: z.string() })) });

export class SocketScene {
  readonly local: LocalSlack;
  readonly bot = new RecordingBot();
  readonly log: RecordingLog;
  readonly slack: SlackBySocket;
  readonly anaId: string;
  readonly ana: SlackPerson;
  readonly #direct: string;
  #messages = 0;

  static async start(): Promise<SocketScene> {
    const local = await startLocalSlack([{ name: "ana", email: "Ana@OECD.example.org" }]);
    const anaId = await local.findUser("ana");
    const log = new RecordingLog();
    const slack = await open(local, log);
    const scene = new SocketScene(local, log, slack, anaId, await local.openDirect(anaId));
    slack.connect(scene.bot);
    await slack.begin();
    return scene;
  }

  private constructor(local: LocalSlack, log: RecordingLog, slack: SlackBySocket, anaId: string, direct: string) {
    this.local = local;
    this.log = log;
    this.slack = slack;
    this.anaId = anaId;
    this.#direct = direct;
    this.ana = createSlackPerson({
      socket: local.socket,
      team: local.team,
      user: anaId,
      channel: direct,
      emulatorUrl: local.url,
      token: OBSERVER_TOKEN,
    });
  }

  get socket(): LocalSocket {
    return this.local.socket;
  }

  /** A second adapter before the same Slack, not begun. */
  async another(): Promise<SlackBySocket> {
    const slack = await open(this.local, this.log);
    slack.connect(this.bot);
    return slack;
  }

  message(text: string): SlackEvent {
    this.#messages += 1;
    const ts = `1700000000.${String(this.#messages).padStart(6, "0")}`;
    return { type: "message", channel_type: "im", channel: this.#direct, user: this.anaId, ts, text };
  }

  /** Waits until so many events reached the bot. */
  async reached(count: number): Promise<void> {
    await waitFor(
      () => `event ${count}`,
      () => this.bot.events.length >= count || null,
    );
  }

  async tell(...parts: OutboundMessage["parts"]): Promise<void> {
    this.#messages += 1;
    const { team: tenant } = this.local;
    const outcome = await this.slack.platform.deliver({
      id: DeliveryId.parse(`delivery-${this.#messages}`),
      conversation: { platform: "slack", tenant, kind: "personal", id: this.anaId, reference: {} },
      message: { parts },
      replaces: null,
    });
    if (outcome.kind !== "sent") throw new Error(outcome.code);
  }

  /** What Slack is answered while Ana types into a select. */
  async suggest(words: string) {
    const { socket, team } = this.local;
    const payload = {
      type: "block_suggestion",
      user: { id: this.anaId, team_id: team },
      team: { id: team },
      action_id: "areas/one",
      block_id: "one-0",
      value: words,
    };
    return { body: Suggested.parse((await sendPayload({ socket }, payload)).body) };
  }

  forget(): void {
    this.bot.events.length = 0;
    this.bot.answer = async () => TAKEN;
  }

  async close(): Promise<void> {
    await this.slack.drain();
    await this.local.close();
  }
}

function open(local: LocalSlack, log: RecordingLog): Promise<SlackBySocket> {
  const settings = { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: local.apiUrl };
  // Each look is a minute after the one before: no connection ends so soon that the next one is put off.
  let now = Temporal.Instant.from("2007-11-01T12:00:00Z");
  const clock = {
    now() {
      now = now.add({ minutes: 1 });
      return now;
    },
  };
  return createSlackBySocket({ settings, log, clock });
}
