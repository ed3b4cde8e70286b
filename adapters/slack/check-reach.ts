// Whether somebody can be written to in Slack, without anybody seeing that it was asked: users.info for an account that
// is known, users.lookupByEmail for somebody of the roster who never wrote. Nothing is opened and nothing is posted.
import { setTimeout as wait } from "node:timers/promises";
import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { z } from "zod";
import { betterReach, type ReachFinding, type ReachState } from "../../src/domain/reach.ts";
import type { ReachSubject } from "../../src/ports/chat-platform.ts";
import { UnreadableToken } from "./keep-installation.ts";
import { readFailure } from "./outcomes.ts";
import { readMark } from "./read-address.ts";
import { type Installation, isOfInstallation, User } from "./read-profile.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/**
 * Below what Slack allows a minute: users.info is of tier 4 (100 and more), users.lookupByEmail of tier 3 (50 and more).
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
const PACE_MILLISECONDS = { account: 650, email: 1_300 } as const;
/** A first few are asked at once: tiers allow short bursts. */
const BURST = 10;
const MAX_TRIES = 3;
const MAX_WAIT_SECONDS = 60;

const Answer = z.object({ user: User });

/** The permission that a call needed. https://docs.slack.dev/reference/methods/users.info#errors */
const MissingScope = z.object({ error: z.literal("missing_scope"), needed: z.string().min(1) });

/** What Slack says when the question cannot be answered. https://docs.slack.dev/reference/methods/users.info#errors */
const STATES: Readonly<Record<string, ReachState>> = {
  users_not_found: "no-account",
  user_not_found: "left",
  user_not_visible: "external",
  account_inactive: "app-not-installed",
  invalid_auth: "app-not-installed",
  not_authed: "app-not-installed",
  token_expired: "app-not-installed",
  token_revoked: "app-not-installed",
  team_access_not_granted: "app-not-installed",
  team_not_found: "app-not-installed",
  org_login_required: "app-not-installed",
  access_denied: "blocked",
  enterprise_is_restricted: "blocked",
  ekm_access_denied: "blocked",
  missing_scope: "not-permitted",
  no_permission: "not-permitted",
  not_allowed_token_type: "not-permitted",
};

export class ReachCheck {
  readonly #workspaces: Workspaces;
  #asked = 0;
  #line: Promise<unknown> = Promise.resolve();

  constructor(workspaces: Workspaces) {
    this.#workspaces = workspaces;
  }

  /** One after the other, however many ask. */
  check(subject: ReachSubject): Promise<ReachFinding> {
    const finding = this.#line.then(() => this.#find(subject));
    this.#line = finding.catch(() => undefined);
    return finding;
  }

  async #find(subject: ReachSubject): Promise<ReachFinding> {
    try {
      return subject.kind === "account" ? await this.#findAccount(subject) : await this.#findEmail(subject.email);
    } catch (error) {
      if (error instanceof UnreadableToken) return { state: "unknown", code: "secret-key", place: null };
      throw error;
    }
  }

  async #findAccount({ account, conversation }: Extract<ReachSubject, { kind: "account" }>): Promise<ReachFinding> {
    const mark = conversation && readMark(conversation);
    const workspace = await this.#workspaces.findByTenant(account.tenant, mark);
    if (workspace === null) return { state: "app-not-installed", code: "not-installed", place: null };
    return this.#ask(workspace, "account", ({ client }) => client.users.info({ user: account.account }));
  }

  /** In whichever workspace it is known best. */
  async #findEmail(email: string): Promise<ReachFinding> {
    let best: ReachFinding = { state: "no-account", code: null, place: null };
    for (const workspace of await this.#workspaces.list()) {
      const found = await this.#ask(workspace, "email", ({ client }) => client.users.lookupByEmail({ email }));
      if (betterReach(found.state, best.state) !== best.state) best = found;
    }
    return best;
  }

  async #ask(
    workspace: Workspace,
    kind: ReachSubject["kind"],
    question: (workspace: Workspace) => Promise<unknown>,
    tries = 1,
  ): Promise<ReachFinding> {
    const { name: place } = workspace;
    this.#asked += 1;
    if (this.#asked > BURST) await wait(PACE_MILLISECONDS[kind]);
    try {
      const { user } = Answer.parse(await question(workspace));
      return { ...judgeReach(user, workspace, kind), place };
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError && tries < MAX_TRIES) {
        await wait(Math.min(error.retryAfter, MAX_WAIT_SECONDS) * 1000);
        return this.#ask(workspace, kind, question, tries + 1);
      }
      return { ...readRefusal(error), place };
    }
  }
}

/** The first that applies: who has left is no guest any more. */
export function judgeReach(
  user: User,
  installation: Installation,
  kind: ReachSubject["kind"],
): Pick<ReachFinding, "state" | "code"> {
  if (user.deleted) return { state: "left", code: "deleted" };
  if (user.is_stranger) return { state: "external", code: "is_stranger" };
  if (!isOfInstallation(user, installation)) return { state: "external", code: "other_team" };
  if (user.is_ultra_restricted) return { state: "guest", code: "is_ultra_restricted" };
  if (user.is_restricted) return { state: "guest", code: "is_restricted" };
  return { state: kind === "email" ? "member" : "reachable", code: null };
}

function readRefusal(error: unknown): Pick<ReachFinding, "state" | "code"> {
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data;
    const { data: missing } = MissingScope.safeParse(error.data);
    return { state: STATES[code] ?? "unknown", code: missing ? `${code}: ${missing.needed}` : code };
  }
  const failure = readFailure(error);
  // An answer of another shape than Slack documents says nothing about the person.
  return { state: "unknown", code: failure?.code ?? "unreadable" };
}
