// Reads "French", "français" or "fr" as one of the six official languages.
import { foldWords } from "../domain/fold-words.ts";
import { LANGUAGES, type Language } from "../domain/language.ts";

const NAMES: Readonly<Record<Language, readonly string[]>> = {
  ar: ["arabic", "ar", "العربية", "عربي", "arabe", "árabe", "арабский"],
  zh: ["chinese", "zh", "mandarin", "中文", "汉语", "普通话", "chinois", "chino", "китайский"],
  en: ["english", "en", "anglais", "inglés", "английский", "الإنجليزية", "英文", "英语"],
  fr: ["french", "fr", "français", "francés", "французский", "الفرنسية", "法文", "法语"],
  ru: ["russian", "ru", "русский", "russe", "ruso", "الروسية", "俄文", "俄语"],
  es: ["spanish", "es", "español", "castellano", "espagnol", "испанский", "الإسبانية", "西班牙文", "西班牙语"],
};

/** Null for what is none of the six. */
export function readLanguage(typed: string): Language | null {
  const words = foldWords(typed);
  return LANGUAGES.find((language) => NAMES[language].some((name) => foldWords(name) === words)) ?? null;
}
