// The try-out: a third chat platform that lives in one page on this computer. It runs the same bot over the same
// database as Slack and Teams do, so that what works here works there.
import type { IncomingMessage } from "node:http";
import { fileURLToPath } from "node:url";
import type { Bot } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { TryOutDesk } from "../../src/ports/try-out.ts";
import { answerJson } from "./answers.ts";
import type { Handler, Route } from "./http-server.ts";
import { refusalOf } from "./loopback-only.ts";
import { listVisitors } from "./people-list.ts";
import { readTurn } from "./read-turn.ts";
import { createScreens, type Screens } from "./screens.ts";
import { fileRoute, fileRoutes } from "./static-files.ts";
import { takeTurn } from "./take-turn.ts";
import { createTryOutPlatform } from "./try-out-platform.ts";
import { addressOf } from "./turn.ts";

export type TryOutOptions = {
  readonly desk: TryOutDesk;
  readonly log: Log;
  readonly clock: Clock;
  /** Null: pictures are told in words. */
  readonly pictures?: Pictures | null;
};

export type TryOut = {
  readonly platform: ChatPlatform;
  /** The bot and the platform need each other; until this is called, turns are answered with 503. */
  connect(bot: Bot): void;
  readonly routes: readonly Route[];
};

const PAGE = fileURLToPath(new URL("page/", import.meta.url));

/** Makes the platform and its page. Its routes answer requests from this computer alone. */
export function createTryOut(options: TryOutOptions): TryOut {
  const screens = createScreens();
  let bot: Bot | null = null;
  const routes = [...pageRoutes(), ...botRoutes(() => bot, screens, options), ...deskRoutes(options.desk)];
  return {
    platform: createTryOutPlatform(screens, options),
    connect: (connected) => {
      bot = connected;
    },
    routes: routes.map((route) => ({ ...route, handle: onLoopbackOnly(route.handle, options.log) })),
  };
}

function pageRoutes(): readonly Route[] {
  return [fileRoute(`${PAGE}page.html`, "/"), ...fileRoutes(PAGE, "/try-out/page/")];
}

function botRoutes(
  readBot: () => Bot | null,
  screens: Screens,
  { desk, log, clock, pictures = null }: TryOutOptions,
): readonly Route[] {
  const postTurn: Handler = async (request, response) => {
    const read = await readTurn(request);
    if (read.kind === "unreadable") return answerJson(response, read.status, { error: read.problem });
    const bot = readBot();
    if (!bot) return answerJson(response, 503, { error: "not-connected" });
    const people = await desk.listPeople();
    const known = people.some(({ person }) => person.id === read.turn.person);
    if (!known) return answerJson(response, 404, { error: "unknown-person" });
    await takeTurn(read.turn, bot, response, { screens, clock, log, pictures });
  };
  const getEvents: Handler = async (request, response, closing) => {
    const query = queryOf(request);
    const after = request.headers["last-event-id"]?.toString() ?? query.get("after") ?? "";
    const opened = screens.open(response, query.get("person"), after, closing);
    if (!opened) answerJson(response, 503, { error: "too-many-pages" });
  };
  const getOptions: Handler = async (request, response) => {
    const query = queryOf(request);
    const { account } = addressOf(query.get("person") ?? "");
    const options = await readBot()?.suggestOptions(account, query.get("choices") ?? "", query.get("words") ?? "");
    answerJson(response, 200, { options: options ?? [] });
  };
  const getForm: Handler = async (request, response) => {
    const query = queryOf(request);
    const form = await readBot()?.readForm(addressOf(query.get("person") ?? "").account, query.get("form") ?? "");
    answerJson(response, form ? 200 : 404, form ? { form } : { error: "no-such-form" });
  };
  return [
    { method: "POST", path: "/try-out/turn", handle: postTurn },
    { method: "GET", path: "/try-out/events", handle: getEvents },
    { method: "GET", path: "/try-out/options", handle: getOptions },
    { method: "GET", path: "/try-out/form", handle: getForm },
  ];
}

function deskRoutes(desk: TryOutDesk): readonly Route[] {
  const getPeople: Handler = async (_request, response) =>
    answerJson(response, 200, { people: listVisitors(await desk.listPeople()) });
  const getBoard: Handler = async (_request, response) => answerJson(response, 200, await desk.readBoard());
  return [
    { method: "GET", path: "/try-out/people", handle: getPeople },
    { method: "GET", path: "/try-out/board", handle: getBoard },
  ];
}

function onLoopbackOnly(handle: Handler, log: Log): Handler {
  return async (request, response, closing) => {
    const because = refusalOf(request);
    if (because === null) return handle(request, response, closing);
    log.warn("try-out request refused", { because });
    answerJson(response, 403, { error: because });
  };
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams(request.url?.split("?")[1] ?? "");
}
