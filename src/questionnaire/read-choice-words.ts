// By which words each choice of a list is meant: its code, labels in every language, further words, its number.
import { foldWords } from "../domain/fold-words.ts";
import type { Choice } from "./questionnaire.ts";
import { asciiDigits } from "./read-digits.ts";
import { findNearest } from "./read-nearest.ts";
import { sayYesNo } from "./read-yes-no.ts";

export type ChoiceWords = {
  readonly choices: readonly Choice[];
  /** The choices that the folded words mean; more than one where two share a word. */
  readonly byKey: ReadonlyMap<string, readonly Choice[]>;
};

/** Nobody says a choice in more. */
const LONGEST_CHOICE_CHARACTERS = 300;

export function choiceWords(choices: readonly Choice[]): ChoiceWords {
  const byKey = new Map<string, readonly Choice[]>();
  for (const choice of choices)
    for (const words of [choice.code, ...Object.values(choice.label), ...(choice.aliases ?? [])]) {
      const key = foldWords(words ?? "");
      const others = byKey.get(key) ?? [];
      if (key !== "" && !others.includes(choice)) byKey.set(key, [...others, choice]);
    }
  return { choices, byKey };
}

/** The choices that exactly these words mean: none, one, or several that share them. A label outranks an alias. */
export function findMeant({ choices, byKey }: ChoiceWords, words: string): readonly Choice[] {
  if (words.length > LONGEST_CHOICE_CHARACTERS) return [];
  const key = foldWords(words);
  const named = byKey.get(key) ?? [];
  const labelled = named.filter(({ label }) =>
    Object.values(label).some((text) => text !== undefined && foldWords(text) === key),
  );
  if (labelled.length === 1) return labelled;
  if (named.length > 0) return named;
  return findNumbered(choices, words) ?? findYesNo(choices, words);
}

/** "2", "2.", "#2", "(2)". */
function findNumbered(choices: readonly Choice[], words: string): readonly Choice[] | null {
  const number = /^[#(]?(\d{1,3})[.)]?$/.exec(asciiDigits(words.trim()))?.[1];
  const choice = number === undefined ? undefined : choices[Number(number) - 1];
  return choice ? [choice] : null;
}

/** A list that has yes and no among other answers understands them in every language. */
function findYesNo(choices: readonly Choice[], words: string): readonly Choice[] {
  const said = sayYesNo(words);
  return said?.exact ? choices.filter(({ code }) => code === (said.yes ? "yes" : "no")) : [];
}

export type ChoiceGuess = {
  readonly guess: Choice | null;
  /** At most five, the guess first. */
  readonly nearest: readonly Choice[];
  /** The choices whose words stand in what was typed. */
  readonly held: readonly Choice[];
};

/** What was probably meant: a typing error, a beginning, or a sentence that holds the words of one choice alone. */
export function guessChoice({ choices, byKey }: ChoiceWords, words: string): ChoiceGuess {
  if (words.length > LONGEST_CHOICE_CHARACTERS) return { guess: null, nearest: [], held: [] };
  const key = foldWords(words);
  const entries = [...byKey].flatMap(([name, meant]) => meant.map((choice) => [name, choice] as const));
  const near = findNearest(key, entries);
  if (near.guess) return { ...near, held: [near.guess] };
  const said = sayYesNo(words);
  const answered = said ? choices.find(({ code }) => code === (said.yes ? "yes" : "no")) : undefined;
  if (answered) return { guess: answered, nearest: [answered], held: [answered] };
  const held = [...new Set(entries.filter(([name]) => holds(key, name)).map(([, choice]) => choice))];
  const akin = held.length > 0 || near.nearest.length > 0 ? [] : choicesAkin(key, entries);
  const nearest = [...new Set([...held, ...near.nearest, ...akin])].slice(0, 5);
  return { guess: held.length === 1 ? (held[0] ?? null) : null, nearest, held };
}

/** The name stands in the words as a whole, and is long enough to mean something there. */
function holds(key: string, name: string): boolean {
  return name.length >= 4 && ` ${key} `.includes(` ${name} `);
}

/** Letters by which words are of one family: "probabilistic", "probability". */
const STEM_CHARACTERS = 5;

function choicesAkin(key: string, entries: readonly (readonly [string, Choice])[]): readonly Choice[] {
  const stems = key
    .split(" ")
    .filter(({ length }) => length >= STEM_CHARACTERS)
    .map((word) => ` ${word.slice(0, STEM_CHARACTERS)}`);
  return entries.filter(([name]) => stems.some((stem) => ` ${name}`.includes(stem))).map(([, choice]) => choice);
}
