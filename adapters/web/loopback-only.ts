// The try-out page asks nobody who they are, so it answers this computer alone: not the network, not another site open
// in the same browser, and not a foreign name that was pointed at 127.0.0.1 (DNS rebinding).
import type { IncomingMessage } from "node:http";

/** Browsers never send it across origins without asking first, and we never say yes. */
export const TRY_OUT_HEADER = "x-rapporteur-try-out";

export type Refusal = "not-loopback" | "foreign-host" | "foreign-origin" | "no-try-out-header" | "not-json";

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Why this request may not reach the try-out page; null when it may. */
export function refusalOf(request: IncomingMessage): Refusal | null {
  const { headers } = request;
  const host = headers.host ?? "";
  if (!LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? "")) return "not-loopback";
  if (!LOOPBACK_HOST.test(host)) return "foreign-host";
  if (headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return "foreign-origin";
  }
  // Following a link to the page is "none" or a navigation; anything else has to come from the page itself.
  const site = headers["sec-fetch-site"];
  const navigates = headers["sec-fetch-mode"] === "navigate" && request.method === "GET";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !navigates) return "foreign-origin";
  if (request.method !== "POST") return null;
  if (headers[TRY_OUT_HEADER] === undefined) return "no-try-out-header";
  return headers["content-type"]?.startsWith("application/json") ? null : "not-json";
}
