// Who can be written to in Teams, as far as can be known without a message.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { writeTeamsConversation } from "../../support/teams-addresses.ts";
import { startTeamsConnector, type TeamsConnector } from "../../support/teams-connector.ts";
import { startTeamsServer, type TeamsServer } from "../../support/teams-server.ts";
import { TENANT } from "../../support/teams-tokens.ts";

let connector: TeamsConnector;
let server: TeamsServer;
beforeAll(async () => {
  connector = await startTeamsConnector();
  server = await startTeamsServer(connector.cloudUrl);
});
afterAll(async () => {
  await server.close();
  await connector.close();
});
beforeEach(() => connector.members.clear());

const member = { id: "29:ana", name: "Ana", email: "ana@example.org", tenantId: TENANT, userRole: "user" };
const account = { platform: "teams", tenant: TENANT, account: "ana" } as const;
const check = () =>
  server.teams.platform.checkReach({
    kind: "account",
    account,
    conversation: writeTeamsConversation(connector.serviceUrl),
  });

test("whom a conversation of the bot holds can be reached, and nothing is sent to find out", async () => {
  connector.members.set("ana", member);
  expect(await check()).toEqual({ state: "reachable", code: null, place: null });
  expect(connector.sent).toEqual([]);
});

test.each([
  { changes: { userRole: "guest" }, state: "guest", code: "guest" },
  { changes: { userRole: "anonymous" }, state: "external", code: "stranger" },
  { changes: { tenantId: "foreign" }, state: "external", code: "tenant" },
  { changes: { email: undefined }, state: "reachable", code: null },
])("a member with $changes: $state", async ({ changes, state, code }) => {
  connector.members.set("ana", { ...member, ...changes });
  expect(await check()).toMatchObject({ state, code });
});

test.each([
  { status: 403, code: "BotNotInConversationRoster", state: "app-not-installed" },
  { status: 403, code: "BotDisabledByAdmin", state: "blocked" },
  { status: 403, code: "SomethingNew", state: "blocked" },
  { status: 404, code: "ConversationNotFound", state: "left" },
  { status: 404, code: "SomethingNew", state: "left" },
  { status: 429, code: "Throttled", state: "unknown" },
  { status: 503, code: "ServiceError", state: "unknown" },
])("$status $code means $state", async ({ status, code, state }) => {
  connector.refuseNext({ status, code });
  expect(await check()).toEqual({ state, code, place: null });
});

test("nobody can be looked up by e-mail, nor without a conversation, and Teams is not asked", async () => {
  const { platform } = server.teams;
  expect(await platform.checkReach({ kind: "email", email: "ana@example.org" })).toMatchObject({ state: "no-account" });
  expect(await platform.checkReach({ kind: "account", account, conversation: null })).toMatchObject({
    state: "app-not-installed",
    code: "no-conversation",
  });
});
