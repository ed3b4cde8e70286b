// Open pages and what they are told: Server-Sent Events.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
import type { ServerResponse } from "node:http";

export type StreamEvent = {
  readonly event: string;
  readonly data: unknown;
  /** Comes back as Last-Event-ID when the page connects again. */
  readonly id?: string;
};

export type EventStreams = {
  /** Keeps the response open until the page leaves or `closing` aborts. False when too many pages are open. */
  open(response: ServerResponse, person: string | null, closing: AbortSignal, first: readonly StreamEvent[]): boolean;
  tell(person: string, event: StreamEvent): void;
  tellAll(event: StreamEvent): void;
};

/** A browser opens six connections to one host at most; this is for several people's browsers, not for the world. */
const MAX_STREAMS = 64;
/** Proxies and sleeping laptops drop silent connections; the page takes three of these without word for a loss. */
const HEARTBEAT_SECONDS = 15;
const RECONNECT_AFTER_MILLISECONDS = 1_000;
/** A page that does not read is cut, and resumes where it was. */
const MAX_UNREAD_BYTES = 1_000_000;

export function createEventStreams(): EventStreams {
  const streams = new Map<ServerResponse, string | null>();

  const write = (response: ServerResponse, text: string): void => {
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
    else response.write(text);
  };

  return {
    open(response, person, closing, first) {
      if (streams.size >= MAX_STREAMS) return false;
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
      streams.set(response, person);
      const heartbeat = setInterval(() => write(response, "event: alive\ndata: {}\n\n"), HEARTBEAT_SECONDS * 1000);
      const end = () => response.end();
      response.once("close", () => {
        streams.delete(response);
        clearInterval(heartbeat);
        closing.removeEventListener("abort", end);
      });
      closing.addEventListener("abort", end);
      write(response, `retry: ${RECONNECT_AFTER_MILLISECONDS}\n\n${first.map(writeEvent).join("")}`);
      return true;
    },
    tell(person, event) {
      for (const [response, listener] of streams) if (listener === person) write(response, writeEvent(event));
    },
    tellAll(event) {
      for (const response of streams.keys()) write(response, writeEvent(event));
    },
  };
}

/** JSON holds no line break, so that one `data` line is always enough. */
function writeEvent({ event, data, id }: StreamEvent): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
