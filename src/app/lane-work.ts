// A lane as one process works on it: what it holds ready, what is under way, and when it looks again.
import type { Job, Lane } from "../ports/deliveries.ts";

export type LaneWork = {
  readonly lane: Lane;
  /** Handed to this process, and not claimed yet. */
  ready: { readonly job: Job; readonly at: number }[];
  /** Over, and to be completed. */
  done: Job[];
  underWay: number;
  nextAt: number;
  emptyUntil: number;
};

export function beginWork(lane: Lane): LaneWork {
  return {
    lane,
    ready: [],
    done: [],
    underWay: 0,
    nextAt: Number.NEGATIVE_INFINITY,
    emptyUntil: Number.NEGATIVE_INFINITY,
  };
}
