import { createServer } from "node:http";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createSlack } from "../../../adapters/slack/slack.ts";
import { RecordingLog, SlackScene, TAKEN } from "../../support/slack-adapter.ts";
import { BOT_TOKEN, listen, SIGNING_SECRET } from "../../support/slack-emulator.ts";
import { send, sendJson } from "../../support/slack-send.ts";

let scene: SlackScene;

beforeAll(async () => {
  scene = await SlackScene.start();
});
afterAll(() => scene.close());
beforeEach(() => scene.forget());

test("a message reaches the bot before Slack gets its answer", async () => {
  const answer = await scene.ana.say("Two workshops & one <guide>");

  expect(answer.status).toBe(200);
  expect(scene.lastEvent).toMatchObject({
    account: { platform: "slack", tenant: scene.local.team, account: scene.anaId },
    conversation: { kind: "personal", id: scene.anaId, reference: { channel: scene.direct } },
    inbound: {
      kind: "said",
      text: "Two workshops & one <guide>",
      messageId: `${scene.direct}/${scene.ana.lastTs()}`,
      files: [],
    },
  });
});

test("an event that could not be stored is answered with an error, so that Slack sends it again", async () => {
  scene.bot.answer = async () => {
    throw new Error("the database is away");
  };

  expect((await scene.ana.say("hello")).status).toBe(500);
});

test("an event that is sent twice carries the same id twice", async () => {
  const event = {
    type: "message",
    channel_type: "im",
    channel: scene.direct,
    user: scene.anaId,
    text: "hello",
    ts: "1700000000.000100",
  };
  const body = { type: "event_callback", event_id: "Ev1", event_time: 1_700_000_000, team_id: scene.local.team, event };

  await sendJson(scene.sender, body);
  scene.bot.answer = async () => ({ kind: "seen-before" });
  const again = await sendJson(scene.sender, body);

  expect(again.status).toBe(200);
  expect(scene.bot.events.map(({ id }) => id)).toEqual(["Ev1", "Ev1"]);
});

test("what the bot says arrives, is found again, and can be replaced", async () => {
  const first = scene.newDelivery([{ kind: "paragraph", text: "Shall we start?" }]);
  const outcome = await scene.platform.deliver(first);
  if (outcome.kind !== "sent") throw new Error(outcome.code);
  const traced = await scene.platform.trace(first);
  const next = scene.newDelivery([{ kind: "paragraph", text: "Started." }], scene.personal, outcome.messageRef);
  const replaced = await scene.platform.deliver(next);

  expect(traced).toEqual({ kind: "arrived", messageRef: outcome.messageRef, at: outcome.at });
  expect(replaced).toMatchObject({ kind: "sent", messageRef: outcome.messageRef });
  expect((await scene.ana.lastMessages())[0]).toMatchObject({ text: "Started." });
  expect(await scene.platform.trace(scene.newDelivery([{ kind: "note", text: "never sent" }]))).toEqual({
    kind: "did-not-arrive",
  });
});

test("a replacement whose message is gone is refused, not posted anew", async () => {
  const late = scene.newDelivery([{ kind: "note", text: "too late" }], scene.personal, `${scene.direct}/1.000001`);

  expect(await scene.platform.deliver(late)).toEqual({ kind: "refused", code: "message_not_found" });
});

test("a button is pressed and comes back by its id and its message", async () => {
  const buttons = [{ id: "start", label: "Start" }];
  const messageRef = await scene.tell({ kind: "buttons", buttons });

  await scene.ana.press("Start");

  expect(scene.lastEvent.inbound).toEqual({ kind: "pressed", button: "start", messageId: messageRef });
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
  scene.bot.options = part.options;
  await scene.tell(part);

  await scene.ana.choose(labels);

  expect(scene.bot.events).toHaveLength(1);
  expect(scene.lastEvent.inbound).toMatchObject({ kind: "chose", choices: part.id, codes });
});

