// Reads a number as people write it: "1,942", "1 800", "12,5", "٣٥٠", "about 1,800", "12 months", "2 million".
// Anything beside the number itself makes the reading one to confirm; two numbers are none.

import { foldWords } from "../domain/fold-words.ts";
import type { Language } from "../domain/language.ts";
import type { Question } from "./questionnaire.ts";
import { asciiDigits } from "./read-digits.ts";
import type { Reading, ReadingContext } from "./reading.ts";

type NumberQuestion = Extract<Question, { kind: "whole-number" | "decimal" }>;
type Parsed = { readonly number: number; readonly exact: boolean };

const LONGEST_NUMBER_CHARACTERS = 100;
const NUMBER = /[+-]?\d(?:[\d.,'’ ]*\d)?/g;
const SPACED = /^\d{1,3}(?:[ '’]\d{3})+([.,]\d+)?$/;
const NOT_A_NUMBER: Reading = { kind: "problem", problem: { code: "not-a-number" } };

const MULTIPLIERS: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  mille: 1e3,
  mil: 1e3,
  milliers: 1e3,
  тысяч: 1e3,
  тысячи: 1e3,
  тыс: 1e3,
  الف: 1e3,
  千: 1e3,
  万: 1e4,
  million: 1e6,
  millions: 1e6,
  millon: 1e6,
  millones: 1e6,
  миллион: 1e6,
  миллиона: 1e6,
  миллионов: 1e6,
  млн: 1e6,
  مليون: 1e6,
  百万: 1e6,
  亿: 1e8,
  billion: 1e9,
  milliard: 1e9,
  milliards: 1e9,
};

export function readNumber(question: NumberQuestion, typed: string, context: ReadingContext): Reading {
  const text = plainSigns(typed);
  if (text.length > LONGEST_NUMBER_CHARACTERS) return NOT_A_NUMBER;
  const [match, another] = text.matchAll(NUMBER);
  if (!match || another) return NOT_A_NUMBER;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  if (/[\p{L}\p{N}]$/u.test(before)) return NOT_A_NUMBER;

  const parsed = parseNumber(match[0], question.kind, context.language);
  const multiplier = MULTIPLIERS[foldWords(after).split(" ")[0] ?? ""] ?? 1;
  if (parsed === null) return NOT_A_NUMBER;
  const alone = before.trim() === "" && /^[.\s]*$/.test(after);
  return check(question, { number: parsed.number * multiplier, exact: parsed.exact && alone });
}

function check(question: NumberQuestion, { number, exact }: Parsed): Reading {
  const { min, max = Number.MAX_SAFE_INTEGER } = question;
  if (question.kind === "whole-number" && !Number.isInteger(number))
    return { kind: "problem", problem: { code: "not-whole" } };
  if (min !== undefined && number < min) return { kind: "problem", problem: { code: "too-small", min } };
  if (number > max) return { kind: "problem", problem: { code: "too-large", max } };
  if (number < -Number.MAX_SAFE_INTEGER)
    return { kind: "problem", problem: { code: "too-small", min: -Number.MAX_SAFE_INTEGER } };
  return { kind: "understood", value: { kind: "number", number }, exact };
}

/** One sign for each thing: minus, decimal point, group, space. */
function plainSigns(typed: string): string {
  return asciiDigits(typed)
    .trim()
    .replace(/[−–﹣－]/g, "-")
    .replaceAll("٫", ".")
    .replace(/[٬،，]/g, ",")
    .replace(/[\u00a0\u2007\u2009\u202f]/g, " ");
}

function parseNumber(written: string, kind: NumberQuestion["kind"], language: Language): Parsed | null {
  const negative = written.startsWith("-");
  const parsed = parseUnsigned(written.replace(/^[+-]/, ""), kind, language);
  if (parsed === null) return null;
  return { ...parsed, number: negative && parsed.number !== 0 ? -parsed.number : parsed.number };
}

function parseUnsigned(written: string, kind: NumberQuestion["kind"], language: Language): Parsed | null {
  if (/^\d+$/.test(written)) return { number: Number(written), exact: true };
  if (/[ '’]/.test(written)) {
    const spaced = SPACED.test(written);
    return spaced ? { number: Number(written.replace(/[ '’]/g, "").replace(",", ".")), exact: true } : null;
  }
  const signs = written.replace(/\d/g, "");
  const last = signs.at(-1) ?? "";
  if (new Set(signs).size === 2) return parseGroups(written, last);
  if (signs.length > 1) return isGrouped(written, last) ? { number: withoutGroups(written), exact: true } : null;
  const threeDigits = isGrouped(written, last);
  if (!threeDigits) return { number: Number(written.replace(",", ".")), exact: true };
  return parseOneSign(written, last, kind, language);
}

/** "1.234,5": the last sign is the decimal one. */
function parseGroups(written: string, decimal: string): Parsed | null {
  const [whole = "", fraction = "", ...rest] = written.split(decimal);
  const group = decimal === "," ? "." : ",";
  if (rest.length > 0 || !isGrouped(whole, group)) return null;
  return { number: Number(`${withoutGroups(whole)}.${fraction}`), exact: true };
}

/** "1,942" and "1.942" mean different things in different languages. */
function parseOneSign(written: string, sign: string, kind: NumberQuestion["kind"], language: Language): Parsed {
  const grouped = withoutGroups(written);
  const decimal = Number(written.replace(",", "."));
  const commaGroups = language === "en" || language === "zh" || language === "ar";
  if (kind === "whole-number") return { number: grouped, exact: sign === "," || language === "es" };
  if (sign === ",") return commaGroups ? { number: grouped, exact: true } : { number: decimal, exact: false };
  return { number: decimal, exact: language !== "es" };
}

/** Groups of three after one to three digits, the first of which is no zero. */
function isGrouped(written: string, sign: string): boolean {
  const [first = "", ...groups] = written.split(sign);
  return /^[1-9]\d{0,2}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group));
}

function withoutGroups(written: string): number {
  return Number(written.replace(/[.,]/g, ""));
}
