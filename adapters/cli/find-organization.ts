// Which organization a word in a file means: its id, its acronym, its name, or one of its aliases.
import type { Organization } from "../../src/domain/organization.ts";

export type Found =
  | { readonly kind: "one"; readonly organization: Organization }
  | { readonly kind: "none" }
  | { readonly kind: "several"; readonly ids: readonly string[] };

type Known = Pick<Organization, "id" | "acronym" | "name" | "aliases">;

/**
 * The first of id, acronym, name and alias that fits decides. Acronyms are not unique, so that several may fit; an id as
 * it is written, in small letters, is how one says which.
 */
export function findOrganization(word: string, organizations: readonly Organization[]): Found {
  const folded = fold(word);
  const waysToFit: readonly ((organization: Known) => boolean)[] = [
    ({ id }) => id === word,
    ({ acronym }) => fold(acronym) === folded,
    ({ name }) => fold(name) === folded,
    ({ aliases }) => aliases.some((alias) => fold(alias) === folded),
    ({ id }) => fold(id) === folded,
  ];
  for (const fits of waysToFit) {
    const [first, ...others] = organizations.filter(fits);
    if (first === undefined) continue;
    if (others.length === 0) return { kind: "one", organization: first };
    return { kind: "several", ids: [first, ...others].map(({ id }) => id) };
  }
  return { kind: "none" };
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
