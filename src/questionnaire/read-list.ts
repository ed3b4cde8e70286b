// Takes a typed list apart: commas, semicolons, line breaks, slashes, and the words for "and" of six languages.
// Brackets keep what is in them together. Which pieces belong to one name is for the reader to say.

export type Piece = {
  readonly start: number;
  readonly end: number;
  /** What stands before the piece: nothing, a comma or an "and", or the end of a line or clause. */
  readonly after: "start" | "comma" | "clause";
};

const SEPARATORS =
  /[\n\r;；؛]+|[,、，،/|•]+|(?<=\s)(?:and|et|y|e|и|و|as well as)(?=\s)|(?<=\s)و(?=\p{L})|&|\+|以及|[和及与]/giu;
const CLAUSE_ENDS = /[\n\r;；؛]/;
const BULLET = /^\s*(?:[-–—*•·]|\d{1,3}[.)])\s+/;

/** The pieces in order, without the space around them; empty pieces stay, since a separator may be part of a name. */
export function splitList(typed: string): readonly Piece[] {
  const inBrackets = bracketed(typed);
  const pieces: Piece[] = [];
  let start = 0;
  let after: Piece["after"] = "start";
  for (const match of typed.matchAll(SEPARATORS)) {
    if (inBrackets[match.index] === 1) continue;
    pieces.push(trimPiece(typed, { start, end: match.index, after }));
    start = match.index + match[0].length;
    after = CLAUSE_ENDS.test(match[0]) ? "clause" : "comma";
  }
  return [...pieces, trimPiece(typed, { start, end: typed.length, after })];
}

/** The words of a list, without empty ones. */
export function listWords(typed: string): readonly string[] {
  return splitList(typed).flatMap(({ start, end }) => (end > start ? [typed.slice(start, end)] : []));
}

/** A 1 for each character inside brackets that are closed again. */
function bracketed(typed: string): Uint8Array {
  const inside = new Uint8Array(typed.length);
  const open: number[] = [];
  for (let at = 0; at < typed.length; at += 1) {
    const character = typed[at] ?? "";
    if ("([（".includes(character)) open.push(at);
    if (!")]）".includes(character)) continue;
    const opened = open.pop();
    if (opened !== undefined && open.length === 0) inside.fill(1, opened, at);
  }
  return inside;
}

function trimPiece(typed: string, piece: Piece): Piece {
  let { start, end } = piece;
  while (start < end && /\s/.test(typed[start] ?? "")) start += 1;
  while (end > start && /\s/.test(typed[end - 1] ?? "")) end -= 1;
  const bullet = piece.after === "comma" ? null : BULLET.exec(typed.slice(start, Math.min(end, start + 12)));
  return { ...piece, start: start + (bullet?.[0].length ?? 0), end };
}
