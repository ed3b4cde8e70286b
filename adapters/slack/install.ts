// Installing the app by OAuth: GET /slack/install, Slack's page of consent, GET /slack/oauth_redirect. The exchange
// itself, with a state that is signed and bound to the browser, is the library's; here stand who is let in and what is kept.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { InstallationStore, InstallProvider } from "@slack/oauth";
import { WebAPIPlatformError } from "@slack/web-api";
import { z } from "zod";
import manifest from "../../manifest/slack.json" with { type: "json" };
import type { Log } from "../../src/ports/log.ts";
import { type InstallRefusal, showInstallEnd } from "./install-page.ts";
import { INSTALL_PATH, INVITATION_PARAMETER, type Invitation, REDIRECT_PATH, readInvitation } from "./invitation.ts";
import { type GrantedInstallation, type Keeping, keepInstallation } from "./keep-installation.ts";

export type Page = {
  readonly method: "GET";
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

type Surroundings = Keeping & { readonly log: Log };

/** What the library hands over once Slack granted the token. */
const Granted = z.object({
  team: z.object({ id: z.string().min(1), name: z.string().nullish() }).optional(),
  enterprise: z.object({ id: z.string().min(1), name: z.string().nullish() }).optional(),
  isEnterpriseInstall: z.boolean().optional(),
  bot: z.object({
    token: z.string().min(1),
    userId: z.string().min(1),
    id: z.string().optional(),
    scopes: z.array(z.string()),
    refreshToken: z.string().optional(),
  }),
  metadata: z.string(),
});

/** Why nothing is kept of what Slack granted; the library hands it to `failure`. */
class Refusal extends Error {
  readonly code: InstallRefusal;

  constructor(code: InstallRefusal) {
    super(code);
    this.code = code;
  }
}

/** What the library keeps and reads here: it only keeps, since tokens are read by `InstalledWorkspaces`. */
export function createInstallationStore(surroundings: Surroundings, onKept: () => void): InstallationStore {
  return {
    async storeInstallation(installation) {
      const granted = readGranted(Granted.parse(installation), surroundings);
      if ((await keepInstallation(granted, surroundings)) === "invitation-used") throw new Refusal("invitation-used");
      surroundings.log.info("slack workspace installed", { workspace: granted.id, kind: granted.kind });
      onKept();
    },
    fetchInstallation: async () => {
      throw new Error("installations are not read through the library");
    },
  };
}

function readGranted(
  { team, enterprise, isEnterpriseInstall, bot, metadata }: z.infer<typeof Granted>,
  surroundings: Surroundings,
): GrantedInstallation {
  const invitation = admit(metadata, surroundings);
  const installed = isEnterpriseInstall ? enterprise : team;
  if (installed === undefined) throw new Refusal("not-completed");
  if (invitation.workspace !== null && invitation.workspace !== installed.id) throw new Refusal("other-workspace");
  // A token that expires would fall silent after twelve hours.
  if (bot.refreshToken !== undefined) throw new Refusal("token-rotation");
  return {
    id: installed.id,
    kind: isEnterpriseInstall ? "enterprise" : "workspace",
    enterpriseId: enterprise?.id ?? null,
    name: installed.name ?? installed.id,
    botUserId: bot.userId,
    botId: bot.id ?? null,
    scopes: bot.scopes,
    invitation: invitation.id,
    token: bot.token,
  };
}

/** @throws {Refusal} */
function admit(sealed: string, { seal, clock }: Pick<Surroundings, "seal" | "clock">): Invitation {
  const read = readInvitation(sealed, seal, clock.now());
  if (read.kind === "valid") return read.invitation;
  throw new Refusal(read.why === "expired" ? "invitation-expired" : "not-invited");
}

export function createInstallPages(
  installer: InstallProvider,
  publicUrl: string,
  surroundings: Surroundings,
): readonly Page[] {
  const redirectUri = `${publicUrl}${REDIRECT_PATH}`;
  const end = (why: InstallRefusal, response: ServerResponse, slackCode: string | null = null) => {
    surroundings.log.warn("slack workspace not installed", { why, slackCode });
    showInstallEnd({ kind: "refused", why }, response);
  };
  return [
    {
      method: "GET",
      path: INSTALL_PATH,
      async handle(request, response) {
        const sealed = parametersOf(request).get(INVITATION_PARAMETER) ?? "";
        const invitation = tryTo(() => admit(sealed, surroundings));
        if (invitation instanceof Refusal) return end(invitation.code, response);
        const { workspace } = invitation;
        const team = workspace?.startsWith("T") ? { teamId: workspace } : {};
        const scopes = manifest.oauth_config.scopes.bot;
        await installer.handleInstallPath(request, response, {}, { scopes, redirectUri, metadata: sealed, ...team });
      },
    },
    {
      method: "GET",
      path: REDIRECT_PATH,
      async handle(request, response) {
        await installer.handleCallback(request, response, {
          success: (installation) => {
            const name = installation.team?.name ?? installation.enterprise?.name ?? "Slack";
            showInstallEnd({ kind: "installed", name }, response);
          },
          failure: (error) => end(explain(error), response, slackCodeOf(error)),
        });
      },
    },
  ];
}

function tryTo<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The library's own codes: @slack/oauth, errors. */
const LIBRARY_CODES: Readonly<Record<string, InstallRefusal>> = {
  slack_oauth_installer_authorization_error: "cancelled",
  slack_oauth_invalid_state: "wrong-browser",
  slack_oauth_missing_state: "wrong-browser",
};

function explain(error: Error & { readonly code: string }): InstallRefusal {
  return error instanceof Refusal ? error.code : (LIBRARY_CODES[error.code] ?? "not-completed");
}

function slackCodeOf(error: Error): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

function parametersOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? "/", "http://localhost").searchParams;
}
