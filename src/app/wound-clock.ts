// A clock that is wound by hand.
import type { Temporal } from "temporal-polyfill";
import type { Clock } from "../ports/clock.ts";

export type WoundClock = Clock & {
  wind(to: Temporal.Instant): void;
};

export function createWoundClock(start: Temporal.Instant): WoundClock {
  let now = start;
  return {
    now: () => now,
    wind(to) {
      now = to;
    },
  };
}
