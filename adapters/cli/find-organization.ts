// Which organization a word in a file means: its id, its acronym, its name, or one of its aliases.
import type { Organization } from "../../src/domain/organization.ts";

export type Found =
  | { readonly kind: "one"; readonly organization: Organization }
  | { readonly kind: "none" }
  | { readonly kind: "several"; readonly ids: readonly string[] };

/**
 * The first of id, acronym, name and alias that fits decides. Acronyms are not unique, so that several may fit; an id as
 * it is written, in small letters, is how one says which.
 */
export function findOrganization(word: string, organizations: readonly Organization[]): Found {
  const folded = fold(word);
  const waysToFit: readonly ((organization: Organization) => boolean)[] = [
    ({ id }) => id === word,
    (organization) => foldedNames(organization).acronym === folded,
    (organization) => foldedNames(organization).name === folded,
    (organization) => foldedNames(organization).aliases.includes(folded),
    (organization) => foldedNames(organization).id === folded,
  ];
  for (const fits of waysToFit) {
    const [first, ...others] = organizations.filter(fits);
    if (first === undefined) continue;
    if (others.length === 0) return { kind: "one", organization: first };
    return { kind: "several", ids: [first, ...others].map(({ id }) => id) };
  }
  return { kind: "none" };
}

type FoldedNames = {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly aliases: readonly string[];
};

/** Folded once for each organization: every row of a file is compared with every one. */
const folds = new WeakMap<Organization, FoldedNames>();

function foldedNames(organization: Organization): FoldedNames {
  const known = folds.get(organization);
  if (known !== undefined) return known;
  const { id, acronym, name, aliases } = organization;
  const folded = { id: fold(id), acronym: fold(acronym), name: fold(name), aliases: aliases.map(fold) };
  folds.set(organization, folded);
  return folded;
}

/** Upper and lower case, and the kind of blanks and dashes, make no difference. */
export function fold(words: string): string {
  return words.normalize("NFC").toLowerCase().replace(/[‐-―]/g, "-").replace(/\s+/g, " ").trim();
}

/** Letters and digits without accents, joined by hyphens; empty for words in other scripts. */
export function slug(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
