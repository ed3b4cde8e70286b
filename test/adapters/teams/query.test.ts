// The search of the message extension: results that Teams takes, and an answer in words whatever goes wrong.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { countBytes } from "../../../adapters/teams/limits.ts";
import type { SharedCard, SharedPage } from "../../../src/ports/bot.ts";
import { startTeamsClient, type TeamsClient, type TeamsPerson } from "../../support/teams-client.ts";
import { startTeamsServer, type TeamsServer } from "../../support/teams-server.ts";
import { findFaultsOfCard } from "../../support/teams-validators.ts";

const Thumbnail = z.object({
  contentType: z.literal("application/vnd.microsoft.card.thumbnail"),
  content: z.strictObject({ title: z.string(), text: z.string() }),
});
const Results = z.strictObject({
  composeExtension: z.strictObject({
    type: z.literal("result"),
    attachmentLayout: z.literal("list"),
    attachments: z.array(
      z.strictObject({
        contentType: z.literal("application/vnd.microsoft.card.adaptive"),
        content: z.looseObject({ type: z.literal("AdaptiveCard"), version: z.literal("1.5") }),
        preview: Thumbnail,
      }),
    ),
  }),
});
const Message = z.strictObject({
  composeExtension: z.strictObject({ type: z.literal("message"), text: z.string().min(1) }),
});

let server: TeamsServer;
let client: TeamsClient;
let ana: TeamsPerson;
let asked: { words: string; page: SharedPage }[] = [];

beforeAll(async () => {
  server = await startTeamsServer(null);
  client = await startTeamsClient(() => server.endpoint, { signed: false });
  ana = client.person("Ana");
});
afterAll(async () => {
  await server.close();
  await client.close();
});
beforeEach(() => {
  asked = [];
  server.logged.length = 0;
  server.bot.shared = async (words, page) => {
    asked.push({ words, page });
    return { kind: "found", cards: cards(3) };
  };
});

function cards(count: number, words = "Remittances in Kenya"): SharedCard[] {
  return Array.from({ length: count }, (_none, index) => ({
    title: `${words} ${index}`,
    line: "UNHCR: survey, completed, 2005–2007; Kenya",
    message: {
      parts: [
        { kind: "heading" as const, text: `${words} ${index}` },
        { kind: "facts" as const, facts: [{ name: "Organization", value: "UNHCR" }] },
        { kind: "quote" as const, text: words.repeat(20) },
        { kind: "note" as const, text: "As at 26 October 2007, 4 p.m. (Paris)" },
      ],
    },
  }));
}

function query(value: object) {
  return ana.send({ type: "invoke", name: "composeExtension/query", value });
}

const typed = (words: string) => ({
  commandId: "search",
  parameters: [{ name: "words", value: words }],
  queryOptions: { skip: 0, count: 25 },
});

test("what is found comes as a list, each with a line and the card that is put into the conversation", async () => {
  const { status, body } = await query(typed(" remittances in Kenya "));
  const { attachments } = Results.parse(body).composeExtension;

  expect(status).toBe(200);
  expect(asked).toEqual([{ words: "remittances in Kenya", page: { offset: 0, limit: 25 } }]);
  expect(attachments).toHaveLength(3);
  expect(attachments[0]?.preview.content).toEqual({
    title: "Remittances in Kenya 0",
    text: "UNHCR: survey, completed, 2005–2007; Kenya",
  });
  expect(attachments.flatMap(({ content }) => findFaultsOfCard(content))).toEqual([]);
  expect(JSON.stringify(attachments)).not.toContain("Action.");
});

test("the first run, before anything is typed, asks for the newest", async () => {
  await query({ commandId: "search", parameters: [{ name: "initialRun", value: "true" }], queryOptions: null });

  expect(asked).toEqual([{ words: "", page: { offset: 0, limit: 25 } }]);
});

test("the next page is asked for as Teams asks, and no more than Teams shows", async () => {
  server.bot.shared = async (words, page) => {
    asked.push({ words, page });
    return { kind: "found", cards: cards(40) };
  };
  const { body } = await query({ ...typed("x"), queryOptions: { skip: 25, count: 500 } });

  expect(asked[0]?.page).toEqual({ offset: 25, limit: 25 });
  expect(Results.parse(body).composeExtension.attachments).toHaveLength(25);
});

test("nothing found, or nobody known, is said in words", async () => {
  server.bot.shared = async () => ({ kind: "nothing", words: "I do not know yet for whom you speak." });

  expect(Message.parse((await query(typed("x"))).body).composeExtension.text).toBe(
    "I do not know yet for whom you speak.",
  );
});

test.each([
  ["a bot that fails", () => Promise.reject(new Error("the database is away")), "could not be answered just now"],
  ["a bot that takes too long", () => new Promise<never>(() => {}), "takes longer than usual"],
])("%s is an answer in words, never an error", async (_what, shared, words) => {
  server.bot.shared = shared;
  const began = performance.now();
  const { status, body } = await query(typed("x"));

  expect(status).toBe(200);
  expect(Message.parse(body).composeExtension.text).toContain(words);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(server.logged.join()).not.toContain("database is away");
});

test.each([
  ["another command", { ...typed("x"), commandId: "other" }],
  ["no value", {}],
  ["parameters of another shape", { commandId: "search", parameters: "x" }],
])("%s is an answer in words", async (_what, value) => {
  const { status, body } = await query(value);

  expect(status).toBe(200);
  expect(Message.parse(body).composeExtension.text).toContain("not known any more");
  expect(asked).toEqual([]);
});

test("words that look like markup stay words in the list", async () => {
  const words = `<b>bold</b><img src=x onerror=y> [link](https://x.example)`;
  server.bot.shared = async () => ({ kind: "found", cards: cards(1, words) });
  const { body } = await query(typed("x"));
  const { title } = Results.parse(body).composeExtension.attachments[0]?.preview.content ?? { title: "" };

  expect(title).not.toMatch(/<[a-z/]/i);
  expect(title).not.toContain("](");
  expect(title.replaceAll("\u2060", "")).toBe(`${words} 0`);
});

test("twenty-five long cards stay within what a message may hold", async () => {
  server.bot.shared = async () => ({ kind: "found", cards: cards(25, "Remittances and the use of them in Kenya") });
  const { body } = await query(typed("x"));

  for (const { content } of Results.parse(body).composeExtension.attachments)
    expect(countBytes(content)).toBeLessThan(8 * 1024);
});
