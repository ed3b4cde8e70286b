import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSlack, type Slack } from "../../../adapters/slack/slack.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import type { OutgoingDelivery } from "../../../src/ports/chat-platform.ts";
import { RecordingLog } from "../../support/slack-adapter.ts";
import { listen } from "../../support/slack-emulator.ts";

type Script = (request: IncomingMessage, response: ServerResponse) => void;

const delivery: OutgoingDelivery = {
  id: DeliveryId.parse("delivery-1"),
  conversation: { platform: "slack", tenant: "T1", kind: "personal", id: "U1", reference: { channel: "D1" } },
  message: { parts: [{ kind: "paragraph", text: "Shall we start?" }] },
  replaces: null,
};

let server: Server;
let slack: Slack;
let script: Readonly<Record<string, Script>>;
let connections: number;

/** A Slack that answers as it is told, method by method. */
beforeEach(async () => {
  connections = 0;
  script = { "auth.test": json({ ok: true, user_id: "U0BOT", bot_id: "B1", team_id: "T1" }) };
  server = createServer((request, response) => {
    request.resume().on("end", () => script[request.url?.replace("/api/", "") ?? ""]?.(request, response));
  }).on("connection", () => {
    connections += 1;
  });
  const settings = { signingSecret: "s", botToken: "xoxb-1", apiUrl: `${await listen(server)}/api/` };
  slack = await createSlack({ settings, log: new RecordingLog(), clock: { now: () => Temporal.Now.instant() } });
});

afterEach(async () => {
  await slack.drain();
  server.close();
  server.closeAllConnections();
});

function json(body: object, status = 200, headers: Record<string, string> = {}): Script {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
}

const lost: Script = (request) => request.socket.destroy();
const found = json({
  ok: true,
  messages: [{ ts: "2.000001", metadata: { event_payload: { delivery_id: "delivery-1" } } }],
});

test.each<[string, Record<string, Script>, object]>([
  [
    "sent",
    { "chat.postMessage": json({ ok: true, channel: "D1", ts: "1.000001" }) },
    { kind: "sent", messageRef: "D1/1.000001" },
  ],
  [
    "told to wait",
    { "chat.postMessage": json({ ok: false, error: "ratelimited" }, 429, { "retry-after": "7" }) },
    { kind: "try-later", afterSeconds: 7, holdsLane: true },
  ],
  ["a server that fails in the middle", { "chat.postMessage": json({}, 502) }, { kind: "lost", code: "http_502" }],
  ["a server that is away", { "chat.postMessage": json({}, 503) }, { kind: "try-later", code: "http_503" }],
  [
    "a page instead of an answer",
    { "chat.postMessage": (_request, response) => response.end("<html>") },
    { kind: "lost", code: "unreadable" },
  ],
  [
    "nobody there",
    { "chat.postMessage": json({ ok: false, error: "user_disabled" }) },
    { kind: "unreachable", code: "user_disabled" },
  ],
  [
    "refused",
    { "chat.postMessage": json({ ok: false, error: "invalid_blocks" }) },
    { kind: "refused", code: "invalid_blocks" },
  ],
  ["an answer that is lost", { "chat.postMessage": lost }, { kind: "lost", code: "network" }],
])("%s", async (_what, answers, outcome) => {
  script = { ...script, ...answers };

  expect(await slack.platform.deliver(delivery)).toMatchObject(outcome);
});

test.each<[string, Script, object]>([
  ["it is there", found, { kind: "arrived", messageRef: "D1/2.000001" }],
  ["it is not", json({ ok: true, messages: [] }), { kind: "did-not-arrive" }],
  [
    "Slack says to come back",
    json({ ok: false, error: "ratelimited" }),
    { kind: "ask-later", afterSeconds: 30, code: "ratelimited" },
  ],
  ["the question is lost", lost, { kind: "ask-later", code: "network" }],
  ["Slack does not let the bot look", json({ ok: false, error: "missing_scope" }), { kind: "cannot-tell" }],
  ["the answer has no messages in it", json({ ok: true }), { kind: "cannot-tell" }],
])("asked about a message: %s", async (_what, answer, trace) => {
  script = { ...script, "conversations.history": answer };

  expect(await slack.platform.trace(delivery)).toMatchObject(trace);
});

