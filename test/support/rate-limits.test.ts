// The limits that the local platforms enforce, and the arithmetic by which a round is judged.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastSeconds, pass, type RateLimit, SlidingWindows, TokenBucket } from "./rate-limits.ts";

const FIVE: RateLimit = { perSecond: 5, burst: 10 };
const zeros = (length: number) => Array.from({ length }, () => 0);

describe("a token bucket", () => {
  test("lets a burst through, then one every fifth of a second", () => {
    const bucket = new TokenBucket(FIVE, 0);
    expect(Array.from({ length: 12 }, () => pass([bucket], 0))).toEqual([...zeros(10), 0.2, 0.2]);
    expect(pass([bucket], 199)).toBeGreaterThan(0);
    expect(pass([bucket], 200)).toBe(0);
    expect(pass([bucket], 200)).toBeCloseTo(0.2);
  });

  test("does not save up more than a burst", () => {
    const bucket = new TokenBucket(FIVE, 0);
    expect(Array.from({ length: 11 }, () => pass([bucket], 3_600_000)).filter((wait) => wait === 0)).toHaveLength(10);
  });

  test("gives nothing back when a clock goes back", () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, 1000);
    expect(pass([bucket], 1000)).toBe(0);
    expect(pass([bucket], 0)).toBe(1);
    expect(pass([bucket], 1000)).toBe(1);
  });
});

describe("windows", () => {
  const thread = () =>
    [
      { most: 7, seconds: 1 },
      { most: 8, seconds: 2 },
      { most: 60, seconds: 30 },
    ] as const;

  test("each of them holds", () => {
    const windows = new SlidingWindows(thread());
    expect(Array.from({ length: 8 }, () => pass([windows], 0))).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(pass([windows], 1000)).toBe(0);
    expect(pass([windows], 1000)).toBe(1);
    expect(pass([windows], 2000)).toBe(0);
  });

  test("the longest one is still there after the shorter ones are over", () => {
    const windows = new SlidingWindows(thread());
    let at = 0;
    for (let taken = 0; taken < 60; at += 250) if (pass([windows], at) === 0) taken += 1;
    expect(at).toBeLessThan(30_000);
    expect(pass([windows], at)).toBeCloseTo((30_000 - at) / 1000);
    expect(pass([windows], 30_000)).toBe(0);
  });
});

test("a request that one limit holds back counts for none", () => {
  const [channel, workspace] = [new TokenBucket({ perSecond: 1, burst: 1 }, 0), new TokenBucket(FIVE, 0)];
  expect(pass([channel, workspace], 0)).toBe(0);
  for (let tries = 0; tries < 20; tries += 1) expect(pass([channel, workspace], 0)).toBe(1);
  expect(Array.from({ length: 9 }, () => pass([workspace], 0))).toEqual(zeros(9));
  expect(pass([workspace], 0)).toBeGreaterThan(0);
});

describe("the least time", () => {
  test.each<[string, Parameters<typeof leastSeconds>[0], number]>([
    ["nobody", [], 0],
    ["fewer than a burst", [{ messages: 10, limit: FIVE }], 0],
    ["a burst and one more", [{ messages: 11, limit: FIVE }], 0.2],
    ["a minute's worth", [{ messages: 310, limit: FIVE }], 60],
    [
      "of two lanes, the slower and not the larger",
      [
        { messages: 310, limit: FIVE },
        { messages: 600, limit: { perSecond: 50, burst: 50 } },
      ],
      60,
    ],
  ])("%s", (_what, lanes, seconds) => expect(leastSeconds(lanes)).toBeCloseTo(seconds));

  test("is what a bucket takes when it is asked as often as can be", () => {
    const loads = fc.record({
      messages: fc.integer({ min: 1, max: 120 }),
      perSecond: fc.integer({ min: 1, max: 40 }),
      burst: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(loads, ({ messages, perSecond, burst }) => {
        const limit = { perSecond, burst };
        const bucket = new TokenBucket(limit, 0);
        let at = 0;
        for (let sent = 0; sent < messages; ) {
          const wait = pass([bucket], at);
          if (wait === 0) sent += 1;
          else at += Math.max(wait * 1000, 0.001);
        }
        expect(at / 1000).toBeCloseTo(leastSeconds([{ messages, limit }]), 2);
      }),
    );
  });
});
