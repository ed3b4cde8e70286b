// What somebody typed, cut into words that can be compared, with where each stands. Chinese is cut by its own rules and
// put together again without spaces, as names are written.
import { foldWords } from "../domain/fold-words.ts";

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

const SMALL = [
  "a an the of in on at by for from with about and or to as into within among between is are was were be been has have had do does did",
  "this that these those which what who whom whose where when how it its their they them our we i me my us you your please show find list give tell",
  "any all some other also only just than then there regarding concerning related covering covered works working work",
  "le la les l de des du d et en au aux par pour sur dans avec est sont une un qui que depuis",
  "el los las del y o por para con sobre se su sus una unos en es son que quien desde",
  "и в во на по о об с со от для к из у за при или",
  "في من على عن الى إلى و أو مع",
  "的 在 和 与 及 或 由 对 关于",
].flatMap((line) => line.split(" ").map(foldWords));

/** Words that join others and say nothing by themselves. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(SMALL);
