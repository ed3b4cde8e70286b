// Finds the areas in what was typed: where one name ends and the next begins, and which role each was given.
// "Bosnia and Herzegovina" is one name, "Bosnia and Serbia" are two: the longest name that is known wins.
import type { Question } from "./questionnaire.ts";
import { type AreaMeaning, meaningOf } from "./read-area-meaning.ts";
import { type Direction, findDirections, type RoledWords, takeHeading, takeRole } from "./read-area-roles.ts";
import { type Piece, splitList } from "./read-list.ts";
import type { ReadingContext } from "./reading.ts";

type AreasQuestion = Extract<Question, { kind: "areas" }>;

export type AreaPiece = {
  readonly words: string;
  readonly meaning: AreaMeaning | null;
  readonly role: string | null;
};

export type AreaPieces = {
  readonly pieces: readonly AreaPiece[];
  /** False when a role had to be worked out, or was said and cannot be kept. */
  readonly exact: boolean;
};

/** "Bonaire, Sint Eustatius and Saba" is taken apart into three; Chinese names with 和 into at most four. */
const MOST_PIECES_OF_A_NAME = 5;
const LONGEST_NAME_WITH_ROLE_CHARACTERS = 200;

export function findAreaPieces(typed: string, question: AreasQuestion, context: ReadingContext): AreaPieces {
  const found = new RoledPieces(question);
  let from = 0;
  for (const { start, end, direction } of [...findDirections(typed), null].map((mark) => mark ?? END)) {
    const stop = Math.min(start, typed.length);
    readStretch(typed.slice(from, stop), question, context, found);
    if (direction) found.turn(direction);
    from = end;
  }
  return { pieces: found.pieces, exact: found.exact };
}

const END: { readonly start: number; readonly end: number; readonly direction: Direction | null } = {
  start: Infinity,
  end: Infinity,
  direction: null,
};

/** The names between two words for directions. */
function readStretch(stretch: string, question: AreasQuestion, context: ReadingContext, found: RoledPieces): void {
  const pieces = splitList(stretch);
  let at = 0;
  while (at < pieces.length) {
    const taken = longestName(stretch, pieces, at, question, context);
    found.add(taken, pieces[at]?.after ?? "comma");
    at += taken.count;
  }
}

type Taken = RoledWords & { readonly heading: string | null | undefined; readonly count: number };

function longestName(
  stretch: string,
  pieces: readonly Piece[],
  at: number,
  question: AreasQuestion,
  context: ReadingContext,
): Taken {
  const first = withRole(stretch.slice(pieces[at]?.start, pieces[at]?.end), question);
  const last = first.words === "" && first.heading !== undefined ? at : at + MOST_PIECES_OF_A_NAME - 1;
  for (let end = Math.min(last, pieces.length - 1); end > at; end -= 1) {
    const from = pieces[at]?.start ?? 0;
    const to = pieces[end]?.end ?? from;
    if (to - from > LONGEST_NAME_WITH_ROLE_CHARACTERS) continue;
    const joined = withRole(stretch.slice(from, to), question);
    const answered = Object.hasOwn(context.resolutions, joined.words.toLowerCase());
    if (answered || meaningOf(joined.words, question.regions)) return { ...joined, count: end - at + 1 };
  }
  return { ...first, count: 1 };
}

function withRole(words: string, question: AreasQuestion): Omit<Taken, "count"> {
  const heading = takeHeading(words, question.roles);
  return { ...takeRole(heading.words, question.roles), heading: heading.role };
}

/** The areas found so far, and the role that the next ones take when none is said. */
class RoledPieces {
  pieces: AreaPiece[] = [];
  exact = true;
  readonly #question: AreasQuestion;
  /** Undefined: no role is running. */
  #running: string | null | undefined;
  /** A heading alone on its line holds for the lines below it. */
  #holds = false;
  /** How many areas stood before the last "to" of the clause. */
  #turnedAt: number | null = null;
  /** How many areas stood before the current clause, for the role they take from an arrow after them. */
  #clauseFrom = 0;

  constructor(question: AreasQuestion) {
    this.#question = question;
  }

  add({ words, role, heading }: Taken, after: Piece["after"]): void {
    if (after === "clause") this.#beginClause();
    if (heading !== undefined) this.#run(heading, words === "");
    if (words === "") return;
    const given = role === undefined ? this.#running : role;
    if (role === null || heading === null) this.exact = false;
    if (role && this.#running === undefined) this.#shareRole(role);
    const meaning = meaningOf(words, this.#question.regions);
    this.pieces.push({ words, meaning, role: given ?? null });
  }

  /** "France, Italy and Spain (destination)": the role is probably that of all three. */
  #shareRole(role: string): void {
    const clause = this.pieces.slice(this.#clauseFrom);
    if (clause.length === 0 || clause.some((piece) => piece.role !== null)) return;
    this.exact = false;
    this.pieces = [...this.pieces.slice(0, this.#clauseFrom), ...clause.map((piece) => ({ ...piece, role }))];
  }

  /** What stood before "to" or an arrow, and has no role yet, is where people come from. */
  turn(direction: Direction): void {
    const role = this.#roleOf(direction);
    if (direction === "destination" && this.#running === undefined) this.#giveOrigin();
    if (direction === "destination" && this.#turnedAt !== null) this.#beginCorridor(this.#turnedAt);
    this.#turnedAt = direction === "destination" ? this.pieces.length : null;
    this.#run(role, false);
    if (role === null) this.exact = false;
  }

  #giveOrigin(): void {
    const clause = this.pieces.slice(this.#clauseFrom);
    const origin = this.#roleOf("origin");
    if (clause.length > 1) this.exact = false;
    const given = clause.map((piece) => ({ ...piece, role: piece.role ?? origin }));
    this.pieces = [...this.pieces.slice(0, this.#clauseFrom), ...given];
  }

  /** "Ghana to Nigeria, Togo to Benin": the last area before the second "to" is where the second corridor begins. */
  #beginCorridor(turnedAt: number): void {
    this.exact = false;
    const last = this.pieces.at(-1);
    if (last && this.pieces.length - turnedAt > 1)
      this.pieces = [...this.pieces.slice(0, -1), { ...last, role: this.#roleOf("origin") }];
  }

  #run(role: string | null, holds: boolean): void {
    this.#running = role;
    this.#holds = holds;
  }

  #beginClause(): void {
    this.#clauseFrom = this.pieces.length;
    this.#turnedAt = null;
    if (!this.#holds) this.#running = undefined;
  }

  #roleOf(direction: Direction): string | null {
    return this.#question.roles?.find((role) => role.code === direction)?.code ?? null;
  }
}
