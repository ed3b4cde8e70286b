// Two workspaces of Slack on one server, as an operator runs it: invited by the command line while the server runs,
// installed in a browser, answered each with its own token; and nothing secret in what the server writes.
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, type Seen } from "../support/slack-browser.ts";
import { SIGNING_SECRET } from "../support/slack-emulator.ts";
import { sendJson } from "../support/slack-send.ts";
import { CLIENT, LocalWorkspaces } from "../support/slack-workspaces.ts";
import { beginInstallation } from "./begin-installation.ts";
import type { Installation } from "./server-process.ts";
import { waitFor } from "./wait-for.ts";

const PUBLIC_URL = "http://127.0.0.1:1";
let local: LocalWorkspaces;
let installation: Installation;
let events = 0;

beforeAll(async () => {
  local = await LocalWorkspaces.start([
    { team: "T0MIGRATION", name: "Migration", users: ["U0ANA"] },
    { team: "T0STATISTICS", name: "Statistics", users: ["U0CHIDI"] },
  ]);
  installation = await beginInstallation({
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: CLIENT.id,
    SLACK_CLIENT_SECRET: CLIENT.secret,
    SLACK_API_URL: local.apiUrl,
    PUBLIC_URL,
    LOG_LEVEL: "trace",
  });
  await installation.start();
});
afterAll(async () => {
  await installation.remove();
  await local.close();
});

async function install(team: string): Promise<{ readonly link: string; readonly page: Seen }> {
  const link = (await installation.must("slack", "invite", "--workspace", team)).trim();
  const browser = new Browser();
  const { location } = await browser.open(link.replace(PUBLIC_URL, installation.url));
  const back = local.consent(location ?? "", team);
  return { link, page: await browser.open(back.replace(PUBLIC_URL, installation.url)) };
}

function send(team: string, event: Readonly<Record<string, unknown>>) {
  events += 1;
  const event_time = Math.floor(Date.now() / 1000);
  const sender = { baseUrl: installation.url, signingSecret: SIGNING_SECRET };
  return sendJson(sender, { type: "event_callback", event_id: `Ev${events}`, event_time, team_id: team, event });
}

const say = (team: string, user: string) =>
  send(team, {
    type: "message",
    channel_type: "im",
    channel: `D${team}${user}`,
    user,
    text: "hello",
    ts: `170000000${events}.000100`,
  });

test("each workspace is installed by its invitation and answered with its token, and no other is", {
  timeout: 120_000,
}, async () => {
  const [migration, statistics] = [await install("T0MIGRATION"), await install("T0STATISTICS")];
  expect(migration.page.text).toContain("installed in Migration");
  expect(statistics.page.text).toContain("installed in Statistics");
  expect((await new Browser().open(`${installation.url}/slack/install`)).status).toBe(403);

  expect((await say("T0MIGRATION", "U0ANA")).status).toBe(200);
  expect((await say("T0STATISTICS", "U0CHIDI")).status).toBe(200);
  expect((await say("T0STRANGERS", "U0ZOE")).status).toBe(401);
  await waitFor(
    () => "an answer in each workspace",
    async () => (local.said("T0MIGRATION").length > 0 && local.said("T0STATISTICS").length > 0) || null,
  );
  expect(local.said("T0MIGRATION").every(({ args }) => args["channel"] === "DT0MIGRATIONU0ANA")).toBe(true);
  expect(local.said("T0STATISTICS").every(({ args }) => args["channel"] === "DT0STATISTICSU0CHIDI")).toBe(true);

  expect((await send("T0MIGRATION", { type: "app_uninstalled" })).status).toBe(200);
  expect((await say("T0MIGRATION", "U0ANA")).status).toBe(401);
  expect((await say("T0STATISTICS", "U0CHIDI")).status).toBe(200);
  await installation.stop();

  expect(installation.log).toContain("slack workspace installed");
  const secrets = [CLIENT.secret, SIGNING_SECRET, "xoxb", "Migration", migration.link.split("=")[1] ?? "", "code-"];
  for (const secret of secrets) expect(installation.log).not.toContain(secret);
});

test("without the server the command line says where the app is, and a lost key is named", {
  timeout: 300_000,
}, async () => {
  expect(await installation.must("slack", "list")).toMatch(
    /T0MIGRATION +Migration +removed .*\nT0STATISTICS +Statistics +installed /,
  );
  expect(await installation.must("doctor")).toMatch(/Slack workspaces +1/);

  const file = join(installation.folder, "data", "secret-key");
  const right = await readFile(file);
  await writeFile(file, randomBytes(32).toString("base64"));
  for (const words of [["serve"], ["doctor"]]) {
    const { code, err } = await installation.run(...words);
    expect(code).toBe(1);
    expect(err).toMatch(/SECRET_KEY: .*T0STATISTICS/);
  }
  await writeFile(file, right);
  await installation.must("slack", "remove", "T0STATISTICS");
  expect(await installation.must("doctor")).toMatch(/Slack workspaces +0/);
});
