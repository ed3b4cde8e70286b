// The try-out: a third chat platform that lives in one page on this computer. It runs the same bot over the same
// database as Slack and Teams do, so that what works here works there.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { InboundEvent, Profile } from "../../src/chat/inbound.ts";
import type { Bot } from "../../src/ports/bot.ts";
import type { ChatPlatform, DeliveryOutcome, OutgoingDelivery } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { TryOutDesk } from "../../src/ports/try-out.ts";
import { answerJson } from "./answers.ts";
import { createConversations, type Entry } from "./conversations.ts";
import { createEventStreams, type StreamEvent } from "./event-streams.ts";
import type { Handler, Route } from "./http-server.ts";
import { refusalOf } from "./loopback-only.ts";
import { listVisitors } from "./people-list.ts";
import { readTurn } from "./read-turn.ts";
import { fileRoute, fileRoutes } from "./static-files.ts";
import { addressOf, eventOf, type Turn } from "./turn.ts";

export type TryOutOptions = { readonly desk: TryOutDesk; readonly log: Log; readonly clock: Clock };

export type TryOut = {
  readonly platform: ChatPlatform;
  /** The bot and the platform need each other; until this is called, turns are answered with 503. */
  connect(bot: Bot): void;
  readonly routes: readonly Route[];
};

const PAGE = fileURLToPath(new URL("page/", import.meta.url));
const BOARD_CHANGED: StreamEvent = { event: "board", data: {} };

