// Who can be written to, person by person and platform by platform: what the platform says now, with what became of the
// last message. Pure.
import type { AccountKey, Platform } from "../chat/address.ts";
import type { Organization } from "../domain/organization.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import { betterReach, canBeReached, type ReachFinding, type ReachState } from "../domain/reach.ts";
import { reachOfCode } from "./reach-codes.ts";

/** Somebody who may answer for an organization, with the accounts that are linked to that person. */
export type Reached = {
  readonly person: Person;
  readonly accounts: readonly {
    readonly key: AccountKey;
    /** `suspended`: the app was removed, or the account is gone. */
    readonly state: "active" | "suspended";
    /** The newest message to this account that arrived or never will. */
    readonly lastDelivery: { readonly arrived: boolean; readonly code: string | null } | null;
  }[];
};

export type ReachEntry = {
  readonly platform: Platform;
  /** The workspace or tenant by name, else by id; null where there is no account. */
  readonly place: string | null;
  readonly state: ReachState;
  /** The platform's own word. */
  readonly code: string | null;
};

export type ReachRow = {
  readonly person: Person;
  readonly isAlternate: boolean;
  readonly organizations: readonly Organization[];
  /** One for each account, and one for each platform without one. */
  readonly entries: readonly ReachEntry[];
  readonly best: ReachState;
};

export type ReachReport = {
  /** By name. */
  readonly rows: readonly ReachRow[];
  /** How many answers of a platform are still to come. */
  readonly waiting: number;
};

const NOT_ASKED_YET: ReachFinding = { state: "unknown", code: "not-asked-yet", place: null };

/** Still to be asked on every platform on which it could be known. */
export function isBeingAsked({ best, entries }: ReachRow): boolean {
  return best === "unknown" && entries.some(({ code }) => code === NOT_ASKED_YET.code);
}

/** What is asked of a platform, by one string. */
export function accountSubject({ platform, tenant, account }: AccountKey): string {
  return `${platform} account ${tenant} ${account}`;
}
export function emailSubject(platform: Platform, email: string): string {
  return `${platform} email ${email}`;
}

export function compileReach(
  people: readonly Reached[],
  asked: readonly Organization[],
  { platforms, findings }: { platforms: readonly Platform[]; findings: ReadonlyMap<string, ReachFinding> },
): ReachReport {
  let waiting = 0;
  const findingOf = (subject: string) => {
    const finding = findings.get(subject);
    if (!finding) waiting += 1;
    return finding ?? null;
  };
  const rows = people.flatMap((reached): readonly ReachRow[] => {
    const own = organizationsOf(reached.person);
    const organizations = asked.filter(({ id }) => own.includes(id));
    if (organizations.length === 0) return [];
    const entries = entriesOf(reached, platforms, findingOf);
    const best = entries.map(({ state }) => state).reduce(betterReach, "not-connected");
    return [{ person: reached.person, isAlternate: isOnlyAlternate(reached.person), organizations, entries, best }];
  });
  return { rows, waiting };
}

function isOnlyAlternate({ appointments }: Person): boolean {
  return appointments.every(({ role }) => role !== "focal_point");
}

function entriesOf(
  { person, accounts }: Reached,
  platforms: readonly Platform[],
  findingOf: (subject: string) => ReachFinding | null,
): readonly ReachEntry[] {
  const known = accounts.map((account): ReachEntry => {
    const { platform, tenant } = account.key;
    if (!platforms.includes(platform)) return { platform, place: tenant, state: "not-connected", code: null };
    const finding = findingOf(accountSubject(account.key));
    return { platform, place: finding?.place ?? tenant, ...judge(account, finding) };
  });
  const missing = platforms.filter((platform) => !accounts.some(({ key }) => key.platform === platform));
  const strangers = missing.map((platform): ReachEntry => {
    if (person.email === null) return { platform, place: null, state: "no-account", code: null };
    const finding = findingOf(emailSubject(platform, person.email)) ?? NOT_ASKED_YET;
    return { platform, place: finding.place, state: finding.state, code: finding.code };
  });
  return [...known, ...strangers];
}

/**
 * The platform's word on a person outranks an older message that failed; but that a person or an administrator keeps
 * the app out, a platform says only to a message.
 */
function judge(
  { key, state, lastDelivery }: Reached["accounts"][number],
  finding: ReachFinding | null,
): Pick<ReachEntry, "state" | "code"> {
  const now = finding ?? NOT_ASKED_YET;
  if (now.state !== "unknown" && !canBeReached(now.state)) return { state: now.state, code: now.code };
  if (state === "suspended") return { state: "app-not-installed", code: "removed" };
  if (lastDelivery && !lastDelivery.arrived && lastDelivery.code) {
    const recorded = reachOfCode(key.platform, lastDelivery.code);
    if (recorded === "blocked" || (recorded !== null && now.state === "unknown"))
      return { state: recorded, code: lastDelivery.code };
  }
  if (now.state === "unknown" && lastDelivery?.arrived) return { state: "reachable", code: null };
  return { state: now.state, code: now.code };
}
