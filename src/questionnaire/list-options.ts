// What can be chosen with a press: the choices of a list, or the countries and areas.
import type { Option } from "../chat/outbound.ts";
import { type Area, listAreas, listRegions, type Region } from "../domain/areas.ts";
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
      return areaOptions(language).areas;
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

type OfAreas = { readonly areas: readonly Option[]; readonly regions: readonly Option[] };

/** Kept: sorting them takes longer than all else that a press or a key costs. */
const byLanguage = new Map<Language, OfAreas>();

/** The areas and the regions by their official names, each in the alphabetical order of the language. */
export function areaOptions(language: Language): OfAreas {
  const known = byLanguage.get(language);
  if (known) return known;
  const { compare } = new Intl.Collator(language);
  const optionsOf = (listed: readonly (Area | Region)[]) =>
    listed
      .map(({ m49, names }) => ({ code: m49, label: names[language] }))
      .toSorted((one, other) => compare(one.label, other.label));
  const options = { areas: optionsOf(listAreas()), regions: optionsOf(listRegions()) };
  byLanguage.set(language, options);
  return options;
}
