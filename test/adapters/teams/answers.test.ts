// What Teams is answered: cards that take the place of cards, results of a search, and something for every invoke.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Form } from "../../../src/chat/outbound.ts";
import { startTeamsClient, type TeamsClient, type TeamsPerson } from "../../support/teams-client.ts";
import { startTeamsServer, type TeamsServer } from "../../support/teams-server.ts";
import { findFaultsOfCard } from "../../support/teams-validators.ts";

const Answer = z.object({ value: z.unknown() });
const SearchResult = z.object({ value: z.object({ results: z.array(z.unknown()) }) });

let server: TeamsServer;
let client: TeamsClient;
let ana: TeamsPerson;

beforeAll(async () => {
  server = await startTeamsServer(null);
  client = await startTeamsClient(() => server.endpoint, { signed: false });
  ana = client.person("Ana");
});

afterAll(async () => {
  expect(client.connector.faults).toEqual([]);
  await server.close();
  await client.close();
});

beforeEach(() => {
  server.bot.events.length = 0;
  server.bot.answer = () => ({ kind: "taken", settled: null, formProblems: null });
});

const execute = (data: object) => ({
  type: "invoke",
  name: "adaptiveCard/action",
  replyToId: "card-1",
  value: { action: { type: "Action.Execute", data }, trigger: "manual" },
});

test("the card that was pressed becomes what the bot says it becomes", async () => {
  server.bot.answer = () => ({
    kind: "taken",
    settled: { parts: [{ kind: "paragraph", text: "Started." }] },
    formProblems: null,
  });
  const { status, body } = await ana.send(execute({ act: "press", button: "start" }));
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
  expect(JSON.stringify(body)).toContain("Started.");
  expect(findFaultsOfCard(Answer.parse(body).value)).toEqual([]);
});

test.each([{ kind: "taken", settled: null, formProblems: null } as const, { kind: "seen-before" } as const])(
  "a press that changes nothing ($kind) is acknowledged",
  async (received) => {
    server.bot.answer = () => received;
    expect(await ana.send(execute({ act: "press", button: "start" }))).toEqual({
      status: 200,
      body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Received." },
    });
  },
);

test("the same activity five times is five times the same event", async () => {
  for (let times = 0; times < 5; times += 1)
    await ana.send({ ...execute({ act: "press", button: "start" }), id: "f:1" });
  expect(server.bot.events).toHaveLength(5);
  expect(new Set(server.bot.events.map(({ id }) => id)).size).toBe(1);
});

const form: Form = {
  id: "f",
  title: "Contact",
  submitLabel: "Send",
  fields: [
    { id: "name", label: "Name", required: true, input: { kind: "line", maxCharacters: 20 }, value: "stale" },
    {
      id: "areas",
      label: "Areas",
      required: false,
      input: {
        kind: "several-of",
        options: [
          { code: "KEN", label: "Kenya" },
          { code: "UGA", label: "Uganda" },
        ],
      },
    },
  ],
};
const filled = {
  act: "fill",
  form: "f",
  input: "p0",
  several: ["areas"],
  "p0:name": "much too long",
  "p0:areas": "KEN,UGA",
};

test("a form with a problem comes back as it was filled, with the problem beside the field", async () => {
  server.bot.form = form;
  server.bot.answer = () => ({ kind: "taken", settled: null, formProblems: { name: "Could you shorten it?" } });
  const { body } = await ana.send(execute(filled));
  const card = JSON.stringify(body);
  expect(card).toContain('"value":"much too long"');
  expect(card).toContain('"value":"KEN,UGA"');
  expect(card).toContain("Could you shorten it?");
  expect(card).not.toContain("stale");
});

test("where the form came as a message, the problem comes as a message", async () => {
  server.bot.form = form;
  server.bot.answer = () => ({ kind: "taken", settled: null, formProblems: { name: "Could you shorten it?" } });
  expect((await ana.send({ type: "message", value: filled, replyToId: "card-1" })).status).toBe(200);
  expect(ana.lastMessages()[0]).toContain("Could you shorten it?");
});

test("who may not fill the form learns only what is wrong", async () => {
  server.bot.form = null;
  server.bot.answer = () => ({ kind: "taken", settled: null, formProblems: { name: "This form is closed." } });
  expect(JSON.stringify((await ana.send(execute(filled))).body)).toContain("This form is closed.");
});

test("a search in a long list is answered with at most fifteen options", async () => {
  server.bot.options = Array.from({ length: 40 }, (_, index) => ({ code: `c${index}`, label: `Area ${index}` }));
  const value = { queryText: "ar", dataset: "q-areas", queryOptions: { skip: 0, top: 15 } };
  const { status, body } = await ana.send({ type: "invoke", name: "application/search", value });
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.search.searchResult" });
  const { results } = SearchResult.parse(body).value;
  expect(results).toHaveLength(15);
  expect(results[0]).toEqual({ title: "Area 0", value: "c0" });
});

test.each(["task/fetch", "composeExtension/submitAction", "signin/verifyState", "fileConsent/invoke", "no/such", ""])(
  "the unknown invoke %j is answered at once",
  async (name) => {
    expect(await ana.send({ type: "invoke", name, value: { data: {} } })).toEqual({ status: 501, body: null });
    expect(server.bot.events).toEqual([]);
  },
);

test("data of no button of ours is refused in Teams' own form", async () => {
  const { status, body } = await ana.send(execute({ verb: "other" }));
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { statusCode: 400, type: "application/vnd.microsoft.error" },
  });
});

test("reactions and typing are acknowledged and given to nobody", async () => {
  for (const type of ["messageReaction", "typing", "conversationUpdate"])
    expect((await ana.send({ type })).status).toBe(200);
  expect(server.bot.events).toEqual([]);
});
