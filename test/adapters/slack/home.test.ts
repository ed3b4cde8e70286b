// The home tab: published when it is opened and after a press in it, behind the acknowledgement, and never out of date.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { renderHome } from "../../../adapters/slack/publish-home.ts";
import type { OutboundMessage } from "../../../src/chat/outbound.ts";
import { SlackScene, TAKEN } from "../../support/slack-adapter.ts";
import { wrapEvent } from "../../support/slack-event.ts";
import { sendJson, sendPayload } from "../../support/slack-send.ts";

const Home = z.object({
  home: z
    .object({
      id: z.string(),
      type: z.literal("home"),
      hash: z.string(),
      blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
    })
    .nullable(),
});
type Home = NonNullable<z.infer<typeof Home>["home"]>;

const HOME: OutboundMessage = {
  parts: [
    { kind: "heading", text: "Good day, Ana." },
    { kind: "facts", facts: [{ name: "Activity report", value: "draft, 5 of 14 items" }] },
    { kind: "buttons", buttons: [{ id: "open|x", label: "Continue: Activity report", style: "primary" }] },
  ],
};

let scene: SlackScene;

beforeAll(async () => {
  scene = await SlackScene.start();
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.forget();
  scene.bot.home = async () => HOME;
});

async function readPublished(): Promise<Home | null> {
  return Home.parse(await (await fetch(`${scene.local.url}/_homes/${scene.anaId}`)).json()).home;
}

async function waitFor(words: string): Promise<Home> {
  for (let tries = 0; tries < 200; tries += 1) {
    const home = await readPublished();
    if (home && JSON.stringify(home.blocks).includes(words)) return home;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no home with “${words}” was published`);
}

function open(tab: "home" | "messages") {
  const event = { type: "app_home_opened", user: scene.anaId, channel: scene.direct, tab, event_ts: "1.2" };
  return sendJson(scene.sender, wrapEvent(scene.local.team, event));
}

function press(home: Home, label: string) {
  const block = home.blocks.find(({ type }) => type === "actions");
  const elements = z
    .array(z.object({ action_id: z.string(), value: z.string(), text: z.object({ text: z.string() }) }))
    .parse(block?.["elements"]);
  const button = elements.find(({ text }) => text.text === label);
  if (!block || !button) throw new Error(`no button ${label} in the home`);
  return sendPayload(scene.sender, {
    type: "block_actions",
    user: { id: scene.anaId, team_id: scene.local.team },
    team: { id: scene.local.team },
    enterprise: null,
    trigger_id: randomUUID(),
    container: { type: "view", view_id: home.id },
    view: { id: home.id, type: "home", hash: home.hash, state: { values: {} }, blocks: home.blocks },
    actions: [
      {
        type: "button",
        action_id: button.action_id,
        block_id: block.block_id,
        value: button.value,
        action_ts: "1700000000.000100",
      },
    ],
  });
}

test("opening the home meets the bot once, and shows the home", async () => {
  expect((await open("home")).status).toBe(200);
  const home = await waitFor("5 of 14 items");
  await open("messages");

  expect(home.blocks.map(({ type }) => type)).toEqual(["header", "rich_text", "actions"]);
  expect(scene.bot.events.map(({ inbound }) => inbound.kind)).toEqual(["met", "met"]);
  expect(new Set(scene.bot.events.map(({ id }) => id)).size).toBe(1);
});

test("opening it again shows what has changed", async () => {
  await open("home");
  await waitFor("5 of 14 items");
  scene.bot.home = async () => ({ parts: [{ kind: "heading", text: "6 of 14 items" }] });

  await open("home");

  await waitFor("6 of 14 items");
});

test("a press in the home is answered in the direct message, and the home says so", async () => {
  await open("home");
  const home = await waitFor("5 of 14 items");
  scene.forget();

  expect((await press(home, "Continue: Activity report")).status).toBe(200);

  expect(scene.lastEvent).toMatchObject({
    conversation: { kind: "personal", id: scene.anaId },
    inbound: { kind: "pressed", button: "open|x", messageId: null },
  });
  await waitFor("The answer is under Messages");
});

test("a home that is older than what Slack shows is read and published anew", async () => {
  await open("home");
  const home = await waitFor("5 of 14 items");
  scene.bot.home = async () => ({ parts: [{ kind: "heading", text: "Read anew" }] });

  await press({ ...home, hash: "1.old" }, "Continue: Activity report");

  await waitFor("Read anew");
  const published = scene.adapter.log.lines.filter((line) => line.startsWith("slack home")).slice(-2);
  expect(
    published.map((line) => z.object({ code: z.string().nullable() }).parse(JSON.parse(line.slice(11))).code),
  ).toEqual(["hash_conflict", null]);
});

test("what could not be stored is said in the home, where there is no message to say it beneath", async () => {
  await open("home");
  const home = await waitFor("5 of 14 items");
  scene.bot.answer = async () => {
    throw new Error("the database is away");
  };

  expect((await press(home, "Continue: Activity report")).status).toBe(200);

  await waitFor("That could not be stored just now.");
});

test("a home that takes long to read keeps nobody waiting for the acknowledgement", async () => {
  const slow = Promise.withResolvers<OutboundMessage>();
  scene.bot.answer = async () => TAKEN;
  scene.bot.home = () => slow.promise;

  expect((await open("home")).status).toBe(200);

  slow.resolve({ parts: [{ kind: "heading", text: "At last" }] });
  await waitFor("At last");
});

test("a home keeps to a hundred blocks and has no table, which Slack shows in messages alone", () => {
  const rows = Array.from({ length: 30 }, (_none, index) => [`Organization ${index}`, "draft"]);
  const parts: OutboundMessage["parts"] = [
    { kind: "table", columns: ["Organization", "Standing"], rows },
    ...Array.from({ length: 120 }, (_none, index) => ({ kind: "heading" as const, text: `Heading ${index}` })),
    { kind: "buttons", buttons: [{ id: "help", label: "Help" }] },
  ];

  const { blocks } = renderHome({ parts }, "Notice", "Shortened.");

  expect(blocks.length).toBeLessThanOrEqual(100);
  expect(blocks.some(({ type }) => type === "table")).toBe(false);
  expect(JSON.stringify(blocks)).toContain('"Help"');
  expect(JSON.stringify(blocks[0])).toContain("Notice");
});
