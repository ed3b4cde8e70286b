// The options of a long list that fit the words typed so far, best first.

import { listAcronyms, listNameKeys, nameKey } from "../domain/area-names.ts";
import { foldWords } from "../domain/fold-words.ts";
import { inLanguage } from "../domain/language.ts";
import { areaOptions } from "./list-options.ts";
import type { Question } from "./questionnaire.ts";
import { findNearest } from "./read-nearest.ts";
import type { Candidate, ReadingContext } from "./reading.ts";

type Searched = Candidate & { readonly keys: readonly string[] };

/** Slack shows at most 100. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_SUGGESTIONS = 100;
const LONGEST_SEARCH_CHARACTERS = 100;

/** At most 100; without words the first 100. Empty for questions whose answers are typed. */
export function suggestOptions(question: Question, words: string, context: ReadingContext): readonly Candidate[] {
  const all = searchedOptions(question, context);
  const key = nameKey(words.slice(0, LONGEST_SEARCH_CHARACTERS));
  const found = key === "" ? all : rank(all, key);
  return found.slice(0, MOST_SUGGESTIONS).map(({ code, label }) => ({ code, label }));
}

function searchedOptions(question: Question, context: ReadingContext): readonly Searched[] {
  const { language } = context;
  switch (question.kind) {
    case "one-of":
    case "several-of":
      return question.choices.map(({ code, label, aliases }) => ({
        code,
        label: inLanguage(label, language),
        keys: [code, ...Object.values(label), ...(aliases ?? [])].map((name) => foldWords(name ?? "")),
      }));
    case "areas":
      return searchedAreas(question.regions, context);
    case "organizations":
      return context.organizations.map(({ id, name, acronym, aliases }) => ({
        code: id,
        label: name,
        keys: [acronym, name, ...aliases].map(foldWords),
      }));
    case "decimal":
    case "file":
    case "long-text":
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

/** Regions first, where they may be named. */
function searchedAreas(withRegions: boolean, { language }: ReadingContext): readonly Searched[] {
  const names = namesByCode();
  const { areas, regions } = areaOptions(language);
  return [...(withRegions ? regions : []), ...areas].map((option) => ({
    ...option,
    keys: names.get(option.code) ?? [],
  }));
}

let namesOfAreas: ReadonlyMap<string, readonly string[]> | undefined;

/** Every folded name of each code; words that must be asked about lead to all that they may mean. */
function namesByCode(): ReadonlyMap<string, readonly string[]> {
  if (namesOfAreas) return namesOfAreas;
  const names = new Map<string, string[]>();
  for (const [key, named] of listNameKeys()) {
    if (named.kind === "outside") continue;
    for (const code of named.kind === "ambiguous" ? named.candidates : [named.m49])
      names.set(code, [...(names.get(code) ?? []), key]);
  }
  for (const [acronym, code] of listAcronyms()) names.set(code, [...(names.get(code) ?? []), nameKey(acronym)]);
  namesOfAreas = names;
  return names;
}

/** Whole names, beginnings of names, beginnings of words, parts of words; then near ones, if there is nothing else. */
function rank(options: readonly Searched[], key: string): readonly Searched[] {
  const scored = options.map((option) => ({
    option,
    score: Math.min(...option.keys.map((name) => scoreOf(name, key)), 9),
  }));
  const found = scored.filter(({ score }) => score < 9).sort((a, b) => a.score - b.score);
  if (found.length > 0) return found.map(({ option }) => option);
  const entries = options.flatMap((option) => option.keys.map((name) => [name, option] as const));
  return findNearest(key, entries).nearest;
}

function scoreOf(name: string, key: string): number {
  if (name === key) return 0;
  if (name.startsWith(key)) return 1;
  if (name.includes(` ${key}`)) return 2;
  return name.includes(key) ? 3 : 9;
}
