// One connection over which Slack sends its requests. The library's client speaks the protocol, and watches with pings
// whether the other side is there. It is kept from three things: from closing as soon as Slack says that it will, so that
// nothing can be acknowledged any more; from waiting five seconds before it connects anew; and from ending the program by a
// rejection that nobody handles, where Slack refuses a new connection or sends an event without its inner part.
// https://docs.slack.dev/apis/events-api/using-socket-mode, https://github.com/slackapi/node-slack-sdk/issues/2656
import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";
import type { Log } from "../../src/ports/log.ts";
import { inTime } from "./in-time.ts";
import { createLibraryLog } from "./library-log.ts";
import { type ClientSettings, clientOptions } from "./workspaces.ts";

/** What Slack sends over a socket around a payload. */
export type Envelope = {
  readonly body: unknown;
  readonly retryNum: number | undefined;
  readonly retryReason: string | undefined;
  /** Over the connection on which it came; rejects when that one is gone, and Slack sends the envelope again. */
  readonly acknowledge: (answer?: unknown) => Promise<void>;
};

export type LineEvents = {
  /** Resolves when it was handled and acknowledged, or left for Slack to send again. */
  readonly onEnvelope: (envelope: Envelope) => Promise<void>;
  /** Slack says that it will close the open connection, and why. */
  readonly onLeaving: (reason: string) => void;
  /** A connection that was open is gone. May come after `onLeaving`. */
  readonly onGone: () => void;
};

export type LineSettings = { readonly appToken: string; readonly clients: ClientSettings };

const GREETED_WITHIN_MILLISECONDS = 10_000;
/** Slack answers the close and leaves the connection open. https://github.com/slackapi/node-slack-sdk/issues/2752 */
const CLOSED_WITHIN_MILLISECONDS = 1_000;
/** Slack waits no longer for an acknowledgement. */
const ACKNOWLEDGED_WITHIN_MILLISECONDS = 3_000;
/** The library's five seconds part slow lines without need. https://github.com/slackapi/bolt-js/issues/2496 */
const PONG_WITHIN_MILLISECONDS = 15_000;

const Disconnect = z.object({ type: z.literal("disconnect"), reason: z.string().default("unknown") });
/** What the library can read: it fails at events without an inner one, such as `app_rate_limited`. */
const Readable = z.union([
  z.object({ type: z.literal("hello") }),
  z.object({
    type: z.literal("events_api"),
    envelope_id: z.string(),
    payload: z.object({ event: z.object({ type: z.string() }) }),
  }),
  z.object({ type: z.string().regex(/^(?!events_api$)/), envelope_id: z.string() }),
]);
const Received = z.object({
  ack: z.custom<Envelope["acknowledge"]>((value) => typeof value === "function"),
  body: z.unknown(),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

/** Slack closed the connection instead of greeting, as it does where Socket Mode is off; `code` is its reason. */
class NotGreeted extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`Slack did not greet: ${code}`);
    this.code = code;
  }
}

export class SocketLine {
  readonly #client: GuardedClient;
  readonly #envelopes = new Set<Promise<void>>();
  #greeted = false;
  /** Why Slack closed the connection before it greeted. */
  #reason = "closed";

  constructor({ appToken, clients }: LineSettings, { onEnvelope, onLeaving, onGone }: LineEvents) {
    this.#client = new GuardedClient(appToken, clients, (reason) => {
      if (this.#greeted) return onLeaving(reason);
      this.#reason = reason;
      void this.close();
    });
    this.#client.on("connected", () => {
      this.#greeted = true;
    });
    this.#client.on("disconnected", () => {
      if (this.#greeted) onGone();
      this.#greeted = false;
    });
    this.#client.on("slack_event", (received: unknown) => {
      const { ack, body, retry_num: retryNum, retry_reason: retryReason } = Received.parse(received);
      const handled = onEnvelope({ body, retryNum, retryReason, acknowledge: ack });
      this.#envelopes.add(handled);
      void handled.finally(() => this.#envelopes.delete(handled));
    });
  }

  /** Resolves when Slack has greeted. @throws what the library throws, where Slack refuses it or cannot be reached. */
  async open(): Promise<void> {
    const greeted = this.#client.start().catch((error: unknown) => {
      throw error instanceof Error ? error : new NotGreeted(this.#reason);
    });
    const result = await inTime(greeted, GREETED_WITHIN_MILLISECONDS);
    if (result.kind === "done") return;
    await this.close();
    throw new NotGreeted("late");
  }

  isUp(): boolean {
    return this.#greeted && this.#client.websocket?.isActive() === true;
  }

  /** Lets go once what came over it is acknowledged. */
  async leave(): Promise<void> {
    await inTime(Promise.allSettled(this.#envelopes), ACKNOWLEDGED_WITHIN_MILLISECONDS);
    await this.close();
  }

  async close(): Promise<void> {
    this.#greeted = false;
    const { kind } = await inTime(this.#client.disconnect(), CLOSED_WITHIN_MILLISECONDS);
    // A second time, the library cuts it off.
    if (kind === "late") this.#client.websocket?.disconnect();
  }
}

class GuardedClient extends SocketModeClient {
  readonly #log: Log;
  readonly #onLeaving: (reason: string) => void;

  constructor(appToken: string, clients: ClientSettings, onLeaving: (reason: string) => void) {
    super({
      appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: PONG_WITHIN_MILLISECONDS,
      clientOptions: clientOptions(clients),
      logger: createLibraryLog(clients.log),
    });
    this.#log = clients.log;
    this.#onLeaving = onLeaving;
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    try {
      const message: unknown = typeof data === "string" ? JSON.parse(data) : null;
      const leaving = Disconnect.safeParse(message).data;
      if (leaving) return this.#onLeaving(leaving.reason);
      if (Readable.safeParse(message).success) await super.onWebSocketMessage(data, isBinary);
      else this.#log.warn("slack envelope left aside", { why: "not of a form that is known" });
    } catch (error) {
      this.#log.error("slack envelope unreadable", {}, error);
    }
  }
}
