// From a verified activity to the bot and back: what each kind of activity is answered with.
import type { TurnContext } from "botbuilder";
import type { AccountKey } from "../../src/chat/address.ts";
import type { Inbound, InboundEvent } from "../../src/chat/inbound.ts";
import type { Form, OutboundMessage } from "../../src/chat/outbound.ts";
import type { Bot, Received } from "../../src/ports/bot.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { type Activity, SearchValue } from "./activity.ts";
import { MAX_SEARCH_RESULTS } from "./limits.ts";
import { IN_WORDS, showPictures } from "./pictures.ts";
import { readInbound } from "./read-inbound.ts";
import { CARD, renderCard, renderReplacement } from "./render-message.ts";

/** One activity on its way through the bot. `became` and `eventId` are written down for the log. */
export type Turn = {
  readonly activity: Activity;
  readonly account: AccountKey;
  readonly bot: Bot;
  readonly clock: Clock;
  readonly log: Log;
  readonly pictures: Pictures | null;
  became: string;
  eventId: string | null;
};

/** What a card says for a moment where nothing takes its place. */
const RECEIVED = "Received.";

const MESSAGE = "application/vnd.microsoft.activity.message";
const SEARCH_RESULT = "application/vnd.microsoft.search.searchResult";

/** Messages, edits, installations. Problems of a form that came as a message are answered with a message. */
export async function answerActivity(context: TurnContext, turn: Turn): Promise<void> {
  const event = readInbound(turn.activity, turn.account, turn.clock.now());
  if (!event) return;
  const received = await receive(event, turn);
  const corrected = await renderProblems(event.inbound, received, turn);
  if (corrected) await context.sendActivity(renderReplacement(corrected));
}

/** Action.Execute: the answer to the request takes the place of the card. */
export async function answerExecute(context: TurnContext, turn: Turn): Promise<void> {
  const event = readInbound(turn.activity, turn.account, turn.clock.now());
  if (!event)
    return answerInvoke(context, 200, { statusCode: 400, type: "application/vnd.microsoft.error", value: BAD_ACTION });
  const received = await receive(event, turn);
  const settled = received.kind === "taken" ? received.settled : null;
  const card = (await renderProblems(event.inbound, received, turn)) ?? settled;
  const shown = card ? await showPictures(card, turn.pictures) : IN_WORDS;
  const answer = card ? { type: CARD, value: renderCard(card, shown) } : { type: MESSAGE, value: RECEIVED };
  return answerInvoke(context, 200, { statusCode: 200, ...answer });
}

/** Data.Query: the options that fit what was typed into a list that is too long for its card. */
export async function answerSearch(context: TurnContext, turn: Turn): Promise<void> {
  const search = SearchValue.safeParse(turn.activity.value);
  if (!search.success) return answerInvoke(context, 400, undefined);
  const { dataset, queryText } = search.data;
  const options = await turn.bot.suggestOptions(turn.account, dataset, queryText);
  const results = options.slice(0, MAX_SEARCH_RESULTS).map(({ code, label }) => ({ title: label, value: code }));
  turn.became = "searched";
  return answerInvoke(context, 200, { statusCode: 200, type: SEARCH_RESULT, value: { results } });
}

/** Teams waits for an answer to every invoke, also to those that this bot knows nothing of. */
export async function answerUnknownInvoke(context: TurnContext, turn: Turn): Promise<void> {
  turn.became = "not-implemented";
  return answerInvoke(context, 501, undefined);
}

const BAD_ACTION = { code: "BadRequest", message: "This button is not known any more." };

async function receive(event: InboundEvent, turn: Turn): Promise<Received> {
  turn.eventId = event.id;
  const received = await turn.bot.receive(event);
  turn.became = received.kind;
  return received;
}

async function answerInvoke(context: TurnContext, status: number, body: unknown): Promise<void> {
  await context.sendActivity({ type: "invokeResponse", value: body === undefined ? { status } : { status, body } });
}

/** The form as the person filled it, with what is wrong beside each field; null if nothing is wrong. */
async function renderProblems(inbound: Inbound, received: Received, turn: Turn): Promise<OutboundMessage | null> {
  if (inbound.kind !== "filled" || received.kind !== "taken" || !received.formProblems) return null;
  const problems = received.formProblems;
  const form = await turn.bot.readForm(turn.account, inbound.form);
  if (!form) return { parts: Object.values(problems).map((text) => ({ kind: "paragraph", text })) };
  return { parts: [{ kind: "form", form: fillForm(form, inbound.fields, problems), openLabel: form.submitLabel }] };
}

function fillForm(
  form: Form,
  fields: Readonly<Record<string, string | readonly string[]>>,
  problems: Readonly<Record<string, string>>,
): Form {
  return {
    ...form,
    fields: form.fields.map(({ value: _before, problem: _old, ...field }) => {
      const entered = fields[field.id];
      const problem = problems[field.id];
      const value = typeof entered === "string" ? entered : entered?.join(",");
      return { ...field, ...(value === undefined ? {} : { value }), ...(problem === undefined ? {} : { problem }) };
    }),
  };
}
