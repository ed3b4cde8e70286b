// Reads "French", "français" or "fr" as one of the six official languages.
import { foldWords } from "../domain/fold-words.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";

/** What people say beside the names that CLDR has: for the written language, or for one of its forms. */
const ALSO: Readonly<Record<Language, readonly string[]>> = {
  ar: ["عربي"],
  zh: ["mandarin", "汉语", "普通话"],
  en: ["英文"],
  fr: ["法文"],
  ru: ["俄文"],
  es: ["castellano", "西班牙文"],
};

/** Null for what is none of the six. */
export function readLanguage(typed: string): Language | null {
  return byName.get(foldWords(typed)) ?? null;
}

const names = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: "language" }));

/** By its code, and by its name in each of the six. */
const byName: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.flatMap((named) =>
    [named, ...names.map((each) => each.of(named) ?? named), ...ALSO[named]].map(
      (name) => [foldWords(name), named] as const,
    ),
  ),
);
