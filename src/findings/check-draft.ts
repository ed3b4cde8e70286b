// What of a drafted paragraph may be shown at all. The model is not trusted, nor are the words it was given: whatever they
// made it write, only plain sentences pass that name their sources and say no number and no name that is not there.
import { foldWords } from "../domain/fold-words.ts";
import type { AskRoster } from "./ask-vocabulary.ts";
import type { DraftSentence, DraftSource, DraftText } from "./draft.ts";
import { type ClaimsOfSource, findUnsupported, readClaims } from "./draft-claims.ts";
import { isPersonal } from "./draft-material.ts";

export const MOST_DRAFT_SENTENCES = 8;
const FEWEST_CHARACTERS = 20;
const MOST_CHARACTERS = 400;
const MOST_SOURCES = 6;

/** Numbers of sources that a model puts into the text though it gives them apart. */
const CITED = /\s*\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\]/g;
/** Markup of any platform, invisible letters, pictures. */
const MARKUP = /[<>*_`#|\\[\]{}~^=]|[\p{C}\p{So}\p{Sk}\p{Zl}\p{Zp}]/u;
/** A point within a word makes it an address: `example.org`. */
const LINK = /:\/\/|\bwww\.|\p{L}\.\p{L}{2}|[@＠]|\b(?:mailto|tel|javascript):/iu;
const OTHER_SCRIPT = /(?=\p{L})\P{Script=Latin}/u;

export type DropReason = "source" | "length" | "not-plain" | "number" | "name";

export type CheckedDraft = { readonly text: DraftText; readonly dropped: Readonly<Record<DropReason, number>> };

export type CheckedAgainst = {
  readonly material: readonly DraftSource[];
  readonly roster: AskRoster;
  /** Names of the people of the roster: no draft says one. */
  readonly people: readonly string[];
};

/** In the text, sources are numbered anew, in the order in which they are first named. */
export function checkDraft(drafted: readonly DraftSentence[], against: CheckedAgainst): CheckedDraft {
  const dropped = { source: 0, length: 0, "not-plain": 0, number: 0, name: 0 };
  const kept: DraftSentence[] = [];
  const people = against.people.map(foldWords).filter((name) => name.includes(" "));
  for (const sentence of drafted) {
    const plain = { words: tidy(sentence.words), sources: [...new Set(sentence.sources)] };
    const reason = kept.length === MOST_DRAFT_SENTENCES ? "length" : findFault(plain, against, people);
    if (reason === null) kept.push(plain);
    else dropped[reason] += 1;
  }
  return { text: renumber(kept, against.material), dropped };
}

/** Letters that only look different are made the same before anything is compared. */
function tidy(words: string): string {
  const tidied = words.normalize("NFKC").replaceAll(CITED, "").replaceAll(/ +/g, " ").trim();
  return /[.!?]["”’)]?$/u.test(tidied) ? tidied : `${tidied}.`;
}

function findFault(
  { words, sources }: DraftSentence,
  { material, roster }: CheckedAgainst,
  people: readonly string[],
): DropReason | null {
  const named = material.filter(({ number }) => sources.includes(number));
  if (named.length === 0 || named.length !== sources.length || named.length > MOST_SOURCES) return "source";
  if (words.length < FEWEST_CHARACTERS || words.length > MOST_CHARACTERS) return "length";
  if (MARKUP.test(words) || LINK.test(words) || OTHER_SCRIPT.test(words)) return "not-plain";
  if (isPersonal(words, people)) return "name";
  return findUnsupported(
    readClaims(words, roster),
    named.map((source) => claimsOf(source, roster)),
  );
}

function claimsOf({ words, organization }: DraftSource, roster: AskRoster): ClaimsOfSource {
  const { id, name, acronym } = organization;
  return { ...readClaims(words.normalize("NFKC"), roster), organization: { id, words: `${name} ${acronym}` } };
}

function renumber(kept: readonly DraftSentence[], material: readonly DraftSource[]): DraftText {
  const order = [...new Set(kept.flatMap(({ sources }) => sources))];
  return {
    sentences: kept.map(({ words, sources }) => ({
      words,
      sources: sources.map((number) => order.indexOf(number) + 1),
    })),
    sources: order.flatMap((number, index) =>
      material.filter((source) => source.number === number).map((source) => ({ ...source, number: index + 1 })),
    ),
  };
}
