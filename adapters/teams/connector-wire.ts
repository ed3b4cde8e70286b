// One request to Teams' connector is one attempt. The library's own client repeats a failed POST by itself, which posts
// twice what arrived the first time, and holds a delivery for as long as Teams says to wait; the outbox does better.
import type { ConnectorClientOptions } from "botframework-connector";
import { z } from "zod";

type HttpClient = NonNullable<ConnectorClientOptions["httpClient"]>;
type Request = Parameters<HttpClient["sendRequest"]>[0];

const TIMEOUT_MILLISECONDS = 15_000;

/** The connector could not be reached, so that the message cannot have arrived. */
export const NOT_CONNECTED = "not-connected";
const NOT_LEFT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** What the connector says when it does not take a request. */
const Refusal = z.object({ error: z.object({ code: z.string().max(100) }) });

/** The connector's answer to a request that it did not take, or null status if there was no answer. */
export class ConnectorRefusal extends Error {
  override readonly name = "ConnectorRefusal";
  readonly status: number | null;
  /** The connector's own word, such as `MessageWritesBlocked`. */
  readonly refusalCode: string;
  readonly retryAfterSeconds: number | null;

  constructor(status: number | null, refusalCode: string, retryAfterSeconds: number | null, options?: ErrorOptions) {
    super(`the connector answered ${status ?? "nothing"}: ${refusalCode}`, options);
    this.status = status;
    this.refusalCode = refusalCode;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const oneAttempt: HttpClient = {
  /** @throws {ConnectorRefusal} for every answer but success, and for none. */
  async sendRequest(request) {
    const response = await send(request);
    const bodyAsText = await response.text();
    if (!response.ok) throw readRefusal(response, bodyAsText);
    const headers = request.headers.clone();
    for (const name of headers.headerNames()) headers.remove(name);
    headers.set("content-type", response.headers.get("content-type") ?? "application/json");
    return { request, status: response.status, headers, bodyAsText };
  },
};

/** A redirect is not followed: it would take the token to another address. */
async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      ...(typeof request.body === "string" ? { body: request.body } : {}),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
  } catch (error) {
    throw new ConnectorRefusal(null, isNotConnected(error) ? NOT_CONNECTED : "no-answer", null, { cause: error });
  }
}

/** Nothing left this machine. */
function isNotConnected(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : null;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, "code") : null;
  return typeof code === "string" && NOT_LEFT.has(code);
}

function readRefusal(response: Response, body: string): ConnectorRefusal {
  const seconds = /^\d+$/.exec(response.headers.get("retry-after") ?? "")?.[0];
  return new ConnectorRefusal(
    response.status,
    readCode(body) ?? `http-${response.status}`,
    seconds ? Number(seconds) : null,
  );
}

function readCode(body: string): string | null {
  try {
    return Refusal.parse(JSON.parse(body)).error.code;
  } catch {
    // A proxy in between answers with a page; the status says enough.
    return null;
  }
}
