// A try-out that listens on a free port, with the scripted bot behind it.
import { Temporal } from "temporal-polyfill";
import { createHttpServer } from "../../adapters/web/http-server.ts";
import { TRY_OUT_HEADER } from "../../adapters/web/loopback-only.ts";
import { picturesRoute } from "../../adapters/web/pictures-route.ts";
import { createTryOut } from "../../adapters/web/try-out.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { createScriptedBot } from "./web-bot.ts";
import { createDesk } from "./web-desk.ts";
import { createTestLog } from "./web-log.ts";

export const POST_HEADERS = { [TRY_OUT_HEADER]: "1", "content-type": "application/json" };

export async function startTryOut(port = 0, pictures: Pictures | null = null) {
  const log = createTestLog();
  const desk = createDesk();
  const tryOut = createTryOut({ desk, log, clock: { now: () => Temporal.Now.instant() }, pictures });
  const bot = createScriptedBot(tryOut.platform);
  tryOut.connect(bot);
  const server = createHttpServer({
    host: "127.0.0.1",
    port,
    routes: [...tryOut.routes, ...(pictures ? [picturesRoute(pictures)] : [])],
    log,
  });
  const listening = await server.listen();
  const post = (turn: unknown, headers: Record<string, string> = POST_HEADERS) =>
    fetch(`${listening.url}/try-out/turn`, { method: "POST", headers, body: JSON.stringify(turn) });
  return { ...listening, log, desk, bot, tryOut, server, post, stop: () => server.close({ withinSeconds: 1 }) };
}
