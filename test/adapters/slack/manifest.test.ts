import { readdirSync, readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { z } from "zod";
import { Shortcut } from "../../../adapters/slack/payloads.ts";
import { readShortcut } from "../../../adapters/slack/read-interaction.ts";
import { SEARCH, SEARCH_MESSAGE } from "../../../adapters/slack/search-view.ts";
import manifest from "../../../manifest/slack.json" with { type: "json" };
import { readCommand } from "../../../src/commands/read-command.ts";

const folder = new URL("../../../adapters/slack/", import.meta.url);
const source = readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

/** The published limits of every field that is used; any other field is refused. https://docs.slack.dev/reference/app-manifest */
const Words = (least: number, most: number) => z.string().min(least).max(most);
const Address = z.url({ protocol: /^https$/ }).max(3000);
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: Words(1, 35),
    description: Words(1, 140),
    long_description: Words(175, 4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: Words(1, 24),
          type: z.enum(["global", "message"]),
          callback_id: Words(1, 255),
          description: Words(1, 150),
        }),
      )
      .min(1)
      .max(10),
    bot_user: z.strictObject({ display_name: Words(1, 80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: Words(2, 32).startsWith("/"),
          url: Address,
          description: Words(1, 2000),
          usage_hint: Words(1, 1000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).min(1).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: Address, bot_events: z.array(z.string()).min(1).max(100) }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: Address,
      message_menu_options_url: Address,
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(false),
    token_rotation_enabled: z.literal(false),
  }),
});

test("the manifest keeps Slack's limits, and people can type to the bot", () => {
  expect(Manifest.safeParse(manifest).error).toBeUndefined();
});

test("everything comes to one address", () => {
  const addresses = JSON.stringify(manifest).match(/https:[^"]*/g) ?? [];

  expect(addresses).toHaveLength(4);
  expect(new Set(addresses)).toEqual(new Set(["https://rapporteur.example.org/slack/events"]));
});

test("the events asked for are those that the code reads", () => {
  const [, body = ""] = source.match(/switch \(callback\.event\.type\) \{([\s\S]*?)default:/) ?? [];
  const read = [...body.matchAll(/case "([a-z_]+)"/g)].map(([, name]) => name);
  const asked = manifest.settings.event_subscriptions.bot_events.map((name) => name.split(".")[0]);

  expect(new Set(read)).toEqual(new Set(asked));
});

test("every shortcut without a window is a command that is answered in the direct message", () => {
  for (const { callback_id } of manifest.features.shortcuts.filter((each) => each.callback_id !== SEARCH)) {
    const payload = Shortcut.parse({
      type: callback_id === SEARCH_MESSAGE ? "message_action" : "shortcut",
      callback_id,
      message: { text: "remittances in Senegal" },
      trigger_id: "1.2",
      user: { id: "U1" },
      team: { id: "T1" },
    });
    const event = readShortcut(payload, "U0", Temporal.Instant.from("2007-10-26T14:00:00Z"));

    expect(event?.conversation).toMatchObject({ kind: "personal", id: "U1" });
    expect(event?.inbound.kind).toBe("commanded");
    const words = event?.inbound.kind === "commanded" ? event.inbound.words : "";
    expect(readCommand(words).kind).toBe(callback_id === SEARCH_MESSAGE ? "find" : callback_id);
  }
});

/** Scopes by method, and by what comes in. https://docs.slack.dev/reference/methods */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["im:history"],
  "conversations.open": ["im:write"],
  "files.info": ["files:read"],
  "files.uploadV2": ["files:write"],
  "users.info": ["users:read", "users:read.email"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": [],
  "views.publish": [],
};
const INCOMING = ["app_mentions:read", "commands", "files:read", "im:history"];

test("the scopes asked for are those that the code needs", () => {
  const called = [...source.matchAll(/(?:client|surroundings\.client)\.(\w+)\.(\w+)\(/g)].map(
    ([, family, method]) => `${family}.${method}`,
  );

  expect([...new Set(called)].sort()).toEqual(Object.keys(SCOPES));
  const needed = new Set([...Object.values(SCOPES).flat(), ...INCOMING]);
  expect(manifest.oauth_config.scopes.bot).toEqual([...needed].sort());
});
