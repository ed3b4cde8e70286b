// Reads the years, the meeting and the objectives out of what was typed, and blanks them, so that what is left is names
// and words.
import type { MeetingId, SeriesId } from "../domain/ids.ts";
import type { MeetingState } from "../domain/meeting.ts";
import type { AskedYears } from "./ask.ts";
import { OBJECTIVES } from "./themes.ts";

export type AskMeeting = {
  readonly id: MeetingId;
  readonly seriesId: SeriesId;
  readonly number: number | null;
  readonly year: number;
  readonly state: MeetingState;
};

export type SaidMeeting =
  | { readonly kind: "none" }
  | { readonly kind: "all" }
  | { readonly kind: "one"; readonly id: MeetingId }
  | { readonly kind: "unknown"; readonly words: string };

export type ReadTime = {
  /** What is left, the same length. */
  readonly rest: string;
  readonly years: AskedYears | null;
  readonly meeting: SaidMeeting;
  readonly objectives: readonly number[];
  /** An objective that there is not, in the words with which it was asked for. */
  readonly unknownObjective: string | null;
};

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

const YEAR = "(?:the )?(?:years? )?((?:19|20)\\d\\d)";
const YEARS: readonly (readonly [RegExp, (one: number, other: number) => AskedYears])[] = [
  [
    new RegExp(
      `\\b(?:between |from |entre |de |desde )?${YEAR} ?(?:[-–—/]|to|until|and|à|et|a|y|hasta) ?${YEAR}\\b`,
      "iu",
    ),
    (one, other) => ({ from: Math.min(one, other), to: Math.max(one, other) }),
  ],
  [
    new RegExp(`(?:\\b(?:since|from|depuis|desde|as of)|с|منذ|自) ?${YEAR}(?:年|\\b)以?来?`, "iu"),
    (one) => ({ from: one, to: null }),
  ],
  [new RegExp(`\\b(?:after|après|después de) ${YEAR}\\b`, "iu"), (one) => ({ from: one + 1, to: null })],
  [new RegExp(`\\b(?:before|avant|antes de) ${YEAR}\\b`, "iu"), (one) => ({ from: null, to: one - 1 })],
  [new RegExp(`\\b(?:until|till|up to|through|jusqu.?en|hasta) ${YEAR}\\b`, "iu"), (one) => ({ from: null, to: one })],
  [new RegExp(`(?:\\b(?:in|en|during) |في |в )?(?<![\\d-])${YEAR}(?![\\d-])`, "iu"), (one) => ({ from: one, to: one })],
];

const OBJECTIVE =
  /\b(?:(?:gcm|global compact)(?: objectives?)?|objectives?|objectif|objetivo) ?(?:no\.? ?)?(\d{1,3})\b(?: (?:of|in) (?:the )?(?:gcm|global compact)(?: (?:for|on) (?:safe, orderly and regular )?migration)?)?/giu;

const MEETINGS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:the )?(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)) (?:coordination )?meeting\\b(?: on international migration)?`,
    "iu",
  ),
  /\b(?:the )?(?:coordination )?meeting (?:no\.? ?|number )?(\d{1,2})\b/iu,
];
const MEETING_OF_YEAR = new RegExp(
  `\\b(?:the )?(?:meeting (?:of|in) ${YEAR}|${YEAR} (?:coordination )?meeting)\\b`,
  "iu",
);
const MEETING_NOW = /\b(?:the )?(?:this|current|present|next|open) (?:coordination )?meeting\b/iu;
/** Said of none in particular: only after "of", "for" or "at", since much is said of meetings. */
const MEETING_HERE = /\b(?:of|for|at) the (?:coordination )?meeting\b(?! (?:of|on|in)\b)/iu;
const MEETING_BEFORE = /\b(?:the )?(?:last|previous) (?:coordination )?meeting\b/iu;
const MEETINGS_ALL = /\b(?:at |of |in )?all (?:the )?meetings\b/iu;

/** `meetings` in the order of their dates; `now` the one that is open, or the last one. */
export function readTime(text: string, meetings: readonly AskMeeting[], now: AskMeeting | null): ReadTime {
  let rest = text;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = new RegExp(pattern.source, pattern.flags.replace("g", "")).exec(rest);
    if (match)
      rest = `${rest.slice(0, match.index)}${"\n".repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const meeting = takeMeeting(take, meetings, now);
  const { objectives, unknownObjective } = takeObjectives(take);
  let years: AskedYears | null = null;
  for (const [pattern, read] of YEARS) {
    const match = years === null ? take(pattern) : null;
    if (match) years = read(Number(match[1]), Number(match[2] ?? match[1]));
  }
  return { rest, years, meeting, objectives, unknownObjective };
}

type Take = (pattern: RegExp) => RegExpExecArray | null;

function takeMeeting(take: Take, meetings: readonly AskMeeting[], now: AskMeeting | null): SaidMeeting {
  if (take(MEETINGS_ALL)) return { kind: "all" };
  const before = take(MEETING_BEFORE);
  if (before) return said(meetings[meetings.findIndex(({ id }) => id === now?.id) - 1], before[0]);
  const current = take(MEETING_NOW);
  if (current) return said(now ?? undefined, current[0]);
  for (const { id } of meetings) {
    const named = take(
      new RegExp(`(?<![\\p{L}\\d-])${id.replaceAll(/[$()*+./?[\\\]^{|}]/g, "\\$&")}(?![\\p{L}\\d-])`, "iu"),
    );
    if (named) return { kind: "one", id };
  }
  const ofYear = take(MEETING_OF_YEAR);
  if (ofYear) return said(heldIn(meetings, Number(ofYear[1] ?? ofYear[2]), now), ofYear[0]);
  for (const pattern of MEETINGS) {
    const match = take(pattern);
    if (match) return said(numbered(meetings, readOrdinal(match[1] ?? ""), now), match[0]);
  }
  return now && take(MEETING_HERE) ? { kind: "one", id: now.id } : { kind: "none" };
}

function said(meeting: AskMeeting | undefined, words: string): SaidMeeting {
  return meeting ? { kind: "one", id: meeting.id } : { kind: "unknown", words: words.trim() };
}

/** Of the series of the present meeting before others, and a numbered one before one without a number. */
export function heldIn(meetings: readonly AskMeeting[], year: number, now: AskMeeting | null): AskMeeting | undefined {
  const held = meetings.filter((meeting) => meeting.year === year);
  const own = held.filter(({ seriesId }) => seriesId === now?.seriesId);
  return own.find(({ number }) => number !== null) ?? own[0] ?? held[0];
}

function numbered(meetings: readonly AskMeeting[], number: number, now: AskMeeting | null): AskMeeting | undefined {
  const called = meetings.filter((meeting) => meeting.number === number);
  return called.find(({ seriesId }) => seriesId === now?.seriesId) ?? called[0];
}

function readOrdinal(word: string): number {
  const index = ORDINALS.indexOf(word.toLowerCase());
  return index === -1 ? Number(/^\d+/.exec(word)?.[0] ?? "0") : index + 1;
}

function takeObjectives(take: Take): Pick<ReadTime, "objectives" | "unknownObjective"> {
  const objectives: number[] = [];
  let unknownObjective: string | null = null;
  for (let match = take(OBJECTIVE); match; match = take(OBJECTIVE)) {
    const number = Number(match[1]);
    if (!OBJECTIVES.some((objective) => objective.number === number)) unknownObjective ??= match[0].trim();
    else if (!objectives.includes(number)) objectives.push(number);
  }
  return { objectives, unknownObjective };
}
