// Reads organizations: those of the roster by acronym, alias or name, others in the person's own words.
// Their names hold commas and "and": names of the roster are kept whole, and a semicolon or a line divides the rest.
import { foldWords } from "../domain/fold-words.ts";
import type { Question } from "./questionnaire.ts";
import { type Piece, splitList } from "./read-list.ts";
import { findNearest } from "./read-nearest.ts";
import { OWN_WORDS, type Reading, type ReadingContext } from "./reading.ts";

type OrganizationsQuestion = Extract<Question, { kind: "organizations" }>;
type RosterEntry = ReadingContext["organizations"][number];
type Named = { readonly id: string | null; readonly name: string };
type Which = Extract<Reading, { kind: "which" }>;
type PartReading = { readonly organization: Named; readonly exact: boolean } | Which;

const LONGEST_LIST_CHARACTERS = 8000;
const LONGEST_NAME_CHARACTERS = 300;
const MOST_PIECES_OF_A_NAME = 8;

export function readOrganizations(question: OrganizationsQuestion, typed: string, context: ReadingContext): Reading {
  if (typed.length > LONGEST_LIST_CHARACTERS) return tooMany(question);
  const roster = rosterByKey(context.organizations);
  const organizations: Named[] = [];
  let exact = true;
  const parts = new Set(findParts(typed, roster, context));
  if (parts.size > 4 * question.max) return tooMany(question);
  for (const part of parts) {
    const read = readPart(part, roster, context);
    if ("kind" in read) return read;
    organizations.push(read.organization);
    exact &&= read.exact;
  }
  const once = [...new Map(organizations.map((each) => [each.id ?? each.name.toLowerCase(), each])).values()];
  const tooLong = once.find(({ name }) => name.length > LONGEST_NAME_CHARACTERS);
  if (once.length === 0) return { kind: "problem", problem: { code: "empty" } };
  if (tooLong)
    return {
      kind: "problem",
      problem: { code: "too-long", maxCharacters: LONGEST_NAME_CHARACTERS, characters: tooLong.name.length },
    };
  if (once.length > question.max) return tooMany(question);
  return { kind: "understood", value: { kind: "organizations", organizations: once }, exact };
}

function tooMany(question: OrganizationsQuestion): Reading {
  return { kind: "problem", problem: { code: "too-many-choices", max: question.max } };
}

/** Those of the roster that the words name: one, none, or several of the same acronym. */
export function findOrganizations(words: string, organizations: readonly RosterEntry[]): readonly RosterEntry[] {
  return findInRoster(words, rosterByKey(organizations));
}

type Roster = ReadonlyMap<string, readonly RosterEntry[]>;

function rosterByKey(organizations: readonly RosterEntry[]): Roster {
  const roster = new Map<string, readonly RosterEntry[]>();
  for (const organization of organizations)
    for (const name of [organization.acronym, organization.name, ...organization.aliases]) {
      const key = organizationKey(name);
      const others = roster.get(key) ?? [];
      if (key !== "" && !others.includes(organization)) roster.set(key, [...others, organization]);
    }
  return roster;
}

function organizationKey(name: string): string {
  return foldWords(name)
    .replace(/^(?:the|le|la|l|les|el) /, "")
    .replace(/organisation/g, "organization");
}

/** Those of the roster that the words name; "International Organization for Migration (IOM)" names one twice. */
function findInRoster(words: string, roster: Roster): readonly RosterEntry[] {
  if (words.length > LONGEST_NAME_CHARACTERS) return [];
  const whole = roster.get(organizationKey(words));
  if (whole) return whole;
  const bracket = /^([^()]+)\(([^()]+)\)$/.exec(words.trim());
  const [byName, byAcronym] = [bracket?.[1], bracket?.[2]].map((part) => roster.get(organizationKey(part ?? "")) ?? []);
  const both = (byName ?? []).filter((organization) => byAcronym?.includes(organization));
  if (both.length > 0) return both;
  return byName && byName.length > 0 ? byName : (byAcronym ?? []);
}

function findParts(typed: string, roster: Roster, context: ReadingContext): readonly string[] {
  const clauses = typed.split(/[\n\r;；؛]+/).filter((clause) => clause.trim() !== "");
  return clauses.flatMap((clause) => {
    const words = clause.replace(/^\s*(?:[-–*•·]|\d{1,3}[.)])\s+/, "").trim();
    if (isKnown(words, roster, context)) return [words];
    const parts = partsOfClause(words, roster, context);
    const divides = clauses.length === 1 || parts.every((part) => isKnown(part, roster, context));
    return divides ? parts : [words];
  });
}

/** The longest names that are known; between them, unknown words are divided by commas only. */
function partsOfClause(words: string, roster: Roster, context: ReadingContext): readonly string[] {
  const pieces = splitList(words).filter(({ start, end }) => end > start);
  const parts: string[] = [];
  let unknownFrom: Piece | null = null;
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (!piece) break;
    const count = countOfKnown(words, pieces, at, roster, context);
    if (count > 0) {
      unknownFrom = null;
      parts.push(words.slice(piece.start, pieces[at + count - 1]?.end));
    } else if (unknownFrom && !/[,，、،]/.test(words.slice(pieces[at - 1]?.end, piece.start))) {
      parts.splice(-1, 1, words.slice(unknownFrom.start, piece.end));
    } else {
      unknownFrom = piece;
      parts.push(words.slice(piece.start, piece.end));
    }
    at += Math.max(1, count);
  }
  return parts;
}

function countOfKnown(
  words: string,
  pieces: readonly Piece[],
  at: number,
  roster: Roster,
  context: ReadingContext,
): number {
  for (let count = Math.min(MOST_PIECES_OF_A_NAME, pieces.length - at); count > 0; count -= 1) {
    if (isKnown(words.slice(pieces[at]?.start, pieces[at + count - 1]?.end), roster, context)) return count;
  }
  return 0;
}

function isKnown(words: string, roster: Roster, context: ReadingContext): boolean {
  return Object.hasOwn(context.resolutions, words.toLowerCase()) || findInRoster(words, roster).length > 0;
}

function readPart(part: string, roster: Roster, context: ReadingContext): PartReading {
  const key = part.toLowerCase();
  const said = Object.hasOwn(context.resolutions, key) ? context.resolutions[key] : undefined;
  if (said === OWN_WORDS) return { organization: { id: null, name: part }, exact: true };
  const found = context.organizations.find(({ id }) => id === said);
  const named = found ? [found] : findInRoster(part, roster);
  const [organization] = named;
  if (named.length > 1) return which(part, named);
  if (organization) return { organization: { id: organization.id, name: organization.name }, exact: true };
  return guess(part, roster);
}

function guess(part: string, roster: Roster): PartReading {
  const entries = [...roster].flatMap(([key, named]) =>
    key.length > 5 ? named.map((each) => [key, each] as const) : [],
  );
  const near = findNearest(organizationKey(part), entries).guess;
  const organization = near ? { id: near.id, name: near.name } : { id: null, name: part };
  return { organization, exact: false };
}

function which(part: string, named: readonly RosterEntry[]): Which {
  const candidates = named.map(({ id, name }) => ({ code: id, label: name }));
  return { kind: "which", part, candidates, ownWordsAllowed: true };
}