export function createTryOut({ desk, log, clock }: TryOutOptions): TryOut {
  const conversations = createConversations();
  const streams = createEventStreams();
  /** Which message each delivery became: the newest, since only those may still be asked about. */
  const arrived = new Map<string, string>();
  /** Tells the changes of this process from those of the one before a restart. */
  const era = randomUUID().slice(0, 8);
  let bot: Bot | null = null;

  const eventFor = (entry: Entry): StreamEvent => ({ event: "entry", id: `${era}.${entry.change}`, data: entry });
  const show = (person: string, entry: Entry): void => streams.tell(person, eventFor(entry));

  async function deliver(delivery: OutgoingDelivery): Promise<DeliveryOutcome> {
    const { id, conversation, message, replaces } = delivery;
    if (conversation.platform !== "web" || conversation.kind !== "personal") {
      return { kind: "refused", code: "not-a-try-out-conversation" };
    }
    const at = clock.now();
    const messageRef = arrived.get(id) ?? replaces ?? id;
    if (!arrived.has(id)) {
      show(conversation.id, conversations.put(conversation.id, messageRef, { from: "bot", message }, at));
      remember(arrived, id, messageRef);
      streams.tellAll(BOARD_CHANGED);
    }
    return { kind: "sent", messageRef, at };
  }

  async function readProfile(account: { readonly account: string }): Promise<Profile> {
    const person = (await desk.listPeople()).find((visitor) => visitor.person.id === account.account)?.person;
    const unverified = { verifiedEmail: null, unverifiedBecause: "absent" };
    return { name: person?.name ?? null, timeZone: person?.timeZone ?? null, ...unverified };
  }

  const platform: ChatPlatform = {
    platform: "web",
    deliver,
    async trace({ id }) {
      const messageRef = arrived.get(id);
      return messageRef === undefined ? { kind: "did-not-arrive" } : { kind: "arrived", messageRef };
    },
    personalConversation: ({ account }) => addressOf(account).conversation,
    readProfile,
  };

  /** Shows what the person said; returns what takes it back. */
  function showOwnWords({ person, id, inbound }: Turn, at: InboundEvent["at"]): () => void {
    const own = ownWords(inbound);
    if (!own) return () => {};
    const shownId = own.messageId ?? id;
    const before = conversations.find(person, shownId);
    const files = before?.said.from === "person" ? before.said.files : own.files;
    const said = { from: "person", text: own.text, files, edited: own.messageId !== null } as const;
    show(person, conversations.put(person, shownId, said, at));
    return () => {
      if (before) return show(person, conversations.put(person, shownId, before.said, before.at));
      conversations.remove(person, shownId);
      streams.tell(person, { event: "removed", data: { id: shownId } });
    };
  }

  async function take(turn: Turn, receiver: Bot, response: ServerResponse): Promise<void> {
    const at = clock.now();
    const event = eventOf(turn, at);
    const takeBack = showOwnWords(turn, at);
    try {
      const received = await receiver.receive(event);
      const pressed = "messageId" in event.inbound ? event.inbound.messageId : null;
      if (received.kind === "taken" && received.settled && pressed !== null) {
        const settled = { from: "bot", message: received.settled } as const;
        show(turn.person, conversations.put(turn.person, pressed, settled, at));
      }
      streams.tellAll(BOARD_CHANGED);
      answerJson(response, 200, received);
    } catch (error) {
      takeBack();
      log.error("turn not taken", { eventId: turn.id, kind: turn.inbound.kind }, error);
      answerJson(response, 503, { error: "not-taken" });
    }
  }

  const postTurn: Handler = async (request, response) => {
    const read = await readTurn(request);
    if (read.kind === "unreadable") return answerJson(response, read.status, { error: read.problem });
    if (!bot) return answerJson(response, 503, { error: "not-connected" });
    const people = await desk.listPeople();
    if (!people.some(({ person }) => person.id === read.turn.person)) return unknownPerson(response);
    await take(read.turn, bot, response);
  };

  const getEvents: Handler = async (request, response, closing) => {
    const query = queryOf(request);
    const person = query.get("person");
    const [lastEra, change] = (request.headers["last-event-id"]?.toString() ?? query.get("after") ?? "").split(".");
    const known = person === null ? [] : conversations.list(person);
    const missed = person === null ? [] : conversations.list(person, lastEra === era ? Number(change) || 0 : 0);
    // The ids let the page drop what is gone: removed, crowded out, or of the time before a restart.
    const ready = { event: "ready", data: { ids: known.map(({ id }) => id) } };
    const opened = streams.open(response, person, closing, [...missed.map(eventFor), ready, BOARD_CHANGED]);
    if (!opened) answerJson(response, 503, { error: "too-many-pages" });
  };

  const getOptions: Handler = async (request, response) => {
    const query = queryOf(request);
    const { account } = addressOf(query.get("person") ?? "");
    const options = await bot?.suggestOptions(account, query.get("choices") ?? "", query.get("words") ?? "");
    answerJson(response, 200, { options: options ?? [] });
  };

  const getForm: Handler = async (request, response) => {
    const query = queryOf(request);
    const form = await bot?.readForm(addressOf(query.get("person") ?? "").account, query.get("form") ?? "");
    answerJson(response, form ? 200 : 404, form ? { form } : { error: "no-such-form" });
  };

  const routes: readonly Route[] = [
    fileRoute(`${PAGE}page.html`, "/"),
    ...fileRoutes(PAGE, "/try-out/page/"),
    { method: "POST", path: "/try-out/turn", handle: postTurn },
    { method: "GET", path: "/try-out/events", handle: getEvents },
    { method: "GET", path: "/try-out/options", handle: getOptions },
    { method: "GET", path: "/try-out/form", handle: getForm },
    {
      method: "GET",
      path: "/try-out/people",
      handle: async (_request, response) =>
        answerJson(response, 200, { people: listVisitors(await desk.listPeople()) }),
    },
    {
      method: "GET",
      path: "/try-out/board",
      handle: async (_request, response) => answerJson(response, 200, await desk.readBoard()),
    },
  ];

  return {
    platform,
    connect: (connected) => {
      bot = connected;
    },
    routes: routes.map((route) => ({ ...route, handle: onLoopbackOnly(route.handle, log) })),
  };
}

function onLoopbackOnly(handle: Handler, log: Log): Handler {
  return async (request, response, closing) => {
    const because = refusalOf(request);
    if (because === null) return handle(request, response, closing);
    log.warn("try-out request refused", { because });
    answerJson(response, 403, { error: because });
  };
}

/** The words that belong on the person's side of the conversation; `messageId` when they take the place of earlier ones. */
function ownWords(inbound: Turn["inbound"]) {
  if (inbound.kind === "said") {
    return { text: inbound.text, files: inbound.files.map(({ name }) => name), messageId: null };
  }
  if (inbound.kind === "edited") return { text: inbound.text, files: [], messageId: inbound.messageId };
  if (inbound.kind === "commanded") {
    return { text: `/rapporteur ${inbound.words}`.trim(), files: [], messageId: null };
  }
  return null;
}

const MAX_REMEMBERED_DELIVERIES = 10_000;

function remember(arrived: Map<string, string>, id: string, messageRef: string): void {
  arrived.set(id, messageRef);
  const [oldest] = arrived.keys();
  if (arrived.size > MAX_REMEMBERED_DELIVERIES && oldest !== undefined) arrived.delete(oldest);
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams(request.url?.split("?")[1] ?? "");
}

function unknownPerson(response: ServerResponse): void {
  answerJson(response, 404, { error: "unknown-person" });
}
