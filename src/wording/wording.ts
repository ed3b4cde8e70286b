// Which wording speaks. English exists; the other official languages are values of the same type when they come.
import type { Language } from "../domain/language.ts";
import { english } from "./english.ts";

export type Wording = typeof english;

/** English until a wording in the language exists: never a machine translation. */
export function wordingFor(_language: Language): Wording {
  return english;
}
