// Text as the full-text index sees it: accents of Latin letters away, Chinese cut into words, and the language told where
// nobody said it. The same is done to what is stored and to what is searched for, so that neither needs an extension.

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

/** Small words that stand in one of the three languages and not in the others. */
const SMALL_WORDS: Readonly<Record<"en" | "fr" | "es", ReadonlySet<string>>> = {
  en: new Set(
    "the of and to in is for with on by from are was were that this which or as at be have has not".split(" "),
  ),
  fr: new Set(
    "le les des du et aux est pour avec dans sur par une un sont qui au ce cette ou il elle ne pas".split(" "),
  ),
  es: new Set("el los las del y es para con en por una un son que al este esta o se su sus no más como".split(" ")),
};

/** Russian, Arabic and Chinese by their letters; English, French and Spanish by their small words; else English. */
export function detectLanguage(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (pattern: RegExp) => (letters === 0 ? 0 : (text.match(pattern)?.length ?? 0) / letters);
  if (share(/\p{Script=Arabic}/gu) > 0.5) return "ar";
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) return "ru";
  if (share(/\p{Script=Han}/gu) > 0.3) return "zh";
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  const counts = (["en", "fr", "es"] as const).map(
    (language) => [language, words.filter((word) => SMALL_WORDS[language].has(word)).length] as const,
  );
  const [best] = counts.sort(([, one], [, other]) => other - one);
  return best && best[1] > 0 ? best[0] : "en";
}

/** The letters of words by threes, with their borders, as PostgreSQL's own trigrams are: near words share many. */
export function trigramsOf(word: string): readonly string[] {
  const padded = `  ${word} `;
  const found = new Set<string>();
  const letters = [...padded];
  for (let at = 0; at + 3 <= letters.length; at += 1) found.add(letters.slice(at, at + 3).join(""));
  return [...found];
}
