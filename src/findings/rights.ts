// Who may read a finding: the one place where that is said. The database says the same in SQL
// (adapters/database/finding-filters.ts); a property test holds the two against each other.
import type { OrganizationId } from "../domain/ids.ts";
import { isSecretariat, organizationsOf, type Person } from "../domain/person.ts";
import type { Visibility } from "./finding.ts";

/** `all`: the secretariat. Otherwise what is for participating organizations, what is public, and all of `own`. */
export type Reader = { readonly all: boolean; readonly own: readonly OrganizationId[] };

/** Whoever reads along in a channel. */
export const EVERYBODY_IN_A_CHANNEL: Reader = { all: false, own: [] };

/** For a person of the roster with a role. Strangers give no commands. */
export function readerFor(person: Person): Reader {
  return { all: isSecretariat(person), own: organizationsOf(person) };
}

export function mayRead(
  reader: Reader,
  finding: { readonly organizationId: OrganizationId; readonly visibility: Visibility },
): boolean {
  if (reader.all || reader.own.includes(finding.organizationId)) return true;
  return finding.visibility !== "secretariat_only";
}
