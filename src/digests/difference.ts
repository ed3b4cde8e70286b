// What is different since an earlier meeting of the series: what is new, what went on, what was planned and what became of it.
import { remember } from "../domain/remember.ts";
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
  return differencesFrom(earlier)(now);
}

const differencesFrom = remember((earlier: readonly Arrival[]) =>
  remember((now: readonly Arrival[]) => compare(earlier, now)),
);

function compare(earlier: readonly Arrival[], now: readonly Arrival[]): Difference {
  const [then, today] = [byThing(earlier), byThing(now)];
  const pairs = now.map((arrival) => ({ arrival, before: then.get(thingOf(arrival)) }));
  const continued = pairs.filter(({ before }) => before !== undefined);
  const isEnded = ({ arrival, before }: (typeof pairs)[number]) =>
    isOver(arrival.status) && !isOver(before?.status ?? null);
  return {
    fresh: pairs.filter(({ before }) => before === undefined).map(({ arrival }) => arrival),
    continued: continued.map(({ arrival }) => arrival),
    ended: continued.filter(isEnded).map(({ arrival }) => arrival),
    followed: earlier
      .filter(({ status }) => status === "planned")
      .map((planned) => follow(planned, today.get(thingOf(planned)))),
    areasGained: gained(codesOf(earlier).areas, codesOf(now).areas),
    areasLost: gained(codesOf(now).areas, codesOf(earlier).areas),
    themesGained: gained(codesOf(earlier).themes, codesOf(now).themes),
    themesLost: gained(codesOf(now).themes, codesOf(earlier).themes),
  };
}

/** The first of each. */
const byThing = remember(
  (arrivals: readonly Arrival[]): ReadonlyMap<string, Arrival> =>
    new Map(arrivals.toReversed().map((arrival) => [thingOf(arrival), arrival])),
);

function follow(planned: Arrival, found: Arrival | undefined): Followed {
  return { planned, became: found ? (found.status ?? "reported") : null };
}

function isOver(status: ArrivalStatus | null): boolean {
  return status === "completed" || status === "cancelled";
}

const codesOf = remember((arrivals: readonly Arrival[]) => {
  const [areas, themes] = [new Set<string>(), new Set<string>()];
  for (const arrival of arrivals) {
    for (const code of arrival.areas) areas.add(code);
    for (const code of arrival.themes) themes.add(code);
  }
  return { areas, themes };
});

/** In the second and not in the first. */
function gained(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] {
  return [...after].filter((code) => !before.has(code)).toSorted();
}