test("what Slack shows nobody cannot be told", async () => {
  const inChannel: OutgoingDelivery = {
    ...delivery,
    conversation: { ...delivery.conversation, kind: "channel", id: "C1" },
  };

  expect(await slack.platform.trace(inChannel)).toEqual({ kind: "cannot-tell" });
});

test("deliveries go over one connection that stays open", async () => {
  script = { ...script, "chat.postMessage": json({ ok: true, channel: "D1", ts: "1.000001" }) };

  for (let time = 0; time < 5; time += 1) await slack.platform.deliver(delivery);

  expect(connections).toBe(1);
});

test("a redirect is not followed, so that the token stays here", async () => {
  script = {
    ...script,
    "chat.postMessage": (_request, response) => response.writeHead(302, { location: "/api/elsewhere" }).end(),
  };

  expect(await slack.platform.deliver(delivery)).toMatchObject({ kind: "refused", code: "http_302" });
});

test("what stands beneath a message is posted to its thread, in the channel for everybody", async () => {
  const bodies: string[] = [];
  script = {
    ...script,
    "chat.postMessage": (request, response) => {
      json({ ok: true, channel: "C1", ts: "2.000001" })(request, response);
    },
  };
  server.on("request", (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    request
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => bodies.push(Buffer.concat(chunks).toString()));
  });
  const whispered = {
    platform: "slack",
    tenant: "T1",
    kind: "channel",
    id: "C1",
    reference: { onlyFor: "U1", thread: "9.9" },
  } as const;
  const conversation = slack.platform.channelItself(whispered);
  expect(conversation).toEqual({ ...whispered, reference: {} });
  const outcome = await slack.platform.deliver({
    ...delivery,
    conversation: conversation ?? whispered,
    beneath: "C1/1.000001",
  });
  expect(outcome).toMatchObject({ kind: "sent", messageRef: "C1/2.000001" });
  const posted = new URLSearchParams(bodies.find((body) => body.includes("thread_ts")));
  expect([posted.get("channel"), posted.get("thread_ts")]).toEqual(["C1", "1.000001"]);
});

test("what is shared in a channel goes by the address of the command while it is good, and is for everybody", async () => {
  const heard: string[] = [];
  const answers = createServer((request, response) => {
    request.on("data", (part) => heard.push(String(part))).on("end", () => response.end("ok"));
  });
  const responseUrl = `${await listen(answers)}/commands/1`;
  const responseUrlUntil = Temporal.Now.instant().add({ minutes: 30 }).toString();
  const conversation = { platform: "slack", tenant: "T1", kind: "channel", id: "C1" } as const;
  try {
    const shared = { ...delivery, conversation: { ...conversation, reference: { responseUrl, responseUrlUntil } } };
    expect(await slack.platform.deliver(shared)).toMatchObject({ kind: "sent" });
    expect(heard).toEqual([expect.stringContaining('"response_type":"in_channel"')]);
    script = { ...script, "chat.postMessage": json({ ok: true, channel: "C1", ts: "3.000001" }) };
    const mentioned = { ...delivery, conversation: { ...conversation, reference: {} } };
    expect(await slack.platform.deliver(mentioned)).toMatchObject({ kind: "sent", messageRef: "C1/3.000001" });
  } finally {
    answers.close();
    answers.closeAllConnections();
  }
});

test.each(["not_in_channel", "channel_not_found", "user_not_in_channel", "restricted_action"])(
  "a whisper after the address is used up, answered with %s",
  async (error) => {
    script = {
      ...script,
      "chat.postEphemeral": json({ ok: false, error }),
      "chat.postMessage": json({ ok: true, channel: "D1", ts: "4.000001" }),
    };
    const conversation = {
      platform: "slack",
      tenant: "T1",
      kind: "channel",
      id: "C1",
      reference: { onlyFor: "U1" },
    } as const;
    // The rest of the answer goes to the direct message; what somebody forbade is not gone around.
    expect(await slack.platform.deliver({ ...delivery, conversation })).toMatchObject(
      error === "restricted_action"
        ? { kind: "unreachable", code: error }
        : { kind: "sent", messageRef: "D1/4.000001" },
    );
  },
);
