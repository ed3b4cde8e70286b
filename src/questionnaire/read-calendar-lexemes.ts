// Takes typed words about time apart into numbers, signs and known words, each with its place in what was typed.

import { foldWords } from "../domain/fold-words.ts";
import { type CalendarWord, PHRASES } from "./read-calendar-words.ts";
import { asciiDigits } from "./read-digits.ts";

export type Lexeme = { readonly start: number; readonly end: number } & (
  | { readonly kind: "number"; readonly digits: string; readonly value: number }
  | { readonly kind: "sign"; readonly sign: string }
  | { readonly kind: "word"; readonly means: CalendarWord }
  | { readonly kind: "unknown" }
);

type Token = { readonly text: string; readonly start: number; readonly end: number };

const TOKENS = /\d+|\p{Script=Han}|[\p{L}\p{M}]+|[^\s\p{L}\p{M}]/gu;
/** 5th, 1er, 2º: what is left when the number is taken. */
const ORDINAL_SUFFIXES = new Set(["st", "nd", "rd", "th", "er", "re", "eme", "e", "o", "a", "º", "ª", "го", "е", "й"]);
const SILENT = new Set([".", "'", "’", "ʼ", "`", "“", "”", '"']);

export function findLexemes(typed: string): readonly Lexeme[] {
  const text = westernDates(asciiDigits(typed));
  const tokens = [...text.matchAll(TOKENS)].map((match) => tokenOf(match[0], match.index));
  const lexemes: Lexeme[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { lexeme, count } = lexemeAt(tokens, at);
    if (lexeme) lexemes.push(lexeme);
    at += count;
  }
  return lexemes;
}

/** 2007年11月26日 as 2007/11/26, 2007年11月 as 11/2007: as many characters, so that places stay. */
function westernDates(text: string): string {
  return text.replace(/(\d{4})年(\d{1,2})月(\d{1,2})[日号]/g, "$1/$2/$3 ").replace(/(\d{4})年(\d{1,2})月/g, "$2/$1 ");
}

function lexemeAt(tokens: readonly Token[], at: number): { readonly lexeme: Lexeme | null; readonly count: number } {
  const token = tokens[at];
  if (!token) return { lexeme: null, count: 1 };
  const { text, start, end } = token;
  if (isSilent(tokens, at)) return { lexeme: null, count: 1 };
  for (const { words, means } of PHRASES.get(text) ?? []) {
    const count = tokensOf(words, tokens, at);
    const last = count > 0 ? tokens[at + count - 1] : undefined;
    if (last) return { lexeme: { kind: "word", means, start, end: last.end }, count };
  }
  if (/^\d/.test(text)) return { lexeme: { kind: "number", digits: text, value: Number(text), start, end }, count: 1 };
  if (/^[\p{L}\p{M}]/u.test(text)) return { lexeme: { kind: "unknown", start, end }, count: 1 };
  return { lexeme: { kind: "sign", sign: text, start, end }, count: 1 };
}

/** How many tokens the words of a phrase take, hyphens between them counted; 0 when they are not there. */
function tokensOf(words: readonly string[], tokens: readonly Token[], at: number): number {
  let next = at;
  for (const word of words) {
    if (next > at && tokens[next]?.text === "-") next += 1;
    if (tokens[next]?.text !== word) return 0;
    next += 1;
  }
  return next - at;
}

/** A full stop between numbers is part of a date; an ordinal's letters and apostrophes say nothing. */
function isSilent(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token) return true;
  const tight = before !== undefined && before.end === token.start && /^\d/.test(before.text);
  if (token.text === "." && tight) return !/^\d/.test(tokens[at + 1]?.text ?? "");
  return SILENT.has(token.text) || (tight && ORDINAL_SUFFIXES.has(token.text));
}

function tokenOf(text: string, start: number): Token {
  const folded = /[\p{L}\p{M}]/u.test(text) ? foldWords(text) : text;
  return { text: folded, start, end: start + text.length };
}
