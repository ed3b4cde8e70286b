// Reads one date: a year, a month of a year, or a day. Days that may be two days are asked about.
import type { Question } from "./questionnaire.ts";
import { findLexemes } from "./read-calendar-lexemes.ts";
import {
  findDate,
  isInCalendar,
  type LooseDate,
  numberAt,
  skipFillers,
  tightSign,
  writeIso,
} from "./read-loose-date.ts";
import { askWhich, dayCandidate } from "./read-which.ts";
import type { Reading, ReadingContext } from "./reading.ts";

/** A longer answer is no date. */
const LONGEST_DATE_CHARACTERS = 100;

export function readPartialDate(
  _question: Extract<Question, { kind: "partial-date" }>,
  typed: string,
  context: ReadingContext,
): Reading {
  const notADate: Reading = { kind: "problem", problem: { code: "not-a-date" } };
  if (typed.length > LONGEST_DATE_CHARACTERS) return notADate;
  const lexemes = findLexemes(typed);
  const yearAndMonth = readYearAndMonth(typed);
  if (yearAndMonth !== null) return dated(yearAndMonth, typed, true);

  const found = findDate(lexemes, 0, context.today);
  if (!found || found.date.lastMonth !== null || found.date.year === null) return notADate;
  if (skipFillers(lexemes, found.next) < lexemes.length) return notADate;
  const { date } = found;
  if (date.either) return either(date, typed, context);
  return dated(writeIso({ ...date, year: found.date.year }), typed, date.exact);
}

/** `2007-11`, which in a period may also be 2007 to 2011. */
function readYearAndMonth(typed: string): string | null {
  const lexemes = findLexemes(typed);
  const [year, month] = [numberAt(lexemes, 0), numberAt(lexemes, 2)];
  if (lexemes.length !== 3 || year?.digits.length !== 4 || month?.digits.length !== 2) return null;
  return tightSign(lexemes, 1) === null ? null : `${year.digits}-${month.digits}`;
}

function dated(date: string, typed: string, exact: boolean): Reading {
  if (!isInCalendar(date)) return { kind: "problem", problem: { code: "no-such-date", part: typed.trim() } };
  return { kind: "understood", value: { kind: "date", date }, exact };
}

function either(date: LooseDate, typed: string, context: ReadingContext): Reading {
  const part = typed.trim();
  const settled = askWhich(
    part,
    (date.either ?? []).map((day) => dayCandidate(day, context)),
    context,
  );
  return settled.kind === "which" ? settled : dated(settled.code, typed, true);
}
