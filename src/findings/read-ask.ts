// Reads what people type when they look for something: "remittances in Kenya since 2006 by the World Bank". The longest
// names that are known become filters, the rest are words to be found. Nothing is guessed: what may mean several things
// is asked, and what is only nearly a name is offered (near-asks.ts).
import type { Ask } from "./ask.ts";
import { type AskRoster, buildVocabulary, type Meaning, meaningsOf, type Vocabulary } from "./ask-vocabulary.ts";
import { type AskWord, cutWords, joinFolded, SMALL_WORDS } from "./ask-words.ts";
import { type AskMeeting, heldIn, readTime } from "./read-ask-time.ts";

export type AskSurroundings = {
  readonly roster: AskRoster;
  /** In the order of their dates. */
  readonly meetings: readonly AskMeeting[];
  /** The meeting that is open, or else the last one. */
  readonly now: AskMeeting | null;
  /** Where nothing is said of a meeting: this one, or all. A year alone is then its meeting, too. */
  readonly byDefault: "this-meeting" | "all-meetings";
};

export type ReadAsk = {
  readonly ask: Ask;
  /** Words that may mean several things; each answer is a whole ask. */
  readonly which: { readonly part: string; readonly answers: readonly Meant[] } | null;
  /** A meeting that is not known, in the words with which it was asked for. */
  readonly unknownMeeting: string | null;
  /** The same of an objective of the Global Compact. */
  readonly unknownObjective: string | null;
};

export type Meant = { readonly meaning: Meaning; readonly ask: Ask };

/** Longer names exist in no language. */
const MOST_WORDS_OF_A_NAME = 14;
/** So that an ask fits a button, and since more words find nothing. */
const MOST_FREE_WORDS = 8;
const MOST_FREE_CHARACTERS = 80;
const MOST_OF_A_KIND = 4;

/** Right before a name they say what it names, and nothing to be found: "the theme remittances". */
const SAYS_WHAT_FOLLOWS = new Set(
  "theme themes topic topics subject country countries area areas region regions organization organizations organisation".split(
    " ",
  ),
);

/** `base` is what the command says by itself: `surveys` asks for surveys. */
export function readAsk(text: string, base: Ask, around: AskSurroundings): ReadAsk {
  const time = readTime(text, around.meetings, around.now);
  const found = findNames(time.rest, buildVocabulary(around.roster));
  const words = found.words.slice(0, MOST_FREE_WORDS).join(" ").slice(0, MOST_FREE_CHARACTERS).toWellFormed();
  const timed = { ...base, ...whenOf(time, around), objectives: time.objectives.slice(0, MOST_OF_A_KIND) };
  const named = found.meanings.reduce(addMeaning, timed);
  const ask: Ask = { ...named, words };
  const answers = found.which?.meanings.map((meaning) => ({ meaning, ask: addMeaning(ask, { meaning, typed: "" }) }));
  return {
    ask,
    which: found.which && answers ? { part: found.which.part, answers } : null,
    unknownMeeting: time.meeting.kind === "unknown" ? time.meeting.words : null,
    unknownObjective: time.unknownObjective,
  };
}

function whenOf(
  { years, meeting }: ReturnType<typeof readTime>,
  { byDefault, meetings, now }: AskSurroundings,
): Pick<Ask, "years" | "meetingId"> {
  if (meeting.kind === "one") return { years, meetingId: meeting.id };
  if (meeting.kind === "all" || byDefault === "all-meetings") return { years, meetingId: null };
  const held =
    years !== null && years.from === years.to && years.from !== null ? heldIn(meetings, years.from, now) : null;
  return held ? { years: null, meetingId: held.id } : { years, meetingId: now?.id ?? null };
}

export type NamedPart = { readonly meaning: Meaning; readonly typed: string };

type Names = {
  readonly meanings: readonly NamedPart[];
  readonly which: { readonly part: string; readonly meanings: readonly Meaning[] } | null;
  /** As typed, without small words. */
  readonly words: readonly string[];
};

