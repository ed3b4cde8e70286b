// Many workspaces by OAuth, put together: their installations in the database, and the pages by which new ones come in.
import { InstallProvider } from "@slack/oauth";
import type { Clock } from "../../src/ports/clock.ts";
import type { Seal } from "../../src/ports/seal.ts";
import type { SlackInstallations } from "../../src/ports/slack-installations.ts";
import { createInstallationStore, createInstallPages, type Page } from "./install.ts";
import { InstalledWorkspaces } from "./installed-workspaces.ts";
import { checkTokens } from "./keep-installation.ts";
import { createLibraryLog } from "./library-log.ts";
import { type ClientSettings, clientOptions, type Workspaces } from "./workspaces.ts";

export type OAuthSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the world reaches this server, without a slash at its end. */
  readonly publicUrl: string;
  readonly installations: SlackInstallations;
  readonly seal: Seal;
};

export type ManyWorkspaces = { readonly workspaces: Workspaces; readonly pages: readonly Page[] };

/** @throws {UnreadableToken} where tokens are kept under another secret key. */
export async function openManyWorkspaces(
  { clientId, clientSecret, publicUrl, installations, seal }: OAuthSettings,
  clients: ClientSettings,
  clock: Clock,
): Promise<ManyWorkspaces> {
  const { log } = clients;
  const surroundings = { installations, seal, clock, log };
  await checkTokens(surroundings);
  const workspaces = new InstalledWorkspaces(surroundings, clients);
  const installer = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret: seal.secretFor("the state of a Slack installation"),
    stateVerification: true,
    installationStore: createInstallationStore(surroundings, () => workspaces.forget()),
    // Slack's own page asks for consent; one of ours before it would say the same.
    directInstall: true,
    authorizationUrl: new URL("/oauth/v2/authorize", clients.apiUrl).href,
    clientOptions: clientOptions(clients),
    logger: createLibraryLog(log),
  });
  return { workspaces, pages: createInstallPages(installer, publicUrl, surroundings) };
}
