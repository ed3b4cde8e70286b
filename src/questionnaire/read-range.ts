// One period: its two ends, as far as they are said, and what each end takes from the other.
// "24 October to 22 December 2009" says its year once; "2005-07" may be three years or one month.
import type { Round } from "./answer.ts";
import type { Lexeme } from "./read-calendar-lexemes.ts";
import {
  findDate,
  isInCalendar,
  isYear,
  type LooseDate,
  meansAt,
  numberAt,
  signAt,
  skipFillers,
  tightSign,
  writeIso,
} from "./read-loose-date.ts";
import { askWhich, dayCandidate, type Settled, type Which } from "./read-which.ts";
import type { AnswerProblem, ReadingContext } from "./reading.ts";
import { writePartialDate } from "./write-date.ts";

export type OpenRange = {
  readonly first: LooseDate;
  /** Null: one date alone, or an end that is open. */
  readonly last: LooseDate | null;
  readonly goesOn: boolean;
  /** "2005-07": the years, and the month it may be as well. */
  readonly orMonth: string | null;
};

export type FoundRange = { readonly range: OpenRange; readonly next: number };

export function findRange(lexemes: readonly Lexeme[], at: number, today: string): FoundRange | null {
  const shortYears = findShortYears(lexemes, skipFillers(lexemes, at));
  if (shortYears && !joins(lexemes, skipFillers(lexemes, shortYears.next), false)) return shortYears;
  const lead = meansAt(lexemes, skipFillers(lexemes, at))?.kind;
  const opened = lead === "since" || lead === "between";
  const first = findDate(lexemes, opened ? skipFillers(lexemes, at) + 1 : at, today);
  if (!first) return null;

  const join = skipFillers(lexemes, first.next);
  if (meansAt(lexemes, join)?.kind === "open") return goingOn(first.date, join + 1);
  if (!joins(lexemes, join, lead === "between")) {
    const range = { first: first.date, last: null, goesOn: lead === "since", orMonth: null };
    return lead === "between" ? null : { range, next: first.next };
  }
  const after = skipFillers(lexemes, join + 1);
  if (isOpenEnd(lexemes, after)) return goingOn(first.date, after + 1);
  const last = findDate(lexemes, after, today);
  if (last) return { range: { first: first.date, last: last.date, goesOn: false, orMonth: null }, next: last.next };
  return isDash(lexemes, join) && isEnd(lexemes, join + 1) ? goingOn(first.date, join + 1) : null;
}

/** 2005–07, 2008/09, 1998-99: a year and the last digits of another. */
function findShortYears(lexemes: readonly Lexeme[], at: number): FoundRange | null {
  const [year, end] = [numberAt(lexemes, at), numberAt(lexemes, at + 2)];
  const sign = tightSign(lexemes, at + 1);
  if (!year || !end || !sign || !isYear(year) || end.digits.length > 2 || tightSign(lexemes, at + 3) === sign)
    return null;
  const last = Number(year.digits.slice(0, 4 - end.digits.length) + end.digits);
  const isMonth = end.digits.length === 2 && end.value >= 1 && end.value <= 12;
  const place = { start: lexemes[at]?.start ?? 0, end: lexemes[at + 2]?.end ?? 0 };
  const open = { month: null, day: null, lastMonth: null, exact: end.digits.length === 2, either: null, ...place };
  const next = at + 3;
  const iso = `${year.digits}-${end.digits}`;
  if (last <= year.value && isMonth)
    return {
      range: { first: { ...open, year: year.value, month: end.value }, last: null, goesOn: false, orMonth: null },
      next,
    };
  const orMonth = sign === "-" && isMonth ? iso : null;
  return {
    range: { first: { ...open, year: year.value }, last: { ...open, year: last }, goesOn: false, orMonth },
    next,
  };
}

function goingOn(first: LooseDate, next: number): FoundRange {
  return { range: { first, last: null, goesOn: true, orMonth: null }, next };
}

function joins(lexemes: readonly Lexeme[], at: number, between: boolean): boolean {
  const kind = meansAt(lexemes, at)?.kind;
  if (kind === "to" || (between && kind === "and")) return true;
  if (isDash(lexemes, at)) return !isRemark(lexemes, at + 1);
  return signAt(lexemes, at) === "/" && isNextYear(lexemes, at);
}

/** "2005 - annual" says how often, not until when; "2005 - ongoing" has an open end. */
function isRemark(lexemes: readonly Lexeme[], at: number): boolean {
  const means = meansAt(lexemes, skipFillers(lexemes, at));
  return means?.kind === "frequency" || (means?.kind === "status" && means.code !== "ongoing");
}

/** 2008/2009 is one period; 2003/2009 may be two. */
function isNextYear(lexemes: readonly Lexeme[], at: number): boolean {
  const [before, after] = [numberAt(lexemes, at - 1), numberAt(lexemes, at + 1)];
  return before !== null && after !== null && isYear(before) && after.value === before.value + 1;
}

function isDash(lexemes: readonly Lexeme[], at: number): boolean {
  return "-–—−‑".includes(signAt(lexemes, at) ?? " ");
}

