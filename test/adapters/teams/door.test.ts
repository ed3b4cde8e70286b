// Who is let in: real tokens, verified by Microsoft's library against keys of the test's own.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Activity } from "../../../adapters/teams/activity.ts";
import { startTeamsClient, type TeamsClient } from "../../support/teams-client.ts";
import { createTestFramework, startTeamsServer, type TeamsServer } from "../../support/teams-server.ts";
import { APP_ID, createStrangeKey, TENANT } from "../../support/teams-tokens.ts";

let client: TeamsClient;
let server: TeamsServer;
let serviceUrl: string;

beforeAll(async () => {
  client = await startTeamsClient(() => server.endpoint, { signed: true });
  server = await startTeamsServer(client.connector.cloudUrl);
  serviceUrl = client.connector.serviceUrl;
});

afterAll(async () => {
  await server.close();
  await client.close();
});

beforeEach(() => {
  server.bot.events.length = 0;
  server.logged.length = 0;
  // The library prints the public key of a token whose signature is wrong.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

function writeActivity(changes: Record<string, unknown> = {}) {
  return {
    type: "message",
    id: "1",
    text: "a secret answer",
    channelId: "msteams",
    serviceUrl,
    from: { id: "29:ana", aadObjectId: "ana" },
    recipient: { id: "28:bot" },
    conversation: { id: "a:ana", conversationType: "personal", tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...changes,
  };
}

async function post(activity: unknown, authorization: string | null, init: RequestInit = {}) {
  const response = await fetch(server.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization ? { authorization } : {}) },
    body: typeof activity === "string" ? activity : JSON.stringify(activity),
    ...init,
  });
  return { status: response.status, body: await response.text() };
}

const good = () => `Bearer ${client.issuer.issue(serviceUrl)}`;
const hour = 3600;
const now = () => Math.floor(Date.now() / 1000);

test("a token of Teams for this bot lets the message in", async () => {
  expect(await post(writeActivity(), good())).toEqual({ status: 200, body: "" });
  expect(server.bot.events.map(({ inbound }) => inbound)).toEqual([
    { kind: "said", text: "a secret answer", messageId: "1", files: [] },
  ]);
});

const strange = createStrangeKey();
const emulator = {
  iss: "https://sts.windows.net/99999999-0000-4000-8000-000000000000/",
  appid: APP_ID,
  ver: "1.0",
  tid: "99999999-0000-4000-8000-000000000000",
};

test.each<{ why: string; authorization: () => string | null; activity?: Record<string, unknown>; status: number }>([
  { why: "no token", authorization: () => null, status: 401 },
  { why: "another scheme", authorization: () => "Basic YTpi", status: 401 },
  { why: "not a token", authorization: () => "Bearer a.b.c", status: 401 },
  { why: "no signature", authorization: () => good().replace(/[^.]*$/, ""), status: 401 },
  {
    why: "another bot's",
    authorization: () => `Bearer ${client.issuer.issue(serviceUrl, { aud: "other" })}`,
    status: 401,
  },
  {
    why: "another issuer",
    authorization: () => `Bearer ${client.issuer.issue(serviceUrl, { iss: "https://evil.example" })}`,
    status: 401,
  },
  {
    why: "expired",
    authorization: () => `Bearer ${client.issuer.issue(serviceUrl, { exp: now() - hour })}`,
    status: 401,
  },
  {
    why: "not yet valid",
    authorization: () => `Bearer ${client.issuer.issue(serviceUrl, { nbf: now() + hour })}`,
    status: 401,
  },
  {
    why: "a strange key under a known id",
    authorization: () => `Bearer ${client.issuer.issue(serviceUrl, {}, { key: strange })}`,
    status: 401,
  },
  {
    why: "an unknown key",
    authorization: () => `Bearer ${client.issuer.issue(serviceUrl, {}, { keyId: "unknown" })}`,
    status: 401,
  },
  {
    why: "another service address",
    authorization: () => `Bearer ${client.issuer.issue("https://evil.example/")}`,
    status: 401,
  },
  {
    why: "an emulator of another Entra tenant",
    authorization: () => `Bearer ${client.issuer.issue(serviceUrl, emulator)}`,
    status: 401,
  },
  {
    why: "a skill",
    authorization: () =>
      `Bearer ${client.issuer.issue(serviceUrl, { appid: "55555555-0000-4000-8000-000000000000", ver: "1.0" })}`,
    status: 401,
  },
  { why: "no service address", authorization: good, activity: { serviceUrl: undefined }, status: 400 },
  { why: "another channel", authorization: good, activity: { channelId: "directline" }, status: 403 },
  {
    why: "the channel that has a door of its own",
    authorization: good,
    activity: { channelId: "AseChannel" },
    status: 403,
  },
  {
    why: "a foreign tenant",
    authorization: good,
    activity: { channelData: { tenant: { id: "foreign" } } },
    status: 403,
  },
  {
    why: "a foreign tenant's conversation",
    authorization: good,
    activity: { conversation: { id: "a", tenantId: "foreign" } },
    status: 403,
  },
  {
    why: "no tenant at all",
    authorization: good,
    activity: { channelData: {}, conversation: { id: "a" } },
    status: 403,
  },
  { why: "no directory object", authorization: good, activity: { from: { id: "29:ana" } }, status: 403 },
])("$why is refused with $status", async ({ authorization, activity = {}, status }) => {
  expect(await post(writeActivity(activity), authorization())).toEqual({ status, body: "" });
  expect(server.bot.events).toEqual([]);
  expect(client.connector.sent).toEqual([]);
  expect(server.logged).toHaveLength(1);
  expect(server.logged[0]).not.toContain("secret");
});

