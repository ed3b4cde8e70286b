// Requests as Slack sends them: signed, in JSON or as a form; or in envelopes over a socket.
import { createHmac } from "node:crypto";
import type { LocalSocket } from "./slack-socket.ts";

export type SlackAnswer = { readonly status: number; readonly body: unknown };

/** `baseUrl` is where the bot listens, without a path. */
export type SignedSender = { readonly baseUrl: string; readonly signingSecret: string };
export type Sender = SignedSender | { readonly socket: LocalSocket };

export function sendJson(sender: Sender, body: object, retry = 0): Promise<SlackAnswer> {
  if ("socket" in sender) return sender.socket.send("events_api", body, retry);
  return send(sender, JSON.stringify(body), "application/json");
}

export function sendForm(sender: Sender, body: Readonly<Record<string, string>>): Promise<SlackAnswer> {
  if ("socket" in sender) return sender.socket.send("slash_commands", body);
  return send(sender, new URLSearchParams(body).toString(), "application/x-www-form-urlencoded");
}

export function sendPayload(sender: Sender, payload: object): Promise<SlackAnswer> {
  if ("socket" in sender) return sender.socket.send("interactive", payload);
  return sendForm(sender, { payload: JSON.stringify(payload) });
}

/** Signs as Slack does. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function sign(secret: string, body: string, seconds: number): Record<string, string> {
  const signature = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${signature}` };
}

export async function send(
  { baseUrl, signingSecret }: SignedSender,
  body: string,
  contentType: string,
): Promise<SlackAnswer> {
  const response = await fetch(`${baseUrl}/slack/events`, {
    method: "POST",
    headers: { "content-type": contentType, ...sign(signingSecret, body, Math.floor(Date.now() / 1000)) },
    body,
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}
