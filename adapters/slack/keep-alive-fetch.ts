// The client's requests over connections that stay open: a delivery costs half of what it costs with the built-in
// fetch. Small on purpose: the client sends one form or JSON body and reads one JSON answer.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { FetchFunction } from "@slack/web-api";

type FetchRequestInit = NonNullable<Parameters<FetchFunction>[1]>;
type FetchResponse = Awaited<ReturnType<FetchFunction>>;

const MAX_SOCKETS = 16;

export type KeepAlive = { readonly fetch: FetchFunction; close(): void };

export function createKeepAlive(): KeepAlive {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const agents = { "http:": new HttpAgent(options), "https:": new HttpsAgent(options) };
  return {
    fetch: (address, init = {}) => send(new URL(address), init, agents),
    close() {
      agents["http:"].destroy();
      agents["https:"].destroy();
    },
  };
}

type Agents = { readonly "http:": HttpAgent; readonly "https:": HttpsAgent };

/** Redirects are not followed: a token never travels to another host. */
async function send(url: URL, init: FetchRequestInit, agents: Agents): Promise<FetchResponse> {
  // Uploads are the built-in fetch's; nothing here sends any.
  if (init.body !== undefined && typeof init.body !== "string") return fetch(url, init);
  const isPlain = url.protocol === "http:";
  const body = Buffer.from(init.body ?? "");
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = (isPlain ? httpRequest : httpsRequest)(url, {
    method: init.method ?? "GET",
    headers: { ...init.headers, "content-length": body.length },
    agent: isPlain ? agents["http:"] : agents["https:"],
    ...(init.signal && { signal: init.signal }),
  });
  request.on("response", resolve).on("error", reject).end(body);
  const response = await promise;
  const incoming: AsyncIterable<Buffer> = response;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return toFetchResponse(url, response, Buffer.concat(chunks));
}

function toFetchResponse(url: URL, response: IncomingMessage, body: Buffer): FetchResponse {
  const status = response.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) headers.set(name, String(value));
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: response.statusMessage ?? "",
    url: url.href,
    headers,
    arrayBuffer: async () => new Uint8Array(body).buffer,
    json: async (): Promise<unknown> => JSON.parse(body.toString("utf8")),
    text: async () => body.toString("utf8"),
  };
}
