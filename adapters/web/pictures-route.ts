// The route under which Slack, Teams and the try-out page fetch the pictures of messages. Whoever has the address may
// see the picture, as whoever sees the message does; an address that was not made here shows nothing.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Pictures } from "../../src/ports/pictures.ts";
import { answerJson } from "./answers.ts";
import type { Route } from "./http-server.ts";

const YEAR_SECONDS = 31_536_000;

export function picturesRoute(pictures: Pictures): Route {
  return { method: "GET", path: "/pictures/*", handle: (request, response) => send(pictures, request, response) };
}

async function send(pictures: Pictures, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const picture = pictures.readPath(request.url?.split("?", 1)[0] ?? "");
  if (!picture) return answerJson(response, 404, { error: "not-found" });
  const drawn = await pictures.draw(picture);
  if (!drawn) return answerJson(response, 503, { error: "not-drawn" });
  response.setHeader("content-security-policy", "default-src 'none'");
  // Teams' web page shows it from another host.
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  response.setHeader("cache-control", `public, max-age=${YEAR_SECONDS}, immutable`);
  response.setHeader("content-type", "image/png");
  response.setHeader("content-length", drawn.png.length);
  response.end(request.method === "HEAD" ? undefined : drawn.png);
}
