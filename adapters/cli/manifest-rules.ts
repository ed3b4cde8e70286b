// What the platforms ask of the app manifests that `manifest build` writes: lengths and addresses. Slack:
// https://docs.slack.dev/reference/app-manifest. Teams: the schema of version 1.25,
// https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json.
import { z } from "zod";

const words = (least: number, most: number) => z.string().min(least).max(most);
const Address = z.url({ protocol: /^https$/, error: "must be an https:// address" }).max(2048);

const DisplayInformation = z.looseObject({
  name: words(1, 35),
  description: words(1, 140),
  long_description: words(175, 4000),
});
const SlashCommand = z.looseObject({
  command: words(2, 32).startsWith("/"),
  description: words(1, 2000),
  usage_hint: words(1, 1000),
});
const Features = z.looseObject({
  bot_user: z.looseObject({ display_name: words(1, 80) }),
  slash_commands: z.array(SlashCommand).max(50),
  shortcuts: z
    .array(z.looseObject({ name: words(1, 24), callback_id: words(1, 255), description: words(1, 150) }))
    .max(10),
});

const None = z.undefined().optional();

/** In Socket Mode Slack sends everything over a socket, and is told no address. */
export const SlackSocketManifest = z.looseObject({
  display_information: DisplayInformation,
  features: Features.extend({ slash_commands: z.array(SlashCommand.extend({ url: None })).max(50) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ request_url: None }),
    interactivity: z.looseObject({ request_url: None, message_menu_options_url: None }),
    socket_mode_enabled: z.literal(true),
  }),
});

export const SlackManifest = z.looseObject({
  display_information: DisplayInformation,
  features: Features.extend({ slash_commands: z.array(SlashCommand.extend({ url: Address })).max(50) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ request_url: Address }),
    interactivity: z.looseObject({ request_url: Address, message_menu_options_url: Address }),
  }),
});

export const TeamsManifest = z.looseObject({
  id: z.guid(),
  name: z.looseObject({ short: words(1, 30), full: words(1, 100) }),
  description: z.looseObject({ short: words(1, 80), full: words(1, 4000) }),
  developer: z.looseObject({ name: words(1, 32), websiteUrl: Address, privacyUrl: Address, termsOfUseUrl: Address }),
  icons: z.strictObject({ color: z.string(), outline: z.string() }),
  bots: z
    .array(
      z.looseObject({
        botId: z.guid(),
        commandLists: z
          .array(
            z.looseObject({
              commands: z.array(z.looseObject({ title: words(1, 32), description: words(1, 128) })).max(12),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  composeExtensions: z
    .array(
      z.looseObject({
        botId: z.guid(),
        commands: z.array(z.looseObject({ id: words(1, 64), title: words(1, 32), description: words(1, 128) })).max(10),
      }),
    )
    .max(1),
  validDomains: z.array(words(1, 2048)).max(16),
});
export type TeamsManifest = z.infer<typeof TeamsManifest>;

/** Pixels to a side. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons */
export const ICON_SIZES = { color: 192, outline: 32 } as const;

/** The width of a square PNG; null for anything else. */
export function sideOf(png: Uint8Array): number | null {
  const bytes = Buffer.from(png);
  if (bytes.length < 24 || bytes.toString("latin1", 1, 4) !== "PNG") return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return width === height ? width : null;
}