test("a form opens, its problems stand beside the fields, and it is sent", async () => {
  scene.bot.form = {
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
  await scene.platform.deliver(scene.newDelivery([{ kind: "form", form: scene.bot.form, openLabel: "Open the form" }]));
  await scene.ana.press("Open the form");
  expect(scene.bot.events).toHaveLength(0);

  scene.bot.answer = async () => ({ kind: "taken", settled: null, formProblems: { size: "Please give a number." } });
  const wrong = await scene.ana.submit({ Size: "many" });
  scene.bot.answer = async () => TAKEN;
  const right = await scene.ana.submit({ Size: "4,000", Units: ["Country or area 1"], Mode: "Country or area 2" });

  expect(wrong.body).toEqual({ response_action: "errors", errors: { "field-0": "Please give a number." } });
  expect(right).toEqual({ status: 200, body: "" });
  const [first, second] = scene.bot.events;
  expect(first?.id).not.toBe(second?.id);
  expect(second?.inbound).toMatchObject({
    kind: "filled",
    form: "sample",
    fields: { size: "4,000", units: ["m49-1"], mode: "m49-2" },
  });
});

test("a form that is closed to the person is answered in words", async () => {
  const form = { id: "closed", title: "Closed", submitLabel: "Send", fields: [] };
  scene.bot.form = null;
  await scene.platform.deliver(scene.newDelivery([{ kind: "form", form, openLabel: "Open what is closed" }]));

  expect((await scene.ana.press("Open what is closed")).status).toBe(200);
  expect((await scene.whispers()).at(-1)?.["text"]).toContain("no longer open");
});

test("a command in a channel is answered there, for the person's eyes, five times and then by name", async () => {
  const channel = await scene.local.findChannel("coordination");
  await scene.anaIn(channel).command("status  ");
  const { conversation } = scene.lastEvent;
  expect(scene.lastEvent.inbound).toEqual({ kind: "commanded", words: "status" });

  const before = (await scene.whispers()).length;
  for (let time = 0; time < 6; time += 1) {
    const outcome = await scene.platform.deliver(
      scene.newDelivery([{ kind: "paragraph", text: "12 of 60" }], conversation),
    );
    expect(outcome.kind).toBe("sent");
  }

  const said = (await scene.whispers()).slice(before);
  expect(said.filter((whisper) => whisper["response_type"] === "ephemeral")).toHaveLength(5);
  expect(said.at(-1)).toMatchObject({ user: scene.anaId, channel, text: "12 of 60" });
});

test("a mention in a channel is a command, answered in its thread for all to see", async () => {
  const channel = await scene.local.findChannel("coordination");
  const ana = scene.anaIn(channel);
  await ana.say("summary migration");
  const { conversation } = scene.lastEvent;

  const outcome = await scene.platform.deliver(
    scene.newDelivery([{ kind: "paragraph", text: "Three reports." }], conversation),
  );

  expect(scene.lastEvent.inbound).toEqual({ kind: "commanded", words: "summary migration" });
  expect(conversation.reference).toEqual({ thread: ana.lastTs() });
  expect(outcome.kind).toBe("sent");
  expect(await scene.local.call("conversations.replies", { channel, ts: ana.lastTs() })).toMatchObject({
    messages: [{ text: "Three reports.", thread_ts: ana.lastTs() }],
  });
});

test("a command that could not be stored is answered in words", async () => {
  scene.bot.answer = async () => {
    throw new Error("the database is away");
  };

  const answer = await scene.ana.command("report");

  expect(answer.status).toBe(200);
  expect(answer.body).toContain("could not be stored");
});

test("a command that takes longer than Slack waits is answered in time and finished before the end", async () => {
  const { promise, resolve } = Promise.withResolvers<typeof TAKEN>();
  scene.bot.answer = () => promise;
  const began = Date.now();
  const answer = await scene.ana.command("report");
  expect(answer.body).toContain("longer than usual");
  expect(Date.now() - began).toBeLessThan(3000);

  let drained = false;
  const draining = scene.adapter.slack.drain().then(() => {
    drained = true;
  });
  await new Promise((wait) => setImmediate(wait));
  expect(drained).toBe(false);
  resolve(TAKEN);
  await draining;
});

test("a press that fails after Slack's patience is answered in words all the same", async () => {
  const { promise, reject } = Promise.withResolvers<typeof TAKEN>();
  await scene.tell({ kind: "buttons", buttons: [{ id: "submit", label: "Submit the report" }] });
  scene.bot.answer = () => promise;
  const before = (await scene.whispers()).length;

  expect((await scene.ana.press("Submit the report")).status).toBe(200);
  reject(new Error("the database is away"));
  await scene.adapter.slack.drain();

  const said = (await scene.whispers()).slice(before);
  expect(said).toHaveLength(1);
  expect(said[0]?.["text"]).toContain("could not be stored");
});

test("a profile says whose account it is", async () => {
  const account = { platform: "slack" as const, tenant: scene.local.team, account: scene.anaId };

  const profile = await scene.platform.readProfile(account, scene.personal);
  const nobody = await scene.platform.readProfile({ ...account, account: "U404" }, scene.personal);

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
  await scene.ana.say("a secret answer");
  await scene.ana.command("search a secret answer");
  await send(scene.sender, '{"a secret answer', "application/json");

  expect(scene.adapter.log.lines.length).toBeGreaterThan(10);
  expect(scene.adapter.log.lines.join("\n")).not.toMatch(/secret|xoxb|oecd/i);
});
