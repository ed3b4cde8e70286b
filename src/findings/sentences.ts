// The sentences of a text, letter for letter, without what is no sentence: headings, lines of a list, fragments.
export type Sentence = { readonly words: string; readonly start: number };

const SHORTEST_CHARACTERS = 40;
const LONGEST_CHARACTERS = 400;
const FEWEST_WORDS = 6;
const BULLET = /^\s*(?:[-–—*•·]|\(?[a-z\d]{1,3}[.)])\s/iu;
const ENDED = /[.!?。！？؟…]["”’»)]*$/u;
const WORDLESS_SCRIPTS = /\p{Script=Han}/u;

const segmenters = new Map<string, Intl.Segmenter>();

export function cutSentences(text: string, language: string): readonly Sentence[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "sentence" });
  segmenters.set(language, segmenter);
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const words = segment.trim();
    return isSentence(words) ? [{ words, start: index + segment.indexOf(words) }] : [];
  });
}

/** A text of one sentence often has no full stop; a heading is short and has none either. */
function isSentence(words: string): boolean {
  const { length } = words;
  const isChinese = WORDLESS_SCRIPTS.test(words);
  if (length < (isChinese ? SHORTEST_CHARACTERS / 3 : SHORTEST_CHARACTERS) || length > LONGEST_CHARACTERS) return false;
  if (words.includes("\n") || BULLET.test(words) || words === words.toUpperCase())
    return isChinese && ENDED.test(words);
  if (isChinese) return true;
  const count = words.split(/\s+/).length;
  return count >= FEWEST_WORDS && (ENDED.test(words) || count >= 2 * FEWEST_WORDS);
}
