// A message as Teams shows it: Adaptive Cards 1.5, or plain text where there is nothing but text.
// A message for one card only (one that takes the place of another) is shortened; any other becomes several.
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { type CardElement, disarm, renderText, shorten } from "./card-text.ts";
import { divide } from "./divide.ts";
import { countBytes, MAX_CARD_BYTES, MAX_SUMMARY_CHARACTERS } from "./limits.ts";
import { IN_WORDS, type ShownPictures } from "./pictures.ts";
import { renderPart } from "./render-part.ts";

export type Card = {
  readonly type: "AdaptiveCard";
  readonly body: readonly CardElement[];
  readonly [property: string]: unknown;
};

/** The message of an activity; its address is added when it is delivered. */
export type Outgoing =
  | { readonly type: "message"; readonly text: string; readonly textFormat: "plain" }
  | { readonly type: "message"; readonly summary?: string; readonly attachments: CardAttachment[] };
export type CardAttachment = { readonly contentType: typeof CARD; readonly content: Card };

export const CARD = "application/vnd.microsoft.card.adaptive";

/** What is said at the end of a card that could not hold the whole message. */
const SHORTENED = "The rest of this message does not fit here.";

const MAX_FALLBACK_CHARACTERS = 2000;
const MAX_PLAIN_CHARACTERS = 4000;

/** What lists of options may take of a card. */
const OPTIONS_SHARE = 0.7;

/** The message as one or more activities, in order; nothing of it is left out. Pictures not `shown` are told in words. */
export function renderNew(message: OutboundMessage, shown: ShownPictures = IN_WORDS): readonly Outgoing[] {
  const plain = writePlainText(message);
  if (isPlain(message, plain)) return [{ type: "message", text: plain, textFormat: "plain" }];
  const frame = renderFrame(message, plain);
  return divide(renderBody(message, "each", shown), MAX_CARD_BYTES - countBytes(frame)).map((body, index, all) =>
    wrap({ ...frame, body }, index === all.length - 1 ? plain : ""),
  );
}

/** The message as one activity that takes the place of an earlier one. */
export function renderReplacement(message: OutboundMessage, shown: ShownPictures = IN_WORDS): Outgoing {
  return wrap(renderCard(message, shown), writePlainText(message));
}

/** The message as one card. What a person can act on is kept; text that does not fit is left out, and that is said. */
export function renderCard(message: OutboundMessage, shown: ShownPictures = IN_WORDS): Card {
  const frame = renderFrame(message, writePlainText(message));
  const maxBytes = MAX_CARD_BYTES - countBytes(frame);
  const whole = renderBody(message, "each", shown);
  if (countBytes(whole) <= maxBytes) return { ...frame, body: whole };
  const body = renderBody(message, "all", shown);
  const notice = renderText(SHORTENED, { isSubtle: true, size: "small" });
  let bytes = countBytes(notice) + countBytes(body.filter(isInteractive));
  const kept = body.filter((element) => {
    if (isInteractive(element)) return true;
    bytes += countBytes(element) + countBytes(",");
    return bytes <= maxBytes;
  });
  return { ...frame, body: [...kept, ...notice] };
}

/** Teams hid braces and what is between them in messages of text alone. https://github.com/MicrosoftDocs/msteams-docs/issues/4956 */
function isPlain(message: OutboundMessage, plain: string): boolean {
  const isText = message.parts.every(({ kind }) => kind === "paragraph" || kind === "note");
  return isText && plain !== "" && plain.length <= MAX_PLAIN_CHARACTERS && !/[{}]/.test(plain);
}

/** Whether each part may fill a card with its options, or all of them together. */
function renderBody(message: OutboundMessage, share: "each" | "all", shown: ShownPictures): readonly CardElement[] {
  const lists = message.parts.map(countLists);
  const all = lists.reduce((sum, count) => sum + count, 0);
  return message.parts.flatMap((part, index) => {
    const sharing = share === "all" ? all : lists[index];
    const optionBytes = Math.floor((MAX_CARD_BYTES * OPTIONS_SHARE) / Math.max(1, sharing ?? 1));
    return renderPart(part, { input: `p${index}`, optionBytes, alone: message.parts.length === 1, shown });
  });
}

function countLists(part: OutboundMessage["parts"][number]): number {
  if (part.kind === "choices") return 1;
  return part.kind === "form" ? part.form.fields.filter(({ input }) => "options" in input).length : 0;
}

function isInteractive(element: CardElement): boolean {
  const { items } = element;
  if (element.type === "ActionSet" || element.type.startsWith("Input.")) return true;
  return Array.isArray(items) && items.some((item: CardElement) => isInteractive(item));
}

/** All of the card but its body. Arabic runs from right to left; a table takes all the width there is. */
function renderFrame(message: OutboundMessage, plain: string): Card {
  const isRightToLeft = /^[^\p{L}]*\p{Script=Arabic}/u.test(plain);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    ...(message.parts.some(({ kind }) => kind === "table") ? { msteams: { width: "Full" } } : {}),
    ...(isRightToLeft ? { rtl: true } : {}),
    fallbackText: disarm(shorten(plain, MAX_FALLBACK_CHARACTERS)),
    body: [],
  };
}

/** The summary is what a notification shows; a text beside the card would be shown twice. */
function wrap(content: Card, plain: string): Outgoing {
  const summary = shorten(plain.replace(/\s+/g, " ").trim(), MAX_SUMMARY_CHARACTERS);
  return { type: "message", ...(summary ? { summary } : {}), attachments: [{ contentType: CARD, content }] };
}
