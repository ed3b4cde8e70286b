// Pictures in Slack: by address or as an uploaded file, and in words where neither can be.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createSlack } from "../../../adapters/slack/slack.ts";
import type { OutboundMessage } from "../../../src/chat/outbound.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import { RecordingLog } from "../../support/slack-adapter.ts";
import { BOT_TOKEN, listen, SIGNING_SECRET, startLocalSlack } from "../../support/slack-emulator.ts";
import { createTestPictures, PIXEL_PNG, writeMapMessage } from "../../support/test-pictures.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openSlack(apiUrl: string, publicUrl: string | null) {
  const log = new RecordingLog();
  const settings = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl };
  const clock = { now: () => Temporal.Now.instant() };
  const slack = await createSlack({ settings, log, clock, pictures: createTestPictures(publicUrl) });
  closing.push(() => slack.drain());
  let deliveries = 0;
  const send = (message: OutboundMessage, reference: Readonly<Record<string, string>> = { channel: "D1" }) => {
    deliveries += 1;
    return slack.platform.deliver({
      id: DeliveryId.parse(`delivery-${deliveries}`),
      conversation: { platform: "slack", tenant: "T1", kind: "personal", id: "U1", reference },
      message,
      replaces: null,
    });
  };
  return { send, log };
}

type Answer = (args: URLSearchParams) => object;

/** A Slack that answers as it is told, and writes down what it was called with. */
async function startScriptedSlack(script: Readonly<Record<string, Answer>>) {
  const called: { readonly method: string; readonly args: URLSearchParams }[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const method = (request.url ?? "").replace("/api/", "");
    const args = new URLSearchParams(method.startsWith("/upload") ? "" : await text(request));
    called.push({ method, args });
    const body = method === "auth.test" ? { ok: true, user_id: "U0", team_id: "T1" } : script[method]?.(args);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body ?? { ok: true }));
  };
  const server = createServer((request, response) => void answer(request, response));
  const url = await listen(server);
  closing.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url,
    apiUrl: `${url}/api/`,
    count: (method: string) => called.filter((call) => call.method === method).length,
    blocks: () => {
      const posted = called.filter(({ method }) => method === "chat.postMessage");
      return posted.map(({ args }): unknown => JSON.parse(args.get("blocks") ?? "[]"));
    },
  };
}

const POSTED = { ok: true, channel: "D1", ts: "1.000001" };
const note = { type: "context", elements: [{ type: "plain_text", text: "No endorsement is implied.", emoji: false }] };
const IN_WORDS = {
  type: "section",
  text: { type: "plain_text", text: "Map: one survey in Ghana.\nNo endorsement is implied.", emoji: false },
};

test("where the world reaches the server, Slack is given the address, and the disclaimer stands below", async () => {
  const slack = await startScriptedSlack({ "chat.postMessage": () => POSTED });
  const { send } = await openSlack(slack.apiUrl, "https://rapporteur.example.org");

  expect(await send(writeMapMessage())).toMatchObject({ kind: "sent" });

  const image = {
    type: "image",
    image_url: "https://rapporteur.example.org/pictures/map.png",
    alt_text: "Map: one survey in Ghana.",
  };
  expect(slack.blocks()).toEqual([[expect.anything(), image, note, expect.anything()]]);
  expect(slack.count("files.getUploadURLExternal")).toBe(0);
});

test("what cannot be drawn is told in words", async () => {
  const slack = await startScriptedSlack({ "chat.postMessage": () => POSTED });
  const { send } = await openSlack(slack.apiUrl, "https://rapporteur.example.org");

  expect(await send(writeMapMessage("Undrawable"))).toMatchObject({ kind: "sent" });

  expect(slack.blocks()).toEqual([[expect.anything(), IN_WORDS, expect.anything()]]);
});

