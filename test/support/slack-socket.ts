// Slack's side of Socket Mode: `apps.connections.open`, the websocket with its greeting, envelopes, acknowledgements, and
// what Slack does when none comes: it sends the event again, in a new envelope, over whatever connection there is.
// https://docs.slack.dev/apis/events-api/using-socket-mode
import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { SlackAnswer } from "./slack-send.ts";

export const APP_TOKEN = "xapp-1-for-tests";

const ACKNOWLEDGED_WITHIN_MILLISECONDS = 10_000;
const CONNECTED_WITHIN_MILLISECONDS = 60_000;
/** Slack closes the connection on which more comes in one piece. */
const MAX_FRAME_BYTES = 20_480;

const Acknowledgement = z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).optional() });

export type EnvelopeType = "events_api" | "slash_commands" | "interactive";

export class LocalSocket {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  readonly #connections: WebSocket[] = [];
  readonly #waiting = new Map<string, (answer: SlackAnswer) => void>();
  readonly #tickets = new Set<string>();
  /** How many acknowledgements get lost from now on, with the connection on which they came. */
  loses = 0;
  /** What `apps.connections.open` answers instead of a connection; null: it gives one. */
  refuses: string | null = null;
  /** Said in place of the greeting; null: it greets. */
  turnsAway: string | null = null;
  /** How many connections there were. */
  opened = 0;

  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => {
      const ticket = new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
      if (!this.#tickets.delete(ticket)) return socket.destroy();
      this.#server.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
    });
  }

  /** `POST /api/apps.connections.open` */
  answerOpen(request: IncomingMessage, response: ServerResponse): void {
    const known = request.headers.authorization === `Bearer ${APP_TOKEN}`;
    const error = this.refuses ?? (known ? null : "invalid_auth");
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    const url = `ws://${request.headers.host}/link/?ticket=${ticket}`;
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(error === null ? { ok: true, url } : { ok: false, error }));
  }

  /** How many connections are open. */
  get open(): number {
    return this.#connections.length;
  }

  /**
   * Sends it once, over the newest connection, waiting for one where there is none.
   *
   * @throws when the connection ends before it is acknowledged, or nothing comes in time.
   */
  async send(type: EnvelopeType, payload: object, retry = 0): Promise<SlackAnswer> {
    const connection = await this.#newest();
    const { promise, resolve, reject } = Promise.withResolvers<SlackAnswer>();
    const id = randomUUID();
    const timer = setTimeout(() => reject(new Error("not acknowledged")), ACKNOWLEDGED_WITHIN_MILLISECONDS);
    const onClose = () => reject(new Error("the connection ended"));
    connection.once("close", onClose);
    this.#waiting.set(id, resolve);
    const retried =
      retry > 0 ? { retry_attempt: retry, retry_reason: "timeout" } : { retry_attempt: 0, retry_reason: "" };
    this.tell(
      { envelope_id: id, type, accepts_response_payload: type !== "events_api", payload, ...retried },
      connection,
    );
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      connection.off("close", onClose);
      this.#waiting.delete(id);
    }
  }

  /** Says something over a connection, such as `{ type: "disconnect", reason: "refresh_requested" }`. */
  tell(message: object, connection = this.#connections.at(-1)): void {
    connection?.send(JSON.stringify(message));
  }

  /** Neither hears nor says anything any more over the newest connection, and leaves it open until it is told to end. */
  hush(): () => void {
    const connection = this.#connections.at(-1);
    connection?.pause();
    return () => connection?.terminate();
  }

  /** Cuts every connection off without a word. */
  cut(): void {
    for (const connection of this.#connections) connection.terminate();
  }

  #greet(connection: WebSocket): void {
    this.opened += 1;
    this.#connections.push(connection);
    connection.on("close", () => this.#connections.splice(this.#connections.indexOf(connection), 1));
    // A frame that is too large, or a reset: the connection closes.
    connection.on("error", () => {});
    connection.on("message", (data: RawData) => this.#hear(data, connection));
    if (this.turnsAway !== null) return this.tell({ type: "disconnect", reason: this.turnsAway }, connection);
    this.tell({ type: "hello", num_connections: this.open, connection_info: { app_id: "A0RAPPORTEUR" } }, connection);
  }

  #hear(data: RawData, connection: WebSocket): void {
    if (this.loses > 0) {
      this.loses -= 1;
      connection.terminate();
      return;
    }
    const text = Buffer.isBuffer(data) ? data.toString("utf8") : "";
    const { envelope_id: id, payload = {} } = Acknowledgement.parse(JSON.parse(text));
    this.#waiting.get(id)?.({ status: 200, body: readBody(payload) });
  }

  async #newest(): Promise<WebSocket> {
    const until = Date.now() + CONNECTED_WITHIN_MILLISECONDS;
    for (;;) {
      const connection = this.#connections.at(-1);
      if (connection !== undefined && connection.readyState === connection.OPEN) return connection;
      if (Date.now() > until) throw new Error("nobody connected");
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
}

/** As the answer by HTTP would have been: words, an object, or nothing. */
function readBody(payload: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(payload);
  if (names.length === 0) return "";
  return names.length === 1 && typeof payload["text"] === "string" ? payload["text"] : payload;
}
