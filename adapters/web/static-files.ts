// The files of the page, as they lie on disk: no build stands between what is read and what runs.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import type { Route } from "./http-server.ts";

const MEDIA_TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".svg", "image/svg+xml"],
]);

/**
 * One route for each file of a known type in the folder, below `prefix`. What is served is listed once, here: no path
 * that a request names ever reaches the disk.
 */
export function fileRoutes(folder: string, prefix: string): readonly Route[] {
  return readdirSync(folder).flatMap((name) => {
    const mediaType = MEDIA_TYPES.get(extname(name));
    return mediaType ? [fileRoute(join(folder, name), `${prefix}${name}`, mediaType)] : [];
  });
}

/** One file at one path. */
export function fileRoute(file: string, path: string, mediaType = "text/html; charset=utf-8"): Route {
  return { method: "GET", path, handle: (request, response) => sendFile(file, mediaType, request, response) };
}

async function sendFile(file: string, mediaType: string, request: IncomingMessage, response: ServerResponse) {
  const content = await readFile(file);
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
  response.setHeader("etag", etag);
  // Kept, but asked about each time: a new version shows at the next visit.
  response.setHeader("cache-control", "no-cache");
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "content-type": mediaType, "content-length": content.length }).end(content);
}