test("a picture that Slack cannot fetch does not hold the message back", async () => {
  const slack = await startScriptedSlack({
    "chat.postMessage": (args) =>
      args.get("blocks")?.includes("image_url") ? { ok: false, error: "invalid_blocks" } : POSTED,
  });
  const { send, log } = await openSlack(slack.apiUrl, "https://rapporteur.example.org");

  expect(await send(writeMapMessage())).toMatchObject({ kind: "sent" });

  expect(slack.blocks().at(-1)).toEqual([expect.anything(), IN_WORDS, expect.anything()]);
  expect(JSON.stringify(log)).toContain("slack picture refused");
});

describe("without a public address", () => {
  test("the picture is uploaded once for all who get it, and shown as a file", async () => {
    const local = await startLocalSlack([{ name: "ana", email: "ana@oecd.example.org" }]);
    closing.push(() => local.close());
    const channel = await local.openDirect(await local.findUser("ana"));
    const { send } = await openSlack(local.apiUrl, null);

    expect(await send(writeMapMessage(), { channel })).toMatchObject({ kind: "sent" });
    expect(await send(writeMapMessage(), { channel })).toMatchObject({ kind: "sent" });

    const Sent = z.object({ messages: z.array(z.object({ blocks: z.array(z.looseObject({ type: z.string() })) })) });
    const { messages } = Sent.parse(await local.call("conversations.history", { channel }));
    const images = messages.flatMap(({ blocks }) => blocks.filter(({ type }) => type === "image"));
    expect(images).toHaveLength(2);
    expect(images[0]).toMatchObject({ alt_text: "Map: one survey in Ghana." });
    expect(images[0]?.["slack_file"]).toEqual(images[1]?.["slack_file"]);
    const id = z.object({ id: z.string() }).parse(images[0]?.["slack_file"]).id;
    const { file } = z
      .object({ file: z.object({ name: z.string(), size: z.number() }) })
      .parse(await local.call("files.info", { file: id }));
    expect(file).toEqual({ name: "map.png", size: PIXEL_PNG.length });
  }, 30_000);

  function uploading(url: () => string, mimetypes: readonly string[]): Readonly<Record<string, Answer>> {
    const left = [...mimetypes];
    return {
      "files.getUploadURLExternal": () => ({ ok: true, upload_url: `${url()}/upload`, file_id: "F00000001" }),
      "files.completeUploadExternal": () => ({ ok: true, files: [{ id: "F00000001" }] }),
      "files.info": () => ({ ok: true, file: { mimetype: left.length > 1 ? left.shift() : left[0] } }),
      "chat.postMessage": () => POSTED,
    };
  }

  test("it waits until Slack has looked through the file", async () => {
    const slack = await startScriptedSlack(uploading((): string => slack.url, ["", "", "image/png"]));
    const { send } = await openSlack(slack.apiUrl, null);

    expect(await send(writeMapMessage())).toMatchObject({ kind: "sent" });

    expect(slack.count("files.info")).toBe(3);
    expect(JSON.stringify(slack.blocks())).toContain('"slack_file":{"id":"F00000001"}');
  });

  test("an app that was installed without the right to upload tells it in words, and does not ask again", async () => {
    const slack = await startScriptedSlack({
      "files.getUploadURLExternal": () => ({ ok: false, error: "missing_scope" }),
      "chat.postMessage": () => POSTED,
    });
    const { send } = await openSlack(slack.apiUrl, null);

    expect(await send(writeMapMessage())).toMatchObject({ kind: "sent" });
    expect(await send(writeMapMessage())).toMatchObject({ kind: "sent" });

    expect(slack.blocks().at(-1)).toEqual([expect.anything(), IN_WORDS, expect.anything()]);
    expect(slack.count("files.getUploadURLExternal")).toBe(1);
  });

  test("a failed upload tells it in words, and the next message tries again", async () => {
    const slack = await startScriptedSlack({
      "files.getUploadURLExternal": () => ({ ok: false, error: "internal_error" }),
      "chat.postMessage": () => POSTED,
    });
    const { send } = await openSlack(slack.apiUrl, null);

    expect(await send(writeMapMessage())).toMatchObject({ kind: "sent" });
    expect(await send(writeMapMessage())).toMatchObject({ kind: "sent" });

    expect(slack.blocks()).toHaveLength(2);
    expect(slack.count("files.getUploadURLExternal")).toBe(2);
  });
});
