// What Slack may answer to a home, and what becomes of it: a table of answers, each from a server that gives it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createLibraryLog } from "../../../adapters/slack/library-log.ts";
import { HomePublisher } from "../../../adapters/slack/publish-home.ts";
import { ENGLISH } from "../../../adapters/slack/words.ts";
import { RecordingLog } from "../../support/slack-adapter.ts";
import { listen } from "../../support/slack-emulator.ts";

type Answer = { readonly status: number; readonly body: object; readonly headers?: Record<string, string> };
type Published = { readonly hash: string | null; readonly view: string; readonly token: string | undefined };

const OK: Answer = { status: 200, body: { ok: true, view: {} } };
const refuse = (error: string): Answer => ({ status: 200, body: { ok: false, error } });
const limited = (seconds: number): Answer => ({
  status: 429,
  body: { ok: false, error: "ratelimited" },
  headers: { "retry-after": String(seconds) },
});

let answers: Answer[] = [];
let published: Published[] = [];
let reads = 0;
let waited: number[] = [];
let beforeAnswer: () => Promise<void> = async () => {};
let url = "";

const server = createServer((request, response) => void take(request, response));

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming: AsyncIterable<Buffer> = request;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const fields = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  published.push({
    hash: fields.get("hash"),
    view: fields.get("view") ?? "",
    token: request.headers.authorization,
  });
  await beforeAnswer();
  const { status, body, headers } = answers.shift() ?? OK;
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

beforeAll(async () => {
  url = await listen(server);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  answers = [];
  published = [];
  waited = [];
  reads = 0;
  beforeAnswer = async () => {};
});

const account = { platform: "slack", tenant: "E1", account: "U1" } as const;

function around(token = "xoxb-one", mark: string | null = null) {
  const client = new WebClient(token, {
    slackApiUrl: `${url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const readHome = async () => {
    reads += 1;
    return { parts: [{ kind: "heading" as const, text: `Reading ${reads}` }] };
  };
  const log = new RecordingLog();
  return { bot: { readHome }, client, mark, log, words: ENGLISH };
}

const newPublisher = () => new HomePublisher(async (seconds) => void waited.push(seconds));

test.each([
  { given: [], attempts: 1, waits: [], because: "Slack takes it" },
  { given: [refuse("hash_conflict")], attempts: 2, waits: [], because: "another process was faster" },
  { given: [limited(3)], attempts: 2, waits: [3], because: "Slack says how long to wait" },
  { given: [limited(60)], attempts: 1, waits: [], because: "nobody looks at a tab for a minute" },
  { given: [limited(1), limited(1), limited(1)], attempts: 3, waits: [1, 1], because: "three times is enough" },
  { given: [refuse("internal_error")], attempts: 2, waits: [2], because: "Slack has trouble of its own" },
  { given: [{ status: 502, body: {} }], attempts: 2, waits: [2], because: "a gateway stumbled" },
  { given: [refuse("not_enabled")], attempts: 1, waits: [], because: "the home tab is switched off" },
  { given: [refuse("view_too_large")], attempts: 1, waits: [], because: "it would be as large again" },
  { given: [refuse("invalid_auth")], attempts: 1, waits: [], because: "the token is refused" },
  { given: [refuse("user_not_found")], attempts: 1, waits: [], because: "the person is gone" },
] as const)("$attempts attempt(s): $because", async ({ given, attempts, waits }) => {
  answers = [...given];

  await newPublisher().publish(account, { notice: null, hash: "before" }, around());

  expect(published).toHaveLength(attempts);
  expect(waited).toEqual(waits);
  expect(published.map(({ hash }) => hash)).toEqual(["before", null, null].slice(0, attempts));
  expect(published.at(-1)?.view).toContain(`Reading ${attempts}`);
});

test("nobody listens: it is tried again, and given up", async () => {
  const surroundings = around();
  const nowhere = { slackApiUrl: "http://127.0.0.1:1/api/", retryConfig: { retries: 0 } };
  const away = new WebClient("xoxb-one", { ...nowhere, logger: createLibraryLog(surroundings.log) });

  await newPublisher().publish(account, { notice: null, hash: null }, { ...surroundings, client: away });

  expect(waited).toEqual([2, 2]);
  expect(surroundings.log.lines.findLast((line) => line.startsWith("slack home"))).toContain(
    '"outcome":"try-later","code":"network","attempt":3',
  );
});

test("what waits for one person is published once, after the one under way, and read last", async () => {
  const held = Promise.withResolvers<void>();
  beforeAnswer = () => held.promise;
  const publisher = newPublisher();
  const wish = (notice: string) => publisher.publish(account, { notice, hash: null }, around());

  const all = [wish("first"), wish("second"), wish("third")];
  held.resolve();
  await Promise.all(all);

  expect(published).toHaveLength(2);
  expect(published[1]?.view).toContain("third");
  expect(published[1]?.view).toContain("Reading 2");
});

test("in two workspaces of an enterprise a person has two homes, each by its own token", async () => {
  const publisher = newPublisher();

  await Promise.all([
    publisher.publish(account, { notice: null, hash: null }, around("xoxb-one", "T11")),
    publisher.publish(account, { notice: null, hash: null }, around("xoxb-two", "T12")),
  ]);

  expect(new Set(published.map(({ token }) => token))).toEqual(new Set(["Bearer xoxb-one", "Bearer xoxb-two"]));
});

test("a home that cannot be read is a fault that is reported, and the next one is published all the same", async () => {
  const publisher = newPublisher();
  const broken = { ...around(), bot: { readHome: () => Promise.reject(new Error("the database is away")) } };

  await expect(publisher.publish(account, { notice: null, hash: null }, broken)).rejects.toThrow("away");
  await publisher.publish(account, { notice: null, hash: null }, around());

  expect(published).toHaveLength(1);
});
