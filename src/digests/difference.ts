// What is different since an earlier meeting of the series: what is new, what went on, what was planned and what became of it.
import { type Arrival, type ArrivalStatus, isSameThing } from "./arrival.ts";

/** What was planned at the earlier meeting; `became` is null where nobody said anything of it. */
export type Followed = { readonly planned: Arrival; readonly became: ArrivalStatus | "reported" | null };

export type Difference = {
  readonly fresh: readonly Arrival[];
  /** Reported both times. */
  readonly continued: readonly Arrival[];
  /** Went on then, and is over now. */
  readonly ended: readonly Arrival[];
  readonly followed: readonly Followed[];
  /** Codes covered now and not then, and the other way round. */
  readonly areasGained: readonly string[];
  readonly areasLost: readonly string[];
  readonly themesGained: readonly string[];
  readonly themesLost: readonly string[];
};

export function compileDifference(earlier: readonly Arrival[], now: readonly Arrival[]): Difference {
  const before = (arrival: Arrival) => earlier.find((each) => isSameThing(each, arrival));
  const continued = now.filter((arrival) => before(arrival) !== undefined);
  return {
    fresh: now.filter((arrival) => before(arrival) === undefined),
    continued,
    ended: continued.filter((arrival) => isOver(arrival.status) && !isOver(before(arrival)?.status ?? null)),
    followed: earlier.filter(({ status }) => status === "planned").map((planned) => follow(planned, now)),
    areasGained: gained(codes(earlier, "areas"), codes(now, "areas")),
    areasLost: gained(codes(now, "areas"), codes(earlier, "areas")),
    themesGained: gained(codes(earlier, "themes"), codes(now, "themes")),
    themesLost: gained(codes(now, "themes"), codes(earlier, "themes")),
  };
}

function follow(planned: Arrival, now: readonly Arrival[]): Followed {
  const found = now.find((arrival) => isSameThing(planned, arrival));
  return { planned, became: found ? (found.status ?? "reported") : null };
}

function isOver(status: ArrivalStatus | null): boolean {
  return status === "completed" || status === "cancelled";
}

function codes(arrivals: readonly Arrival[], what: "areas" | "themes"): ReadonlySet<string> {
  return new Set(arrivals.flatMap((arrival) => arrival[what]));
}

/** In the second and not in the first. */
function gained(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] {
  return [...after].filter((code) => !before.has(code)).toSorted();
}
