// What is asked for, as SQL conditions over `finding_facets f`, and over their words where words are asked for. Only what
// was asked becomes a condition, so that the planner sees constants and not "or nothing was asked"; there are few
// combinations, so few statements. The rights stand first, and say what src/findings/rights.ts says.
import type { Ask, AskedTheme, AskedYears } from "../../src/findings/ask.ts";
import type { Reader } from "../../src/findings/rights.ts";
import { writeSearchText } from "../../src/findings/search-text.ts";
import { themePhraseOf } from "../../src/findings/themes.ts";

export type Filter = {
  /** The table, and what lies beside it where that is needed. */
  readonly from: string;
  /** All of them must hold; at least one. */
  readonly where: string;
  /** True where the words stand in the title. */
  readonly inTitle: string;
  readonly values: readonly unknown[];
};

/** Where no words are asked for. */
export const ALONE = "finding_facets f";
/** Where few are left without them, each is looked at for the words; otherwise the words are looked up first (OFFSET). */
const WITH_WORDS = `${ALONE} JOIN findings said USING (number)`;
const wordsFirst = (query: string) =>
  `${ALONE} JOIN (SELECT * FROM findings WHERE words @@ ${query} OFFSET 0) said USING (number)`;

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
    ...(ask.objectives.length === 0 ? [] : [`f.objectives && ${put(ask.objectives)}::int[]`]),
    ...writeYears(ask.years, put),
    ...(query === null ? [] : [`said.words @@ ${query}`]),
  ];
  return {
    from: writeFrom(ask, query),
    where: conditions.join("\n    AND "),
    inTitle: query === null ? "false" : `said.title_words @@ ${query}`,
    values,
  };
}

function writeFrom(ask: Ask, query: string | null): string {
  if (query === null) return ALONE;
  return isNarrow(ask) ? WITH_WORDS : wordsFirst(query);
}

/** Whether few are left without the words. */
export function isNarrow({
  meetingId,
  organizations,
  themes,
  areas,
  objectives,
  bestPractice,
  newInitiative,
}: Ask): boolean {
  const named = organizations.length + themes.length + areas.length + objectives.length;
  return named > 0 || meetingId !== null || bestPractice || newInitiative;
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
function writeTheme({ code, typed }: AskedTheme, put: (value: unknown) => string): string {
  const words = writeSearchText(typed ?? "").trim();
  const phrase = themePhraseOf(words);
  const marked = `f.theme_marks && ${put(phrase === null ? [code] : [code, markOf(phrase)])}::text[]`;
  if (words === "" || phrase !== null) return marked;
  return `(${marked} OR f.number IN (SELECT number FROM findings WHERE words @@ ${writeTextQuery(words, put(words))}))`;
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
