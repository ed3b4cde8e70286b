// Messages on their way to Slack: posted, put in the place of an earlier one, or whispered to one person in a channel.
//
// A replacement whose message is gone is refused, not posted anew: it only settles what is on the screen, and a second
// copy out of its place would confuse. What a person must read is never sent as a replacement alone.
import { type FetchFunction, WebAPIRequestError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Conversation } from "../../src/chat/address.ts";
import type { DeliveryOutcome, DeliveryTrace, OutgoingDelivery } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import { readMessageRef, writeMessageRef } from "./controls.ts";
import { readFailure, readStatus } from "./outcomes.ts";
import type { ShowPictures } from "./pictures.ts";
import { Reference, readTime } from "./read-address.ts";
import { type RenderedMessage, renderMessage } from "./render-message.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { SlackWords } from "./words.ts";

/** What deliveries need of the world. */
export type Surroundings = {
  readonly client: WebClient;
  readonly fetch: FetchFunction;
  readonly responseUrls: ResponseUrls;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: SlackWords;
  readonly showPictures: ShowPictures;
};

/** The name under which a message remembers its delivery. https://docs.slack.dev/messaging/message-metadata */
const METADATA_EVENT = "rapporteur_delivery";
/** The newest messages in which a delivery is looked for; a person's conversation does not grow by more during a crash. */
const TRACE_MESSAGES = 200;
/** Links stay links: no previews, no names or channels recognized in words that somebody typed. */
const INERT = { unfurl_links: false, unfurl_media: false, link_names: false, parse: "none", mrkdwn: false } as const;
const ASK_AGAIN_SECONDS = 15;
const FETCH_TIMEOUT_MILLISECONDS = 10_000;
/** The bot, or the person, is not in the channel. https://docs.slack.dev/reference/methods/chat.postEphemeral#errors */
const NOT_THERE: ReadonlySet<string> = new Set(["channel_not_found", "not_in_channel", "user_not_in_channel"]);
/** Whispers cannot be addressed later. */
const WHISPER = "whisper";

const Posted = z.object({ channel: z.string(), ts: z.string() });
const Opened = z.object({ channel: z.object({ id: z.string() }) });
const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_payload: z.looseObject({ delivery_id: z.unknown() }) })
        .optional()
        .catch(undefined),
    }),
  ),
});

/** Makes one attempt. Whatever Slack answers is an outcome; only a bug throws. */
export async function deliver(delivery: OutgoingDelivery, surroundings: Surroundings): Promise<DeliveryOutcome> {
  const outcome = await attempt(delivery, surroundings);
  surroundings.log.info("slack delivery", {
    deliveryId: delivery.id,
    outcome: outcome.kind,
    code: outcome.kind === "sent" ? null : outcome.code,
  });
  return outcome;
}

