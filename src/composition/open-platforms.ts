// The platforms, put together from the settings: for the server, which takes their messages, and for commands that only ask.
import process from "node:process";
import type { Database } from "../../adapters/database/open-database.ts";
import type { SlackSettings } from "../../adapters/slack/slack.ts";
import { systemClock } from "../../adapters/system/clock.ts";
import { download } from "../../adapters/system/download.ts";
import { createSeal } from "../../adapters/system/seal.ts";
import type { Route } from "../../adapters/web/http-server.ts";
import { createTryOut } from "../../adapters/web/try-out.ts";
import type { OpenPlatforms } from "../app/record-desk.ts";
import { createTryOutDesk } from "../app/try-out-desk.ts";
import type { Platform } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Bot } from "../ports/bot.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";
import type { Log } from "../ports/log.ts";
import type { Pictures } from "../ports/pictures.ts";
import type { Settings } from "../settings.ts";

/** A platform, or the try-out, as the server sees it. */
export type Side = {
  readonly platform: ChatPlatform;
  connect(bot: Bot): void;
  readonly routes: readonly Route[];
  drain(): Promise<void>;
};

export type Kept = Pick<Database, "store" | "slackInstallations"> & {
  readonly secretKey: Uint8Array;
  readonly pictures: Pictures;
};

export async function openSides(settings: Settings, { store, ...kept }: Kept, log: Log): Promise<readonly Side[]> {
  const clock = systemClock;
  const { pictures } = kept;
  const sides: Side[] = [];
  if (settings.slack?.appToken)
    throw new Error("SLACK_APP_TOKEN: Socket Mode is not available in this version; leave it unset");
  if (settings.slack) {
    const { createSlack } = await import("../../adapters/slack/slack.ts");
    const slack = await createSlack({
      settings: slackSettings(settings.slack, settings.publicUrl, kept),
      log,
      clock,
      pictures,
      download,
    });
    sides.push({ ...slack, routes: [{ method: "POST", path: "/slack/events", handle: slack.handle }, ...slack.pages] });
  }
  if (settings.teams) {
    const { createTeams } = await import("../../adapters/teams/teams.ts");
    const teams = await createTeams({ settings: teamsSettings(settings.teams), log, clock, pictures, download });
    sides.push({ ...teams, routes: [{ method: "POST", path: "/api/messages", handle: teams.handle }] });
  }
  if (settings.tryOut) {
    const tryOut = createTryOut({ desk: createTryOutDesk({ store, clock }), log, clock, pictures });
    sides.push({ ...tryOut, drain: async () => undefined });
  }
  return sides;
}

/** For a command that asks the platforms and takes no messages; a platform that cannot be reached is left out, and said. */
export async function openPlatforms(settings: Settings | null, kept: () => Kept, log: Log): ReturnType<OpenPlatforms> {
  const sides: Side[] = [];
  const parts = settings
    ? [
        { ...settings, teams: null, tryOut: false },
        { ...settings, slack: null, tryOut: false },
        { ...settings, slack: null, teams: null },
      ]
    : [];
  for (const part of parts) {
    try {
      sides.push(...(await openSides(part, kept(), log)));
    } catch (error) {
      process.stderr.write(`Note: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return {
    platforms: new Map(sides.map(({ platform }) => [platform.platform, platform])),
    async close() {
      for (const side of sides) await side.drain();
    },
  };
}

/** As the platform is given it. */
export async function renderFor(platform: Platform, message: OutboundMessage): Promise<unknown> {
  switch (platform) {
    case "slack": {
      const { renderMessage } = await import("../../adapters/slack/render-message.ts");
      const { ENGLISH } = await import("../../adapters/slack/words.ts");
      return renderMessage(message, ENGLISH.shortened);
    }
    case "teams": {
      const { renderNew } = await import("../../adapters/teams/render-message.ts");
      return renderNew(message);
    }
    case "web":
      return message;
    default:
      return unreachable(platform);
  }
}

function slackSettings(
  slack: NonNullable<Settings["slack"]>,
  publicUrl: string | null,
  { slackInstallations, secretKey }: Omit<Kept, "store">,
): SlackSettings {
  const { signingSecret, apiUrl } = slack;
  if (slack.mode === "token") return { signingSecret, apiUrl, botToken: slack.botToken };
  if (publicUrl === null) throw new Error("PUBLIC_URL: needed with SLACK_CLIENT_ID");
  const { clientId, clientSecret } = slack;
  const seal = createSeal(secretKey);
  return {
    signingSecret,
    apiUrl,
    oauth: { clientId, clientSecret, publicUrl, seal, installations: slackInstallations },
  };
}

function teamsSettings(teams: NonNullable<Settings["teams"]>) {
  if (teams.mode === "unauthenticated-loopback")
    return { appId: "", appPassword: "", tenantId: "", allowedTenants: [], unauthenticatedLoopback: true };
  return { ...teams, unauthenticatedLoopback: false };
}
