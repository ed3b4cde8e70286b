import { createServer } from "node:http";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createSlack } from "../../../adapters/slack/slack.ts";
import type { Conversation } from "../../../src/chat/address.ts";
import type { OutboundMessage } from "../../../src/chat/outbound.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import type { OutgoingDelivery } from "../../../src/ports/chat-platform.ts";
import { RecordingLog, type RunningAdapter, startAdapter, TAKEN } from "../../support/slack-adapter.ts";
import {
  createSlackPerson,
  type SlackPerson,
  send,
  sendForm,
  sendJson,
  sendPayload,
  sign,
} from "../../support/slack-client.ts";
import { BOT_TOKEN, type LocalSlack, listen, SIGNING_SECRET, startLocalSlack } from "../../support/slack-emulator.ts";

let local: LocalSlack;
let adapter: RunningAdapter;
let ana: SlackPerson;
let anaId: string;
let direct: string;
let deliveries = 0;

beforeAll(async () => {
  local = await startLocalSlack([{ name: "ana", email: "Ana@OECD.example.org" }]);
  adapter = await startAdapter(local.apiUrl);
  anaId = await local.findUser("ana");
  direct = await local.openDirect(anaId);
  ana = personIn(direct);
});

afterAll(async () => {
  await adapter.close();
  await local.close();
});

beforeEach(() => {
  adapter.bot.events.length = 0;
  adapter.bot.asked.length = 0;
  adapter.bot.answer = async () => TAKEN;
});

function personIn(channel: string): SlackPerson {
  return createSlackPerson({
    baseUrl: adapter.url,
    signingSecret: SIGNING_SECRET,
    team: local.team,
    user: anaId,
    channel,
    emulatorUrl: local.url,
    token: "xoxb-observer",
  });
}

function personal(): Conversation {
  return { platform: "slack", tenant: local.team, kind: "personal", id: anaId, reference: {} };
}

function newDelivery(parts: OutboundMessage["parts"], conversation = personal(), replaces: string | null = null) {
  deliveries += 1;
  const id = DeliveryId.parse(`delivery-${deliveries}`);
  return { id, conversation, message: { parts }, replaces } satisfies OutgoingDelivery;
}

const sender = () => ({ baseUrl: adapter.url, signingSecret: SIGNING_SECRET });
const lastEvent = () => adapter.bot.events.at(-1);

test("a message reaches the bot before Slack gets its answer", async () => {
  const answer = await ana.say("Two workshops & one <guide>");

  expect(answer.status).toBe(200);
  expect(lastEvent()).toMatchObject({
    account: { platform: "slack", tenant: local.team, account: anaId },
    conversation: { kind: "personal", id: anaId, reference: { channel: direct } },
    inbound: { kind: "said", text: "Two workshops & one <guide>", messageId: `${direct}/${ana.lastTs()}`, files: [] },
  });
});

test("an event that could not be stored is answered with an error, so that Slack sends it again", async () => {
  adapter.bot.answer = async () => {
    throw new Error("the database is away");
  };

  expect((await ana.say("hello")).status).toBe(500);
});

test("an event that is sent twice carries the same id twice", async () => {
  const event = {
    type: "message",
    channel_type: "im",
    channel: direct,
    user: anaId,
    text: "hello",
    ts: "1700000000.000100",
  };
  const body = { type: "event_callback", event_id: "Ev1", event_time: 1_700_000_000, team_id: local.team, event };

  await sendJson(sender(), body);
  adapter.bot.answer = async () => ({ kind: "seen-before" });
  const again = await sendJson(sender(), body);

  expect(again.status).toBe(200);
  expect(adapter.bot.events.map(({ id }) => id)).toEqual(["Ev1", "Ev1"]);
});

