// Reads when a survey was or will be carried out: rounds with or without labels, how often, and whether it goes on.
// "TeO1: 2008-2009; TeO2: July 2019 to November 2020", "annual since 1993", "1992, 1997 and 2006".
import type { Round } from "./answer.ts";
import type { Question } from "./questionnaire.ts";
import { type Period, type PeriodReading, readPeriod } from "./read-period.ts";
import type { Reading, ReadingContext } from "./reading.ts";

type TimeFrameQuestion = Extract<Question, { kind: "time-frame" }>;
type Stop = Extract<PeriodReading, { stopped: unknown }>;

/** Sixty rounds with labels take less. */
const LONGEST_TIME_FRAME_CHARACTERS = 6000;
/** Labels with more colons than these in one line are not taken apart. */
const MOST_COLONS_TRIED = 6;
const LONGEST_PART_CHARACTERS = 200;

/** `typed` holds words. */
export function readTimeFrame(question: TimeFrameQuestion, typed: string, context: ReadingContext): Reading {
  if (typed.length > LONGEST_TIME_FRAME_CHARACTERS) return notAPeriod(typed);
  const read = readWhole(typed, context) ?? readPeriod(typed, { ...context, loosely: true });
  if (read === null) return notAPeriod(typed);
  if ("stopped" in read) return stop(read);
  if (read.rounds.length === 0) return notAPeriod(typed);
  if (read.rounds.length > question.maxRounds)
    return { kind: "problem", problem: { code: "too-many-choices", max: question.maxRounds } };
  const { rounds, frequency, status, exact } = read;
  return { kind: "understood", value: { kind: "time-frame", rounds: [...rounds], frequency, status }, exact };
}

/** Every word is understood; or null. */
function readWhole(typed: string, context: ReadingContext): PeriodReading | null {
  const lines = typed.split(/[\n\r]+/).filter((line) => line.trim() !== "");
  const whole = readPeriod(typed, { ...context, loosely: false });
  return whole ?? joinPeriods(lines.map((line) => readLine(line.trim(), context)));
}

/** Parts divided by semicolons; or else one label, which may hold semicolons and years itself; or parts by commas. */
function readLine(line: string, context: ReadingContext): PeriodReading | null {
  return (
    readColoned(line, context, { colons: 1 }) ??
    readParts(splitOutsideBrackets(line, /[;；؛]/), context) ??
    readColoned(line, context, { colons: MOST_COLONS_TRIED }) ??
    allLabelled(readParts(splitOutsideBrackets(line, /[,，،]/), context)) ??
    readBracketed(line, context)
  );
}

function readParts(parts: readonly string[], context: ReadingContext): PeriodReading | null {
  if (parts.length < 2) return null;
  return joinPeriods(
    parts.map((part) => readColoned(part.trim(), context, { colons: 1 }) ?? readBracketed(part.trim(), context)),
  );
}

/** Commas divide rounds only where each has its label; otherwise a label may go too far or not far enough. */
function allLabelled(read: PeriodReading | null): PeriodReading | null {
  if (read === null || "stopped" in read) return read;
  return read.rounds.every(({ label: given }) => given !== null) ? read : null;
}

/** `colons`: with how many colons the part may hold; a label is what stands before the last that a period follows. */
function readColoned(
  part: string,
  context: ReadingContext,
  { colons }: { readonly colons: number },
): PeriodReading | null {
  const exactly = { ...context, loosely: false };
  const plain = readPeriod(part, exactly);
  if (plain) return plain;
  const places = [...part.matchAll(/[:：](?=\s)|：/g)].map((match) => match.index);
  if (places.length > colons) return null;
  for (const place of places.toReversed()) {
    const labelled = label(part.slice(0, place), readPeriod(part.slice(place + 1), exactly));
    if (labelled) return labelled;
  }
  return null;
}

/** "wave 1 (2001-2002)". */
function readBracketed(part: string, context: ReadingContext): PeriodReading | null {
  const opened = part.lastIndexOf("(");
  if (opened < 1 || !part.endsWith(")")) return null;
  return label(part.slice(0, opened), readPeriod(part.slice(opened + 1, -1), { ...context, loosely: false }));
}

function label(words: string, read: PeriodReading | null): PeriodReading | null {
  if (read === null || "stopped" in read) return read;
  const [round, ...others] = read.rounds;
  const named = words.trim();
  if (!round || named === "") return null;
  if (isHeading(named)) return read;
  if (others.length > 0) return null;
  const kept: Round = { ...round, label: round.label === null ? named : `${named} (${round.label})` };
  return { ...read, rounds: [kept] };
}

/** Words that only say that a period follows. */
function isHeading(words: string): boolean {
  return /^(?:time frame|timeframe|period|dates?|years?|field ?work|data collection|reference period|période|dates|período|fechas|период|сроки|الفترة|时间)$/i.test(
    words,
  );
}

function joinPeriods(reads: readonly (PeriodReading | null)[]): PeriodReading | null {
  const joined: Period[] = [];
  let stopped: Stop | null = null;
  for (const read of reads) {
    if (read === null) return null;
    if ("stopped" in read) stopped ??= read;
    else joined.push(read);
  }
  if (stopped) return stopped;
  const frequencies = new Set(joined.flatMap(({ frequency }) => frequency ?? []));
  return {
    rounds: joined.flatMap(({ rounds }) => rounds),
    frequency: [...frequencies][0] ?? null,
    status: statusOf(joined),
    exact: joined.every(({ exact }) => exact) && frequencies.size < 2,
  };
}

/** The last round that says something about it counts: earlier waves are over, the last one goes on. */
function statusOf(periods: readonly Period[]): string | null {
  return periods.findLast(({ status }) => status !== null)?.status ?? null;
}

function splitOutsideBrackets(line: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? "";
    if ("(（".includes(character)) depth += 1;
    else if (")）".includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separator.test(character)) {
      parts.push(line.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, line.slice(start)].filter((part) => part.trim() !== "");
}

function stop(read: Stop): Reading {
  const { stopped } = read;
  return "kind" in stopped ? stopped : { kind: "problem", problem: stopped };
}

function notAPeriod(typed: string): Reading {
  const part = typed.trim().slice(0, LONGEST_PART_CHARACTERS).toWellFormed();
  return { kind: "problem", problem: { code: "not-a-period", part } };
}
