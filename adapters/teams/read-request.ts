// From an HTTP request to an activity, or to the status that refuses it. Nothing here trusts the sender.
import type { IncomingMessage } from "node:http";
import { Activity } from "./activity.ts";
import { MAX_REQUEST_BYTES } from "./limits.ts";

export type Refusal = { readonly status: number; readonly why: string };
export type Read = { readonly activity: Activity } | Refusal;

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);
const LOOPBACK_ADDRESSES = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Without tokens, only this machine is heard, and only this machine is answered. */
export async function readRequest(request: IncomingMessage, options: { authenticated: boolean }): Promise<Read> {
  if (request.method !== "POST") return { status: 405, why: "method" };
  // A page in a browser can post text to a local server, but not JSON without asking first.
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) return { status: 415, why: "content-type" };
  if (!options.authenticated && !isFromLoopback(request)) return { status: 403, why: "not-loopback" };
  const body = await readBody(request);
  if (body === null) return { status: 413, why: "too-large" };
  const parsed = Activity.safeParse(parseJson(body));
  if (!parsed.success) return { status: 400, why: "not-an-activity" };
  const activity = parsed.data;
  if (activity.channelId !== "msteams") return { status: 403, why: "channel" };
  if (!options.authenticated && !isLoopbackUrl(activity.serviceUrl)) return { status: 403, why: "service-url" };
  return { activity };
}

export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_HOSTS.has(new URL(url).hostname);
}

/** The name it was called by counts too: a page of the web can give its own name the address of this machine. */
function isFromLoopback(request: IncomingMessage): boolean {
  const isNear = LOOPBACK_ADDRESSES.has(request.socket.remoteAddress ?? "");
  return isNear && isLoopbackUrl(`http://${request.headers.host ?? ""}`);
}

/** Null for a body that is too large. The rest of it is left unread, so that the refusal can still be sent. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const sent: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of sent) {
    bytes += chunk.length;
    if (bytes > MAX_REQUEST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Said as `not-an-activity`; what the sender wrote is not for the log.
    return null;
  }
}
