// The roles people give to countries while they list them: "Ghana (origin)", "destination: France",
// "from Mexico to the United States", "Mexico → United States".

import { foldWords } from "../domain/fold-words.ts";
import type { Choice } from "./questionnaire.ts";

type Roles = readonly Choice[] | undefined;

/** What was found, without the words for the role. `role` undefined: none was said. */
export type RoledWords = { readonly words: string; readonly role: string | null | undefined };

/** By code of the role; the words of the question's own list come on top. */
const ROLE_WORDS: Readonly<Record<string, readonly string[]>> = {
  origin: [
    "origin",
    "origins",
    "sending",
    "source",
    "home",
    "origine",
    "origen",
    "происхождения",
    "происхождение",
    "المنشأ",
    "منشأ",
    "来源",
    "来源国",
    "原籍国",
  ],
  destination: [
    "destination",
    "destinations",
    "receiving",
    "host",
    "destino",
    "accueil",
    "назначения",
    "назначение",
    "المقصد",
    "مقصد",
    "目的地",
    "目的国",
    "目的地国",
  ],
  transit: ["transit", "transito", "транзит", "транзита", "العبور", "عبور", "过境", "过境国"],
};

const KNOWN_ROLES = new Map(
  Object.entries(ROLE_WORDS).flatMap(([code, names]) => names.map((name) => [foldWords(name), code] as const)),
);

const LONGEST_ROLE_CHARACTERS = 80;

const LEADING =
  /^(?:(?:as|a|an|the|country|countries|area|areas|of|pays|d|de|pais|paises|страна|страны|دوله|بلد|دول) )+/;
const TRAILING = / (?:country|countries|area|areas)$/;

/**
 * The code of the role that the words name; null when they name one that the question does not ask for;
 * undefined when they name none.
 */
export function readRole(words: string, roles: Roles): string | null | undefined {
  if (words.length > LONGEST_ROLE_CHARACTERS) return undefined;
  const key = roleKey(words);
  const own = roles ? ownRoles(roles).get(key) : undefined;
  if (own !== undefined) return own;
  const known = KNOWN_ROLES.get(key);
  if (known === undefined) return undefined;
  return roles?.some((role) => role.code === known) ? known : null;
}

const foldedRoles = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();

/** The words of a question's own roles, folded once: a long list of areas asks for each of its pieces. */
function ownRoles(roles: readonly Choice[]): ReadonlyMap<string, string> {
  const folded =
    foldedRoles.get(roles) ??
    new Map(roles.flatMap((role) => namesOf(role).map((name) => [roleKey(name), role.code] as const)));
  foldedRoles.set(roles, folded);
  return folded;
}

/** "Ghana (origin)", "Ghana: origin", "Ghana - origin", "Ghana as destination". */
export function takeRole(words: string, roles: Roles): RoledWords {
  const whole = words.trim();
  if (/[)\]）]$/.test(whole)) {
    const opened = Math.max(whole.lastIndexOf("("), whole.lastIndexOf("["), whole.lastIndexOf("（"));
    const role = opened > 0 ? readRole(whole.slice(opened + 1, -1), roles) : undefined;
    if (role !== undefined) return { words: whole.slice(0, opened).trim(), role };
  }
  for (const mark of [":", "：", " - ", " – ", "=", " as "]) {
    const at = whole.lastIndexOf(mark);
    const role = at > 0 ? readRole(whole.slice(at + mark.length), roles) : undefined;
    if (role !== undefined) return { words: whole.slice(0, at).trim(), role };
  }
  return { words: whole, role: undefined };
}

/** "Origin: Ghana" opens a run of areas of one role. */
export function takeHeading(words: string, roles: Roles): RoledWords {
  const at = words.search(/[:：]/);
  const role = at > 0 ? readRole(words.slice(0, at), roles) : undefined;
  return role === undefined ? { words, role } : { words: words.slice(at + 1).trim(), role };
}

export type Direction = "origin" | "destination" | "transit";

const DIRECTIONS =
  /→|➔|⟶|⇒|->|=>|(?<![^\s,;])(?:from|to|via|through|towards?|depuis|vers|desde|hacia|из|من|إلى|الى)(?=\s)|[从到]/giu;

/** Where the words for directions stand, and what each says about the areas after it. */
export function findDirections(
  typed: string,
): readonly { readonly start: number; readonly end: number; readonly direction: Direction }[] {
  return [...typed.matchAll(DIRECTIONS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    direction: directionOf(match[0].toLowerCase()),
  }));
}

function directionOf(word: string): Direction {
  if (["from", "depuis", "desde", "из", "من", "从"].includes(word)) return "origin";
  return word === "via" || word === "through" ? "transit" : "destination";
}

function namesOf(role: Choice): readonly string[] {
  const labels = Object.values(role.label).filter((label) => label !== undefined);
  return [role.code, ...labels, ...(role.aliases ?? [])];
}

function roleKey(words: string): string {
  return foldWords(words).replace(LEADING, "").replace(TRAILING, "");
}
