// Reads one date out of lexemes, as far as it is said: "26 November 2007", "Nov 2007", "Q2 2008", "24 October" before
// "to 22 December 2009". What is not said stays open, for the period around it to fill in.
import { Temporal } from "temporal-polyfill";
import type { PartialDate } from "./answer.ts";
import type { Lexeme } from "./read-calendar-lexemes.ts";
import type { CalendarWord } from "./read-calendar-words.ts";

export type LooseDate = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The last month of a quarter or half; `month` is its first. */
  readonly lastMonth: number | null;
  readonly exact: boolean;
  /** Two days that "03/04/2006" may be, as ISO dates. */
  readonly either: readonly [PartialDate, PartialDate] | null;
  readonly start: number;
  readonly end: number;
};

export type FoundDate = { readonly date: LooseDate; readonly next: number };

/** Lexemes by place; past the end there is none. */
type Lexemes = readonly Lexeme[];

/** The date that begins at `at`; null when none does. Words such as "of" and "in" are passed over. */
export function findDate(lexemes: Lexemes, at: number, today: string): FoundDate | null {
  let from = at;
  let exact = true;
  for (
    let word = meansAt(lexemes, from);
    word?.kind === "filler" || word?.kind === "about";
    word = meansAt(lexemes, from)
  ) {
    if (word.kind === "about") exact = false;
    from += 1;
    if (lexemes[from]?.kind === "sign" && signAt(lexemes, from) === "-") from += 1;
  }
  const found =
    findNumeric(lexemes, from) ??
    findPartOfYear(lexemes, from) ??
    findWithMonth(lexemes, from) ??
    findRelative(lexemes, from, today) ??
    findAlone(lexemes, from);
  if (!found) return null;
  return exact ? found : { ...found, date: { ...found.date, exact: false } };
}

/** 2007-11-26, 26.11.2007, 26/11/2007, 11/2007, 2007-11-26T...: numbers joined by one sign. */
function findNumeric(lexemes: Lexemes, at: number): FoundDate | null {
  const [a, b, c] = [numberAt(lexemes, at), numberAt(lexemes, at + 2), numberAt(lexemes, at + 4)];
  const sign = tightSign(lexemes, at + 1);
  if (!a || !b || !sign) return null;
  if (c && tightSign(lexemes, at + 3) === sign) return findThreeNumbers(lexemes, at, [a, b, c]);
  if (isYear(a) && sign === "-" && b.digits.length === 2 && b.value >= 1 && b.value <= 12)
    return found(lexemes, at, at + 3, { year: a.value, month: b.value });
  if (a.digits.length <= 2 && isYear(b)) {
    if (a.value < 1 || a.value > 12) return null;
    return found(lexemes, at, at + 3, { year: b.value, month: a.value });
  }
  return null;
}

type NumberLexeme = Extract<Lexeme, { kind: "number" }>;

function findThreeNumbers(
  lexemes: Lexemes,
  at: number,
  [a, b, c]: readonly [NumberLexeme, NumberLexeme, NumberLexeme],
): FoundDate | null {
  const next = at + 5;
  if (isYear(a)) return found(lexemes, at, next, { year: a.value, month: b.value, day: c.value });
  if (!isYear(c)) return null;
  const dayFirst = { year: c.value, month: b.value, day: a.value };
  const monthFirst = { year: c.value, month: a.value, day: b.value };
  if (a.value === b.value || a.value > 12 || signAt(lexemes, at + 1) === ".") return found(lexemes, at, next, dayFirst);
  if (b.value > 12) return found(lexemes, at, next, monthFirst);
  const either = [writeIso(dayFirst), writeIso(monthFirst)] as const;
  return found(lexemes, at, next, { ...dayFirst, either });
}

/** Q2 2008, 2008 Q2, second quarter of 2008, first half of 2009, H1 2009. */
function findPartOfYear(lexemes: Lexemes, at: number): FoundDate | null {
  const year = yearAt(lexemes, at);
  if (year !== null) {
    const part = partOfYearAt(lexemes, skipFillers(lexemes, at + 1));
    return part ? found(lexemes, at, part.next, { ...part, year }) : null;
  }
  const part = partOfYearAt(lexemes, at);
  if (!part) return null;
  const yearPlace = skipFillers(lexemes, part.next);
  const after = yearAt(lexemes, yearPlace);
  return found(lexemes, at, after === null ? part.next : yearPlace + 1, { ...part, year: after });
}

type PartOfYear = { readonly month: number; readonly lastMonth: number; readonly next: number };

function partOfYearAt(lexemes: Lexemes, at: number): PartOfYear | null {
  const [first, second] = [meansAt(lexemes, at), meansAt(lexemes, at + 1)];
  const firstNumber = first?.kind === "ordinal" ? first.number : (numberAt(lexemes, at)?.value ?? null);
  if (firstNumber !== null && second) return partOfYear(second, firstNumber, at + 2);
  const secondNumber = numberAt(lexemes, at + 1);
  return first && secondNumber ? partOfYear(first, secondNumber.value, at + 2) : null;
}

