// What an XLSForm is made of, before anything is understood: sheets with rows of words. Which columns it has, and how
// its languages are called. https://xlsform.org/en/, https://github.com/XLSForm/pyxform
import type { Language } from "../../domain/language.ts";

/** The rows as they stand on the sheet, empty ones too, so that the first has the number 1. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** A language stands in the heading of a column as `label::English (en)`. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  ar: "Arabic",
  zh: "Chinese",
  fr: "French",
  ru: "Russian",
  es: "Spanish",
};

export function writeLanguage(language: Language): string {
  return `${LANGUAGE_NAMES[language]} (${language})`;
}

/** What XLSForm has no column for stands in columns of our own; other programs pass over them. */
export const OWN = {
  key: "rapporteur_key",
  kind: "rapporteur_kind",
  number: "rapporteur_number",
  carryForward: "rapporteur_carry_forward",
  severity: "rapporteur_severity",
  settings: "rapporteur_settings",
  hint: "rapporteur_hint",
  aliases: "rapporteur_aliases",
  other: "rapporteur_other",
  alone: "rapporteur_alone",
  title: "rapporteur_title",
  intro: "rapporteur_intro",
  per: "rapporteur_per",
  emptyStatement: "rapporteur_empty_statement",
  namedBy: "rapporteur_named_by",
} as const;

/** Our questions of yes or no are a choice of these two. */
export const YES_NO_LIST = "rapporteur_yes_no";
