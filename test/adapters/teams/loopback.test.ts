// Without an app id: only this machine is heard, and only this machine is answered.
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
