// The search of the message extension: what somebody finds from the compose box, each result with the card that is put into
// the conversation. Whatever goes wrong is said in the list; Teams shows nothing of an error but that there was one.
// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
import type { TurnContext } from "botbuilder";
import { z } from "zod";
import type { SharedCard, SharedSearch } from "../../src/ports/bot.ts";
import type { Turn } from "./answer-activity.ts";
import { disarmMarkup, shorten } from "./card-text.ts";
import { ANSWER_QUERY_WITHIN_MILLISECONDS, MAX_QUERY_RESULTS } from "./limits.ts";
import { CARD, renderCard } from "./render-message.ts";

const THUMBNAIL = "application/vnd.microsoft.card.thumbnail";
/** Of the manifest. */
const COMMAND = "search";
const WORDS = "words";
const MAX_PREVIEW_CHARACTERS = 200;

const NOT_NOW = "The search could not be answered just now. Please try again in a moment.";
const TOO_SLOW = "The search takes longer than usual. Please type another word, or try again in a moment.";
const NOT_KNOWN = "This search is not known any more. Please close it and open it again.";

const QueryValue = z.object({
  commandId: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
  queryOptions: z
    .object({
      skip: z.number().int().min(0).max(1000).catch(0),
      count: z.number().int().min(1).catch(MAX_QUERY_RESULTS),
    })
    .nullish()
    .catch(null),
});

/** The first run, before anything was typed, asks for the newest. */
export async function answerQuery(context: TurnContext, turn: Turn): Promise<void> {
  const query = QueryValue.safeParse(turn.activity.value).data;
  const known = query?.commandId === COMMAND ? query : null;
  const result = known === null ? nothing(NOT_KNOWN) : await search(known, turn);
  turn.became = known === null ? "unknown-command" : `search-${result.kind}`;
  const composeExtension = result.kind === "found" ? renderResults(result.cards) : renderMessage(result.words);
  await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: { composeExtension } } });
}

async function search({ parameters, queryOptions }: z.infer<typeof QueryValue>, turn: Turn): Promise<SharedSearch> {
  const typed = parameters?.find(({ name }) => name === WORDS)?.value;
  const words = typeof typed === "string" ? typed.trim().slice(0, MAX_PREVIEW_CHARACTERS) : "";
  const { skip = 0, count = MAX_QUERY_RESULTS } = queryOptions ?? {};
  const page = { offset: skip, limit: Math.min(count, MAX_QUERY_RESULTS) };
  const work = turn.bot.searchToShare(turn.account, words, page).catch((error: unknown) => {
    turn.log.error("teams search failed", {}, error);
    return nothing(NOT_NOW);
  });
  const late = Promise.withResolvers<SharedSearch>();
  const timer = setTimeout(() => late.resolve(nothing(TOO_SLOW)), ANSWER_QUERY_WITHIN_MILLISECONDS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function renderResults(cards: readonly SharedCard[]) {
  const attachments = cards.slice(0, MAX_QUERY_RESULTS).map(({ title, line, message }) => ({
    contentType: CARD,
    content: renderCard(message),
    preview: { contentType: THUMBNAIL, content: { title: writePreview(title), text: writePreview(line) } },
  }));
  return { type: "result", attachmentLayout: "list", attachments };
}

function renderMessage(words: string) {
  return { type: "message", text: disarmMarkup(words) };
}

function writePreview(text: string): string {
  return disarmMarkup(shorten(text, MAX_PREVIEW_CHARACTERS));
}

function nothing(words: string): SharedSearch {
  return { kind: "nothing", words };
}
