// Reads countries and areas as people list them. Names become those of the code list; what may mean several areas is
// asked; what is in no list may stay a group in the person's own words where the question allows groups.
import { areaName, findArea, findRegion } from "../domain/areas.ts";
import type { CoveredArea } from "./answer.ts";
import type { Question } from "./questionnaire.ts";
import { guessArea } from "./read-area-meaning.ts";
import { type AreaPiece, findAreaPieces } from "./read-area-pieces.ts";
import { coveredArea } from "./read-covered-area.ts";
import { OWN_WORDS, type Reading, type ReadingContext } from "./reading.ts";

export type AreasQuestion = Extract<Question, { kind: "areas" }>;

/** Longer parts are not offered as a group, and are shown cut off. */
const LONGEST_PART_CHARACTERS = 300;
/** Guessing compares a part with every name of the list; more guesses than these are not worth confirming. */
const MOST_GUESSES = 20;
/** Of the whole list, where the names of all 248 areas take 4,000 characters. */
const LONGEST_LIST_CHARACTERS = 12_000;

type AreaReading = { readonly areas: readonly CoveredArea[]; readonly exact: boolean };
type Stopped = Exclude<Reading, { kind: "understood" }>;

/** `typed` holds words. */
export function readAreas(question: AreasQuestion, typed: string, context: ReadingContext): Reading {
  const whole = typed.trim();
  const ownWords = question.groups && resolutionOf(whole, context) === OWN_WORDS;
  if (ownWords) return understood(question, { areas: [{ m49: null, name: whole, role: null }], exact: true });

  if (whole.length > LONGEST_LIST_CHARACTERS) return problem(whole);
  const { pieces, exact } = findAreaPieces(whole, question, context);
  const wholeGroup = question.groups && whole.length <= LONGEST_PART_CHARACTERS && pieces.every(isUnknown);
  if (wholeGroup && pieces.length > 1 && !pieces.some((piece) => resolutionOf(piece.words, context)))
    return ask(question, whole, guessArea(whole).candidates, context);

  const areas: CoveredArea[] = [];
  let allExact = exact;
  let guesses = 0;
  for (const piece of pieces) {
    if (isUnknown(piece) && resolutionOf(piece.words, context) === null) guesses += 1;
    if (guesses > MOST_GUESSES) return problem(piece.words);
    const read = readPiece(question, piece, context);
    if ("kind" in read) return read;
    areas.push(...read.areas);
    allExact &&= read.exact;
  }
  return understood(question, { areas, exact: allExact });
}

function readPiece(question: AreasQuestion, piece: AreaPiece, context: ReadingContext): AreaReading | Stopped {
  const resolved = readResolution(question, piece, context);
  if (resolved) return resolved;
  const { meaning, words, role } = piece;
  if (meaning?.kind === "area") return { areas: [coveredArea(meaning.m49, role)], exact: true };
  if (meaning?.kind === "ambiguous") return ask(question, words, meaning.candidates, context);
  if (meaning?.kind === "outside") return ask(question, words, [], context);
  const { guess, candidates } = guessArea(words);
  if (guess !== null && isAllowed(question, guess)) return { areas: [coveredArea(guess, role)], exact: false };
  return ask(question, words, candidates, context);
}

/** What the person has already said about this part. */
function readResolution(question: AreasQuestion, piece: AreaPiece, context: ReadingContext): AreaReading | null {
  const code = resolutionOf(piece.words, context);
  if (code === null) return null;
  if (code === OWN_WORDS)
    return question.groups ? { areas: [{ m49: null, name: piece.words, role: piece.role }], exact: true } : null;
  return isAllowed(question, code) ? { areas: [coveredArea(code, piece.role)], exact: true } : null;
}

function resolutionOf(part: string, context: ReadingContext): string | null {
  const key = part.toLowerCase();
  return Object.hasOwn(context.resolutions, key) ? (context.resolutions[key] ?? null) : null;
}

function ask(question: AreasQuestion, part: string, codes: readonly string[], context: ReadingContext): Stopped {
  const candidates = codes
    .filter((code) => isAllowed(question, code))
    .map((code) => ({ code, label: areaName(code, context.language) }));
  const ownWordsAllowed = question.groups && part.length <= LONGEST_PART_CHARACTERS;
  if (candidates.length === 0 && !ownWordsAllowed) return problem(part);
  return { kind: "which", part, candidates, ownWordsAllowed };
}

function problem(part: string): Stopped {
  const cut = part.slice(0, LONGEST_PART_CHARACTERS).toWellFormed();
  return { kind: "problem", problem: { code: "not-an-area", part: cut } };
}

function understood(question: AreasQuestion, { areas, exact }: AreaReading): Reading {
  const once = withoutRepeats(areas);
  if (once.length === 0) return { kind: "problem", problem: { code: "empty" } };
  if (once.length > question.max) return { kind: "problem", problem: { code: "too-many-choices", max: question.max } };
  return { kind: "understood", value: { kind: "areas", areas: [...once] }, exact };
}

/** An area named twice counts once; with two roles it stays twice. */
function withoutRepeats(areas: readonly CoveredArea[]): readonly CoveredArea[] {
  const seen = new Map(areas.map((area) => [`${area.m49 ?? area.name.toLowerCase()} ${area.role ?? ""}`, area]));
  return [...seen.values()];
}

function isAllowed(question: AreasQuestion, code: string): boolean {
  return findArea(code) !== null || (question.regions && findRegion(code) !== null);
}

function isUnknown(piece: AreaPiece): boolean {
  return piece.meaning === null;
}
