// The workspaces that installed the app by OAuth, out of the database. What was read is kept for half a minute: another
// process may have changed it. A client is kept for as long as its token is the same.
import type { Temporal } from "temporal-polyfill";
import type { SlackInstallation } from "../../src/ports/slack-installations.ts";
import { type Keeping, openToken, UnreadableToken } from "./keep-installation.ts";
import { type ClientSettings, createClients, type Place, type Workspace, type Workspaces } from "./workspaces.ts";

const KEPT_SECONDS = 30;
/** Far more places than there are workspaces; beyond it everything is read anew. */
const MAX_PLACES = 2_000;
/** Slack's clock and ours: a removal this much older than the installation may still be of it. */
const CLOCK_DIFFERENCE_SECONDS = 5;

type Read = { readonly installations: readonly SlackInstallation[]; readonly until: Temporal.Instant };
type Known = { readonly sealedToken: string; readonly workspace: Workspace };

export class InstalledWorkspaces implements Workspaces {
  readonly #keeping: Keeping;
  readonly #clients: ClientSettings;
  readonly #read = new Map<string, Read>();
  readonly #known = new Map<string, Known>();

  constructor(keeping: Keeping, clients: ClientSettings) {
    this.#keeping = keeping;
    this.#clients = clients;
  }

  async findByPlace(place: Place): Promise<Workspace | null> {
    const found = chooseByPlace(await this.#list([place.enterpriseId, place.teamId]), place);
    return found && this.#open(found);
  }

  async findByTenant(tenant: string, mark: string | null): Promise<Workspace | null> {
    const found = chooseByTenant(await this.#list([tenant, mark ?? undefined]), tenant, mark);
    return found && this.#open(found);
  }

  /** What the secret key does not open is left out: whoever is written to there waits for the key. */
  async list(): Promise<readonly Workspace[]> {
    const all = await this.#keeping.installations.listAll();
    return all.flatMap(({ removedAt, sealedToken, ...installation }) => {
      if (removedAt !== null || sealedToken === null) return [];
      try {
        return [this.#open({ ...installation, sealedToken })];
      } catch (error) {
        if (error instanceof UnreadableToken) return [];
        throw error;
      }
    });
  }

  forget(): void {
    this.#read.clear();
  }

  async remove(place: Place, happenedAt: Temporal.Instant): Promise<boolean> {
    this.forget();
    const found = chooseRemoved(await this.#list([place.enterpriseId, place.teamId]), place);
    if (found === null) return true;
    const { installations, clock } = this.#keeping;
    const lastInstalledAt = happenedAt.add({ seconds: CLOCK_DIFFERENCE_SECONDS });
    const removed = await installations.remove(found.id, lastInstalledAt, clock.now());
    this.#clients.log.info("slack workspace removed", { workspace: found.id, removed });
    if (removed) this.#known.delete(found.id);
    this.forget();
    return true;
  }

  /** Nothing is kept of a place without installation: it may be installed at any moment. */
  async #list(ids: readonly (string | undefined)[]): Promise<readonly SlackInstallation[]> {
    const key = ids.join(" ");
    const now = this.#keeping.clock.now();
    const read = this.#read.get(key);
    if (read && now.epochMilliseconds < read.until.epochMilliseconds) return read.installations;
    const given = ids.filter((id) => id !== undefined);
    const installations = await this.#keeping.installations.listPresent(given);
    if (this.#read.size >= MAX_PLACES) this.#read.clear();
    if (installations.length > 0) this.#read.set(key, { installations, until: now.add({ seconds: KEPT_SECONDS }) });
    else this.#read.delete(key);
    return installations;
  }

  /** @throws {UnreadableToken} where the secret key is another one. */
  #open(installation: SlackInstallation): Workspace {
    const { id, kind, enterpriseId, name, botUserId, botId, sealedToken } = installation;
    const known = this.#known.get(id);
    if (known?.sealedToken === sealedToken) return known.workspace;
    const isWorkspace = kind === "workspace";
    const workspace: Workspace = {
      teamId: isWorkspace ? id : null,
      enterpriseId,
      name,
      botUserId,
      botId,
      mark: isWorkspace ? id : null,
      ...createClients(openToken(installation, this.#keeping.seal), this.#clients),
    };
    this.#known.set(id, { sealedToken, workspace });
    return workspace;
  }
}

/** Bolt's own rule: the enterprise for an installation of the whole organization; else the workspace, else the enterprise's. */
export function chooseByPlace(
  installations: readonly SlackInstallation[],
  { teamId, enterpriseId, isEnterpriseInstall }: Place,
): SlackInstallation | null {
  const ofWorkspace = isEnterpriseInstall ? undefined : installations.find(({ id }) => id === teamId);
  return ofWorkspace ?? findEnterprise(installations, enterpriseId) ?? null;
}

/** What was removed from one workspace is that one's own installation, never that of the whole organization. */
export function chooseRemoved(installations: readonly SlackInstallation[], place: Place): SlackInstallation | null {
  const found = chooseByPlace(installations, place);
  const isOwn = found?.kind === "workspace" || place.isEnterpriseInstall || !place.teamId;
  return isOwn ? found : null;
}

/**
 * A conversation that was marked is of that workspace and of no other; without a mark the tenant's own installation
 * speaks, or, in an enterprise, that of the workspace that joined last.
 */
export function chooseByTenant(
  installations: readonly SlackInstallation[],
  tenant: string,
  mark: string | null,
): SlackInstallation | null {
  const own = findEnterprise(installations, tenant);
  if (mark !== null && mark !== tenant) return installations.find(({ id }) => id === mark) ?? own ?? null;
  const workspace = installations.find(({ id }) => id === tenant);
  return own ?? workspace ?? installations.find(({ enterpriseId }) => enterpriseId === tenant) ?? null;
}

function findEnterprise(
  installations: readonly SlackInstallation[],
  enterprise: string | undefined,
): SlackInstallation | undefined {
  return installations.find(({ kind, id }) => kind === "enterprise" && id === enterprise);
}
