// Who may reach the try-out page: this computer, and no site that is open in its browser.
import { request as send } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { POST_HEADERS, startTryOut } from "../../support/web-try-out.ts";

let tryOut: Awaited<ReturnType<typeof startTryOut>>;
beforeEach(async () => {
  tryOut = await startTryOut();
});
afterEach(() => tryOut.stop());

const turn = {
  id: "0b6c9f0e-8a9f-4c53-9a55-0d3c8a4f1c11",
  person: "ana",
  inbound: { kind: "said", text: "hello", files: [] },
};

/** Sends with headers that fetch would not let anybody set. */
function status(headers: Record<string, string>, method = "GET", path = "/"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = send({ host: "127.0.0.1", port: tryOut.port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject).end(method === "POST" ? JSON.stringify(turn) : undefined);
  });
}

test.each([
  { headers: { host: "evil.example" }, because: "a foreign name may point here (DNS rebinding)" },
  { headers: { host: "localhost.evil.example" }, because: "it only begins like ours" },
  { headers: { host: "127.0.0.1.evil.example:3978" }, because: "it only begins like ours" },
  { headers: { host: "10.0.0.7" }, because: "this computer has other addresses, which others reach" },
  { headers: { host: "localhost", origin: "https://evil.example" }, because: "another site asks" },
  { headers: { host: "localhost", origin: "null" }, because: "a sandboxed frame asks" },
  { headers: { host: "localhost:1", origin: "http://localhost:2" }, because: "another port is another program" },
  {
    headers: { host: "localhost", "sec-fetch-site": "cross-site" },
    because: "the browser says that another site asks",
  },
])("a request with $headers is refused: $because", async ({ headers }) => {
  expect(await status(headers)).toBe(403);
  expect(await status({ ...headers, ...POST_HEADERS }, "POST", "/try-out/turn")).toBe(403);
  expect(tryOut.bot.received).toEqual([]);
});

test.each([
  { headers: { host: "localhost:3978" }, because: "this computer by name" },
  { headers: { host: "[::1]:3978" }, because: "this computer by its IPv6 address" },
  { headers: { host: "127.0.0.1", origin: "http://127.0.0.1" }, because: "the page itself" },
  { headers: { host: "localhost", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, because: "a link" },
])("a request with $headers is let in: $because", async ({ headers }) => {
  expect(await status(headers)).toBe(200);
});

test("a POST needs the header of the page and JSON, which no form of another site can send", async () => {
  const { "content-type": contentType, ...own } = POST_HEADERS;

  expect((await tryOut.post(turn, { "content-type": contentType })).status).toBe(403);
  expect((await tryOut.post(turn, { ...own, "content-type": "text/plain" })).status).toBe(403);
  expect((await tryOut.post(turn)).status).toBe(200);
  expect(tryOut.bot.received).toHaveLength(1);
});
