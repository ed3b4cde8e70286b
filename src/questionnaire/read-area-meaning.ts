// What a part of a list of areas means: exactly, or at a guess.
import { findNamed, listNameKeys, type NamedArea, nameKey } from "../domain/area-names.ts";
import { findNearest } from "./read-nearest.ts";

export type AreaMeaning =
  | { readonly kind: "area"; readonly m49: string }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] }
  /** Known, and no area of the list. */
  | { readonly kind: "outside" };

export type AreaGuess = {
  /** The code of the one area or region that was probably meant. */
  readonly guess: string | null;
  /** Codes of at most five near ones. */
  readonly candidates: readonly string[];
};

/** Null: exactly these words name nothing that is known. */
export function meaningOf(words: string, regions: boolean): AreaMeaning | null {
  const named = findNamed(words);
  if (named === null) return null;
  switch (named.kind) {
    case "area":
    case "outside":
      return named;
    case "region":
      return regions ? { kind: "area", m49: named.m49 } : { kind: "outside" };
    case "ambiguous":
      return !regions && named.withoutRegions !== null ? { kind: "area", m49: named.withoutRegions } : named;
  }
}

export function guessArea(words: string): AreaGuess {
  const { guess, nearest } = findNearest(nameKey(words), nearKeys());
  const candidates = [...new Set(nearest.flatMap((near) => near.split(" ").filter(Boolean)))].slice(0, 5);
  return { guess: guess !== null && /^\d{3}$/.test(guess) ? guess : null, candidates };
}

let keys: readonly (readonly [string, string])[] | undefined;

/** Each name with the codes it may mean: one, several, or none for what is outside the list. */
function nearKeys(): readonly (readonly [string, string])[] {
  keys ??= [...listNameKeys()].map(([key, named]) => [key, codesOf(named)] as const);
  return keys;
}

function codesOf(named: NamedArea): string {
  if (named.kind === "outside") return "";
  return named.kind === "ambiguous" ? named.candidates.join(" ") : named.m49;
}
