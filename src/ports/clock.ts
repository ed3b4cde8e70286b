// Time from outside: the core never looks at a clock by itself.
import type { Temporal } from "temporal-polyfill";

export interface Clock {
  now(): Temporal.Instant;
}
