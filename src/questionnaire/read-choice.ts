// Reads one choice of a list, or several, from words.
import { foldWords } from "../domain/fold-words.ts";
import { inLanguage } from "../domain/language.ts";
import type { Choice, Question } from "./questionnaire.ts";
import { type ChoiceWords, choiceWords, findMeant, guessChoice } from "./read-choice-words.ts";
import { checkChosen } from "./read-chosen.ts";
import { listWords, splitList } from "./read-list.ts";
import { OWN_WORDS, type Reading, type ReadingContext } from "./reading.ts";

type OneOf = Extract<Question, { kind: "one-of" }>;
type SeveralOf = Extract<Question, { kind: "several-of" }>;

/** Longer answers are no list of choices; they may still be the words of "other". */
const LONGEST_LIST_CHARACTERS = 4000;
const LONGEST_PART_CHARACTERS = 200;
/** Labels with more commas and "and" than these are not put together again. */
const MOST_PIECES_OF_A_LABEL = 6;
const MOST_PIECES = 300;

const ALL = new Set(
  [
    "all",
    "all of them",
    "all of these",
    "all of the above",
    "everything",
    "tous",
    "toutes",
    "tout",
    "todos",
    "todas",
    "todo",
    "все",
    "всё",
    "الكل",
    "جميعها",
    "全部",
    "所有",
  ].map(foldWords),
);
const BOTH = new Set(
  [
    "both",
    "both of them",
    "les deux",
    "tous les deux",
    "ambos",
    "ambas",
    "los dos",
    "оба",
    "обе",
    "كلاهما",
    "两者",
    "都",
  ].map(foldWords),
);
const NONE = new Set(
  [
    "none",
    "none of them",
    "none of these",
    "none of the above",
    "nothing",
    "aucun",
    "aucune",
    "rien",
    "ninguno",
    "ninguna",
    "nada",
    "ни один",
    "ничего",
    "لا شيء",
    "都没有",
  ].map(foldWords),
);

export function readOneOf(question: OneOf, typed: string, context: ReadingContext): Reading {
  const words = choiceWords(question.choices);
  const whole = readPart(words, typed.trim(), context);
  if (whole.kind === "meant") return one(whole.choice, whole.other, whole.exact);
  if (whole.kind === "which") return whole.which;

  const named = listNamed(words, typed);
  const both = question.choices.find((choice) => joins(words, choice, named));
  if (both) return one(both, null, false);
  if (named.length > 1) return onlyOne(words, typed.trim(), named, context);

  const guessed = guessPart(words, typed.trim(), context);
  if (guessed.kind === "meant") return one(guessed.choice, guessed.other, guessed.exact);
  return guessed.kind === "which" ? guessed.which : notAChoice(typed);
}

/** The distinct choices that a list names, where each of its pieces names one exactly. */
function listNamed(words: ChoiceWords, typed: string): readonly Choice[] {
  if (typed.length > LONGEST_LIST_CHARACTERS) return [];
  const meant = listWords(typed).map((piece) => findMeant(words, piece));
  return meant.every(({ length }) => length === 1) ? [...new Set(meant.flat())] : [];
}

/** "Yes, on request" names two answers of which one was meant; other lists name several that were. */
function onlyOne(words: ChoiceWords, part: string, named: readonly Choice[], context: ReadingContext): Reading {
  if (!named.some(({ code }) => code === "yes" || code === "no"))
    return { kind: "problem", problem: { code: "only-one-choice" } };
  return askWhichChoice(words, part, named, context);
}

/** "Household and individual" is the choice for the two that it names. */
function joins(words: ChoiceWords, choice: Choice, named: readonly Choice[]): boolean {
  if (named.length < 2 || named.includes(choice)) return false;
  return keysOf(words, choice).some((key) =>
    named.every((each) => keysOf(words, each).some((part) => ` ${key} `.includes(` ${part} `))),
  );
}

function keysOf({ byKey }: ChoiceWords, choice: Choice): readonly string[] {
  return [...byKey].flatMap(([key, meant]) => (meant.includes(choice) ? [key] : []));
}

function one(choice: Choice, other: string | null, exact: boolean): Reading {
  return { kind: "understood", value: { kind: "choice", code: choice.code, other }, exact };
}

export function readSeveralOf(question: SeveralOf, typed: string, context: ReadingContext): Reading {
  const words = choiceWords(question.choices);
  const plain = readQuantity(question, typed, context);
  const whole = readPart(words, typed.trim(), context);
  if (plain && whole.kind === "nothing") return plain;
  const parts = whole.kind === "nothing" ? listParts(words, typed, context) : [typed.trim()];
  if (parts.length > MOST_PIECES) return notAChoice(typed);

  const codes: string[] = [];
  const others: string[] = [];
  let exact = true;
  for (const part of parts) {
    const meant = readPart(words, part, context);
    const held = meant.kind === "nothing" ? guessChoice(words, part).held : [];
    if (held.length > 1) {
      codes.push(...held.map(({ code }) => code));
      exact = false;
      continue;
    }
    const read = meant.kind === "nothing" ? guessPart(words, part, context) : meant;
    if (read.kind === "which") return read.which;
    if (read.kind === "nothing") return notAChoice(part);
    codes.push(read.choice.code);
    if (read.other !== null) others.push(read.other);
    exact &&= read.exact;
  }
  const allOther = others.length === parts.length && !exact;
  const other = allOther ? typed.trim() : others.join(", ") || null;
  return checkChosen(question, codes, { other, exact }, context);
}

