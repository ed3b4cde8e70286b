// `manifest build`: what is put in, what is refused, and that the platforms would take the outcome.
import { AppManifestUtils, type TeamsManifestV1D25 } from "@microsoft/app-manifest";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SlackManifest, SlackSocketManifest, sideOf, TeamsManifest } from "../../../adapters/cli/manifest-rules.ts";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import example from "../../../manifest/slack.json" with { type: "json" };
import { fakeSurroundings, type Known } from "./fake-surroundings.ts";

const APP = "6f3c2a1e-8b0d-4c57-9a52-0d1e2f3a4b5c";
const SET: Known = { installation: { publicUrl: "https://clerk.example.net/meetings", teamsAppId: APP } };
const OAuth = z.looseObject({ oauth_config: z.looseObject({ redirect_urls: z.unknown() }) });
const TeamsShape = z.custom<TeamsManifestV1D25.TeamsManifestV1D25>((value) => typeof value === "object");

async function run(line: string, known: Known) {
  const world = fakeSurroundings(known);
  const exit = await runCommand(line.split(" "), world.surroundings);
  const read = (name: string): unknown => JSON.parse(String(world.written.files.get(name)));
  return { exit, ...world.said, ...world.written, read };
}

test("the address and the app id are put in, and nothing of the example stays", async () => {
  const { exit, files, folders, read } = await run("manifest build --out apps", SET);

  expect(exit).toBe(0);
  expect(folders).toEqual(["apps/teams"]);
  expect([...files.keys()]).toEqual([
    "apps/slack.json",
    "apps/teams/manifest.json",
    "apps/teams/color.png",
    "apps/teams/outline.png",
  ]);
  const texts = [...files.values()].filter((content) => typeof content === "string");
  expect(texts.join("")).not.toMatch(/example\.org|00000000-0000/);
  const slack = SlackManifest.parse(read("apps/slack.json"));
  expect(slack.settings.interactivity.request_url).toBe("https://clerk.example.net/meetings/slack/events");
  const teams = TeamsManifest.parse(read("apps/teams/manifest.json"));
  expect(teams).toMatchObject({ id: APP, bots: [{ botId: APP }], validDomains: ["clerk.example.net"] });
  expect(await AppManifestUtils.validateAgainstSchema(TeamsShape.parse(read("apps/teams/manifest.json")))).toEqual([]);
});

test("where Slack is installed by OAuth, it is told where to return to, and only there", async () => {
  const slack = { writeLink: () => "", listUnreadable: async () => [] };
  const { read } = await run("manifest build --out apps", { ...SET, slack });
  const bare = await run("manifest build --out apps", SET);
  const redirect_urls = ["https://clerk.example.net/meetings/slack/oauth_redirect"];

  expect(read("apps/slack.json")).toMatchObject({ oauth_config: { redirect_urls } });
  const { oauth_config, ...rest } = OAuth.parse(read("apps/slack.json"));
  const { redirect_urls: _, ...without } = oauth_config;
  expect({ ...rest, oauth_config: without }).toEqual(bare.read("apps/slack.json"));
});

describe("in Socket Mode", () => {
  const none: Known = { installation: { publicUrl: null, teamsAppId: null } };

  test.each([
    { why: "asked for", line: "manifest build --out apps --socket-mode", known: none },
    {
      why: "the token is set",
      line: "manifest build --out apps",
      known: { ...none, checkSlackSocket: async () => null },
    },
  ])("Slack is told no address, and none has to be set: $why", async ({ line, known }) => {
    const { exit, err, files, read } = await run(line, known);

    expect(exit).toBe(0);
    expect(err).not.toContain("PUBLIC_URL");
    expect([...files.keys()]).toEqual(["apps/slack.json"]);
    expect(String(files.get("apps/slack.json"))).not.toMatch(/https?:/);
    const manifest = SlackSocketManifest.parse(read("apps/slack.json"));
    expect(manifest.settings.interactivity).toEqual({ is_enabled: true });
    const { _metadata, display_information, oauth_config } = example;
    expect(manifest).toMatchObject({ _metadata, display_information, oauth_config });
    expect(manifest.settings.event_subscriptions["bot_events"]).toEqual(
      example.settings.event_subscriptions.bot_events,
    );
  });

  test("Slack may still return to the page of installations, and to nothing else", async () => {
    const slack = { writeLink: () => "", listUnreadable: async () => [] };
    const { files } = await run("manifest build --out apps --socket-mode", { ...SET, slack });
    const addresses = String(files.get("apps/slack.json")).match(/https:[^"]*/g);

    expect(addresses).toEqual(["https://clerk.example.net/meetings/slack/oauth_redirect"]);
  });

  test("Teams must be told where the server is all the same", async () => {
    const known = { installation: { publicUrl: null, teamsAppId: APP } };
    const { exit, err } = await run("manifest build --out apps --socket-mode", known);

    expect(exit).toBe(1);
    expect(err).toContain("PUBLIC_URL is not set");
  });
});

test("the icons come through byte for byte", async () => {
  const { files } = await run("manifest build --out apps", SET);
  const icon = files.get("apps/teams/color.png");
  expect(icon instanceof Uint8Array && sideOf(icon)).toBe(192);
});

test("the operator is told how the zip is made", async () => {
  const { out } = await run("manifest build --out apps", SET);
  expect(out).toContain("cd apps/teams && zip ../teams.zip manifest.json *.png");
});

test("without --out everything is checked and nothing written", async () => {
  const { exit, out, err, files } = await run("manifest build", {});

  expect(exit).toBe(0);
  expect(files.size).toBe(0);
  expect(out).toContain("Would be written: slack.json");
  expect(err).toContain("PUBLIC_URL is not set");
});

test("without an app id there is no package for Teams, and that is said", async () => {
  const known = { installation: { publicUrl: "https://clerk.example.net", teamsAppId: null } };
  const { exit, files, err } = await run("manifest build --out apps", known);

  expect(exit).toBe(0);
  expect([...files.keys()]).toEqual(["apps/slack.json"]);
  expect(err).toContain("TEAMS_APP_ID is not set");
});

test.each([
  { why: "no address", known: {}, says: "PUBLIC_URL is not set" },
  {
    why: "an address without HTTPS",
    known: { installation: { publicUrl: "http://localhost:3978", teamsAppId: APP } },
    says: "slack.json: settings.event_subscriptions.request_url: must be an https:// address",
  },
  {
    why: "an app id that is none",
    known: { installation: { publicUrl: "https://clerk.example.net", teamsAppId: "loopback" } },
    says: "teams/manifest.json: id:",
  },
  {
    why: "settings that are not right",
    known: { ...SET, settings: { facts: [], problems: [{ name: "PORT", problem: "must be a port number" }] } },
    says: "PORT: must be a port number",
  },
])("refused, and nothing written: $why", async ({ known, says }) => {
  const { exit, err, files } = await run("manifest build --out apps", known);

  expect(exit).toBe(1);
  expect(err).toContain(says);
  expect(files.size).toBe(0);
});

test("what is no square picture has no side", () => {
  expect(sideOf(new TextEncoder().encode("GIF89a, and then some more bytes"))).toBeNull();
  expect(sideOf(new Uint8Array())).toBeNull();
});