function findNames(text: string, vocabulary: Vocabulary): Names {
  const meanings: NamedPart[] = [];
  const left: string[] = [];
  let which: Names["which"] = null;
  const words = cutWords(text);
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    const name = nameAt(text, words, at, vocabulary);
    if (name && left.at(-1) === words[at - 1]?.typed && SAYS_WHAT_FOLLOWS.has(words[at - 1]?.folded ?? "")) left.pop();
    if (name && name.meanings.length === 1)
      meanings.push(...name.meanings.map((meaning) => ({ meaning, typed: name.typed })));
    else if (name && which === null) which = { part: name.typed, meanings: name.meanings };
    else if (name) left.push(name.typed);
    else if (word && !SMALL_WORDS.has(word.folded)) left.push(word.typed);
    at += name?.count ?? 1;
  }
  return { meanings, which, words: left };
}

type Name = { readonly meanings: readonly Meaning[]; readonly typed: string; readonly count: number };

/** After a small word a longer name may begin: "the World Bank" is not the world. */
function nameAt(text: string, words: readonly AskWord[], at: number, vocabulary: Vocabulary): Name | null {
  const name = longestName(text, words, at, vocabulary);
  if (!name || name.count === 1 || !SMALL_WORDS.has(words[at]?.folded ?? "")) return name;
  const next = longestName(text, words, at + 1, vocabulary);
  return next && next.count >= name.count ? null : name;
}

function longestName(text: string, words: readonly AskWord[], at: number, vocabulary: Vocabulary): Name | null {
  const first = words[at];
  if (!first) return null;
  for (let count = Math.min(MOST_WORDS_OF_A_NAME, words.length - at); count > 0; count -= 1) {
    const span = words.slice(at, at + count);
    const typed = text.slice(first.start, span.at(-1)?.end);
    if (typed.includes("\n") || (count === 1 && SMALL_WORDS.has(first.folded) && typed !== typed.toUpperCase()))
      continue;
    const meanings = meaningsOf(typed, joinFolded(span), vocabulary);
    const bare = meanings.length > 0 ? meanings : withoutArabicPrefix(typed, vocabulary);
    if (bare.length > 0) return { meanings: bare, typed, count };
  }
  return null;
}

/** "and", "in", "for" are written together with an Arabic word. */
function withoutArabicPrefix(typed: string, vocabulary: Vocabulary): readonly Meaning[] {
  const bare = /^[وفبلك](?<rest>\p{Script=Arabic}{4,}.*)$/u.exec(typed)?.groups?.["rest"];
  if (bare === undefined) return [];
  const words = cutWords(bare);
  return meaningsOf(bare, joinFolded(words), vocabulary);
}

/** The ask, and this as well. */
export function addMeaning(ask: Ask, { meaning, typed }: NamedPart): Ask {
  switch (meaning.kind) {
    case "organization":
      return { ...ask, organizations: withOne(ask.organizations, meaning.id) };
    case "area":
      return { ...ask, areas: withOne(ask.areas, meaning.code) };
    case "theme": {
      const isThere = ask.themes.some(({ code }) => code === meaning.code) || ask.themes.length >= MOST_OF_A_KIND;
      const theme = { code: meaning.code, typed: typed === "" ? null : typed.slice(0, 40).toWellFormed() };
      return isThere ? ask : { ...ask, themes: [...ask.themes, theme] };
    }
    case "finding-kind":
      return { ...ask, kinds: withOne(ask.kinds, meaning.code) };
    case "status":
      return { ...ask, statuses: withOne(ask.statuses, meaning.code) };
    case "best-practice":
      return { ...ask, bestPractice: true };
    case "new-initiative":
      return { ...ask, newInitiative: true };
  }
}

function withOne<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) || list.length >= MOST_OF_A_KIND ? list : [...list, one];
}