async function attempt(delivery: OutgoingDelivery, surroundings: Surroundings): Promise<DeliveryOutcome> {
  try {
    return await sendShown(delivery, surroundings);
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}

/** With its pictures; in words if Slack refuses them, as it does when it cannot fetch one. */
async function sendShown(delivery: OutgoingDelivery, surroundings: Surroundings): Promise<DeliveryOutcome> {
  const { message } = delivery;
  const { words, client, log } = surroundings;
  const shown = await surroundings.showPictures(message, client);
  try {
    return await send(delivery, renderMessage(message, words.shortened, shown), surroundings);
  } catch (error) {
    if (shown.size === 0 || readFailure(error)?.code !== "invalid_blocks") throw error;
    log.warn("slack picture refused", { deliveryId: delivery.id });
    return send(delivery, renderMessage(message, words.shortened), surroundings);
  }
}

async function send(
  delivery: OutgoingDelivery,
  rendered: RenderedMessage,
  surroundings: Surroundings,
): Promise<DeliveryOutcome> {
  const { conversation, replaces, beneath } = delivery;
  const reference = Reference.parse(conversation.reference);
  const target = replaces === null ? null : readMessageRef(replaces);
  if (target && target.channel !== WHISPER) return update(delivery, target, rendered, surroundings);
  if (conversation.kind === "channel" && reference.onlyFor !== undefined) {
    return whisper(delivery, { ...reference, onlyFor: reference.onlyFor }, rendered, surroundings);
  }
  const aloud = conversation.kind === "channel" ? await answerAloud(delivery, reference, rendered, surroundings) : null;
  if (aloud) return aloud;
  // A person's own id will do: https://docs.slack.dev/reference/methods/chat.postMessage#channels
  const channel = conversation.kind === "channel" ? conversation.id : (reference.channel ?? conversation.id);
  const above = beneath == null ? reference.thread : readMessageRef(beneath)?.ts;
  return post(delivery, { channel, ...(above === undefined ? {} : { thread_ts: above }) }, rendered, surroundings);
}

async function post(
  delivery: OutgoingDelivery,
  target: { readonly channel: string; readonly thread_ts?: string },
  rendered: RenderedMessage,
  { client }: Surroundings,
): Promise<DeliveryOutcome> {
  const answer = await client.chat.postMessage({ ...target, ...rendered, ...INERT, metadata: metadataOf(delivery) });
  const posted = Posted.parse(answer);
  // By Slack's own clock: words that were typed before it arrived are told from an answer to it.
  return { kind: "sent", messageRef: writeMessageRef(posted.channel, posted.ts), at: readTime(posted.ts) };
}

async function update(
  delivery: OutgoingDelivery,
  target: { readonly channel: string; readonly ts: string },
  rendered: RenderedMessage,
  surroundings: Surroundings,
): Promise<DeliveryOutcome> {
  const { parse, link_names } = INERT;
  await surroundings.client.chat.update({ ...target, ...rendered, parse, link_names, metadata: metadataOf(delivery) });
  return sent(writeMessageRef(target.channel, target.ts), surroundings);
}

/** To everybody by the address of the command or press, which works in channels that the bot has not joined; null without one. */
async function answerAloud(
  delivery: OutgoingDelivery,
  reference: Reference,
  rendered: RenderedMessage,
  surroundings: Surroundings,
): Promise<DeliveryOutcome | null> {
  const url = surroundings.responseUrls.take(reference);
  if (url === null) return null;
  const status = await respond(url, { ...rendered, response_type: "in_channel" }, surroundings.fetch);
  return status >= 200 && status < 300 ? sent(writeMessageRef(WHISPER, delivery.id), surroundings) : null;
}

/**
 * By the address of the command or press while it is good; after it by name, which needs the bot in the channel; else in the
 * direct message, where the rest of a long answer is read all the same.
 */
async function whisper(
  delivery: OutgoingDelivery,
  reference: Reference & { readonly onlyFor: string },
  rendered: RenderedMessage,
  surroundings: Surroundings,
): Promise<DeliveryOutcome> {
  const messageRef = writeMessageRef(WHISPER, delivery.id);
  const url = surroundings.responseUrls.take(reference);
  if (url !== null) {
    const status = await respond(url, rendered, surroundings.fetch);
    if (status >= 200 && status < 300) return sent(messageRef, surroundings);
    const failure = readStatus(status);
    if (failure.kind !== "refused") return failure;
  }
  const { parse, link_names } = INERT;
  const channel = delivery.conversation.id;
  const user = reference.onlyFor;
  try {
    await surroundings.client.chat.postEphemeral({ channel, user, ...rendered, parse, link_names });
    return sent(messageRef, surroundings);
  } catch (error) {
    if (!NOT_THERE.has(readFailure(error)?.code ?? "")) throw error;
    return post(delivery, { channel: user }, rendered, surroundings);
  }
}

/** Answers a command or press for the person's eyes, and returns the HTTP status. */
export async function respond(
  url: string,
  message: { readonly text: string; readonly response_type?: "in_channel" },
  send: FetchFunction,
): Promise<number> {
  const body = { response_type: "ephemeral", replace_original: false, ...message };
  try {
    const response = await send(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MILLISECONDS),
    });
    return response.status;
  } catch (error) {
    throw new WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Looks for the delivery among the newest messages of the personal conversation; elsewhere Slack lets nobody look. */
export async function trace(delivery: OutgoingDelivery, { client }: Surroundings): Promise<DeliveryTrace> {
  if (delivery.conversation.kind !== "personal") return { kind: "cannot-tell" };
  try {
    const channel = await findChannel(delivery.conversation, client);
    const answer = await client.conversations.history({ channel, include_all_metadata: true, limit: TRACE_MESSAGES });
    const history = History.safeParse(answer).data;
    if (!history) return { kind: "cannot-tell" };
    const found = history.messages.find(({ metadata }) => metadata?.event_payload.delivery_id === delivery.id);
    return found
      ? { kind: "arrived", messageRef: writeMessageRef(channel, found.ts), at: readTime(found.ts) }
      : { kind: "did-not-arrive" };
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    if (failure.kind === "try-later") return { ...failure, kind: "ask-later" };
    return failure.kind === "lost"
      ? { kind: "ask-later", afterSeconds: ASK_AGAIN_SECONDS, code: failure.code }
      : { kind: "cannot-tell" };
  }
}

/** The direct message channel is opened where it is not known; Slack then answers with the one that is there. */
async function findChannel(conversation: Conversation, client: WebClient): Promise<string> {
  const { channel } = Reference.parse(conversation.reference);
  if (conversation.kind === "channel") return conversation.id;
  if (channel !== undefined) return channel;
  return Opened.parse(await client.conversations.open({ users: conversation.id })).channel.id;
}

function metadataOf(delivery: OutgoingDelivery) {
  return { event_type: METADATA_EVENT, event_payload: { delivery_id: delivery.id } };
}

function sent(messageRef: string, { clock }: Surroundings): DeliveryOutcome {
  return { kind: "sent", messageRef, at: clock.now() };
}
