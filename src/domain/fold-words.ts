// Words without what people type differently: case, accents, punctuation, apostrophes, the forms of Arabic letters.
// Only for comparing; nothing folded is ever shown or stored.

/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
  ة: "ه",
  ى: "ي",
};

/** Lower case, without marks; full stops vanish ("U.S." is "us"), other punctuation is one space, `&` is "and". */
export function foldWords(words: string): string {
  const plain = ASCII.test(words) ? words.toLowerCase().replaceAll(".", "") : foldLetters(words);
  return plain
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** It has nothing to be folded but its case, which takes a third of the time. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ASCII = /^[\0-\x7f]*$/;

function foldLetters(words: string): string {
  return words
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}.\u0640\u200b-\u200f\u2066-\u2069]/gu, "")
    .replace(/[ßæœøđłıةى]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}
