// What came over a socket, handed to Bolt, and acknowledged only when it was handled: the bot has stored it by then. Bolt's
// own receiver for sockets acknowledges an event before it is handled, so that one which could not be stored is lost.
import type { App, Receiver } from "@slack/bolt";
import { z } from "zod";
import type { Log } from "../../src/ports/log.ts";
import { fitIntoFrame } from "./fit-into-frame.ts";
import { Admitted } from "./payloads.ts";
import type { Envelope } from "./socket-line.ts";

const Body = z.record(z.string(), z.unknown());

export class SocketReceiver implements Receiver {
  readonly #log: Log;
  #app: App | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Connections are opened elsewhere. */
  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  /** Rejects where it was not acknowledged: then Slack sends an event again, with the same id. */
  async take({ body, acknowledge, retryNum, retryReason }: Envelope): Promise<void> {
    if (this.#app === null) throw new Error("Slack sent something before Bolt was ready");
    if (!Admitted.safeParse(body).success) {
      // It would be no payload the next time either.
      this.#log.warn("slack envelope left aside", { why: "no payload of Slack's" });
      return acknowledge();
    }
    const answers: unknown[] = [];
    await this.#app.processEvent({
      body: Body.parse(body),
      ack: async (answer: unknown) => void answers.push(answer),
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    });
    if (answers.length > 0) await acknowledge(fitIntoFrame(answers[0]));
  }
}
