// The platforms, put together from the settings: for the server, which takes their messages, and for commands that only ask.
import process from "node:process";
import type { Database } from "../../adapters/database/open-database.ts";
import type { OpenOptions, WorkspaceSettings } from "../../adapters/slack/open-slack.ts";
import { systemClock } from "../../adapters/system/clock.ts";
import { download } from "../../adapters/system/download.ts";
import { createSeal } from "../../adapters/system/seal.ts";
import type { Readiness } from "../../adapters/web/health.ts";
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
import type { Settings, SlackIntake, SlackSettings } from "../settings.ts";

/** A platform, or the try-out, as the server sees it. */
export type Side = {
  readonly platform: ChatPlatform;
  connect(bot: Bot): void;
  readonly routes: readonly Route[];
  /** Where messages do not come by the routes: begins to take them, once there is a bot. Fails where that is refused. */
  begin?(): Promise<void>;
  /** Without which it takes no messages. */
  readonly checks?: readonly Readiness[];
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
  if (settings.slack) {
    const workspaces = workspaceSettings(settings.slack, settings.publicUrl, kept);
    sides.push(await openSlackSide(settings.slack.intake, workspaces, { log, clock, pictures, download }));
  }
  if (settings.teams) {
    const { createTeams } = await import("../../adapters/teams/teams.ts");
    const files = { download, seal: createSeal(kept.secretKey) };
    const teams = await createTeams({ settings: teamsSettings(settings.teams), log, clock, pictures, files });
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

async function openSlackSide(intake: SlackIntake, workspaces: WorkspaceSettings, options: OpenOptions): Promise<Side> {
  switch (intake.kind) {
    case "requests": {
      const { createSlack } = await import("../../adapters/slack/slack.ts");
      const slack = await createSlack({ ...options, settings: { ...workspaces, signingSecret: intake.signingSecret } });
      const events: Route = { method: "POST", path: "/slack/events", handle: slack.handle };
      return { ...slack, routes: [events, ...slack.pages] };
    }
    case "socket": {
      const { createSlackBySocket } = await import("../../adapters/slack/slack-by-socket.ts");
      const slack = await createSlackBySocket({ ...options, settings: { ...workspaces, appToken: intake.appToken } });
      // Nothing is signed over a socket, so that no request is served.
      return { ...slack, routes: slack.pages, checks: [{ name: "slack", check: () => slack.checkConnection() }] };
    }
    default:
      return unreachable(intake);
  }
}

/** Asks Slack for a connection, as the doctor does. */
export async function checkSlackSocket(appToken: string, apiUrl: string, log: Log): Promise<string | null> {
  const { checkAppToken } = await import("../../adapters/slack/app-token.ts");
  return checkAppToken(appToken, apiUrl, log);
}

function workspaceSettings(
  slack: SlackSettings,
  publicUrl: string | null,
  { slackInstallations, secretKey }: Omit<Kept, "store">,
): WorkspaceSettings {
  const { apiUrl } = slack;
  if (slack.mode === "token") return { apiUrl, botToken: slack.botToken };
  if (publicUrl === null) throw new Error("PUBLIC_URL: needed with SLACK_CLIENT_ID");
  const { clientId, clientSecret } = slack;
  const seal = createSeal(secretKey);
  return { apiUrl, oauth: { clientId, clientSecret, publicUrl, seal, installations: slackInstallations } };
}

function teamsSettings(teams: NonNullable<Settings["teams"]>) {
  if (teams.mode === "unauthenticated-loopback")
    return { appId: "", appPassword: "", tenantId: "", allowedTenants: [], unauthenticatedLoopback: true };
  return { ...teams, unauthenticatedLoopback: false };
}
