// What a sentence claims that can be compared with its sources: numbers, names of areas and organizations, and every other
// word that is written as a name. Strict on purpose: a sentence that is dropped in vain costs less than an invented one.
import { foldWords } from "../domain/fold-words.ts";
import { type AskRoster, buildVocabulary, type Meaning, meaningsOf, organizationKey } from "./ask-vocabulary.ts";
import { SMALL_WORDS } from "./ask-words.ts";

/** Names that are longer are found by their capitals alone. */
const MOST_WORDS_IN_A_NAME = 10;
const WORD = /[\p{L}\p{M}\p{N}.]+/gu;
const NUMBER = /\p{N}+(?:\.\p{N}+)*/gu;
const THOUSANDS = /(\p{N})[,\u00a0\u202f](?=\p{N}{3}(?!\p{N}))/gu;

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  [
    ..."two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, `${at + 2}`]),
    ..."first second third fourth fifth sixth seventh eighth ninth tenth"
      .split(" ")
      .map((word, at) => [word, `${at + 1}`]),
    ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, `${(at + 2) * 10}`]),
    ..."thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
      .split(" ")
      .map((word, at) => [word, `${at + 13}`]),
    ..."hundred thousand million billion trillion dozen half quarter double twice triple percent"
      .split(" ")
      .flatMap((word) => [
        [word, word],
        [`${word}s`, word],
      ]),
  ].map(([word = "", number = ""]) => [word, number] as const),
);

/** With which words a sentence may begin, though no source has them. */
const OPENERS: ReadonlySet<string> = new Set(
  `several many most some all both each every such these those other others another further additional various different
  organizations organization activities activity surveys survey reports report projects programmes data research work
  information studies study efforts support particular special new planned ongoing completed respondents participants
  together overall moreover however while although since during after before under through across based using including
  it its they their this that there here one no not only more`
    .trim()
    .split(/\s+/),
);

export type Claims = {
  readonly numbers: ReadonlySet<string>;
  readonly mentions: readonly Mention[];
  /** Folded: words in capitals, and the first word unless a sentence may begin with it; no words of mentions. */
  readonly names: readonly string[];
  /** Every word, folded. */
  readonly words: ReadonlySet<string>;
};

/** Words that name an area or an organization, or one of several. `at` and `count` say which words. */
type Mention = {
  readonly key: string;
  readonly meanings: readonly Meaning[];
  readonly at: number;
  readonly count: number;
};

type Word = { readonly typed: string; readonly start: number; readonly end: number };

export function readClaims(text: string, roster: AskRoster): Claims {
  const words = [...text.matchAll(WORD)].map(({ 0: typed, index }) => ({
    typed,
    start: index,
    end: index + typed.length,
  }));
  const folded = words.flatMap(({ typed }) => foldWords(typed).split(" "));
  const mentions = readMentions(text, words, roster);
  const isMention = (index: number) => mentions.some(({ at, count }) => index >= at && index < at + count);
  return {
    numbers: readNumbers(text),
    mentions,
    names: words.flatMap(({ typed }, index) =>
      !isMention(index) && isName(typed, index === 0) ? foldWords(typed).split(" ") : [],
    ),
    words: new Set(folded),
  };
}

function readNumbers(text: string): ReadonlySet<string> {
  const figures = text.replaceAll(THOUSANDS, "$1").match(NUMBER) ?? [];
  const spelled = foldWords(text)
    .replaceAll("per cent", "percent")
    .split(" ")
    .flatMap((word) => NUMBER_WORDS.get(word) ?? []);
  return new Set([...figures, ...spelled, ...(/[%٪]/u.test(text) ? ["percent"] : [])]);
}

function isName(typed: string, isFirst: boolean): boolean {
  const capitals = typed.match(/\p{Lu}/gu)?.length ?? 0;
  if (!isFirst || capitals > 1) return capitals > 0;
  const folded = foldWords(typed);
  return !SMALL_WORDS.has(folded) && !OPENERS.has(folded) && !NUMBER_WORDS.has(folded);
}

/** The longest stretch of words that names something, then what follows it. */
function readMentions(text: string, words: readonly Word[], roster: AskRoster): readonly Mention[] {
  const vocabulary = buildVocabulary(roster);
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; ) {
    const found = longestAt(at);
    if (found) mentions.push(found);
    at += found?.count ?? 1;
  }
  return mentions;

  function longestAt(at: number): Mention | null {
    for (let count = Math.min(MOST_WORDS_IN_A_NAME, words.length - at); count > 0; count -= 1) {
      const typed = text.slice(words[at]?.start, words[at + count - 1]?.end);
      const key = organizationKey(typed);
      const meanings = meaningsOf(typed, key, vocabulary).filter(isNamed);
      if (meanings.length > 0) return { key, meanings, at, count };
    }
    return null;
  }
}

/** "World" is a region of M49, and a word. */
function isNamed(meaning: Meaning): boolean {
  return meaning.kind === "organization" || (meaning.kind === "area" && meaning.code !== "001");
}

/** `organization`: whose words the source is; naming it says nothing new. */
export type ClaimsOfSource = Claims & { readonly organization: { readonly id: string; readonly words: string } };

/** What the sentence says and none of the sources does; null if nothing. */
export function findUnsupported(claims: Claims, sources: readonly ClaimsOfSource[]): "number" | "name" | null {
  if ([...claims.numbers].some((number) => !sources.some(({ numbers }) => numbers.has(number)))) return "number";
  const mentions = sources.flatMap((source) => source.mentions);
  const owners = sources.map(({ organization }) => organization.id);
  if (claims.mentions.some((mention) => !isMentioned(mention, mentions, owners))) return "name";
  const known = new Set(
    sources.flatMap(({ words, organization }) => [...words, ...foldWords(organization.words).split(" ")]),
  );
  return claims.names.every((name) => known.has(name)) ? null : "name";
}

/** By the same words, or by other words for the same one thing: "Korea" is not made into one of the two. */
function isMentioned({ key, meanings }: Mention, mentions: readonly Mention[], owners: readonly string[]): boolean {
  if (mentions.some((other) => other.key === key)) return true;
  const [one, ...others] = meanings;
  if (!one || others.length > 0) return false;
  if (one.kind === "organization" && owners.includes(one.id)) return true;
  return mentions.some(
    (other) => other.meanings.length === 1 && JSON.stringify(other.meanings[0]) === JSON.stringify(one),
  );
}