/** "all of them", "both", "none". */
function readQuantity(question: SeveralOf, typed: string, context: ReadingContext): Reading | null {
  if (typed.length > LONGEST_PART_CHARACTERS) return null;
  const key = foldWords(typed);
  const listed = question.choices.filter(({ other, alone }) => !other && !alone);
  const every = ALL.has(key) || (BOTH.has(key) && listed.length === 2);
  if (every) {
    const codes = listed.map(({ code }) => code);
    return checkChosen(question, codes, { other: null, exact: BOTH.has(key) }, context);
  }
  const [alone, ...further] = question.choices.filter((choice) => choice.alone);
  if (!NONE.has(key) || !alone || further.length > 0) return null;
  return checkChosen(question, [alone.code], { other: null, exact: false }, context);
}

/** The pieces of the list, those of one label put together: "Meeting, conference, seminar" may be one choice. */
function listParts(words: ChoiceWords, typed: string, context: ReadingContext): readonly string[] {
  if (typed.length > LONGEST_LIST_CHARACTERS) return [typed.trim()];
  if (/^\d{1,3}(?:\s+\d{1,3})+$/.test(typed.trim())) return typed.trim().split(/\s+/);
  const pieces = splitList(typed).filter(({ start, end }) => end > start);
  const parts: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    let count = Math.min(MOST_PIECES_OF_A_LABEL, pieces.length - at);
    const text = () => typed.slice(pieces[at]?.start, pieces[at + count - 1]?.end);
    while (count > 1 && readPart(words, text(), context).kind === "nothing") count -= 1;
    parts.push(text());
    at += count;
  }
  return parts;
}

type PartReading =
  | { readonly kind: "meant"; readonly choice: Choice; readonly other: string | null; readonly exact: boolean }
  | { readonly kind: "which"; readonly which: Extract<Reading, { kind: "which" }> }
  | { readonly kind: "nothing" };

/** What exactly these words mean, or what was said about them before. */
function readPart(words: ChoiceWords, part: string, context: ReadingContext): PartReading {
  const key = part.toLowerCase();
  const said = Object.hasOwn(context.resolutions, key) ? context.resolutions[key] : undefined;
  const other = otherOf(words);
  if (said === OWN_WORDS && other) return { kind: "meant", choice: other, other: part, exact: true };
  const chosen = words.choices.find(({ code }) => code === said);
  if (chosen) return { kind: "meant", choice: chosen, other: null, exact: true };

  const meant = findMeant(words, part);
  const [choice] = meant;
  if (meant.length > 1) return which(words, part, meant, context);
  if (choice) return { kind: "meant", choice, other: null, exact: true };
  const own = other ? wordsOfOther(words, other, part) : null;
  return own !== null && other ? { kind: "meant", choice: other, other: own, exact: true } : { kind: "nothing" };
}

/** "Other: boats" names the choice and its words at once. */
function wordsOfOther(words: ChoiceWords, other: Choice, part: string): string | null {
  const head = /^([^:：(–—]{1,80})(?:[:：(–—]|\s-\s)\s*/.exec(part);
  if (!head?.[1] || !findMeant(words, head[1].replace(/\s-\s.*$/, "")).includes(other)) return null;
  const own = part
    .slice(head[0].length)
    .replace(head[0].includes("(") ? /\)\s*$/ : /$^/, "")
    .trim();
  return own === "" ? null : own;
}

/** What was probably meant; words that mean nothing here are those of "other", where there is one. */
function guessPart(words: ChoiceWords, part: string, context: ReadingContext): PartReading {
  const { guess, nearest } = guessChoice(words, part);
  if (guess) return { kind: "meant", choice: guess, other: null, exact: false };
  const other = otherOf(words);
  if (other && part !== "") return { kind: "meant", choice: other, other: part, exact: false };
  return nearest.length > 0 ? which(words, part, nearest, context) : { kind: "nothing" };
}

function which(words: ChoiceWords, part: string, meant: readonly Choice[], context: ReadingContext): PartReading {
  return { kind: "which", which: askWhichChoice(words, part, meant, context) };
}

function askWhichChoice(
  words: ChoiceWords,
  part: string,
  meant: readonly Choice[],
  context: ReadingContext,
): Extract<Reading, { kind: "which" }> {
  const candidates = meant.map(({ code, label }) => ({ code, label: inLanguage(label, context.language) }));
  return { kind: "which", part, candidates, ownWordsAllowed: otherOf(words) !== undefined };
}

function otherOf({ choices }: ChoiceWords): Choice | undefined {
  return choices.find(({ other }) => other);
}

function notAChoice(part: string): Reading {
  const cut = part.trim().slice(0, LONGEST_PART_CHARACTERS).toWellFormed();
  return { kind: "problem", problem: { code: "not-a-choice", part: cut } };
}
