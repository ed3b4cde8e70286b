// The six official languages of the United Nations, and texts that exist in some of them.
import { z } from "zod";

export const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** One text in the languages it exists in; English always. */
export const Words = z.object({
  en: z.string(),
  ar: z.string().optional(),
  zh: z.string().optional(),
  fr: z.string().optional(),
  ru: z.string().optional(),
  es: z.string().optional(),
});
export type Words = z.infer<typeof Words>;

export function inLanguage(words: Words, language: Language): string {
  return words[language] ?? words.en;
}
