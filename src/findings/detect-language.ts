// In which of the six languages a text is written, where nobody said it.
import { LANGUAGES } from "../domain/language.ts";

const LETTER = /\p{L}/gu;
/** A script that one of the six has to itself, and its least share of the letters: in Chinese, foreign names are long. */
const SCRIPTS = [
  { language: "ar", letter: /\p{Script=Arabic}/gu, share: 0.5 },
  { language: "ru", letter: /\p{Script=Cyrillic}/gu, share: 0.5 },
  { language: "zh", letter: /\p{Script=Han}/gu, share: 0.3 },
] as const;

/** By its letters, else by what stands beside what in its words; English where neither tells, as in an acronym. */
export async function detectLanguage(text: string): Promise<string> {
  return scriptOf(text) ?? (await loadLanguageTeller())(text);
}

/** Tells languages at once, for many texts. */
export async function loadLanguageTeller(): Promise<(text: string) => string> {
  loading ??= loadDetector();
  const detector = await loading;
  return (text) => scriptOf(text) ?? (detector.detect(text).language || "en");
}

function scriptOf(text: string): string | null {
  const letters = count(text, LETTER);
  return SCRIPTS.find(({ letter, share }) => count(text, letter) > share * letters)?.language ?? null;
}

let loading: ReturnType<typeof loadDetector> | undefined;

/** Its tables take some 50 MB and half a second, so that only those load them who have a text of which nobody said it. */
async function loadDetector() {
  const { eld } = await import("eld/small");
  // An instance of its own: which languages are told apart is a setting of the whole instance.
  const detector = eld.newInstance();
  detector.setLanguageSubset([...LANGUAGES]);
  // Web and mail addresses are of no language.
  detector.enableTextCleanup(true);
  return detector;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