function isOpenEnd(lexemes: readonly Lexeme[], at: number): boolean {
  const means = meansAt(lexemes, at);
  if (means?.kind === "relative") return means.unit === "day" && means.shift === 0;
  return means?.kind === "now" || means?.kind === "open" || (means?.kind === "status" && means.code === "ongoing");
}

function isEnd(lexemes: readonly Lexeme[], at: number): boolean {
  return at >= lexemes.length || ",;)，；".includes(signAt(lexemes, at) ?? " ");
}

export type ClosedRound =
  | { readonly round: Round; readonly exact: boolean; readonly year: number }
  | { readonly stopped: AnswerProblem | Which };

/**
 * The round of a range. `laterYear` is that of the date after it in a list, for "May and October 2008".
 * Null: not enough was said for a date.
 */
export function closeRound(
  range: OpenRange,
  typed: string,
  laterYear: number | null,
  context: ReadingContext,
): ClosedRound | null {
  const part = typed.slice(range.first.start, (range.last ?? range.first).end);
  const settled = range.orMonth === null ? null : askYearsOrMonth(part, range, range.orMonth, context);
  if (settled?.kind === "which") return { stopped: settled };
  if (settled?.code === range.orMonth && range.orMonth !== null)
    return { round: round(range.orMonth, range.orMonth), exact: true, year: range.first.year ?? 0 };
  const ends = shareYear(range, laterYear);
  if (!ends) return null;
  const days = settleDays(ends, typed, context);
  if ("stopped" in days) return days;
  const start = days.start;
  const end = range.goesOn ? null : days.end;
  const impossible = [start, end].find((date) => date !== null && !isInCalendar(date));
  if (impossible) return { stopped: { code: "no-such-date", part } };
  if (end !== null && endsBefore(end, start)) return { stopped: { code: "ends-before-it-starts", part } };
  return { round: round(start, end), exact: ends.exact, year: ends.first.year };
}

type Dated = LooseDate & { readonly year: number };
type Ends = { readonly first: Dated; readonly last: Dated; readonly exact: boolean };

/** What one end does not say, it takes from the other. */
function shareYear({ first, last }: OpenRange, laterYear: number | null): Ends | null {
  if (!last) return aloneInTime(first, laterYear);
  const lastYear = last.year ?? yearFromDigits(first, last) ?? first.year ?? laterYear;
  if (lastYear === null) return null;
  const end = isYearDigits(first, last) ? { ...last, day: null, year: lastYear } : { ...last, year: lastYear };
  const month = first.month ?? (first.day === null ? null : end.month);
  if (isDayOfNoMonth({ ...first, month }) || isDayOfNoMonth(end)) return null;
  const wraps = first.year === null && month !== null && end.month !== null && month > end.month;
  const year = first.year ?? (wraps ? lastYear - 1 : lastYear);
  return { first: { ...first, month, year }, last: end, exact: first.exact && last.exact && !wraps };
}

function aloneInTime(date: LooseDate, laterYear: number | null): Ends | null {
  const year = date.year ?? laterYear;
  if (year === null || isDayOfNoMonth(date)) return null;
  const dated = { ...date, year };
  return { first: dated, last: dated, exact: date.exact };
}

function isDayOfNoMonth({ day, month }: LooseDate): boolean {
  return day !== null && month === null;
}

/** The 07 in "2005 to 07". */
function isYearDigits(first: LooseDate, last: LooseDate): boolean {
  return first.year !== null && first.month === null && last.year === null && last.month === null && last.day !== null;
}

function yearFromDigits(first: LooseDate, last: LooseDate): number | null {
  if (!isYearDigits(first, last) || first.year === null || last.day === null) return null;
  return Math.floor(first.year / 100) * 100 + last.day;
}

function settleDays(
  ends: Ends,
  typed: string,
  context: ReadingContext,
): { readonly start: string; readonly end: string } | { readonly stopped: Which } {
  const settled: string[] = [];
  for (const date of [ends.first, ends.last]) {
    if (!date.either) {
      settled.push(writeIso(date));
      continue;
    }
    const candidates = date.either.map((day) => dayCandidate(day, context));
    const day = askWhich(typed.slice(date.start, date.end), candidates, context);
    if (day.kind === "which") return { stopped: day };
    settled.push(day.code);
  }
  const [start = "", end = ""] = settled;
  return { start, end: ends.last.lastMonth === null ? end : writeIso({ ...ends.last, month: ends.last.lastMonth }) };
}

function askYearsOrMonth(part: string, range: OpenRange, month: string, context: ReadingContext): Settled | Which {
  const years = { code: `${range.first.year}/${range.last?.year}`, label: `${range.first.year}–${range.last?.year}` };
  return askWhich(part, [years, { code: month, label: writePartialDate(month, context.language) }], context);
}

function round(start: string, end: string | null): Round {
  return { label: null, start, end };
}

/** As far as both dates say: "2005" to "2005-03" is in order. */
function endsBefore(end: string, start: string): boolean {
  const said = Math.min(end.length, start.length);
  return end.slice(0, said) < start.slice(0, said);
}
