// The headings of a sheet: how a column is called by the many who write forms, and in which language it is.
import { LANGUAGES, type Language } from "../../domain/language.ts";
import { LANGUAGE_NAMES, OWN } from "./sheets.ts";

/** `language`: null for a column that is in none, a name for one that is none of ours. */
export type Heading = { readonly column: string; readonly language: Language | { readonly unknown: string } | null };

/** Other names of columns, most of them older. pyxform, `aliases.py`. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    relevance: "relevant",
    caption: "label",
    value: "name",
    calculate: "calculation",
    readonly: "read_only",
    count: "repeat_count",
    jr_count: "repeat_count",
    constraint_msg: "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "jr:requiredmsg": "required_message",
    noapperrorstring: "no_app_error_string",
    title: "form_title",
    id_string: "form_id",
    set_form_title: "form_title",
    set_form_id: "form_id",
  }),
);

const TRANSLATED = `label hint guidance_hint constraint_message required_message image big-image audio video
   ${OWN.hint} ${OWN.title} ${OWN.intro}`.split(/\s+/);
const PREFIXES = ["bind", "media", "control"];

/** `label`, `label::French (fr)`, `label:fr`, `bind::relevant`, `media::image::English`. */
export function readHeading(cell: string, fallback: Language): Heading {
  const words = cell.trim().replaceAll(/\s+/g, " ");
  const pieces = words.includes("::") ? words.split("::") : splitOnce(words);
  const parts = pieces.map((piece) => piece.trim());
  if (parts.length > 1 && PREFIXES.includes((parts[0] ?? "").toLowerCase())) parts.shift();
  const [first = "", ...rest] = parts;
  const lower = first.toLowerCase().replaceAll(" ", "_");
  const column = ALIASES.get(lower) ?? lower;
  if (!TRANSLATED.includes(column)) return { column: [column, ...rest].join("::"), language: null };
  const named = rest.at(-1);
  return { column, language: named === undefined ? fallback : (readLanguage(named) ?? { unknown: named }) };
}

/** One colon divides only what is known to be divided so: `bind:jr:constraintMsg`, `label:English`. */
function splitOnce(words: string): readonly string[] {
  const [first = "", ...rest] = words.split(":");
  const known = [...PREFIXES, ...TRANSLATED].includes(first.trim().toLowerCase().replaceAll(" ", "_"));
  return known && rest.length > 0 ? [first, rest.join(":")] : [words];
}

const OWN_NAMES: Readonly<Record<Language, readonly string[]>> = {
  ar: ["العربية", "عربي"],
  zh: ["中文"],
  en: [],
  fr: ["français", "francais"],
  ru: ["русский"],
  es: ["español", "espanol"],
};

/** `French (fr)`, `French`, `fr`, `Français`. */
export function readLanguage(words: string): Language | null {
  const code = /\(([^)]*)\)\s*$/.exec(words)?.[1] ?? words;
  const short = code.trim().toLowerCase();
  const name = words.replace(/\(.*$/, "").trim().toLowerCase();
  return (
    LANGUAGES.find((language) => short === language || short.startsWith(`${language}-`)) ??
    LANGUAGES.find((language) => [LANGUAGE_NAMES[language].toLowerCase(), ...OWN_NAMES[language]].includes(name)) ??
    null
  );
}
