// Without an app id: only this machine is heard, and only this machine is answered; and what no request may be, with tokens or without.
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DeliveryId } from "../../../src/domain/ids.ts";
import { writeTeamsConversation } from "../../support/teams-addresses.ts";
import { startTeamsServer, type TeamsServer } from "../../support/teams-server.ts";

let server: TeamsServer;

beforeAll(async () => {
  server = await startTeamsServer(null);
});

afterAll(() => server.close());

function writeActivity(serviceUrl: string) {
  return {
    type: "message",
    id: "1",
    text: "hello",
    channelId: "msteams",
    serviceUrl,
    from: { id: "user-id-0" },
    recipient: { id: "bot" },
    conversation: { id: "c" },
  };
}

function post(serviceUrl: string, host?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", ...(host ? { host } : {}) };
    request(server.endpoint, { method: "POST", headers }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end(JSON.stringify(writeActivity(serviceUrl)));
  });
}

test("the Playground's messages are taken, under its own names for people", async () => {
  expect(await post("http://localhost:56150/_connector")).toBe(200);
  expect(server.bot.events.map(({ account }) => account)).toEqual([
    { platform: "teams", tenant: "loopback", account: "user-id-0" },
  ]);
});

test.each([
  "https://smba.trafficmanager.net/emea/",
  "http://localhost.evil.example/",
  "http://10.0.0.1/",
  "file:///etc/passwd",
])("nothing is taken that would be answered at %s", async (serviceUrl) => {
  const before = server.bot.events.length;
  expect([400, 403]).toContain(await post(serviceUrl));
  expect(server.bot.events).toHaveLength(before);
});

test("a page that gave its own name this machine's address is not heard", async () => {
  expect(await post("http://localhost:56150/_connector", "evil.example:3978")).toBe(403);
});

test("a conversation that was kept from the real Teams is not written to", async () => {
  const conversation = writeTeamsConversation("https://smba.trafficmanager.net/emea/");
  const message = { parts: [{ kind: "paragraph" as const, text: "hello" }] };
  const delivery = { id: DeliveryId.parse("d-1"), conversation, message, replaces: null };
  expect(await server.teams.platform.deliver(delivery)).toEqual({ kind: "unreachable", code: "not-loopback" });
});

test.each([
  { why: "no app id", changes: { unauthenticatedLoopback: false } },
  { why: "no password", changes: { unauthenticatedLoopback: false, appId: "a", tenantId: "t" } },
  { why: "no tenant", changes: { unauthenticatedLoopback: false, appId: "a", appPassword: "p" } },
  { why: "an app id and no tokens", changes: { appId: "a" } },
])("a bot with $why does not start", async ({ changes }) => {
  await expect(startTeamsServer(null, changes)).rejects.toThrow(/^teams: /);
});

test.each([
  { why: "not JSON", body: "{", status: 400 },
  { why: "a list", body: "[]", status: 400 },
  { why: "null", body: "null", status: 400 },
  { why: "nothing", body: "", status: 400 },
  { why: "no sender", body: '{"type":"message"}', status: 400 },
  { why: "too much", body: JSON.stringify({ text: "x".repeat(2 * 1024 * 1024) }), status: 413 },
])("a body of $why is refused with $status", async ({ body, status }) => {
  const before = server.bot.events.length;
  const headers = { "content-type": "application/json" };
  const response = await fetch(server.endpoint, { method: "POST", headers, body });
  expect({ status: response.status, body: await response.text() }).toEqual({ status, body: "" });
  expect(server.bot.events).toHaveLength(before);
});

test("only JSON is taken, and only by POST", async () => {
  const body = JSON.stringify(writeActivity("http://localhost:56150/_connector"));
  const headers = { "content-type": "text/plain" };
  expect((await fetch(server.endpoint, { method: "POST", headers, body })).status).toBe(415);
  for (const method of ["GET", "PUT", "DELETE"]) expect((await fetch(server.endpoint, { method })).status).toBe(405);
});
