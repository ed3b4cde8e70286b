// What must not get in does not, and what is odd but allowed comes out letter for letter: against the running server.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { SlackPerson } from "../support/slack-client.ts";
import { BOT_TOKEN, type LocalSlack, SIGNING_SECRET, startLocalSlack } from "../support/slack-emulator.ts";
import { sign } from "../support/slack-send.ts";
import { startTeamsClient, type TeamsClient } from "../support/teams-client.ts";
import { beginInstallation } from "./begin-installation.ts";
import type { Chatter } from "./chatter.ts";
import { queryCopy } from "./kill-history.ts";
import { Installation } from "./server-process.ts";
import { createSlackChatter, openSlackPerson } from "./slack-chatter.ts";
import { type FocalPoint, importMeeting, MEETING, MEETING_TITLE, readFocalPoints } from "./survey-meeting.ts";
import { createTeamsChatter } from "./teams-chatter.ts";

/** Slack refuses what is older, or newer, than this. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const TOO_FAR_SECONDS = 6 * 60;
/** A secret in every forged request, to be found nowhere afterwards. */
const FORGED = "forged-words-of-a-stranger";
const FORGED_EVENT = "Ev-forged";
const HOSTILE = [
  "=cmd()|'/c calc'!A1 <!channel> <!here|all> <@U123>",
  "{{DATE()}} <at>everyone</at> **bold** `code`",
  "'; DROP TABLE answer_versions; -- \\ \" & &amp; <b>",
  "+1 @SUM(1) -2",
];

let people: readonly FocalPoint[];
let local: LocalSlack;
let teams: TeamsClient;
let installation: Installation;
let ana: SlackPerson;
let chatter: Chatter;

beforeAll(async () => {
  people = await readFocalPoints();
  const [first] = people;
  if (!first) throw new Error("nobody");
  local = await startLocalSlack([
    { name: first.handle, email: first.email },
    { name: "mallory", email: "mallory@example.com" },
  ]);
  installation = await beginInstallation({
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: local.apiUrl,
    TEAMS_UNAUTHENTICATED: "loopback",
  });
  teams = await startTeamsClient(() => `${installation.url}/api/messages`, { signed: false });
  await importMeeting(installation);
  await installation.start();
  ana = await openSlackPerson(local, installation.url, first.handle);
  chatter = createSlackChatter(ana);
}, 240_000);

afterAll(async () => {
  await installation?.remove();
  await teams?.close();
  await local?.close();
});

type Sent = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