test("what the bot says arrives, is found again, and can be replaced", async () => {
  const first = newDelivery([{ kind: "paragraph", text: "Shall we start?" }]);
  const outcome = await adapter.slack.platform.deliver(first);
  if (outcome.kind !== "sent") throw new Error(outcome.code);
  const traced = await adapter.slack.platform.trace(first);
  const next = newDelivery([{ kind: "paragraph", text: "Started." }], personal(), outcome.messageRef);
  const replaced = await adapter.slack.platform.deliver(next);

  expect(traced).toEqual({ kind: "arrived", messageRef: outcome.messageRef });
  expect(replaced).toMatchObject({ kind: "sent", messageRef: outcome.messageRef });
  expect((await ana.lastMessages())[0]).toMatchObject({ text: "Started." });
  expect(await adapter.slack.platform.trace(newDelivery([{ kind: "note", text: "never sent" }]))).toEqual({
    kind: "did-not-arrive",
  });
});

test("a replacement whose message is gone is refused, not posted anew", async () => {
  const late = newDelivery([{ kind: "note", text: "too late" }], personal(), `${direct}/1.000001`);

  expect(await adapter.slack.platform.deliver(late)).toEqual({ kind: "refused", code: "message_not_found" });
});

test("a button is pressed and comes back by its id and its message", async () => {
  const buttons = [{ id: "start", label: "Start" }];
  const outcome = await adapter.slack.platform.deliver(newDelivery([{ kind: "buttons", buttons }]));
  if (outcome.kind !== "sent") throw new Error(outcome.code);

  await ana.press("Start");

  expect(lastEvent()?.inbound).toEqual({ kind: "pressed", button: "start", messageId: outcome.messageRef });
});

const countries = (count: number) =>
  Array.from({ length: count }, (_none, index) => ({ code: `m49-${index}`, label: `Country or area ${index}` }));
const choices = (select: "one" | "several", count: number) => ({
  kind: "choices" as const,
  id: `areas/${select}/${count}`,
  label: "Which areas?",
  select,
  options: countries(count),
  chosen: [],
  submitLabel: "Send the areas",
});

test.each([
  ["one of a few, as buttons", choices("one", 3), ["Country or area 2"], ["m49-2"]],
  ["one of many", choices("one", 90), ["Country or area 70"], ["m49-70"]],
  ["one of more than Slack shows", choices("one", 250), ["Country or area 249"], ["m49-249"]],
  ["several of a few", choices("several", 3), ["Country or area 0", "Country or area 2"], ["m49-0", "m49-2"]],
  [
    "several of more than Slack shows",
    choices("several", 250),
    ["Country or area 101", "Country or area 7"],
    ["m49-101", "m49-7"],
  ],
])("%s", async (_what, part, labels, codes) => {
  adapter.bot.options = part.options;
  await adapter.slack.platform.deliver(newDelivery([part]));

  await ana.choose(labels);

  expect(adapter.bot.events).toHaveLength(1);
  expect(lastEvent()?.inbound).toMatchObject({ kind: "chose", choices: part.id, codes });
});

test("a form opens, its problems stand beside the fields, and it is sent", async () => {
  adapter.bot.form = {
    id: "sample",
    title: "The sample of the survey",
    submitLabel: "Send",
    fields: [
      { id: "size", label: "Size", required: true, input: { kind: "line", maxCharacters: 20 } },
      { id: "units", label: "Units", required: false, input: { kind: "several-of", options: countries(3) } },
      { id: "mode", label: "Mode", required: false, input: { kind: "one-of", options: countries(3) } },
      { id: "note", label: "Note", required: false, input: { kind: "paragraph", maxCharacters: 3000 } },
    ],
  };
  await adapter.slack.platform.deliver(
    newDelivery([{ kind: "form", form: adapter.bot.form, openLabel: "Open the form" }]),
  );
  await ana.press("Open the form");
  expect(adapter.bot.events).toHaveLength(0);

  adapter.bot.answer = async () => ({ kind: "taken", settled: null, formProblems: { size: "Please give a number." } });
  const wrong = await ana.submit({ Size: "many" });
  adapter.bot.answer = async () => TAKEN;
  const right = await ana.submit({ Size: "4,000", Units: ["Country or area 1"], Mode: "Country or area 2" });

  expect(wrong.body).toEqual({ response_action: "errors", errors: { "field-0": "Please give a number." } });
  expect(right).toEqual({ status: 200, body: "" });
  const [first, second] = adapter.bot.events;
  expect(first?.id).not.toBe(second?.id);
  expect(second?.inbound).toMatchObject({
    kind: "filled",
    form: "sample",
    fields: { size: "4,000", units: ["m49-1"], mode: "m49-2" },
  });
});

