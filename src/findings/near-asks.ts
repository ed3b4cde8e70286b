// "Did you mean": for words that found nothing, names and words that are written nearly like them. Each is offered as a
// whole ask, never taken by itself.
import { foldWords } from "../domain/fold-words.ts";
import { guessArea } from "../questionnaire/read-area-meaning.ts";
import { findNearest } from "../questionnaire/read-nearest.ts";
import type { Ask } from "./ask.ts";
import { type AskRoster, buildVocabulary, type Meaning } from "./ask-vocabulary.ts";
import { addMeaning } from "./read-ask.ts";

export type NearAsk =
  | { readonly kind: "name"; readonly typed: string; readonly meaning: Meaning; readonly ask: Ask }
  /** Several names at once, each for words of its own. */
  | { readonly kind: "together"; readonly ask: Ask }
  | { readonly kind: "word"; readonly typed: string; readonly word: string; readonly ask: Ask }
  /** With one of several conditions less. */
  | { readonly kind: "fewer"; readonly ask: Ask };

const MOST_OFFERED = 4;
/** Of names of several words, such as "Cote dIvoire" or "Burkina Fasso". */
const MOST_WORDS_TOGETHER = 3;

/** Names near to one or several of the words, the longest stretch first. */
export function nearNames(ask: Ask, roster: AskRoster): readonly NearAsk[] {
  const words = ask.words.split(" ").filter((word) => word !== "");
  const entries = nearEntries(roster);
  const found: NearAsk[] = [];
  for (let count = Math.min(MOST_WORDS_TOGETHER, words.length); count > 0; count -= 1) {
    for (let at = 0; at + count <= words.length; at += 1) {
      const typed = words.slice(at, at + count).join(" ");
      const rest = [...words.slice(0, at), ...words.slice(at + count)].join(" ");
      for (const meaning of nearMeanings(typed, entries)) {
        const isNew = !found.some((each) => each.kind === "name" && sameMeaning(each.meaning, meaning));
        const near = addMeaning({ ...ask, words: rest }, { meaning, typed: "" });
        if (isNew && found.length < MOST_OFFERED) found.push({ kind: "name", typed, meaning, ask: near });
      }
    }
  }
  const together = correctAll(ask, found);
  return together ? [together, ...found] : found;
}

/** One press instead of several, where more than one name was mistyped. */
function correctAll(ask: Ask, found: readonly NearAsk[]): NearAsk | null {
  let corrected = ask;
  let parts = 0;
  for (const each of found) {
    const words = ` ${corrected.words} `;
    if (each.kind !== "name" || !words.includes(` ${each.typed} `)) continue;
    const rest = words.replace(` ${each.typed} `, " ").trim();
    corrected = addMeaning({ ...corrected, words: rest }, { meaning: each.meaning, typed: "" });
    parts += 1;
  }
  return parts > 1 ? { kind: "together", ask: corrected } : null;
}

/** The ask with this word in the place of that one. */
export function withWord(ask: Ask, typed: string, word: string): NearAsk {
  const words = ask.words.split(" ").map((each) => (each === typed ? word : each));
  return { kind: "word", typed, word, ask: { ...ask, words: words.join(" ") } };
}

/** The same without one of its conditions each, where there are several: what is meant may lie beside it. */
export function withFewer(ask: Ask): readonly NearAsk[] {
  const fewer: readonly Ask[] = [
    ...(ask.words === "" ? [] : [{ ...ask, words: "" }]),
    ...(ask.years === null ? [] : [{ ...ask, years: null }]),
    ...(ask.meetingId === null ? [] : [{ ...ask, meetingId: null }]),
    ...ask.themes.map((theme) => ({ ...ask, themes: ask.themes.filter((each) => each !== theme) })),
    ...(ask.areas.length === 0 ? [] : [{ ...ask, areas: [] }]),
    ...(ask.objectives.length === 0 ? [] : [{ ...ask, objectives: [] }]),
    ...(ask.organizations.length === 0 ? [] : [{ ...ask, organizations: [] }]),
    ...(ask.statuses.length === 0 ? [] : [{ ...ask, statuses: [] }]),
  ];
  return fewer.length < 2 ? [] : fewer.map((each) => ({ kind: "fewer", ask: each }));
}

function nearMeanings(typed: string, entries: Entries): readonly Meaning[] {
  const { guess } = findNearest(foldWords(typed), entries);
  const area = guessArea(typed).guess;
  return [...(area === null ? [] : [{ kind: "area" as const, code: area }]), ...(guess === null ? [] : [guess])];
}

type Entries = readonly (readonly [string, Meaning])[];
const entriesOf = new WeakMap<AskRoster, Entries>();

function nearEntries(roster: AskRoster): Entries {
  const entries = entriesOf.get(roster) ?? listEntries(roster);
  entriesOf.set(roster, entries);
  return entries;
}

/** Equal meanings must be the same object, so that two spellings of one thing are not two things. */
function listEntries(roster: AskRoster): Entries {
  const kept = new Map<string, Meaning>();
  return [...buildVocabulary(roster)].flatMap(([key, meanings]) => {
    const [meaning] = meanings;
    if (!meaning || meanings.length > 1) return [];
    const same = kept.get(JSON.stringify(meaning)) ?? meaning;
    kept.set(JSON.stringify(meaning), same);
    return [[key, same] as const];
  });
}

function sameMeaning(one: Meaning, other: Meaning): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
