// Partial dates as months that can be counted: a year alone is all of its months.
import type { PartialDate } from "../questionnaire/answer.ts";

const MONTHS_PER_YEAR = 12;

/** Both ends included, in months since the year 0. */
export type Months = { readonly first: number; readonly last: number };

export function monthsOf(from: PartialDate, to: PartialDate | null): Months {
  return { first: readMonth(from, 1), last: to === null ? Number.POSITIVE_INFINITY : readMonth(to, MONTHS_PER_YEAR) };
}

/** How many months lie between the two; 0 where they touch or overlap. */
export function monthsBetween(one: Months, other: Months): number {
  const [earlier, later] = one.first <= other.first ? [one, other] : [other, one];
  return Math.max(0, later.first - earlier.last - 1);
}

function readMonth(date: PartialDate, unknown: number): number {
  const [year = "0", month] = date.split("-");
  return Number(year) * MONTHS_PER_YEAR + (month === undefined ? unknown : Number(month)) - 1;
}
