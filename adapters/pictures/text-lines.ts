// Words broken into lines that fit, by the real widths of the letters; and made safe to draw, whoever wrote them.
import type { Language } from "../../src/domain/language.ts";
import { FULL_WIDTH, type Weight } from "./fonts.ts";
import { measureLetters } from "./rasterize.ts";

export type Type = { readonly size: number; readonly weight: Weight };

/** More than any line of a picture can hold; the rest is in the table and the alternative text. */
const MAX_CHARACTERS = 400;
const ELLIPSIS = "…";
const BLANK_WIDTH = 0.26;

/** Arabic is read from right to left, and so are its pictures. */
export function isRightToLeft(language: Language): boolean {
  return language === "ar";
}

/** Right-to-left isolate, first strong isolate, pop directional isolate. https://www.unicode.org/reports/tr9/ */
const RLI = "\u2067";
const FSI = "\u2068";
const PDI = "\u2069";

/**
 * The renderer takes every line for one from left to right; an isolate around it gives it the direction of the
 * picture's language, or in the other languages its own, so that full stops and numbers stand where they belong.
 */
export function isolate(line: string, language: Language): string {
  return `${isRightToLeft(language) ? RLI : FSI}${line}${PDI}`;
}

/** With what no XML may hold. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
/** And what joins or colours them; signs that fonts have stay. */
const PICTOGRAPHS = /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d/gu;

/** Without what no XML may hold, what would turn the direction of others, and pictographs, which no font here has. */
export function clean(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .replace(DIRECTIONS, "")
    .replace(PICTOGRAPHS, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/** At most so many lines; what does not fit is cut, which an ellipsis shows. An empty text has no lines. */
export function breakLines(text: string, type: Type, maxWidth: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(clean(text), type, maxWidth)) {
    const longer = line + piece;
    if (line.trim() === "" || widthOf(longer.trim(), type) <= maxWidth) {
      line = longer;
      continue;
    }
    if (lines.length === maxLines - 1) return [...lines, shortenTo(longer, type, maxWidth)];
    lines.push(line.trim());
    line = piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trim()];
}

/** In units of the picture; a little more than is drawn rather than less. */
export function widthOf(text: string, { size, weight }: Type): number {
  const pieces = text.match(/\s+|[^\s\p{Script=Han}\u3000-\u303f\uff01-\uff60]+|./gu) ?? [];
  return pieces.reduce((sum, piece) => sum + widthOfPiece(piece, weight), 0) * size;
}

/** Words are measured once; no more of them than the lists of a picture use. */
const widths = new Map<string, number>();
const MAX_WIDTHS = 5000;

function widthOfPiece(piece: string, weight: Weight): number {
  if (piece.trim() === "") return piece.length * BLANK_WIDTH;
  if (FULL_WIDTH.test(piece)) return 1;
  const key = `${weight}${piece}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= MAX_WIDTHS) widths.clear();
  const width = measureLetters(piece, weight);
  widths.set(key, width);
  return width;
}

/** Where a line may break: after blanks, and between Chinese characters but before their closing punctuation. */
const PIECES = /[\p{Script=Han}“《「（][，。、；：？！）》」”]*\s*|[^\s\p{Script=Han}]+\s*|\s+/gu;

/** A word that is wider than a line is broken between letters. */
function piecesOf(text: string, type: Type, maxWidth: number): readonly string[] {
  const pieces = text.match(PIECES) ?? [];
  return pieces.flatMap((piece) => (widthOf(piece.trim(), type) <= maxWidth ? [piece] : divide(piece, type, maxWidth)));
}

function divide(word: string, type: Type, maxWidth: number): readonly string[] {
  const parts: string[] = [];
  let rest = graphemes(word);
  while (rest.length > 0) {
    const fitting = countFitting(rest, type, maxWidth, "");
    parts.push(rest.slice(0, fitting).join(""));
    rest = rest.slice(fitting);
  }
  return parts;
}

function shortenTo(text: string, type: Type, maxWidth: number): string {
  const letters = graphemes(text);
  return `${letters
    .slice(0, countFitting(letters, type, maxWidth, ELLIPSIS))
    .join("")
    .trim()}${ELLIPSIS}`;
}

/** How many letters fit, by halving; one at least. */
function countFitting(letters: readonly string[], type: Type, maxWidth: number, end: string): number {
  let [fits, tooMany] = [1, letters.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (widthOf(letters.slice(0, middle).join("") + end, type) <= maxWidth) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
