// The themes of the code list with the words by which people call them, and the objectives of the Global Compact to
// which each belongs. That mapping is editorial, not official; refugees and asylum belong to no objective, since they
// have a legal framework of their own (https://migrationnetwork.un.org/hub).
import { z } from "zod";
import type { Words } from "../domain/language.ts";
import { INSTRUMENTS } from "../questionnaire/instruments/instruments.ts";
import type { Choice, Item } from "../questionnaire/questionnaire.ts";
import objectivesData from "./data/objectives.json" with { type: "json" };
import themesData from "./data/themes.json" with { type: "json" };
import { writeSearchText } from "./search-text.ts";

export type Theme = {
  readonly code: string;
  readonly label: Words;
  readonly words: readonly string[];
  readonly objectives: readonly number[];
};

export type Objective = { readonly number: number; readonly label: string };

const { themes: tags } = z
  .object({
    themes: z.array(
      z.strictObject({ code: z.string(), objectives: z.array(z.number().int()), words: z.array(z.string()) }),
    ),
  })
  .parse(themesData);

/** The 23 objectives of A/RES/73/195 by the short labels of https://migrationnetwork.un.org/hub. */
export const OBJECTIVES: readonly Objective[] = z
  .object({ objectives: z.array(z.strictObject({ number: z.number().int().min(1).max(23), label: z.string() })) })
  .parse(objectivesData).objectives;

export const THEMES: readonly Theme[] = themeChoices(INSTRUMENTS.flatMap(({ items }) => items)).map(
  ({ code, label, aliases = [] }) => {
    const tag = tags.find((each) => each.code === code);
    return { code, label, words: [...aliases, ...(tag?.words ?? [])], objectives: tag?.objectives ?? [] };
  },
);

const byCode = new Map(THEMES.map((theme) => [theme.code, theme]));

/** A code outside the list stays as it is. */
export function themeLabel(code: string): Words {
  return byCode.get(code)?.label ?? { en: code };
}

/** The codes of the themes that belong to any of these objectives. */
export function themesOf(objectives: readonly number[]): readonly string[] {
  const wanted = new Set(objectives);
  return THEMES.filter((theme) => theme.objectives.some((each) => wanted.has(each))).map(({ code }) => code);
}

/** The words by which people call themes, as the search sees them: what a text says of these is noted when it is written. */
export const THEME_PHRASES: ReadonlySet<string> = new Set(
  THEMES.flatMap(({ code, label, words }) => [code.replaceAll("_", " "), ...Object.values(label), ...words])
    .map((words) => writeSearchText(words ?? "").trim())
    .filter((phrase) => phrase !== ""),
);

/** The phrase that these words are, or are of another number; null: none. */
export function themePhraseOf(typed: string): string | null {
  const words = writeSearchText(typed).trim();
  return [words, `${words}s`, words.replace(/s$/, "")].find((each) => THEME_PHRASES.has(each)) ?? null;
}

/** The choices of the question that asks for themes: by its key, wherever it stands. */
function themeChoices(items: readonly Item[]): readonly Choice[] {
  for (const item of items) {
    if (item.kind === "several-of" && item.key === "themes") return item.choices;
    const below = item.kind === "group" || item.kind === "repeat" ? themeChoices(item.items) : [];
    if (below.length > 0) return below;
  }
  return [];
}