test("a form that is closed to the person is answered in words", async () => {
  const form = { id: "closed", title: "Closed", submitLabel: "Send", fields: [] };
  adapter.bot.form = null;
  await adapter.slack.platform.deliver(newDelivery([{ kind: "form", form, openLabel: "Open what is closed" }]));

  expect((await ana.press("Open what is closed")).status).toBe(200);
  expect(await whispers()).toContainEqual(expect.objectContaining({ text: expect.stringContaining("no longer open") }));
});

test("a command in a channel is answered there, for the person's eyes, five times and then by name", async () => {
  const channel = await local.findChannel("coordination");
  await personIn(channel).command("status  ");
  const conversation = lastEvent()?.conversation;
  if (!conversation) throw new Error("no event");
  expect(lastEvent()?.inbound).toEqual({ kind: "commanded", words: "status" });

  const before = (await whispers()).length;
  for (let time = 0; time < 6; time += 1) {
    const outcome = await adapter.slack.platform.deliver(
      newDelivery([{ kind: "paragraph", text: "12 of 60" }], conversation),
    );
    expect(outcome.kind).toBe("sent");
  }

  const said = (await whispers()).slice(before);
  expect(said.filter((whisper) => whisper["response_type"] === "ephemeral")).toHaveLength(5);
  expect(said.at(-1)).toMatchObject({ user: anaId, channel, text: "12 of 60" });
});

test("a mention in a channel is a command, answered in its thread for all to see", async () => {
  const channel = await local.findChannel("coordination");
  const ben = personIn(channel);
  await ben.say("summary migration");
  const conversation = lastEvent()?.conversation;
  if (!conversation) throw new Error("no event");

  const outcome = await adapter.slack.platform.deliver(
    newDelivery([{ kind: "paragraph", text: "Three reports." }], conversation),
  );

  expect(lastEvent()?.inbound).toEqual({ kind: "commanded", words: "summary migration" });
  expect(conversation.reference).toEqual({ thread: ben.lastTs() });
  expect(outcome.kind).toBe("sent");
});

test("a command that could not be stored is answered in words", async () => {
  adapter.bot.answer = async () => {
    throw new Error("the database is away");
  };

  const answer = await ana.command("report");

  expect(answer).toEqual({ status: 200, body: expect.stringContaining("could not be stored") });
});

test("a press that takes longer than Slack waits is answered in time and finished before the end", async () => {
  const { promise, resolve } = Promise.withResolvers<typeof TAKEN>();
  adapter.bot.answer = () => promise;
  const began = Date.now();
  const answer = await ana.command("report");
  expect(answer.body).toContain("longer than usual");
  expect(Date.now() - began).toBeLessThan(3000);

  let drained = false;
  const draining = adapter.slack.drain().then(() => {
    drained = true;
  });
  await new Promise((wait) => setImmediate(wait));
  expect(drained).toBe(false);
  resolve(TAKEN);
  await draining;
});

const interaction = () => ({
  user: { id: anaId, team_id: local.team },
  team: { id: local.team },
  trigger_id: "1.2.abc",
});

