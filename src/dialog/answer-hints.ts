// How a question may be answered, in the small print below it.
import { inLanguage } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Question } from "../questionnaire/questionnaire.ts";
import type { Facts } from "./turn.ts";

/** In the words of the questionnaire, or in ours. */
export function listHints(facts: Facts, question: Question): readonly string[] {
  const hint = question.hint ? [inLanguage(question.hint, facts.language)] : [];
  const saysHow = hint.length > 0 && HINT_SAYS_HOW.includes(question.kind);
  return saysHow ? hint : [...hint, ...howToAnswer(facts, question)];
}

/** Where a questionnaire gives a hint of its own for these, ours would say the same again. */
const HINT_SAYS_HOW: readonly Question["kind"][] = ["partial-date", "organizations", "web-addresses", "file"];

function howToAnswer({ language, wording }: Facts, asked: Question): readonly string[] {
  switch (asked.kind) {
    case "short-text":
      return [];
    case "long-text":
      return [wording.room(asked.maxCharacters), ...(asked.maxWords ? [wording.roomForWords(asked.maxWords)] : [])];
    case "one-of":
      return [wording.typedChoice];
    case "several-of":
      return [wording.howToChooseSeveral, wording.typedChoice];
    case "areas":
      return [
        asked.roles
          ? wording.howToAreasWithRoles(asked.roles.map(({ label }) => inLanguage(label, language)))
          : wording.howToAreas,
      ];
    case "time-frame":
      return [wording.howToTimeFrame];
    case "partial-date":
      return [wording.howToDate];
    case "organizations":
      return [wording.howToOrganizations];
    case "web-addresses":
      return [wording.howToUrls];
    case "file":
      return [wording.howToFile(asked.linkAllowed)];
    case "whole-number":
    case "decimal":
    case "yes-no":
      return [];
    default:
      return unreachable(asked);
  }
}