test("an emulator's token is refused by the second door too, if the first were open", async () => {
  const framework = createTestFramework(client.connector.cloudUrl);
  const activity = Activity.parse(writeActivity());
  expect(await framework.verify(activity, good())).toHaveProperty("claimsIdentity");
  expect(await framework.verify(activity, `Bearer ${client.issuer.issue(serviceUrl, emulator)}`)).toBe("bad-token");
});

test("a token signed with the public key as if it were a secret is refused", async () => {
  const [, claims] = client.issuer.issue(serviceUrl).split(".");
  const header = Buffer.from('{"alg":"HS256","typ":"JWT","kid":"test-key"}').toString("base64url");
  const [key] = client.issuer.publicKeys.keys;
  const signature = createHmac("sha256", JSON.stringify(key)).update(`${header}.${claims}`).digest("base64url");
  expect((await post(writeActivity(), `Bearer ${header}.${claims}.${signature}`)).status).toBe(401);
});

test("a second tenant is let in by name", async () => {
  const other = await startTeamsServer(client.connector.cloudUrl, { allowedTenants: ["FRIEND"] });
  const activity = writeActivity({
    channelData: { tenant: { id: "friend" } },
    conversation: { id: "a", tenantId: "friend" },
  });
  const headers = { "content-type": "application/json", authorization: good() };
  const response = await fetch(other.endpoint, { method: "POST", headers, body: JSON.stringify(activity) });
  expect(response.status).toBe(200);
  expect(other.bot.events[0]?.account).toEqual({ platform: "teams", tenant: "friend", account: "ana" });
  await other.close();
});

test("a bot that stored nothing is asked again, and nobody learns why", async () => {
  server.bot.answer = () => {
    throw new Error("the database said: password of ana");
  };
  for (const activity of [
    writeActivity(),
    writeActivity({
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action: { data: { act: "press", button: "b" } } },
    }),
  ])
    expect(await post(activity, good())).toEqual({ status: 500, body: "" });
  expect(server.logged).toEqual(["error teams request failed {}", "error teams request failed {}"]);
  server.bot.answer = () => ({ kind: "taken", settled: null, formProblems: null });
});

test("keys that cannot be had are no fault of the sender's", async () => {
  const broken = await startTeamsServer(`${client.connector.cloudUrl}/v3/nothing-here`);
  const headers = { "content-type": "application/json", authorization: good() };
  const response = await fetch(broken.endpoint, { method: "POST", headers, body: JSON.stringify(writeActivity()) });
  expect(response.status).toBe(503);
  await broken.close();
});

test("a bot that drains finishes what it took and takes nothing new", async () => {
  const other = await startTeamsServer(client.connector.cloudUrl);
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  other.bot.receive = async () => {
    await held;
    return { kind: "seen-before" };
  };
  const headers = { "content-type": "application/json", authorization: good() };
  const send = () => fetch(other.endpoint, { method: "POST", headers, body: JSON.stringify(writeActivity()) });
  const first = send();
  await vi.waitFor(() => expect(other.logged).toHaveLength(0));
  await new Promise((resolve) => setTimeout(resolve, 100));
  let drained = false;
  const draining = other.teams.drain().then(() => {
    drained = true;
  });
  expect((await send()).status).toBe(503);
  expect(drained).toBe(false);
  finish();
  expect((await first).status).toBe(200);
  await draining;
  await other.close();
});

test("a search of the message extension is let in by the same door", async () => {
  const search = { type: "invoke", name: "composeExtension/query", value: { commandId: "search", parameters: [] } };
  const foreign = { tenant: { id: "another-tenant" } };

  expect((await post(writeActivity(search), good())).status).toBe(200);
  expect((await post(writeActivity(search), null)).status).toBe(401);
  expect((await post(writeActivity(search), "Bearer x.y.z")).status).toBe(401);
  expect((await post(writeActivity({ ...search, channelData: foreign }), good())).status).toBe(403);
});
