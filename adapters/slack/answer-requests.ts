// What Slack is answered, kind by kind. Nothing is acknowledged before the bot has stored it. An event that was not
// stored is answered with an error, so that Slack sends it again; commands, presses and forms are not sent again, so
// that there the person is told in words.

import type { PlainTextOption } from "@slack/types";
import type { FetchFunction, WebClient } from "@slack/web-api";
import type { Temporal } from "temporal-polyfill";
import type { AccountKey } from "../../src/chat/address.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import type { Bot, Received } from "../../src/ports/bot.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import { respond } from "./deliver.ts";
import { inTime } from "./in-time.ts";
import { ANSWER_WITHIN_MILLISECONDS, MAX_OPTIONS } from "./limits.ts";
import {
  BlockActions,
  BlockSuggestion,
  EventCallback,
  RemovedEvent,
  Shortcut,
  SlashCommand,
  ViewSubmission,
} from "./payloads.ts";
import type { HomePublisher, HomeWish } from "./publish-home.ts";
import { markConversation } from "./read-address.ts";
import { opensHome, readEvent, readSecond } from "./read-event.ts";
import {
  isInHome,
  type ReadAction,
  readAction,
  readCommand,
  readFieldBlocks,
  readSearchSubmission,
  readSender,
  readShortcut,
  readSubmission,
  readSuggestion,
} from "./read-interaction.ts";
import { renderOption } from "./render-choices.ts";
import { renderForm } from "./render-form.ts";
import { renderSearch, SEARCH } from "./search-view.ts";
import type { SlackWords } from "./words.ts";

export type Surroundings = {
  readonly bot: Bot;
  readonly botUserId: string;
  readonly client: WebClient;
  /** For what nobody waits for. */
  readonly unhurried: WebClient;
  readonly homes: HomePublisher;
  /** Which of an enterprise's workspaces it is; null where the tenant says it. */
  readonly mark: string | null;
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: SlackWords;
  /** Keeps work that goes on after its request was answered, so that the program waits for it at its end. */
  readonly goOn: (work: Promise<unknown>) => void;
};

/** When the app was removed, if that is what the event says. Of tokens that were revoked only the bot's are of interest. */
export function readRemoval(body: unknown): { readonly happenedAt: Temporal.Instant } | null {
  const callback = EventCallback.parse(body);
  const removed = RemovedEvent.safeParse(callback.event).data;
  if (!removed || (removed.type === "tokens_revoked" && !removed.tokens.bot?.length)) return null;
  return { happenedAt: readSecond(callback) };
}

type FormAnswer = { readonly response_action: "errors"; readonly errors: Record<string, string> } | undefined;

/** Throws if nothing was stored. */
export async function takeEvent(body: unknown, surroundings: Surroundings): Promise<void> {
  const callback = EventCallback.parse(body);
  const event = readEvent(callback, surroundings.botUserId);
  if (event) {
    await receive(event, surroundings);
    if (opensHome(callback)) showHome(event.account, { notice: null, hash: null }, surroundings);
  } else surroundings.log.info("slack event left aside", { eventId: callback.event_id, type: callback.event.type });
}

/** The words to answer at once; none where the bot's own answer follows. */
export async function answerCommand(body: unknown, surroundings: Surroundings): Promise<string | undefined> {
  const { words, clock } = surroundings;
  const command = SlashCommand.parse(body);
  const event = readCommand(command, clock.now());
  if (!event) return words.notStored;
  const tell = (text: string) => tellLater(command.response_url, text, surroundings);
  const result = await attempt(receive(event, surroundings), words.notStored, tell, surroundings);
  switch (result.kind) {
    case "done":
      return undefined;
    case "late":
      return words.stillWorking;
    case "failed":
      return words.notStored;
  }
}

export async function answerAction(body: unknown, surroundings: Surroundings): Promise<void> {
  const { words, clock } = surroundings;
  const payload = BlockActions.parse(body);
  const read = readAction(payload, clock.now());
  if (read.kind === "nothing") return;
  const isForm = read.kind === "open-form";
  const work: Promise<unknown> = isForm ? openForm(read, payload, surroundings) : receive(read.event, surroundings);
  const apology = isForm ? words.formNotOpened : words.notStored;
  const tell = async (text: string) => {
    if (isInHome(payload)) tellInHome(payload, text, surroundings);
    else await tellLater(payload.response_url, text, surroundings);
  };
  const result = await attempt(work, apology, tell, surroundings);
  if (result.kind === "failed") surroundings.goOn(tell(apology));
  if (result.kind === "failed" || isForm || !isInHome(payload)) return;
  const answered = work.then(() => tellInHome(payload, words.answeredInMessages, surroundings));
  // Where it failed late, the home says so already.
  surroundings.goOn(answered.catch(() => {}));
}

/** The home is shown anew, with what became of the press. */
function tellInHome(payload: BlockActions, notice: string, surroundings: Surroundings): void {
  const account = readSender(payload);
  if (account) showHome(account, { notice, hash: payload.view?.hash ?? null }, surroundings);
}

