// The pace of a lane, as properties over any order of wishes from several processes that start, stop and die.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AHEAD_MILLISECONDS,
  backOffMilliseconds,
  blockLane,
  bookSlots,
  type LaneState,
  paceWithin,
} from "../../src/app/pacing.ts";
import type { LaneLimit } from "../../src/ports/deliveries.ts";

const BEGINNING = 1_800_000_000_000;
const limits: fc.Arbitrary<LaneLimit> = fc.record({
  perSecond: fc.double({ min: 0.5, max: 60, noNaN: true }),
  burst: fc.integer({ min: 1, max: 60 }),
});
const untouched: LaneState = { fullAt: 0, blockedUntil: null };
const steps = fc.array(
  fc.record({ pause: fc.integer({ min: 0, max: 3_000 }), wanted: fc.integer({ min: 0, max: 40 }) }),
  {
    maxLength: 60,
  },
);

/** The slots of all who book, in the order in which they book. */
function bookAll(limit: LaneLimit, asked: readonly { readonly pause: number; readonly wanted: number }[]) {
  let state = untouched;
  let now = BEGINNING;
  const slots: number[] = [];
  for (const { pause, wanted } of asked) {
    now += pause;
    const booked = bookSlots(state, limit, { wanted, spent: 0 }, now);
    for (const slot of booked.slots) expect(slot).toBeGreaterThanOrEqual(now);
    state = booked.state;
    slots.push(...booked.slots);
  }
  return slots;
}

/** How many a token bucket refuses, that gets each message when it is sent. */
function refusedBy(limit: LaneLimit, sentAt: readonly number[]): number {
  let tokens = limit.burst;
  let filledAt = BEGINNING;
  let refused = 0;
  for (const at of [...sentAt].sort((one, other) => one - other)) {
    tokens = Math.min(limit.burst, tokens + ((at - filledAt) / 1000) * limit.perSecond);
    filledAt = at;
    if (tokens > 1 - 1e-3) tokens -= 1;
    else refused += 1;
  }
  return refused;
}

test("no bucket of that size refuses anything, whoever books", () => {
  fc.assert(
    fc.property(limits, steps, (limit, asked) => {
      expect(refusedBy(limit, bookAll(limit, asked))).toBe(0);
    }),
  );
});

test("the documented bucket refuses nothing that arrives unevenly late", () => {
  const roomy = limits.filter(({ burst, perSecond }) => burst >= 4 && burst / perSecond >= 1);
  fc.assert(
    fc.property(roomy, steps, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (limit, asked, late) => {
      const pace = paceWithin(limit);
      const mostLate = ((limit.burst - pace.burst) / limit.perSecond) * 1000;
      const sentAt = bookAll(pace, asked).map((slot) => slot + (late.next().value ?? 0) * mostLate * 0.99);
      expect(refusedBy(limit, sentAt)).toBe(0);
    }),
  );
});

test("what is always wanted leaves in the least time that the bucket allows, and a slot more", () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 3 }), (limit, count, processes) => {
      let state = untouched;
      let now = BEGINNING;
      const slots: number[] = [];
      while (slots.length < count) {
        for (let process = 0; process < processes; process += 1) {
          const booked = bookSlots(state, limit, { wanted: Math.min(20, count - slots.length), spent: 0 }, now);
          state = booked.state;
          slots.push(...booked.slots);
          if (process === processes - 1) now = Math.max(now + 1, booked.nextAt - AHEAD_MILLISECONDS / 2);
        }
      }
      const least = Math.max(0, (count - limit.burst) / limit.perSecond);
      const taken = (Math.max(...slots) - BEGINNING) / 1000;
      expect(taken).toBeGreaterThanOrEqual(least - 1e-3);
      expect(taken).toBeLessThanOrEqual(least + 1 / limit.perSecond + AHEAD_MILLISECONDS / 1000);
    }),
  );
});

test("a process that dies wastes no more than was booked ahead", () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: 0, max: 100 }), (limit, wanted) => {
      const first = bookSlots(untouched, limit, { wanted: 1_000, spent: 0 }, BEGINNING);
      const dead = bookSlots(first.state, limit, { wanted, spent: 0 }, BEGINNING + 400);
      const next = bookSlots(dead.state, limit, { wanted: 1, spent: 0 }, BEGINNING + 400);
      expect(next.nextAt - (BEGINNING + 400)).toBeLessThanOrEqual(AHEAD_MILLISECONDS + 2 * (1000 / limit.perSecond));
    }),
  );
});

test("replies and slots that were not used count as what they are", () => {
  const limit: LaneLimit = { perSecond: 5, burst: 10 };
  const after = (spent: number) => bookSlots(untouched, limit, { wanted: 40, spent }, BEGINNING).slots.length;
  expect([after(0), after(4), after(-3)]).toEqual([12, 8, 12]);
  const { state } = bookSlots(untouched, limit, { wanted: 40, spent: 0 }, BEGINNING);
  expect(bookSlots(state, limit, { wanted: 40, spent: -3 }, BEGINNING).slots).toHaveLength(3);
});

test("a silence is kept by all, and ends with one message and the pace, not with a burst", () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 119 }), (limit, seconds, later) => {
      const state = blockLane(untouched, limit, BEGINNING + seconds * 1000);
      const during = bookSlots(state, limit, { wanted: 9, spent: 0 }, BEGINNING + Math.min(later, seconds - 1) * 1000);
      expect(during.slots).toEqual([]);
      expect(during.nextAt).toBeGreaterThanOrEqual(BEGINNING + seconds * 1000);
      const end = BEGINNING + seconds * 1000;
      const { slots } = bookSlots(during.state, limit, { wanted: 9, spent: 0 }, end);
      expect(slots.filter((slot) => slot <= end + 1)).toHaveLength(1);
    }),
  );
});

test("waiting doubles, is never shorter than asked, and is spread", () => {
  expect([1, 2, 3, 12].map((attempt) => backOffMilliseconds(attempt, 0, 0))).toEqual([5_000, 10_000, 20_000, 600_000]);
  expect(backOffMilliseconds(1, 30, 0)).toBe(30_000);
  expect(backOffMilliseconds(1, 0, 0.999)).toBeGreaterThan(7_400);
});
