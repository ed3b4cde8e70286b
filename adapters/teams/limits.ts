// What Teams takes, each number with its source.
import type { LaneLimit } from "../../src/ports/deliveries.ts";

/** A message with its cards, in bytes of UTF-16. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
export const MAX_MESSAGE_BYTES = 80 * 1024;

/** What the card may take of it; the rest is for the address, the summary and what the service adds. */
export const MAX_CARD_BYTES = 72 * 1024;

/** Buttons in one set; further ones hide behind an overflow menu. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
export const MAX_ACTIONS = 6;

/** Beyond this many, open check boxes and radio buttons are slower to read than a list that filters as one types. */
export const MAX_EXPANDED_CHOICES = 12;

/** Results of a search inside a card. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search */
export const MAX_SEARCH_RESULTS = 15;

/** Results that Teams asks for at a time. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search */
export const MAX_QUERY_RESULTS = 25;

/** Teams waits five seconds for the results of a search; the rest is the way back. The same page. */
export const ANSWER_QUERY_WITHIN_MILLISECONDS = 4_000;

/** A request to the bot. Teams itself sends messages of at most 100 KB. */
export const MAX_REQUEST_BYTES = 256 * 1024;

/** Characters of a notification's line; Teams cuts it anyway. */
export const MAX_SUMMARY_CHARACTERS = 300;

/**
 * Messages of one app in one tenant. 50 a second are documented, and 429 was met beyond about seven a second, which is
 * kept. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 * https://github.com/MicrosoftDocs/msteams-docs/issues/2026
 */
export const TENANT_LIMIT: LaneLimit = { perSecond: 7, burst: 20 };

/** A picture. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference#inline-card-images */
export const MAX_IMAGE_BYTES = 1024 * 1024;

/**
 * The size of a message as Teams counts it: UTF-16, and without the pictures that are inside as base64.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export function countBytes(value: unknown): number {
  const isPicture = (item: unknown) => typeof item === "string" && item.startsWith("data:image/png;base64,");
  return JSON.stringify(value, (_key, item: unknown) => (isPicture(item) ? "" : item)).length * 2;
}