async function post(path: string, { body, headers }: Sent): Promise<number> {
  const response = await fetch(`${installation.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  await response.text();
  return response.status;
}

function eventOf(text: string, eventId: string): string {
  const event = { type: "message", channel_type: "im", channel: "D1", user: "U1", ts: "1.000001", text };
  return JSON.stringify({ type: "event_callback", event_id: eventId, event_time: now(), team_id: local.team, event });
}

const now = () => Math.floor(Date.now() / 1000);

describe("at the doors", { timeout: 60_000 }, () => {
  it.each<[string, (body: string) => Record<string, string>]>([
    ["no signature", () => ({})],
    ["the signature of another secret", (body) => sign("another-secret", body, now())],
    ["the signature of another body", (body) => sign(SIGNING_SECRET, `${body} `, now())],
    ["a request sent again too late", (body) => sign(SIGNING_SECRET, body, now() - TOO_FAR_SECONDS)],
    ["a request from the future", (body) => sign(SIGNING_SECRET, body, now() + TOO_FAR_SECONDS)],
  ])("refuses %s, and stores nothing", async (_what, headersOf) => {
    const body = eventOf(FORGED, FORGED_EVENT);
    expect(await post("/slack/events", { body, headers: headersOf(body) })).toBe(401);
    expect(installation.log).not.toContain(FORGED);
  });

  it.each<[string, string]>([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["no event", "{}"],
  ])("answers %s with a refusal and lives on", async (_what, body) => {
    const bySlack = await post("/slack/events", { body, headers: sign(SIGNING_SECRET, body, now()) });
    const byTeams = await post("/api/messages", { body, headers: {} });
    expect(
      [bySlack, byTeams].every((status) => status >= 400 && status < 500),
      `${bySlack}, ${byTeams}`,
    ).toBe(true);
    expect((await fetch(`${installation.url}/readyz`)).status).toBe(200);
  });

  it("asks Teams for a token where an app is set", async () => {
    const other = await Installation.create({
      TEAMS_APP_ID: "11111111-1111-4111-8111-111111111111",
      TEAMS_APP_PASSWORD: "a-password-for-tests",
      TEAMS_TENANT_ID: "22222222-2222-4222-8222-222222222222",
    });
    const forger = await startTeamsClient(() => `${other.url}/api/messages`, { signed: false });
    try {
      await other.start();
      const { status } = await forger.person("Mallory").send({ type: "message", text: FORGED });
      expect(status).toBe(401);
      expect(other.log).not.toContain(FORGED);
      await other.stop();
      expect(await queryCopy(other.folder, "SELECT event_id FROM inbox")).toEqual([]);
    } finally {
      await forger.close();
      await other.remove();
    }
  });
});

describe("a stranger", { timeout: 60_000 }, () => {
  it.each(["hello", "survey", "status", "link AAAA-BBBB-CCCC", "who", "help"])(
    "learns nothing by “%s”",
    async (words) => {
      const mallory = await openSlackPerson(local, installation.url, "mallory");
      const onSlack = await createSlackChatter(mallory).say(words);
      const onTeams = await createTeamsChatter(teams.person("Mallory")).say(words);
      for (const { text } of [onSlack, onTeams]) {
        expect(text).not.toContain(MEETING_TITLE);
        for (const { organization, name } of people) {
          expect(text).not.toContain(organization);
          expect(text).not.toContain(name);
        }
      }
    },
  );
});

describe("what people type", { timeout: 120_000 }, () => {
  it("is one answer however often the same event comes, and leaves letter for letter", async () => {
    const [title = "", purpose = "", note = "", unit = ""] = HOSTILE;
    for (const words of ["hello", "survey", "start"]) await chatter.say(words);
    const before = (await ana.lastMessages()).length;
    const answers = await ana.repeat(title, 5);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await chatter.screen()).text).toContain("2 of 14");
    expect((await ana.lastMessages()).length).toBe(before + 1);
    for (const words of [purpose, "France (destination)", note]) await chatter.say(words);
    for (const words of ["2008", "completed", "once", "none", "quota"]) await chatter.say(words);
    await chatter.say(unit);
    await installation.stop();
    expect(
      await queryCopy(installation.folder, `SELECT event_id FROM inbox WHERE event_id = '${FORGED_EVENT}'`),
    ).toEqual([]);
    expect(
      await queryCopy(installation.folder, "SELECT path FROM answer_versions WHERE path = 'q01_title'"),
    ).toHaveLength(1);

    const json = await installation.must(...EXPORT, "json");
    const { responses } = Exported.parse(JSON.parse(json));
    expect(responses).toHaveLength(1);
    expect(responses[0]?.answers).toMatchObject({
      q01_title: title,
      q02_purpose: purpose,
      q03_countries: { note },
      q06_sample: { description: unit },
    });
    const rows = z.array(z.array(z.string())).parse(parse(await installation.must(...EXPORT, "csv"), { bom: true }));
    const cells = rows.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    for (const words of HOSTILE) expect(cells.some((cell) => cell.includes(words))).toBe(true);
    for (const words of HOSTILE) expect(installation.log).not.toContain(words);
  });
});

const EXPORT = ["export", MEETING, "--what", "surveys", "--include-drafts", "--format"];
const Exported = z.object({ responses: z.array(z.object({ answers: z.record(z.string(), z.unknown()) })) });

describe("settings", { timeout: 60_000 }, () => {
  it.each<[Readonly<Record<string, string>>, readonly string[]]>([
    [{ PORT: "many" }, ["PORT"]],
    [{ SLACK_BOT_TOKEN: "xoxb-very-secret" }, ["SLACK_SIGNING_SECRET"]],
    [{ TEAMS_UNAUTHENTICATED: "loopback", HOST: "0.0.0.0" }, ["TEAMS_UNAUTHENTICATED"]],
    [
      { PORT: "many", LOG_LEVEL: "loud", SECRET_KEY: "very-secret", TRY_OUT: "maybe" },
      ["PORT", "LOG_LEVEL", "SECRET_KEY", "TRY_OUT"],
    ],
  ])("that are wrong stop the start: %j", async (environment, names) => {
    const wrong = await Installation.create(environment);
    try {
      const { code, out, err } = await wrong.run("serve");
      expect(code).toBe(1);
      for (const name of names) expect(err).toContain(`  ${name}: `);
      expect(err.match(/cannot start/g)).toHaveLength(1);
      expect(out + err).not.toContain("very-secret");
      expect(existsSync(join(wrong.folder, "data"))).toBe(false);
    } finally {
      await wrong.remove();
    }
  });
});
