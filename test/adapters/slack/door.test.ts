import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { SlackScene } from "../../support/slack-adapter.ts";
import { SIGNING_SECRET } from "../../support/slack-emulator.ts";
import { send, sendForm, sendJson, sendPayload, sign } from "../../support/slack-send.ts";

let scene: SlackScene;

beforeAll(async () => {
  scene = await SlackScene.start();
});
afterAll(() => scene.close());
beforeEach(() => scene.forget());

const interaction = () => ({
  user: { id: scene.anaId, team_id: scene.local.team },
  team: { id: scene.local.team },
  trigger_id: "1.2.abc",
});

test.each([
  [
    "an unknown press",
    () =>
      sendPayload(scene.sender, {
        type: "block_actions",
        ...interaction(),
        actions: [{ type: "button", action_id: "x", block_id: "old", action_ts: "1.000001" }],
      }),
  ],
  [
    "an unknown modal",
    () =>
      sendPayload(scene.sender, {
        type: "view_submission",
        ...interaction(),
        view: { id: "V1", hash: "h", callback_id: "old", private_metadata: "", state: { values: {} } },
      }),
  ],
  [
    "a closed modal",
    () => sendPayload(scene.sender, { type: "view_closed", ...interaction(), view: { id: "V1", callback_id: "form" } }),
  ],
  [
    "an unknown select",
    () =>
      sendPayload(scene.sender, {
        type: "block_suggestion",
        ...interaction(),
        action_id: "x",
        block_id: "old",
        value: "",
      }),
  ],
  [
    "a shortcut",
    () => sendPayload(scene.sender, { type: "shortcut", ...interaction(), callback_id: "x", action_ts: "1.000001" }),
  ],
  [
    "a shortcut on a message",
    () =>
      sendPayload(scene.sender, {
        type: "message_action",
        ...interaction(),
        callback_id: "x",
        action_ts: "1.000001",
        channel: { id: scene.direct },
      }),
  ],
  [
    "an unknown command",
    () =>
      sendForm(scene.sender, {
        command: "/other",
        text: "",
        user_id: scene.anaId,
        team_id: scene.local.team,
        channel_id: scene.direct,
        trigger_id: "1",
      }),
  ],
  [
    "an unknown event",
    () =>
      sendJson(scene.sender, {
        type: "event_callback",
        event_id: "Ev2",
        event_time: 1,
        team_id: scene.local.team,
        event: { type: "pin_added" },
      }),
  ],
  ["Slack's check of the address", () => sendJson(scene.sender, { type: "url_verification", challenge: "abc" })],
])("%s is answered at once", async (_what, request) => {
  const began = Date.now();

  expect((await request()).status).toBe(200);
  expect(Date.now() - began).toBeLessThan(1000);
});

test.each([
  ["no JSON", "{", "application/json", 400],
  ["null", "null", "application/json", 400],
  ["a list", "[]", "application/json", 400],
  ["nothing of Slack's", "{}", "application/json", 400],
  ["a payload that is no JSON", "payload=%7B", "application/x-www-form-urlencoded", 400],
  [
    "presses without a press",
    `payload=${encodeURIComponent('{"type":"block_actions","actions":[]}')}`,
    "application/x-www-form-urlencoded",
    400,
  ],
  ["more than Slack ever sends", "x".repeat(2_200_000), "application/json", 413],
])("%s is refused", async (_what, body, contentType, status) => {
  expect((await send(scene.sender, body, contentType)).status).toBe(status);
  expect(scene.bot.events).toHaveLength(0);
});

test("a content type with a character set is accepted", async () => {
  const body = new URLSearchParams({
    command: "/rapporteur",
    text: "status",
    user_id: scene.anaId,
    team_id: scene.local.team,
    channel_id: scene.direct,
    trigger_id: "77",
  });

  const answer = await send(scene.sender, body.toString(), "application/x-www-form-urlencoded; charset=UTF-8");

  expect(answer.status).toBe(200);
  expect(scene.lastEvent.inbound).toEqual({ kind: "commanded", words: "status" });
});

const body = JSON.stringify({ type: "url_verification", challenge: "abc" });
const now = Math.floor(Date.now() / 1000);
test.each([
  ["a wrong secret", sign("another secret", body, now)],
  ["a changed body", sign(SIGNING_SECRET, `${body} `, now)],
  ["a stale time", sign(SIGNING_SECRET, body, now - 301 - 60)],
  ["a time in the future", sign(SIGNING_SECRET, body, now + 301 + 60)],
  ["no time", { "x-slack-signature": sign(SIGNING_SECRET, body, now)["x-slack-signature"] ?? "" }],
  ["no signature", { "x-slack-request-timestamp": String(now) }],
  ["nothing at all", {}],
])("%s is refused and never reaches the bot", async (_what, headers) => {
  const response = await fetch(`${scene.adapter.url}/slack/events`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

  expect(response.status).toBe(401);
  expect(scene.bot.events).toHaveLength(0);
});

test("other addresses and methods are not served", async () => {
  expect((await fetch(`${scene.adapter.url}/slack/events`)).status).toBe(404);
  expect((await fetch(`${scene.adapter.url}/elsewhere`, { method: "POST" })).status).toBe(404);
});

test("a sender who hangs up in the middle of a request harms nobody", async () => {
  const { hostname, port } = new URL(scene.adapter.url);
  const socket = connect(Number(port), hostname);
  socket.end("POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{");
  await vi.waitFor(() => expect(scene.adapter.log.lines.join()).toContain("slack work failed"));

  expect((await scene.ana.say("still there?")).status).toBe(200);
});
