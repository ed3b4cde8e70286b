// What is different since an earlier meeting of the series: what is new, what went on, what was planned and what became of it.
import { type Arrival, type ArrivalStatus, thingOf } from "./arrival.ts";

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
  const things = new Map([...earlier, ...now].map((arrival) => [arrival, thingOf(arrival)]));
  const [then, today] = [byThing(earlier, things), byThing(now, things)];
  const pairs = now.map((arrival) => ({ arrival, before: then.get(things.get(arrival) ?? "") }));
  const continued = pairs.filter(({ before }) => before !== undefined);
  const isEnded = ({ arrival, before }: (typeof pairs)[number]) =>
    isOver(arrival.status) && !isOver(before?.status ?? null);
  return {
    fresh: pairs.filter(({ before }) => before === undefined).map(({ arrival }) => arrival),
    continued: continued.map(({ arrival }) => arrival),
    ended: continued.filter(isEnded).map(({ arrival }) => arrival),
    followed: earlier
      .filter(({ status }) => status === "planned")
      .map((planned) => follow(planned, today.get(things.get(planned) ?? ""))),
    areasGained: gained(codes(earlier, "areas"), codes(now, "areas")),
    areasLost: gained(codes(now, "areas"), codes(earlier, "areas")),
    themesGained: gained(codes(earlier, "themes"), codes(now, "themes")),
    themesLost: gained(codes(now, "themes"), codes(earlier, "themes")),
  };
}

/** The first of each. */
function byThing(arrivals: readonly Arrival[], things: ReadonlyMap<Arrival, string>): ReadonlyMap<string, Arrival> {
  return new Map(arrivals.toReversed().map((arrival) => [things.get(arrival) ?? "", arrival]));
}

function follow(planned: Arrival, found: Arrival | undefined): Followed {
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
