// What the Slack adapter asks of the database where the bot is installed in many workspaces.
import type { Temporal } from "temporal-polyfill";

export type SlackInstallation = {
  /** The workspace (`T…`); where the bot is installed for a whole organization, the enterprise (`E…`). */
  readonly id: string;
  readonly kind: "workspace" | "enterprise";
  /** The enterprise that the workspace belongs to, or that the installation is for. */
  readonly enterpriseId: string | null;
  readonly name: string;
  readonly botUserId: string;
  readonly botId: string | null;
  readonly scopes: readonly string[];
  /** The bot token, which only the server's secret key opens. */
  readonly sealedToken: string;
  /** The invitation by which it came; null where none was needed. */
  readonly invitation: string | null;
  readonly installedAt: Temporal.Instant;
};

/** What the operator sees: also what was removed, of which no token is left. */
export type KnownSlackInstallation = Omit<SlackInstallation, "sealedToken"> & {
  readonly sealedToken: string | null;
  readonly removedAt: Temporal.Instant | null;
};

export interface SlackInstallations {
  /**
   * Keeps an installation, in the place of an earlier one of the same workspace; accounts that its removal had
   * suspended are active again. An invitation is good for one workspace: with one that another used, nothing is kept.
   */
  keep(installation: SlackInstallation): Promise<"kept" | "invitation-used">;
  /** The installations that are not removed, of these workspaces and enterprises and of the workspaces of these enterprises. */
  listPresent(ids: readonly string[]): Promise<readonly SlackInstallation[]>;
  /** All that ever were, by id. */
  listAll(): Promise<readonly KnownSlackInstallation[]>;
  /**
   * Deletes the token at once, and suspends the accounts for which no other installation is left. False, with nothing
   * changed, where there is none, or where it was made anew after `lastInstalledAt`: news of a removal may come late.
   */
  remove(id: string, lastInstalledAt: Temporal.Instant, at: Temporal.Instant): Promise<boolean>;
}
