// Of which meeting a digest is asked for: the open one, or another of its series.
import { Temporal } from "temporal-polyfill";
import type { Meeting, MeetingState } from "../domain/meeting.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { findMeetingCalled } from "./find-meeting-called.ts";
import { findEarlier } from "./read-digest.ts";

/** So many buttons are still a glance on a telephone. */
const MOST_OFFERED = 5;
const ALL_STATES: readonly MeetingState[] = ["open", "closed", "planned"];
const BEFORE = /^(?:the )?(?:last|previous)(?: one| meeting)?$/i;
const THIS = /^(?:now|today|(?:the )?(?:this|current|present|latest|new|open)(?: one| meeting)?)$/i;

/** Null: no meeting is open, or none is called that. */
export async function findMeeting(transaction: StoreTransaction, of: string): Promise<Meeting | null> {
  const open = await firstOpen(transaction);
  if (of === "" || THIS.test(of)) return open;
  const from = open ?? (await listMeetingsOfSeries(transaction))[0] ?? null;
  if (from === null) return null;
  const found = await findMeetingCalled(transaction, of, from);
  return found ?? (isTheOneBefore(of) ? findEarlier(transaction, from) : null);
}

export function isTheOneBefore(words: string): boolean {
  return BEFORE.test(words.trim());
}

/** The newest first; offered are the open one and those before it. */
export async function listMeetingsOfSeries(
  transaction: StoreTransaction,
  which: "offered" | "all" = "offered",
): Promise<readonly Meeting[]> {
  const all: Meeting[] = [];
  for (const state of ALL_STATES) all.push(...(await transaction.listMeetings(state)));
  const newest = all.toSorted((one, other) => Temporal.PlainDate.compare(other.startsOn, one.startsOn));
  if (which === "all") return newest;
  const known = newest.filter(({ state }) => state !== "planned");
  const first = known.findIndex(({ state }) => state === "open");
  const upTo = known.slice(Math.max(0, first));
  return upTo
    .filter(({ seriesId, number }) => number !== null && seriesId === upTo[0]?.seriesId)
    .slice(0, MOST_OFFERED);
}

export async function firstOpen(transaction: StoreTransaction): Promise<Meeting | null> {
  return (await transaction.listMeetings("open"))[0] ?? null;
}
