// Text as the full-text index sees it: accents of Latin letters away, Chinese cut into words. The same is done to what is
// stored and to what is searched for, so that neither needs an extension.

/** The text search configurations that every PostgreSQL has, by language; Chinese is cut here and kept as it is. */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  ar: "arabic",
  en: "english",
  es: "spanish",
  fr: "french",
  ru: "russian",
};

/** Its words are not stemmed where there is no configuration for the language. */
export function configurationOf(language: string): string {
  return CONFIGURATIONS[language] ?? "simple";
}

/** Cyrillic and Arabic keep their marks, which their stemmers know; only ё is е, as most people write it. */
export function writeSearchText(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replaceAll("ё", "е")
    .replaceAll("Ё", "Е")
    .replace(/[\u064b-\u0652\u0640]/g, "")
    .replace(/[’ʼ']/g, " ")
    .toLowerCase();
  return plain.replace(/\p{Script=Han}+/gu, (run) => ` ${cutChinese(run).join(" ")} `);
}

const chinese = new Intl.Segmenter("zh", { granularity: "word" });

function cutChinese(run: string): readonly string[] {
  return [...chinese.segment(run)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** The letters of words by threes, with their borders, as PostgreSQL's own trigrams are: near words share many. */
export function trigramsOf(word: string): readonly string[] {
  const padded = `  ${word} `;
  const found = new Set<string>();
  const letters = [...padded];
  for (let at = 0; at + 3 <= letters.length; at += 1) found.add(letters.slice(at, at + 3).join(""));
  return [...found];
}
