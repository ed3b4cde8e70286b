import type { ReadingContext } from "../questionnaire/reading.ts";
import type { Facts } from "./turn.ts";

/** What a reader knows of the person and the roster. */
export function readingContext(facts: Facts, resolutions: Readonly<Record<string, string>>): ReadingContext {
  return {
    language: facts.language,
    today: facts.now.toZonedDateTimeISO(facts.person.timeZone).toPlainDate().toString(),
    resolutions,
    organizations: facts.roster,
  };
}