/** Behind the acknowledgement: Slack does not wait for it. */
function showHome(account: AccountKey, wish: HomeWish, surroundings: Surroundings): void {
  const { homes, unhurried: client, goOn } = surroundings;
  goOn(homes.publish(account, wish, { ...surroundings, client }));
}

/** The modal closes when nothing is answered, and stays open with problems beside its fields. */
export async function answerSubmission(body: unknown, surroundings: Surroundings): Promise<FormAnswer> {
  const { words, clock } = surroundings;
  const payload = ViewSubmission.parse(body);
  const event = readSubmission(payload, clock.now()) ?? readSearchSubmission(payload, clock.now());
  if (!event) return undefined;
  const blocks = readFieldBlocks(payload);
  const [firstBlock] = blocks.values();
  const beside = (block: string | undefined, text: string): FormAnswer =>
    block === undefined ? undefined : { response_action: "errors", errors: { [block]: text } };
  const result = await attempt(receive(event, surroundings), words.notStored, async () => {}, surroundings);
  if (result.kind === "failed") return beside(firstBlock, words.notStored);
  if (result.kind === "late") return beside(firstBlock, words.stillWorking);
  const problems = result.value.kind === "taken" ? result.value.formProblems : null;
  if (problems === null) return undefined;
  const errors = Object.entries(problems).flatMap(([field, text]) => {
    const block = blocks.get(field) ?? firstBlock;
    return block === undefined ? [] : [[block, text] as const];
  });
  return { response_action: "errors", errors: Object.fromEntries(errors) };
}

/** No options is the answer when something goes wrong: the person types on, and Slack asks again. */
export async function answerSuggestion(body: unknown, surroundings: Surroundings): Promise<PlainTextOption[]> {
  const suggestion = readSuggestion(BlockSuggestion.parse(body));
  if (!suggestion) return [];
  const { account, choices, words } = suggestion;
  const work = surroundings.bot.suggestOptions(account, choices, words);
  const result = await attempt(work, "", async () => {}, surroundings);
  return result.kind === "done" ? result.value.slice(0, MAX_OPTIONS).map(renderOption) : [];
}

export async function answerShortcut(body: unknown, surroundings: Surroundings): Promise<void> {
  const { client, words, botUserId, clock } = surroundings;
  const shortcut = Shortcut.parse(body);
  if (shortcut.callback_id === SEARCH) {
    const opening = client.views.open({ trigger_id: shortcut.trigger_id, view: renderSearch(words) });
    await attempt(opening, "", async () => {}, surroundings);
    return;
  }
  const event = readShortcut(shortcut, botUserId, clock.now());
  if (event) await attempt(receive(event, surroundings), "", async () => {}, surroundings);
}

async function receive(event: InboundEvent, { bot, mark, clock, log, goOn }: Surroundings): Promise<Received> {
  const began = clock.now();
  const work = bot.receive(mark === null ? event : markConversation(event, mark));
  // Slack may hang up before; the end of the program waits all the same.
  goOn(Promise.allSettled([work]));
  const received = await work;
  const milliseconds = clock.now().epochMilliseconds - began.epochMilliseconds;
  log.info("slack event", { eventId: event.id, kind: event.inbound.kind, received: received.kind, milliseconds });
  return received;
}

async function openForm(
  read: Extract<ReadAction, { kind: "open-form" }>,
  payload: BlockActions,
  surroundings: Surroundings,
): Promise<void> {
  const { bot, client, words } = surroundings;
  const form = await bot.readForm(read.account, read.form);
  if (form === null) return tellLater(payload.response_url, words.formClosed, surroundings);
  await client.views.open({ trigger_id: payload.trigger_id, view: renderForm(form, read.message) });
}

type Attempt<T> =
  | { readonly kind: "done"; readonly value: T }
  /** It goes on; if it fails after all, the person is told. */
  | { readonly kind: "late" }
  | { readonly kind: "failed" };

async function attempt<T>(
  work: Promise<T>,
  apology: string,
  tell: (text: string) => Promise<void>,
  { log, goOn }: Surroundings,
): Promise<Attempt<T>> {
  try {
    const result = await inTime(work, ANSWER_WITHIN_MILLISECONDS);
    if (result.kind === "done") return result;
  } catch (error) {
    log.error("slack request failed", {}, error);
    return { kind: "failed" };
  }
  goOn(
    work.catch((error: unknown) => {
      log.error("slack request failed late", {}, error);
      return tell(apology);
    }),
  );
  return { kind: "late" };
}

async function tellLater(url: string | undefined, text: string, { fetch, log }: Surroundings): Promise<void> {
  if (url === undefined) return;
  try {
    const status = await respond(url, { text }, fetch);
    if (status >= 300) log.warn("slack apology not taken", { status });
  } catch (error) {
    log.error("slack apology not sent", {}, error);
  }
}
