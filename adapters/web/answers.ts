// Short answers over HTTP, said the same way everywhere.
import type { ServerResponse } from "node:http";

/** Ends the response with JSON. Nothing is kept by caches unless the caller has said so. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  answerText(response, status, JSON.stringify(body), "application/json; charset=utf-8");
}

/** Ends the response with text. */
export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  mediaType = "text/plain; charset=utf-8",
): void {
  if (!response.hasHeader("cache-control")) response.setHeader("cache-control", "no-store");
  response.statusCode = status;
  response.setHeader("content-type", mediaType);
  response.setHeader("content-length", Buffer.byteLength(text));
  response.end(text);
}
