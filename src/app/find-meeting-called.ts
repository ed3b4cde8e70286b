// An earlier meeting of the series by the words with which somebody calls it: its number, or the year in which it was held.
import { Temporal } from "temporal-polyfill";
import type { Meeting, MeetingState } from "../domain/meeting.ts";
import { readTime } from "../findings/read-ask-time.ts";
import type { StoreTransaction } from "../ports/store.ts";

const ALL_STATES: readonly MeetingState[] = ["closed", "open", "planned"];

/** `now` is the meeting of which "the last one" is said. */
export async function findMeetingCalled(
  transaction: StoreTransaction,
  words: string,
  now: Meeting,
): Promise<Meeting | null> {
  const all: Meeting[] = [];
  for (const state of ALL_STATES) all.push(...(await transaction.listMeetings(state)));
  const series = all
    .filter(({ seriesId }) => seriesId === now.seriesId)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.startsOn, other.startsOn));
  const asked = /^\d{4}$/.test(words.trim()) ? `the meeting of ${words.trim()}` : words;
  const dated = series.map((each) => ({ ...each, year: each.startsOn.year }));
  const current = dated.find(({ id }) => id === now.id) ?? null;
  const { meeting } = readTime(/meeting/i.test(asked) ? asked : `${asked} meeting`, dated, current);
  return meeting.kind === "one" ? (series.find(({ id }) => id === meeting.id) ?? null) : null;
}
