// What somebody typed, cut into words that can be compared, with where each stands, and which of them are small. Chinese is
// cut by its own rules and put together again without spaces, as names are written.
import { ara, eng, fra, rus, spa, zho } from "stopword";
import { foldWords } from "../domain/fold-words.ts";
import { writeSearchText } from "./search-text.ts";

export type AskWord = {
  /** As typed. */
  readonly typed: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
};

/** More than anybody types; further words are left out. */
const MOST_WORDS = 60;

const WORD = /[\p{L}\p{M}\p{N}.]+/gu;
const HAN = /\p{Script=Han}/u;
const chinese = new Intl.Segmenter("zh", { granularity: "word" });

export function cutWords(text: string): readonly AskWord[] {
  const words: AskWord[] = [];
  for (const match of text.matchAll(WORD)) {
    for (const { typed, start } of HAN.test(match[0])
      ? cutHan(match[0], match.index)
      : [{ typed: match[0], start: match.index }]) {
      const folded = foldWords(typed);
      if (folded !== "") words.push({ typed, folded, start, end: start + typed.length });
      if (words.length === MOST_WORDS) return words;
    }
  }
  return words;
}

function cutHan(run: string, offset: number) {
  return [...chinese.segment(run)].map(({ segment, index }) => ({ typed: segment, start: offset + index }));
}

/** The words as one key: with spaces, but none between two Chinese words. */
export function joinFolded(words: readonly AskWord[]): string {
  let key = "";
  for (const { folded } of words) {
    const joins = key === "" || (HAN.test(folded) && HAN.test(key.at(-1) ?? ""));
    key += joins ? folded : ` ${folded}`;
  }
  return key;
}

/** Words of asking, which say how something is looked for, not what; and small ones that the lists below do not have. */
const ASKING = [
  "within among do does did whom whose when its us please just",
  "show find list give tell regarding concerning related covering covered works work working",
  "depuis unos 由 关于",
];

/** They stand in a list and say something all the same: Togo, the European Union, a man; "re-", agency, visit, meeting. */
const NOT_SMALL = new Set(["того", "eu", "said", "إعادة", "اعادة", "وكالة", "زيارة", "لقاء"].flatMap(compared));

/** Words that join others and say nothing by themselves, in the six languages: folded, and as the search writes them. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  [...eng, ...fra, ...spa, ...rus, ...ara, ...zho, ...ASKING.flatMap((line) => line.split(" "))]
    .flatMap(compared)
    .filter((word) => word !== "" && !NOT_SMALL.has(word)),
);

function compared(word: string): readonly string[] {
  return [foldWords(word), writeSearchText(word).trim()];
}
