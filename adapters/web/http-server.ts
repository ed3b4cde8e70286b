// The one HTTP server: Slack, Teams, health and the try-out page are routes of it. It keeps the limits that no
// handler has to think of (time, size, headers), and drains before it closes.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import helmet from "helmet";
import type { Log } from "../../src/ports/log.ts";
import { answerJson } from "./answers.ts";

/**
 * Answers one request; resolves when it has nothing more to do. `closing` aborts when the server starts to drain, for
 * handlers that would keep a response open.
 */
export type Handler = (request: IncomingMessage, response: ServerResponse, closing: AbortSignal) => Promise<void>;

/** `path` is exact; ending in `/*` it takes everything below. `GET` also answers `HEAD`. */
export type Route = { readonly method: "GET" | "POST"; readonly path: string; readonly handle: Handler };

export type HttpServer = {
  /** Resolves once connections are accepted; rejects when the address is taken. Port 0 takes any free one. */
  listen(): Promise<{ readonly port: number; readonly url: string }>;
  /**
   * Accepts nothing new, lets what is in flight end, and cuts what has not ended after `withinSeconds`. Resolves with
   * the number of requests that were cut.
   */
  close(options: { readonly withinSeconds: number }): Promise<{ readonly cutOff: number }>;
};

export type HttpServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Log;
};

const HEADERS_WITHIN_SECONDS = 10;
const REQUEST_WITHIN_SECONDS = 30;
/** Above the 60 seconds for which the usual proxies keep an idle connection, so that none is reused as it closes. */
const KEEP_ALIVE_SECONDS = 65;
const MAX_HEADER_BYTES = 16_384;
const MAX_URL_CHARACTERS = 4_096;
/** What Slack's own receiver takes at most. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Makes the server; nothing listens until `listen`. */
export function createHttpServer({ host, port, routes, log }: HttpServerOptions): HttpServer {
  const closing = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const server = createServer(
    {
      headersTimeout: HEADERS_WITHIN_SECONDS * 1000,
      requestTimeout: REQUEST_WITHIN_SECONDS * 1000,
      keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => {
      const work = serve(request, response, { routes, log, closing: closing.signal });
      inFlight.add(work);
      void work.finally(() => {
        inFlight.delete(work);
        if (closing.signal.aborted) server.closeIdleConnections();
      });
    },
  );

  let closed: Promise<{ cutOff: number }> | null = null;
  return {
    listen: () => listen(server, host, port),
    close({ withinSeconds }) {
      closed ??= drain(server, inFlight, closing, withinSeconds);
      return closed;
    },
  };
}

type Surroundings = { readonly routes: readonly Route[]; readonly log: Log; readonly closing: AbortSignal };

/** Resolves when the handler has returned and the response has left or was cut. */
async function serve(request: IncomingMessage, response: ServerResponse, around: Surroundings): Promise<void> {
  const left = new Promise<void>((resolve) => response.once("close", resolve));
  setHeaders(request, response);
  limitBody(request, response);
  const route = response.writableEnded ? null : choose(request, response, around);
  if (route) await handle(route, request, response, around);
  await left;
}

async function handle(
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
  { log, closing }: Surroundings,
): Promise<void> {
  try {
    await route.handle(request, response, closing);
  } catch (error) {
    // A body that was cut short, by us or by the sender, is no failure of the handler.
    if (response.writableEnded || request.readableAborted) return;
    log.error("request failed", { method: request.method, route: route.path }, error);
    if (response.headersSent) response.destroy();
    else answerJson(response, 500, { error: "internal" });
  }
}

/** The route for this request; null when it was answered already. */
function choose(request: IncomingMessage, response: ServerResponse, { routes, closing }: Surroundings): Route | null {
  const url = request.url ?? "/";
  if (closing.aborted) return refuse(response, 503, "closing");
  if (url.length > MAX_URL_CHARACTERS) return refuse(response, 414, "url-too-long");

  const [path = "/"] = url.split("?", 1);
  const here = routes.filter((route) => matches(route, path));
  if (here.length === 0) return refuse(response, 404, "not-found");

  const method = request.method === "HEAD" ? "GET" : request.method;
  const route = here.find((candidate) => candidate.method === method);
  if (route) return route;
  response.setHeader("allow", here.map((candidate) => candidate.method).join(", "));
  return refuse(response, 405, "method-not-allowed");
}

function matches({ path: pattern }: Route, path: string): boolean {
  return pattern.endsWith("/*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

function refuse(response: ServerResponse, status: number, error: string): null {
  // The rest of a body that nobody will read would otherwise be taken for the next request.
  if (status !== 404 && status !== 405) response.setHeader("connection", "close");
  answerJson(response, status, { error });
  return null;
}

/**
 * Refuses a body that says it is too long, and cuts one that turns out to be. Counting where the parser hands over the
 * bytes leaves the reading to the handler, whichever library that is.
 */
function limitBody(request: IncomingMessage, response: ServerResponse): void {
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) {
    refuse(response, 413, "body-too-long");
    return;
  }
  let bytes = 0;
  const push = request.push.bind(request);
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes <= MAX_BODY_BYTES) return push(chunk, encoding);
    if (!response.headersSent) {
      refuse(response, 413, "body-too-long");
      response.once("finish", () => request.destroy());
    }
    return false;
  };
}

const secure = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      // No page of ours makes markup from text; this has the browser refuse it.
      "require-trusted-types-for": ["'script'"],
      "trusted-types": ["'none'"],
    },
  },
  // TLS ends at the operator's proxy, which alone knows whether this host is always behind it.
  strictTransportSecurity: false,
  xFrameOptions: { action: "deny" },
});

function setHeaders(request: IncomingMessage, response: ServerResponse): void {
  secure(request, response, (error?: unknown) => {
    if (error instanceof Error) throw error;
    if (error) throw new Error("the security headers could not be set", { cause: error });
  });
}

function listen(server: Server, host: string, port: number): Promise<{ port: number; url: string }> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const bound = address !== null && typeof address === "object" ? address.port : port;
      resolve({ port: bound, url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}` });
    });
  });
}

async function drain(
  server: Server,
  inFlight: ReadonlySet<Promise<void>>,
  closing: AbortController,
  withinSeconds: number,
): Promise<{ cutOff: number }> {
  closing.abort();
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();

  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinSeconds * 1000);
  });
  await Promise.race([Promise.all(inFlight), late]);
  clearTimeout(timer);

  const cutOff = inFlight.size;
  server.closeAllConnections();
  await stopped;
  return { cutOff };
}
