// Whom Teams says a person is, and when the e-mail counts: never a guest's, never another tenant's.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Reference } from "../../../adapters/teams/address.ts";
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

const writeConversation = (changes: Partial<Reference> = {}) => writeTeamsConversation(connector.serviceUrl, changes);

const account = { platform: "teams", tenant: TENANT, account: "ana" } as const;
const ana = {
  id: "29:ana",
  name: "Ana",
  email: "Ana@Example.org",
  tenantId: TENANT,
  userRole: "user",
  userPrincipalName: "ana@example.org",
};
const read = () => server.teams.platform.readProfile(account, writeConversation());

beforeEach(() => connector.members.clear());

test("the profile of a member of the tenant vouches for the e-mail", async () => {
  connector.members.set("ana", ana);
  expect(await read()).toEqual({
    name: "Ana",
    verifiedEmail: "ana@example.org",
    unverifiedBecause: null,
    timeZone: "Africa/Nairobi",
  });
});

test.each([
  { why: "a guest by role", changes: { userRole: "guest" }, because: "guest" },
  {
    why: "a guest by name",
    changes: { userPrincipalName: "ana_un.org#EXT#@tenant.onmicrosoft.com" },
    because: "guest",
  },
  { why: "anonymous", changes: { userRole: "anonymous" }, because: "stranger" },
  { why: "of another tenant", changes: { tenantId: "foreign" }, because: "tenant" },
  { why: "without e-mail", changes: { email: undefined }, because: "absent" },
])("the profile of one who is $why does not", async ({ changes, because }) => {
  connector.members.set("ana", { ...ana, ...changes });
  expect(await read()).toMatchObject({ name: "Ana", verifiedEmail: null, unverifiedBecause: because });
});

test("the profile of the one who spoke is asked for by the bot's own id of that person", async () => {
  connector.members.set("29:ana", ana);
  const conversation = writeConversation({ speaker: { account: "ana", memberId: "29:ana" } });
  expect(await server.teams.platform.readProfile(account, conversation)).toMatchObject({ name: "Ana" });
});

test("the profile of one whom Teams does not know is empty", async () => {
  expect(await read()).toMatchObject({ name: null, verifiedEmail: null, unverifiedBecause: "absent" });
});

test("a profile that could not be asked for is no profile", async () => {
  connector.refuseNext({ status: 503 });
  await expect(read()).rejects.toThrow(/503/);
});

test("the profile in a team is asked of the team", async () => {
  connector.members.set("ana", ana);
  const conversation = writeConversation({ teamId: "19:team@thread.tacv2", conversationType: "channel" });
  expect(await server.teams.platform.readProfile(account, conversation)).toMatchObject({
    verifiedEmail: "ana@example.org",
  });
});
