// A file that was shared, fetched from a Slack that tells its address and holds it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { createSlack } from "../../../adapters/slack/slack.ts";
import { download } from "../../../adapters/system/download.ts";
import { MOST_FILE_BYTES } from "../../../src/ports/shared-files.ts";
import { silentLog } from "../../support/silent-log.ts";
import { BOT_TOKEN, listen, SIGNING_SECRET } from "../../support/slack-emulator.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Held = {
  /** Of `files.info`; the address is that of this server unless it says another. */
  readonly info?: object;
  readonly error?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

async function fetchFrom({ info = {}, error, status = 200, headers = {}, body = "the paper" }: Held) {
  const asked: { readonly path: string; readonly authorization: string | undefined }[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "";
    if (path.startsWith("/files-pri/")) {
      asked.push({ path, authorization: request.headers.authorization });
      response.writeHead(status, headers).end(body);
      return;
    }
    const file = {
      id: "F1",
      size: 9,
      mimetype: "application/pdf",
      url_private_download: `${url}/files-pri/F1`,
      ...info,
    };
    const told = error === undefined ? { ok: true, file } : { ok: false, error };
    const known = path === "/api/auth.test" ? { ok: true, user_id: "U0", team_id: "T1" } : told;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(known));
  };
  const server = createServer(answer);
  const url = await listen(server);
  closing.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  const settings = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: `${url}/api/` };
  const clock = { now: () => Temporal.Now.instant() };
  const slack = await createSlack({ settings, log: silentLog, clock, download });
  closing.push(() => slack.drain());
  const conversation = { platform: "slack", tenant: "T1", kind: "personal", id: "U1", reference: {} } as const;
  return { fetched: await slack.platform.fetchFile?.({ reference: "F1", address: null }, conversation), asked };
}

test("with the token of the workspace, whole", async () => {
  const body = Buffer.alloc(300_000, "word ");
  const { fetched, asked } = await fetchFrom({ body, headers: { "content-type": "application/pdf" } });
  expect(fetched).toEqual({ kind: "fetched", bytes: body, mediaType: "application/pdf" });
  expect(asked).toEqual([{ path: "/files-pri/F1", authorization: `Bearer ${BOT_TOKEN}` }]);
});

test.each<{ readonly because: string; readonly held: Held; readonly outcome: object; readonly asks?: number }>([
  { because: "it was deleted", held: { error: "file_deleted" }, outcome: { kind: "refused", code: "file_deleted" } },
  { because: "Slack is busy", held: { error: "ratelimited" }, outcome: { kind: "try-later", code: "ratelimited" } },
  {
    because: "it is of another organization",
    held: { info: { file_access: "file_not_found" } },
    outcome: { kind: "refused", code: "file_not_found" },
  },
  {
    because: "it is larger than is kept",
    held: { info: { size: MOST_FILE_BYTES + 1 } },
    outcome: { kind: "refused", code: "too-large" },
  },
  {
    because: "it is larger than was said",
    held: { body: Buffer.alloc(MOST_FILE_BYTES + 1) },
    outcome: { kind: "refused", code: "too-large" },
    asks: 1,
  },
  {
    because: "its address is not Slack's, which must not be told the token",
    held: { info: { url_private_download: "https://slack.com.example.org/files-pri/F1" } },
    outcome: { kind: "refused", code: "no-address" },
  },
  {
    because: "there is a page to sign in with in its place",
    held: { headers: { "content-type": "text/html; charset=utf-8" }, body: "<html>Sign in</html>" },
    outcome: { kind: "refused", code: "missing_scope" },
    asks: 1,
  },
  {
    because: "it is elsewhere, where the token must not follow",
    held: { status: 302, headers: { location: "https://example.org/" } },
    outcome: { kind: "refused", code: "302" },
    asks: 1,
  },
  {
    because: "too much was asked for",
    held: { status: 429, headers: { "retry-after": "40" } },
    outcome: { kind: "try-later", afterSeconds: 40, code: "429" },
    asks: 1,
  },
  { because: "Slack has trouble", held: { status: 503 }, outcome: { kind: "try-later", code: "503" }, asks: 1 },
])("$because", async ({ held, outcome, asks = 0 }) => {
  const { fetched, asked } = await fetchFrom(held);
  expect(fetched).toMatchObject(outcome);
  expect(asked).toHaveLength(asks);
});