function partOfYear(unit: CalendarWord, number: number, next: number): PartOfYear | null {
  if (unit.kind !== "quarter" && unit.kind !== "half") return null;
  const months = unit.kind === "quarter" ? 3 : 6;
  if (number < 1 || number > 12 / months) return null;
  return { month: (number - 1) * months + 1, lastMonth: number * months, next };
}

/** 26 November 2007, November 26, 2007, November 2007, 2007 November; without the year when it is not there. */
function findWithMonth(lexemes: Lexemes, at: number): FoundDate | null {
  const lead = numberAt(lexemes, at);
  const monthPlace = lead ? skipFillers(lexemes, at + 1) : at;
  const month = monthAt(lexemes, monthPlace);
  if (month === null) return null;
  if (lead && isYear(lead)) {
    const day = dayAt(lexemes, monthPlace + 1);
    return found(lexemes, at, monthPlace + (day === null ? 1 : 2), { year: lead.value, month, day });
  }
  if (lead && (lead.value < 1 || lead.digits.length > 2)) return null;
  const day = lead?.value ?? dayAt(lexemes, monthPlace + 1);
  const afterDay = lead || day === null ? monthPlace + 1 : monthPlace + 2;
  const comma = signAt(lexemes, afterDay) === "," && day !== null ? 1 : 0;
  const yearPlace = skipFillers(lexemes, afterDay + comma);
  const year = yearAt(lexemes, yearPlace);
  return found(lexemes, at, year === null ? afterDay : yearPlace + 1, { year, month, day });
}

function findRelative(lexemes: Lexemes, at: number, today: string): FoundDate | null {
  const means = meansAt(lexemes, at);
  if (means?.kind !== "relative") return null;
  const day = Temporal.PlainDate.from(today).add({ [`${means.unit}s`]: means.shift });
  const { year } = day;
  const month = means.unit === "year" ? null : day.month;
  return found(lexemes, at, at + 1, { year, month, day: means.unit === "day" ? day.day : null, exact: false });
}

/** A year alone, or a day or the last digits of a year, which need the other end of a range. */
function findAlone(lexemes: Lexemes, at: number): FoundDate | null {
  const number = numberAt(lexemes, at);
  if (!number) return null;
  if (isYear(number)) return found(lexemes, at, at + 1, { year: number.value });
  return number.digits.length <= 2 ? found(lexemes, at, at + 1, { day: number.value }) : null;
}

function found(lexemes: Lexemes, at: number, next: number, said: Partial<LooseDate>): FoundDate {
  const start = lexemes[at]?.start ?? 0;
  const end = lexemes[next - 1]?.end ?? start;
  const open = { year: null, month: null, day: null, lastMonth: null, exact: true, either: null };
  const { year, month, day, lastMonth, exact, either } = { ...open, ...said };
  return { date: { year, month, day, lastMonth, exact, either, start, end }, next };
}

/** `2007`, `2007-11` or `2007-11-26`. */
export function writeIso(said: {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}): PartialDate {
  const parts = [String(said.year).padStart(4, "0")];
  if (said.month !== null) parts.push(String(said.month).padStart(2, "0"));
  if (said.month !== null && said.day !== null) parts.push(String(said.day).padStart(2, "0"));
  return parts.join("-");
}

/** Is there such a month, and such a day in it? */
export function isInCalendar(date: PartialDate): boolean {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

export function meansAt(lexemes: Lexemes, at: number): CalendarWord | null {
  const lexeme = lexemes[at];
  return lexeme?.kind === "word" ? lexeme.means : null;
}

export function signAt(lexemes: Lexemes, at: number): string | null {
  const lexeme = lexemes[at];
  return lexeme?.kind === "sign" ? lexeme.sign : null;
}

export function skipFillers(lexemes: Lexemes, at: number): number {
  let next = at;
  while (meansAt(lexemes, next)?.kind === "filler") next += 1;
  return next;
}

export function numberAt(lexemes: Lexemes, at: number): NumberLexeme | null {
  const lexeme = lexemes[at];
  return lexeme?.kind === "number" ? lexeme : null;
}

/** A sign that touches the numbers on both sides. */
export function tightSign(lexemes: Lexemes, at: number): string | null {
  const [before, sign, after] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (sign?.kind !== "sign" || !before || !after || !"-./–—".includes(sign.sign)) return null;
  return before.end === sign.start && sign.end === after.start ? sign.sign : null;
}

/** Surveys of this field are younger than 1800. */
export function isYear(number: NumberLexeme): boolean {
  return number.digits.length === 4 && number.value >= 1800 && number.value <= 2199;
}

function yearAt(lexemes: Lexemes, at: number): number | null {
  const number = numberAt(lexemes, at);
  return number && isYear(number) ? number.value : null;
}

function monthAt(lexemes: Lexemes, at: number): number | null {
  const means = meansAt(lexemes, at);
  return means?.kind === "month" ? means.month : null;
}

function dayAt(lexemes: Lexemes, at: number): number | null {
  const number = numberAt(lexemes, at);
  return number && number.digits.length <= 2 && number.value >= 1 ? number.value : null;
}
