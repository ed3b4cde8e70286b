// The adapter against a local server that answers as a language model's would, and as it would not.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createLanguageModel } from "../../../adapters/language-model/language-model.ts";
import { listenLocally } from "../../support/listen-locally.ts";

type Answer = (response: ServerResponse, attempt: number) => void;

const INPUT = { sentences: [{ number: 1, words: "The survey covers Ghana." }] };
/** Nothing else is sent. */
const Sent = z.strictObject({
  model: z.string(),
  messages: z.array(z.object({ content: z.string() })),
  stream: z.boolean(),
});
const never = new AbortController().signal;

let server: Server;
let baseUrl = "";
let answer: Answer = () => undefined;
let requests: { readonly url: string; readonly headers: IncomingMessage["headers"]; readonly body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => void take(request, response));
  baseUrl = `http://127.0.0.1:${await listenLocally(server)}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
});

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming: AsyncIterable<Buffer> = request;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  requests.push({ url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
  answer(response, requests.length);
}

const says = (content: string): Answer => completes({ choices: [{ message: { role: "assistant", content } }] });
const completes =
  (body: unknown): Answer =>
  (response) =>
    void response.setHeader("content-type", "application/json").end(JSON.stringify(body));
const fails =
  (status: number): Answer =>
  (response) =>
    void response.writeHead(status).end("no");

function draft(signal = never) {
  const settings = { baseUrl, model: "small", apiKey: "key-1" };
  return createLanguageModel({ settings, timeoutSeconds: 0.3, retryAfterSeconds: 0.01 }).draft(INPUT, signal);
}

describe("what is sent", () => {
  test("one POST with the model, the key, the instructions and the sentences with their numbers", async () => {
    answer = says('{"sentences":[{"text":"The survey covers Ghana.","sources":[1]}]}');
    expect(await draft()).toEqual({
      kind: "drafted",
      sentences: [{ words: "The survey covers Ghana.", sources: [1] }],
    });
    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request).toMatchObject({ url: "/v1/chat/completions", headers: { authorization: "Bearer key-1" } });
    const sent = Sent.parse(JSON.parse(request?.body ?? ""));
    expect(sent.model).toBe("small");
    expect(JSON.parse(sent.messages[1]?.content ?? "")).toEqual({
      sentences: [{ number: 1, quoted: "The survey covers Ghana." }],
    });
  });
});

describe("answers that are taken", () => {
  const json = '{"sentences":[{"text":"It goes on.","sources":[1]}]}';
  test.each([
    ["JSON", json],
    ["JSON in a fence of code", `\`\`\`json\n${json}\n\`\`\``],
    ["JSON after thoughts", `<think>Ghana, so…</think>\n${json}`],
  ])("%s", async (_, content) => {
    answer = says(content);
    expect(await draft()).toEqual({ kind: "drafted", sentences: [{ words: "It goes on.", sources: [1] }] });
  });

  test("nothing to say is an answer", async () => {
    answer = says('{"sentences":[]}');
    expect(await draft()).toEqual({ kind: "drafted", sentences: [] });
  });
});

describe("answers that are not understood, and not asked for again", () => {
  const long = JSON.stringify({ sentences: [{ text: "a".repeat(5_000), sources: [1] }] });
  const many = JSON.stringify({ sentences: Array.from({ length: 60 }, () => ({ text: "It goes on.", sources: [1] })) });
  test.each<readonly [string, Answer]>([
    ["prose", says("Of course! Here is your paragraph.")],
    ["HTML", (response) => void response.end("<!doctype html>")],
    ["no choice", completes({ choices: [] })],
    ["no content", completes({ choices: [{ message: { content: null } }] })],
    ["sources in words", says('{"sentences":[{"text":"It goes on.","sources":["one"]}]}')],
    ["sentences without sources", says('{"sentences":[{"text":"It goes on."}]}')],
    ["a sentence of 5,000 characters", says(long)],
    ["sixty sentences", says(many)],
  ])("%s", async (_, given) => {
    answer = given;
    expect(await draft()).toMatchObject({ kind: "failed", reason: "not-understood" });
    expect(requests).toHaveLength(1);
  });

  test("five megabytes are not read to their end", async () => {
    let written = 0;
    answer = (response) => {
      const chunk = Buffer.alloc(64 * 1024, " ");
      const write = (): void => {
        if (response.destroyed || written >= 5 * 1024 * 1024) return void response.end();
        written += chunk.length;
        response.write(chunk, () => setImmediate(write));
      };
      write();
    };
    expect(await draft()).toEqual({ kind: "failed", reason: "not-understood", code: "too-long" });
  });
});

describe("a server that fails", () => {
  test.each([500, 503, 429])("%i: tried once more, and no more", async (status) => {
    answer = fails(status);
    expect(await draft()).toEqual({ kind: "failed", reason: "unreachable", code: `status-${status}` });
    expect(requests).toHaveLength(2);
  });

  test("busy once, then well", async () => {
    answer = (response, attempt) => (attempt === 1 ? fails(503) : says('{"sentences":[]}'))(response, attempt);
    expect(await draft()).toEqual({ kind: "drafted", sentences: [] });
  });

  test.each([400, 401, 404])("%i: refused, and not tried again", async (status) => {
    answer = fails(status);
    expect(await draft()).toEqual({ kind: "failed", reason: "refused", code: `status-${status}` });
    expect(requests).toHaveLength(1);
  });

  test("slow: given up in time, and not tried again", async () => {
    answer = () => undefined;
    expect(await draft()).toEqual({ kind: "failed", reason: "too-slow", code: "time-out" });
    expect(requests).toHaveLength(1);
  });

  test("slow in the middle of its answer", async () => {
    answer = (response) => void response.write('{"choices":');
    expect(await draft()).toMatchObject({ kind: "failed", reason: "too-slow" });
  });

  test("elsewhere: a redirect would take the key to another host", async () => {
    answer = (response) => void response.writeHead(307, { location: "http://127.0.0.1:9/" }).end();
    expect(await draft()).toMatchObject({ kind: "failed", reason: "unreachable" });
  });

  test("nobody there", async () => {
    const settings = { baseUrl: "http://127.0.0.1:9/v1", model: "small", apiKey: "key-1" };
    const gone = createLanguageModel({ settings, retryAfterSeconds: 0.01 });
    expect(await gone.draft(INPUT, never)).toMatchObject({ kind: "failed", reason: "unreachable" });
  });

  test("given up by the one who asked", async () => {
    answer = () => undefined;
    const giving = new AbortController();
    setTimeout(() => giving.abort(), 20);
    expect(await draft(giving.signal)).toEqual({ kind: "failed", reason: "cut-off", code: "given-up" });
  });
});
