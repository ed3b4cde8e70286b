// Which wording speaks. English exists; the other official languages are values of the same type when they come.
import type { Language } from "../domain/language.ts";
import { english } from "./english.ts";

export type Wording = typeof english;

/** The language in which the bot speaks to somebody who asked for `language`: words and values are never mixed. */
export function spokenLanguage(_language: Language): Language {
  return "en";
}

/** English until a wording in the language exists: never a machine translation. */
export function wordingFor(_language: Language): Wording {
  return english;
}
