// Many workspaces by OAuth, put together: their installations in the database, and how Bolt is to let new ones in.
import type { HTTPReceiverOptions } from "@slack/bolt";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Seal } from "../../src/ports/seal.ts";
import type { SlackInstallations } from "../../src/ports/slack-installations.ts";
import { createInstallationStore } from "./install.ts";
import { InstalledWorkspaces } from "./installed-workspaces.ts";
import { checkTokens, type Keeping } from "./keep-installation.ts";
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

export type ManyWorkspaces = {
  readonly workspaces: Workspaces;
  readonly many: {
    readonly publicUrl: string;
    readonly surroundings: Keeping & { readonly log: Log };
    readonly receiver: Partial<HTTPReceiverOptions>;
  };
};

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
  const receiver = {
    clientId,
    clientSecret,
    stateSecret: seal.secretFor("the state of a Slack installation"),
    installationStore: createInstallationStore(surroundings, () => workspaces.forget()),
    installerOptions: {
      // Slack's own page asks for consent; one of ours before it would say the same.
      directInstall: true,
      stateVerification: true,
      authorizationUrl: new URL("/oauth/v2/authorize", clients.apiUrl).href,
      clientOptions: clientOptions(clients),
    },
    logger: createLibraryLog(log),
  };
  return { workspaces, many: { publicUrl, surroundings, receiver } };
}
