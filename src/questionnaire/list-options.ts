// What can be chosen with a press: the choices of a list, or the countries and areas.
import type { Option } from "../chat/outbound.ts";
import { areaName, listAreas } from "../domain/areas.ts";
import { inLanguage, type Language } from "../domain/language.ts";
import type { Question } from "./questionnaire.ts";

/** Codes and labels in the language; empty where an answer is typed. */
export function listOptions(question: Question, language: Language): readonly Option[] {
  switch (question.kind) {
    case "one-of":
    case "several-of":
      return question.choices.map(({ code, label, hint }) => ({
        code,
        label: inLanguage(label, language),
        ...(hint ? { hint: inLanguage(hint, language) } : {}),
      }));
    case "areas":
      return areaOptions(language);
    case "decimal":
    case "file":
    case "long-text":
    case "organizations":
    case "partial-date":
    case "short-text":
    case "time-frame":
    case "web-addresses":
    case "whole-number":
    case "yes-no":
    default:
      return [];
  }
}

const areasByLanguage = new Map<Language, readonly Option[]>();

/** In the order of the names in that language. */
function areaOptions(language: Language): readonly Option[] {
  const known = areasByLanguage.get(language);
  if (known) return known;
  const { compare } = new Intl.Collator(language);
  const options = listAreas()
    .map(({ m49 }) => ({ code: m49, label: areaName(m49, language) }))
    .sort((one, other) => compare(one.label, other.label));
  areasByLanguage.set(language, options);
  return options;
}
