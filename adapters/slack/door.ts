// The door: what a request must be before Bolt reads it. Bolt checks the signature itself; this closes what it leaves
// open: times in the future, content types with a character set, bodies that are no payload of Slack's and for which
// it would wait three seconds, and the size of a body before anything is known of its sender.
import type { IncomingMessage } from "node:http";
import { parse } from "node:querystring";
import { isValidSlackRequest } from "@slack/bolt";
import type { Clock } from "../../src/ports/clock.ts";
import { MAX_BODY_BYTES, MAX_CLOCK_DIFFERENCE_SECONDS } from "./limits.ts";
import { Admitted } from "./payloads.ts";

export type Admission =
  /** To be handed to Bolt, which refuses it where the signature is wrong. */
  | { readonly kind: "passed"; readonly request: IncomingMessage }
  | { readonly kind: "refused"; readonly status: number; readonly why: string };

const FORM = "application/x-www-form-urlencoded";

export async function admit(request: IncomingMessage, signingSecret: string, clock: Clock): Promise<Admission> {
  const rawBody = await readBody(request);
  if (rawBody === null) return { kind: "refused", status: 413, why: "too large" };
  const [contentType = ""] = (request.headers["content-type"] ?? "").split(";");
  request.headers["content-type"] = contentType.trim().toLowerCase();
  const passed = { kind: "passed", request: Object.assign(request, { rawBody }) } as const;

  const signature = request.headers["x-slack-signature"];
  const sentAt = Number(request.headers["x-slack-request-timestamp"]);
  const nowMilliseconds = clock.now().epochMilliseconds;
  if (sentAt - nowMilliseconds / 1000 > MAX_CLOCK_DIFFERENCE_SECONDS) {
    return { kind: "refused", status: 401, why: "from the future" };
  }
  const body = rawBody.toString("utf8");
  const headers = { "x-slack-signature": String(signature), "x-slack-request-timestamp": sentAt };
  // Unsigned: Bolt answers 401, or 200 to Slack's check of the certificate.
  if (!isValidSlackRequest({ signingSecret, body, headers, nowMilliseconds })) return passed;
  if (!Admitted.safeParse(readPayload(contentType.trim().toLowerCase(), body)).success) {
    return { kind: "refused", status: 400, why: "no payload of Slack's" };
  }
  return passed;
}

/** Null when it is larger than anything Slack sends. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  const incoming: AsyncIterable<Buffer> = request;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readPayload(contentType: string, body: string): unknown {
  if (contentType !== FORM) return readJson(body);
  const form = parse(body);
  return typeof form["payload"] === "string" ? readJson(form["payload"]) : form;
}

/** Undefined where it is no JSON, which is no payload either. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
