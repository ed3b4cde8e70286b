// What is asked for, as SQL conditions over `f`. Only what was asked becomes a condition, so that the planner sees constants
// and not "or nothing was asked"; there are few combinations, so few statements. The rights stand first, and say what
// src/findings/rights.ts says.
import type { Ask, AskedTheme, AskedYears } from "../../src/findings/ask.ts";
import type { Reader } from "../../src/findings/rights.ts";
import { writeSearchText } from "../../src/findings/search-text.ts";
import { themePhraseOf, themesOf } from "../../src/findings/themes.ts";

export type Filter = {
  /** The table, as `f`. */
  readonly from: string;
  /** All of them must hold; at least one. */
  readonly where: string;
  /** True where the words stand in the title. */
  readonly inTitle: string;
  readonly values: readonly unknown[];
};

/** Where words are looked for: they, themes and areas stand in one index. */
const WHOLE = "findings f";
/** The same in narrow rows: many of them are read in half of the time. */
const FACETS = "finding_facets f";

export function writeFilter(ask: Ask, reader: Reader): Filter {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const words = writeSearchText(ask.words).trim();
  const query = words === "" ? null : writeTextQuery(words, put(words));
  const conditions = [
    writeRights(reader, put),
    ...(ask.meetingId === null ? [] : [`f.meeting_id = ${put(ask.meetingId)}`]),
    ...anyOf("f.organization_id", "text", ask.organizations, put),
    ...anyOf("f.kind", "text", ask.kinds, put),
    ...anyOf("f.status", "text", ask.statuses, put),
    ...(ask.bestPractice ? ["f.best_practice"] : []),
    ...(ask.newInitiative ? ["f.new_initiative"] : []),
    ...ask.themes.map((theme) => writeTheme(theme, put)),
    ...(ask.areas.length === 0 ? [] : [`f.areas_within && ${put(ask.areas)}::text[]`]),
    ...(ask.objectives.length === 0 ? [] : [`f.theme_marks && ${put(themesOf(ask.objectives))}::text[]`]),
    ...writeYears(ask.years, put),
    ...(query === null ? [] : [`f.words @@ ${query}`]),
  ];
  return {
    from: query === null && !ask.themes.some(looksInText) ? FACETS : WHOLE,
    where: conditions.join("\n    AND "),
    inTitle: query === null ? "false" : `f.title_words @@ ${query}`,
    values,
  };
}

/** See `mayRead` in src/findings/rights.ts. */
export function writeRights(reader: Reader, put: (value: unknown) => string): string {
  if (reader.all) return "true";
  if (reader.own.length === 0) return "f.visibility <> 'secretariat_only'";
  return `(f.visibility <> 'secretariat_only' OR f.organization_id = ANY(${put(reader.own)}::text[]))`;
}

function anyOf(
  column: string,
  type: string,
  wanted: readonly string[],
  put: (value: unknown) => string,
): readonly string[] {
  return wanted.length === 0 ? [] : [`${column} = ANY(${put(wanted)}::${type}[])`];
}

/** What of a theme's words a text says is noted with it (`markOf`); other words are looked for. */
function writeTheme(theme: AskedTheme, put: (value: unknown) => string): string {
  const words = writeSearchText(theme.typed ?? "").trim();
  const phrase = themePhraseOf(words);
  const marked = `f.theme_marks && ${put(phrase === null ? [theme.code] : [theme.code, markOf(phrase)])}::text[]`;
  if (!looksInText(theme)) return marked;
  return `(${marked} OR f.words @@ ${writeTextQuery(words, put(words))})`;
}

function looksInText({ typed }: AskedTheme): boolean {
  return writeSearchText(typed ?? "").trim() !== "" && themePhraseOf(typed ?? "") === null;
}

/** In `theme_marks` beside the codes of themes. */
export function markOf(phrase: string): string {
  return `says ${phrase}`;
}

/** A finding counts that was under way at some time within the years; what has no end goes on for ever. */
function writeYears(years: AskedYears | null, put: (value: unknown) => string): readonly string[] {
  if (years === null) return [];
  const { from, to } = years;
  return [
    ...(from === null ? [] : [`f.ends_on >= ${put(`${from}-01-01`)}::date`]),
    ...(to === null ? [] : [`f.begins_on <= ${put(`${to}-12-31`)}::date`]),
  ];
}

/**
 * In which language somebody searches is not known, and need not be that of what is searched: all the words must be
 * there, as they stand or by the stems of one language. `words`: what tells the languages; `value`: where they stand in
 * the statement.
 */
export function writeTextQuery(words: string, value: string): string {
  const configurations = ["simple", ...STEMMERS.flatMap(([letters, names]) => (letters.test(words) ? names : []))];
  return `(${configurations.map((each) => `plainto_tsquery('${each}', ${value})`).join(" || ")})`;
}

const STEMMERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Latin}/u, ["english", "french", "spanish"]],
  [/\p{Script=Cyrillic}/u, ["russian"]],
  [/\p{Script=Arabic}/u, ["arabic"]],
];
