// The two shortcuts that search: one opens a window with a field, the other takes the words of a message. Both are answered
// in the direct message, and neither searches for nothing.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { SEARCH_FIELD } from "../../../adapters/slack/search-view.ts";
import { SlackScene } from "../../support/slack-adapter.ts";
import { View } from "../../support/slack-screen.ts";
import { sendPayload } from "../../support/slack-send.ts";

let scene: SlackScene;
beforeAll(async () => {
  scene = await SlackScene.start();
});
afterAll(() => scene.close());
beforeEach(() => scene.forget());

const common = () => ({ user: { id: scene.anaId, team_id: scene.local.team }, team: { id: scene.local.team } });

async function trigger(): Promise<string> {
  const made = await scene.local.call("views.generateTriggerId", { user_id: scene.anaId });
  return z.object({ trigger_id: z.string() }).parse(made).trigger_id;
}

async function openWindow() {
  const trigger_id = await trigger();
  const { status } = await sendPayload(scene.sender, {
    type: "shortcut",
    ...common(),
    callback_id: "search",
    trigger_id,
  });
  expect(status).toBe(200);
  const kept = await (await fetch(`${scene.local.url}/_views/${trigger_id}`)).json();
  return z.object({ view: View }).parse(kept).view;
}

function submit(view: z.infer<typeof View>, value: string) {
  const state = { values: { search: { [SEARCH_FIELD]: { type: "plain_text_input", value } } } };
  return sendPayload(scene.sender, { type: "view_submission", ...common(), view: { ...view, state } });
}

function chosenOn(text: string) {
  const chosen = { type: "message_action", callback_id: "search-message", trigger_id: "1.2", message: { text } };
  return sendPayload(scene.sender, { ...chosen, ...common() });
}

test("a window with one field opens, and what is typed is searched for in the direct message", async () => {
  const view = await openWindow();
  expect(view.blocks).toHaveLength(1);
  expect(scene.bot.events).toEqual([]);

  expect(await submit(view, " remittances  in Senegal ")).toMatchObject({ status: 200 });

  expect(scene.lastEvent).toMatchObject({
    conversation: { kind: "personal", id: scene.anaId },
    inbound: { kind: "commanded", words: "search remittances in Senegal" },
  });
});

test("a window that is sent with blanks searches for nothing", async () => {
  expect(await submit(await openWindow(), "   ")).toMatchObject({ status: 200 });
  expect(scene.bot.events).toEqual([]);
});

test("the words of a message are searched for, without markup and in one line", async () => {
  expect(await chosenOn("Who knows of surveys in\nGhana &amp; Togo?")).toMatchObject({
    status: 200,
  });
  expect(scene.lastEvent).toMatchObject({
    conversation: { kind: "personal", id: scene.anaId },
    inbound: { kind: "commanded", words: "search Who knows of surveys in Ghana & Togo?" },
  });
});

test("a long message is searched for by how it begins", async () => {
  await chosenOn("migrants ".repeat(1_000));
  const { inbound } = scene.lastEvent;
  expect(inbound.kind === "commanded" ? inbound.words.length : 0).toBeLessThanOrEqual("search ".length + 150);
});

test("a message without words is told what else there is", async () => {
  await chosenOn("  ");
  expect(scene.lastEvent.inbound).toEqual({ kind: "other", what: "shortcut" });
});
