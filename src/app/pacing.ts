// The pace of a lane: a token bucket, kept as the one moment at which it would be full again (GCRA, ITU-T I.371). Slots
// are booked a little ahead, by whichever process asks first, so that several share one limit, and one that is killed
// wastes only the little that it had booked.

import type { LaneLimit } from "../ports/deliveries.ts";

/** Milliseconds since the epoch. */
export type LaneState = {
  readonly fullAt: number;
  readonly blockedUntil: number | null;
};

export type Booking = {
  /** When each slot is, the earliest first. */
  readonly slots: readonly number[];
  readonly state: LaneState;
  /** When the next slot comes. */
  readonly nextAt: number;
};

/** So far ahead is booked, by all processes together. */
export const AHEAD_MILLISECONDS = 500;

/**
 * Messages reach the platform unevenly late, which its bucket sees as a burst; and its clock is not ours. Under load the
 * first ones came more than a second after their slots: half a burst is two seconds of Slack's pace.
 */
const RATE_SHARE = 0.99;
const BURST_SHARE = 0.5;

/** The limit that is kept for one that is documented. */
export function paceWithin(limit: LaneLimit): LaneLimit {
  return {
    ...limit,
    perSecond: limit.perSecond * RATE_SHARE,
    burst: Math.max(1, Math.floor(limit.burst * BURST_SHARE)),
  };
}

export type Wish = {
  /** How many slots would be used. */
  readonly wanted: number;
  /** Messages that left without a slot, such as replies; less than none for slots that were not used. */
  readonly spent: number;
};

export function bookSlots(state: LaneState, limit: LaneLimit, wish: Wish, now: number): Booking {
  const step = 1000 / limit.perSecond;
  const tolerance = (limit.burst - 1) * step;
  const fullAt = Math.max(now, Math.max(now, state.fullAt) + wish.spent * step);
  const slotOf = (index: number) => Math.max(now, fullAt + index * step - tolerance);
  if (state.blockedUntil !== null && state.blockedUntil > now)
    return { slots: [], state: { ...state, fullAt }, nextAt: Math.max(state.blockedUntil, slotOf(0)) };
  const free = Math.floor((now + AHEAD_MILLISECONDS + tolerance - fullAt) / step) + 1;
  const count = Math.max(0, Math.min(wish.wanted, free));
  return {
    slots: Array.from({ length: count }, (_, index) => slotOf(index)),
    state: { fullAt: fullAt + count * step, blockedUntil: null },
    nextAt: slotOf(count),
  };
}

/** After the silence the bucket counts as empty: one message, then the pace. */
export function blockLane(state: LaneState, limit: LaneLimit, until: number): LaneState {
  const emptyAt = until + (limit.burst - 1) * (1000 / limit.perSecond);
  return {
    fullAt: Math.max(state.fullAt, emptyAt),
    blockedUntil: Math.max(state.blockedUntil ?? until, until),
  };
}

const FIRST_BACK_OFF_SECONDS = 5;
const LONGEST_BACK_OFF_SECONDS = 600;

/** Doubles with each attempt, and is spread by half, so that those that failed together do not come back together. */
export function backOffMilliseconds(attempt: number, atLeastSeconds: number, random: number): number {
  const doubled = FIRST_BACK_OFF_SECONDS * 2 ** Math.min(attempt - 1, 10);
  const seconds = Math.max(atLeastSeconds, Math.min(doubled, LONGEST_BACK_OFF_SECONDS));
  return Math.round(seconds * 1000 * (1 + random / 2));
}
