// Who may read a finding: the one place where that is said. The database says the same in SQL
// (adapters/database/finding-filters.ts); a property test holds the two against each other.
import type { OrganizationId } from "../domain/ids.ts";
import { isSecretariat, organizationsOf, type Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Answer, Path } from "../questionnaire/answer.ts";
import { Visibility } from "./finding.ts";

/** `all`: the secretariat. Otherwise what is for participating organizations, what is public, and all of `own`. */
export type Reader = { readonly all: boolean; readonly own: readonly OrganizationId[] };

/** For whom a document is written: nothing of it may be seen by fewer. */
export const AUDIENCES = ["secretariat", "participants", "public"] as const;
export type Audience = (typeof AUDIENCES)[number];

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

/** Whether what an organization reported may stand in a document. */
export function mayBeShown(audience: Audience, visibility: Visibility): boolean {
  switch (audience) {
    case "secretariat":
      return true;
    case "participants":
      return visibility !== "secretariat_only";
    case "public":
      return visibility === "public";
    default:
      return unreachable(audience);
  }
}

/** Answers that name a person or a mailbox: for the secretariat's use, not for finding, and in no document of others. */
const NAMES_SOMEBODY = /(?:^|[.])(?:contact|speaker_name|speaker_title)$/;

export function namesSomebody(path: Path): boolean {
  return NAMES_SOMEBODY.test(path);
}

/** What was never asked is for the participating organizations; a word that this list does not know keeps it closed. */
export function readVisibility(answer: Answer | undefined): Visibility {
  if (answer?.state !== "answered") return "participating_organizations";
  return Visibility.catch("secretariat_only").parse(answer.value.kind === "choice" ? answer.value.code : null);
}
