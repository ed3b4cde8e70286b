// Where the days and counts of a progress picture stand: measured from the side where reading begins, in units of the
// sheet.
import { Temporal } from "temporal-polyfill";
import type { ProgressPicture } from "../../src/chat/picture.ts";
import { localeOf } from "../../src/questionnaire/write-date.ts";
import { MARGIN, SMALL, WIDTH } from "./sheet.ts";
import { widthOf } from "./text-lines.ts";

export type Plot = {
  readonly top: number;
  readonly bottom: number;
  /** Where the first day and the last day are. */
  readonly start: number;
  readonly end: number;
  /** The counts that are written beside the plot, 0 first. */
  readonly counts: readonly number[];
  readonly up: (count: number) => number;
  /** The days that are written below. */
  readonly days: readonly Day[];
  readonly due: number | null;
  /** The points in the order of their days. */
  readonly stair: readonly { readonly x: number; readonly y: number }[];
};
type Day = { readonly text: string; readonly x: number; readonly from: "start" | "middle" | "end" };

const HEIGHT = 150;
/** So that the last point is not cut. */
const END_ROOM = 5;
const GAP = 6;
/** The first day, the last and so many between them, where there is room. */
const MAX_DAYS_BETWEEN = 2;
const DAYS_OF_A_YEAR = 365;

export function layPlot({ points, of, due, language }: ProgressPicture, top: number): Plot {
  const most = Math.max(of, ...points.map(({ reported }) => reported), 1);
  const counts = [0, ...(most > 3 ? [Math.round(most / 2)] : []), most];
  const numbers = new Intl.NumberFormat(localeOf(language));
  const start = MARGIN + Math.max(...counts.map((count) => widthOf(numbers.format(count), SMALL))) + GAP;
  const end = WIDTH - MARGIN - END_ROOM;
  const bottom = top + HEIGHT;
  const up = (count: number) => bottom - (count / most) * HEIGHT;

  const dates = [...points, ...(due ? [due] : [])].map(({ on }) => Temporal.PlainDate.from(on)).toSorted(byDate);
  const first = dates[0] ?? null;
  const last = dates.at(-1) ?? null;
  const span = first && last ? daysBetween(first, last) : 0;
  const across = (on: Temporal.PlainDate) =>
    first === null || span === 0 ? end : start + (daysBetween(first, on) / span) * (end - start);
  const stair = points
    .map(({ on, reported }) => ({ on: Temporal.PlainDate.from(on), reported }))
    .toSorted((a, b) => byDate(a.on, b.on))
    .map(({ on, reported }) => ({ x: across(on), y: up(reported) }));
  return {
    top,
    bottom,
    start,
    end,
    counts,
    up,
    days: first ? chooseDays(first, span, language, (on) => across(on)) : [],
    due: due ? across(Temporal.PlainDate.from(due.on)) : null,
    stair,
  };
}

function chooseDays(
  first: Temporal.PlainDate,
  span: number,
  language: ProgressPicture["language"],
  across: (on: Temporal.PlainDate) => number,
): readonly Day[] {
  const between = Math.min(MAX_DAYS_BETWEEN, Math.max(0, span - 1));
  const steps = span === 0 ? [0] : Array.from({ length: between + 2 }, (_none, step) => step / (between + 1));
  return steps.map((share) => {
    const on = first.add({ days: Math.round(share * span) });
    const text = writeDay(on, language, span);
    if (share === 0 && span > 0) return { text, x: across(on), from: "start" };
    return { text, x: across(on), from: share === 1 || span === 0 ? "end" : "middle" };
  });
}

/** `12 Nov`, within a year: which one is in the words beside. */
function writeDay(on: Temporal.PlainDate, language: ProgressPicture["language"], span: number): string {
  const parts =
    span < DAYS_OF_A_YEAR
      ? ({ day: "numeric", month: "short" } as const)
      : ({ month: "short", year: "numeric" } as const);
  return on.toLocaleString(localeOf(language), parts);
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: "days" }).days;
}

function byDate(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return Temporal.PlainDate.compare(a, b);
}
