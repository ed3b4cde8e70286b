// By which words people name organizations, themes, kinds and states of activities. Areas have a vocabulary of their own
// (src/domain/area-names.ts).
import { findNamed } from "../domain/area-names.ts";
import { foldWords } from "../domain/fold-words.ts";
import type { OrganizationId } from "../domain/ids.ts";
import { AREA_GROUPS } from "./areas-within.ts";
import type { FindingKind, FindingStatus } from "./finding.ts";
import { THEMES } from "./themes.ts";

/** One thing that words may mean. */
export type Meaning =
  | { readonly kind: "organization"; readonly id: OrganizationId }
  | { readonly kind: "area"; readonly code: string }
  | { readonly kind: "theme"; readonly code: string }
  | { readonly kind: "finding-kind"; readonly code: FindingKind }
  | { readonly kind: "status"; readonly code: FindingStatus }
  | { readonly kind: "best-practice" }
  | { readonly kind: "new-initiative" };

export type AskRoster = readonly {
  readonly id: OrganizationId;
  readonly name: string;
  readonly acronym: string;
  readonly aliases: readonly string[];
}[];

export type Vocabulary = ReadonlyMap<string, readonly Meaning[]>;

/** Acronyms that are words as well: only in capitals do they name an organization. */
const WORDS_TOO: ReadonlySet<string> = new Set(["who", "care", "un", "ice", "aids"]);
/** Shorter names of areas count in capitals only: "us" is not the United States. */
const SHORTEST_AREA_NAME = 4;

const KIND_WORDS: readonly (readonly [Meaning, string])[] = [
  [{ kind: "finding-kind", code: "activity" }, "activity,activities,activité,activités,actividad,actividades"],
  [
    { kind: "finding-kind", code: "survey" },
    "survey,surveys,enquête,enquêtes,encuesta,encuestas,обследование,обследования,调查",
  ],
  [{ kind: "finding-kind", code: "paper" }, "paper,papers,contributed paper,contributed papers"],
  [
    { kind: "best-practice" },
    "practice,practices,best practice,best practices,good practice,good practices,meilleures pratiques,mejores prácticas,buenas prácticas",
  ],
  [{ kind: "new-initiative" }, "initiative,initiatives,new initiative,new initiatives,major new initiatives"],
  [{ kind: "status", code: "planned" }, "planned,plans,plan,upcoming,future,prévu,prévues,previstas,planificadas"],
  [{ kind: "status", code: "ongoing" }, "ongoing,under way,underway,current,en cours,en curso"],
  [{ kind: "status", code: "completed" }, "completed,finished,concluded"],
  [{ kind: "status", code: "suspended" }, "suspended"],
  [{ kind: "status", code: "cancelled" }, "cancelled,canceled"],
];

const GROUP_WORDS: Readonly<Record<(typeof AREA_GROUPS)[number], string>> = {
  LDC: "ldc,ldcs,least developed countries",
  LLDC: "lldc,lldcs,landlocked developing countries,landlocked countries",
  SIDS: "sids,small island developing states,small island states",
};

const kept = new WeakMap<AskRoster, Vocabulary>();

/** The roster is read anew now and then; until then its vocabulary is the same. */
export function buildVocabulary(roster: AskRoster): Vocabulary {
  const vocabulary = kept.get(roster) ?? compileVocabulary(roster);
  kept.set(roster, vocabulary);
  return vocabulary;
}

function compileVocabulary(roster: AskRoster): Vocabulary {
  const vocabulary = new Map<string, readonly Meaning[]>(fixedWords());
  for (const { id, name, acronym, aliases } of roster) {
    for (const words of [acronym, name, ...aliases, ...firstPart(name)]) {
      const key = organizationKey(words);
      const others = (vocabulary.get(key) ?? []).filter(({ kind }) => kind === "organization");
      if (key !== "" && !others.some((each) => each.kind === "organization" && each.id === id))
        vocabulary.set(key, [...others, { kind: "organization", id }]);
    }
  }
  return vocabulary;
}

/** "Statistics Division, Department of …" is called by what stands before the comma or the bracket. */
function firstPart(name: string): readonly string[] {
  const [first = "", ...rest] = name.split(/,| \(/);
  return rest.length > 0 && first.includes(" ") ? [first] : [];
}

/** "the" stands before many names, and is no part of them. */
export function organizationKey(words: string): string {
  return foldWords(words).replace(/^(?:the|le|la|l|les|el) /, "");
}

/** What exactly these words mean: nothing, one thing, or several among which must be chosen. */
export function meaningsOf(typed: string, folded: string, vocabulary: Vocabulary): readonly Meaning[] {
  const inCapitals = typed === typed.toUpperCase();
  const known = WORDS_TOO.has(folded) && !inCapitals ? undefined : vocabulary.get(folded);
  const [first] = known ?? [];
  if (known && first && first.kind !== "theme") return known;
  const area = folded.length < SHORTEST_AREA_NAME && !inCapitals ? null : findNamed(typed);
  if (area?.kind === "area" || area?.kind === "region") return [{ kind: "area", code: area.m49 }];
  if (area?.kind === "ambiguous") return area.candidates.map((code) => ({ kind: "area" as const, code }));
  return known ?? [];
}

let fixed: ReadonlyMap<string, readonly Meaning[]> | undefined;

/** Themes first, so that kinds and groups win where a word is both. */
function fixedWords(): ReadonlyMap<string, readonly Meaning[]> {
  fixed ??= new Map([
    ...THEMES.flatMap(({ code, label, words }) =>
      [code.replaceAll("_", " "), ...Object.values(label), ...words].flatMap((each) =>
        each ? entries(each, { kind: "theme", code }) : [],
      ),
    ),
    ...AREA_GROUPS.flatMap((code) =>
      GROUP_WORDS[code].split(",").flatMap((each) => entries(each, { kind: "area", code })),
    ),
    ...KIND_WORDS.flatMap(([meaning, words]) => words.split(",").flatMap((each) => entries(each, meaning))),
  ]);
  return fixed;
}

/** One and many: "household survey", "household surveys". */
function entries(words: string, meaning: Meaning): readonly (readonly [string, readonly Meaning[]])[] {
  const key = foldWords(words);
  const isLatin = /^[a-z ]+$/.test(key);
  const other = key.endsWith("s") ? key.slice(0, -1) : `${key}s`;
  const keys = isLatin && key.length >= SHORTEST_AREA_NAME ? [other, key] : [key];
  return keys.map((each) => [each, [meaning]] as const);
}
