// By which words an area of M49 is named: its official names, the names CLDR has for it, and the aliases kept here.
// Words that may mean several areas are never decided here, and words outside the list never become an area.
import { z } from "zod";
import { listAreas, listRegions } from "./areas.ts";
import ambiguousData from "./data/ambiguous-areas.json" with { type: "json" };
import aliasData from "./data/area-aliases.json" with { type: "json" };
import { foldWords } from "./fold-words.ts";
import { LANGUAGES } from "./language.ts";

export type NamedArea =
  | { readonly kind: "area"; readonly m49: string }
  | { readonly kind: "region"; readonly m49: string }
  /** Codes of areas and regions; `withoutRegions` is what the words mean where no region may be named. */
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[]; readonly withoutRegions: string | null }
  /** Known, and not in the list. */
  | { readonly kind: "outside" };

const ByCode = z.record(z.string(), z.array(z.string()));
const { acronyms, aliases, regions } = z
  .strictObject({ acronyms: ByCode, aliases: ByCode, regions: ByCode })
  .parse(aliasData);
const ambiguous = z
  .strictObject({
    ask: z.array(
      z.strictObject({
        words: z.array(z.string()),
        candidates: z.array(z.string()),
        withoutRegions: z.string().nullable().default(null),
      }),
    ),
    outside: z.array(z.string()),
  })
  .parse(ambiguousData);

/** Names are longer than this in no language; what is longer is not looked up. */
const LONGEST_NAME_CHARACTERS = 120;

const STATE_FORMS =
  /^(?:(?:federal|federative|federated|islamic|peoples?|s|democratic|socialist|plurinational|bolivarian|hashemite|arab|co|operative|cooperative|oriental|grand|former|occupied|all|parts|of|most) )*(?:republic|states?|kingdom|commonwealth|union|sultanate|principality|duchy|federation|territory|republique|republica|royaume|reino|estado|etat|республика|королевство|جمهوريه|مملكه) (?:(?:of|du|de|des|del|d) )?(?:(?:la|les|los|l) )?/;
const ARTICLES = /^(?:(?:du|des|del|de|d) )?(?:(?:le|la|les|l|el|los|las) )?/;

/** What the words name, if the list, CLDR or the aliases have exactly these words. */
export function findNamed(words: string): NamedArea | null {
  if (words.length > LONGEST_NAME_CHARACTERS) return null;
  const acronym = capitals.get(words.trim().replaceAll(".", ""));
  if (acronym !== undefined) return { kind: "area", m49: acronym };
  const key = nameKey(words);
  const index = namesByKey();
  return index.get(key) ?? index.get(key.replace(ARTICLES, "")) ?? index.get(key.replace(STATE_FORMS, "")) ?? null;
}

/** Folded, without "the", "saint" as "st". */
export function nameKey(words: string): string {
  return foldWords(words)
    .split(" ")
    .filter((word) => word !== "the")
    .map((word) => (word === "saint" || word === "sainte" ? "st" : word))
    .join(" ");
}

/** Every folded name with what it names, for finding near ones. */
export function listNameKeys(): ReadonlyMap<string, NamedArea> {
  return namesByKey();
}

/** ISO alpha-3 codes and acronyms, in capitals, with the code of their area. */
export function listAcronyms(): ReadonlyMap<string, string> {
  return capitals;
}

const capitals = new Map<string, string>([
  ...listAreas().map((area) => [area.iso3, area.m49] as const),
  ...Object.entries(acronyms).flatMap(([m49, words]) => words.map((word) => [word, m49] as const)),
]);

let index: ReadonlyMap<string, NamedArea> | undefined;

function namesByKey(): ReadonlyMap<string, NamedArea> {
  index ??= buildIndex();
  return index;
}

/** What is certain is set last and wins: CLDR, then aliases, official names, then what must be asked, then what is outside. */
function buildIndex(): ReadonlyMap<string, NamedArea> {
  const built = new Map<string, NamedArea>();
  addShared(built, namesOfCldr());
  for (const [m49, words] of Object.entries(regions)) for (const word of words) built.set(nameKey(word), region(m49));
  for (const [m49, words] of Object.entries(aliases)) for (const word of words) built.set(nameKey(word), area(m49));
  for (const { m49, names } of listRegions())
    for (const name of Object.values(names)) built.set(nameKey(name), region(m49));
  for (const { m49, names } of listAreas())
    for (const name of Object.values(names)) built.set(nameKey(name), area(m49));
  for (const { words, candidates, withoutRegions } of ambiguous.ask)
    for (const word of words) built.set(nameKey(word), { kind: "ambiguous", candidates, withoutRegions });
  for (const word of ambiguous.outside) built.set(nameKey(word), { kind: "outside" });
  return built;
}

/** CLDR gives one name to two areas in places; then both are candidates. */
function addShared(built: Map<string, NamedArea>, names: readonly (readonly [string, string])[]): void {
  const codesByKey = new Map<string, Set<string>>();
  for (const [key, m49] of names) codesByKey.set(key, (codesByKey.get(key) ?? new Set()).add(m49));
  for (const [key, codes] of codesByKey) {
    const [first, ...rest] = codes;
    if (first === undefined) continue;
    const shared = { kind: "ambiguous", candidates: [...codes], withoutRegions: null } as const;
    built.set(key, rest.length === 0 ? area(first) : shared);
  }
}

/** A matching aid only; CLDR differs from United Nations usage, so that its names are never shown. */
function namesOfCldr(): readonly (readonly [string, string])[] {
  const styles = ["long", "short"] as const;
  return LANGUAGES.flatMap((language) =>
    styles.flatMap((style) => {
      const names = new Intl.DisplayNames(language, { type: "region", style, fallback: "none" });
      return listAreas().flatMap(({ iso2, m49 }) => {
        const name = names.of(iso2);
        return name === undefined ? [] : [[nameKey(name), m49] as const];
      });
    }),
  );
}

function area(m49: string): NamedArea {
  return { kind: "area", m49 };
}

function region(m49: string): NamedArea {
  return { kind: "region", m49 };
}