test.each([
  [
    "an unknown press",
    () =>
      sendPayload(sender(), {
        type: "block_actions",
        ...interaction(),
        actions: [{ type: "button", action_id: "x", block_id: "old", action_ts: "1.000001" }],
      }),
  ],
  [
    "an unknown modal",
    () =>
      sendPayload(sender(), {
        type: "view_submission",
        ...interaction(),
        view: { id: "V1", hash: "h", callback_id: "old", private_metadata: "", state: { values: {} } },
      }),
  ],
  [
    "a closed modal",
    () => sendPayload(sender(), { type: "view_closed", ...interaction(), view: { id: "V1", callback_id: "form" } }),
  ],
  [
    "an unknown select",
    () =>
      sendPayload(sender(), { type: "block_suggestion", ...interaction(), action_id: "x", block_id: "old", value: "" }),
  ],
  [
    "a shortcut",
    () => sendPayload(sender(), { type: "shortcut", ...interaction(), callback_id: "x", action_ts: "1.000001" }),
  ],
  [
    "a shortcut on a message",
    () =>
      sendPayload(sender(), {
        type: "message_action",
        ...interaction(),
        callback_id: "x",
        action_ts: "1.000001",
        channel: { id: direct },
      }),
  ],
  [
    "an unknown command",
    () =>
      sendForm(sender(), {
        command: "/other",
        text: "",
        user_id: anaId,
        team_id: local.team,
        channel_id: direct,
        trigger_id: "1",
      }),
  ],
  [
    "an unknown event",
    () =>
      sendJson(sender(), {
        type: "event_callback",
        event_id: "Ev2",
        event_time: 1,
        team_id: local.team,
        event: { type: "pin_added" },
      }),
  ],
  ["Slack's check of the address", () => sendJson(sender(), { type: "url_verification", challenge: "abc" })],
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
  expect((await send(sender(), body, contentType)).status).toBe(status);
  expect(adapter.bot.events).toHaveLength(0);
});

test("a content type with a character set is accepted", async () => {
  const body = new URLSearchParams({
    command: "/rapporteur",
    text: "status",
    user_id: anaId,
    team_id: local.team,
    channel_id: direct,
    trigger_id: "77",
  });

  const answer = await send(sender(), body.toString(), "application/x-www-form-urlencoded; charset=UTF-8");

  expect(answer.status).toBe(200);
  expect(lastEvent()?.inbound).toEqual({ kind: "commanded", words: "status" });
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
  const response = await fetch(`${adapter.url}/slack/events`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });

  expect(response.status).toBe(401);
  expect(adapter.bot.events).toHaveLength(0);
});

test("other addresses and methods are not served", async () => {
  expect((await fetch(`${adapter.url}/slack/events`)).status).toBe(404);
  expect((await fetch(`${adapter.url}/elsewhere`, { method: "POST" })).status).toBe(404);
});

test("a profile says whose account it is", async () => {
  const account = { platform: "slack" as const, tenant: local.team, account: anaId };

  const profile = await adapter.slack.platform.readProfile(account, personal());
  const nobody = await adapter.slack.platform.readProfile({ ...account, account: "U404" }, personal());

  expect(profile).toMatchObject({ verifiedEmail: "ana@oecd.example.org", unverifiedBecause: null });
  expect(nobody).toMatchObject({ verifiedEmail: null, unverifiedBecause: "stranger" });
});

test("a token that Slack refuses stops the start with Slack's own reason", async () => {
  const refusing = createServer((_request, response) => response.end('{"ok":false,"error":"invalid_auth"}'));
  const settings = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: `${await listen(refusing)}/api/` };
  const clock = { now: () => Temporal.Now.instant() };

  await expect(createSlack({ settings, log: new RecordingLog(), clock })).rejects.toThrow("invalid_auth");
  refusing.close();
  refusing.closeAllConnections();
});

test("the log holds no word that anybody typed", async () => {
  await ana.say("a secret answer");
  await ana.command("search a secret answer");
  await send(sender(), '{"a secret answer', "application/json");

  expect(adapter.log.lines.length).toBeGreaterThan(10);
  expect(adapter.log.lines.join("\n")).not.toMatch(/secret|xoxb|oecd/i);
});

async function whispers(): Promise<Record<string, unknown>[]> {
  const answer = await (await fetch(`${local.url}/_whispers`)).json();
  return z.object({ whispers: z.array(z.record(z.string(), z.unknown())) }).parse(answer).whispers;
}
