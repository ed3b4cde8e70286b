// What became of a measured round: the platforms' own records against what the database says of each person.

import type { Refusal, TakenMessage } from "../support/limited-platform.ts";
import { leastSeconds, type RateLimit } from "../support/rate-limits.ts";
import type { RoundLane, RoundPerson } from "./rounds-people.ts";

/** What the database says of one person's reminder. */
export type RoundOutcome = {
  readonly personId: string;
  /** Null: left out, for the reason. */
  readonly deliveryId: string | null;
  readonly reason: string | null;
  /** Of the delivery, such as `sent`, `unknown` or `waiting`. */
  readonly state: string | null;
};

export type Kill = {
  readonly instance: string;
  readonly at: number;
  /** Messages to Slack that this instance was waiting for when it was killed. */
  readonly inFlight: number;
};

export type RoundRun = {
  readonly lanes: readonly RoundLane[];
  readonly people: readonly RoundPerson[];
  readonly limitOf: (lane: RoundLane) => RateLimit;
  /** Milliseconds since 1970: when the step was sent and somebody was there to deliver. */
  readonly beganAt: number;
  /** When all reminders were in the database. */
  readonly writtenAt: number;
  readonly messages: readonly TakenMessage[];
  readonly refusals: readonly Refusal[];
  /** Messages whose sender was gone before it was told. */
  readonly unheard: number;
  readonly troubled: number;
  readonly outcomes: readonly RoundOutcome[];
  readonly kills: readonly Kill[];
};

/** The first seconds after the step began, in which a sender may still learn what a platform allows. */
export const WARM_UP_SECONDS = 10;

export type LaneReport = {
  readonly lane: RoundLane;
  readonly seconds: number;
  readonly leastSeconds: number;
  readonly refusals: number;
};

export type RoundReport = {
  readonly people: number;
  readonly messages: number;
  /** People who got exactly one message, which the database calls sent. */
  readonly once: number;
  /** People who got more than one. */
  readonly doubled: number;
  /** People who got none, and for whom the database does not say that it is unknown. */
  readonly lost: number;
  /** Said to be unknown: as the platforms know, arrived or not. */
  readonly unknown: { readonly arrived: number; readonly absent: number };
  /** People who got one although the database says that they did not. */
  readonly denied: number;
  /** Messages to addresses of nobody, and messages that carry another delivery's id. */
  readonly astray: number;
  /** `by`: how often each limit was the one. */
  readonly refusals: {
    readonly total: number;
    readonly steady: number;
    readonly by: Readonly<Record<string, number>>;
  };
  /** From the step's beginning until the first message, until all were written, and until the last message. */
  readonly firstSeconds: number;
  readonly writtenSeconds: number;
  readonly seconds: number;
  readonly leastSeconds: number;
  readonly ratio: number;
  /** The lane that was over last, and the one that took longest beyond its own least time. */
  readonly last: LaneReport | null;
  readonly slowest: LaneReport | null;
  readonly kills: { readonly total: number; readonly inFlight: number; readonly unheard: number };
  readonly troubled: number;
};

export function judgeRound(run: RoundRun): RoundReport {
  const byAddress = Map.groupBy(run.messages, ({ address }) => address);
  const outcomes = new Map(run.outcomes.map((outcome) => [outcome.personId, outcome]));
  const known = run.people.map((person) => ({
    got: byAddress.get(person.address)?.length ?? 0,
    state: outcomes.get(person.id)?.state ?? null,
  }));
  const count = (holds: (one: (typeof known)[number]) => boolean) => known.filter(holds).length;
  const lanes = run.lanes.map((lane) => judgeLane(lane, run));
  const seconds = Math.max(0, ...lanes.map((lane) => lane.seconds));
  const least = leastSeconds(run.lanes.map((lane) => ({ messages: lane.people, limit: run.limitOf(lane) })));
  const warm = run.beganAt + WARM_UP_SECONDS * 1000;
  return {
    people: run.people.length,
    messages: run.messages.length,
    once: count(({ got, state }) => got === 1 && state === "sent"),
    doubled: count(({ got }) => got > 1),
    lost: count(({ got, state }) => got === 0 && state !== "unknown"),
    unknown: {
      arrived: count(({ got, state }) => got > 0 && state === "unknown"),
      absent: count(({ got, state }) => got === 0 && state === "unknown"),
    },
    denied: count(({ got, state }) => got > 0 && state !== "sent" && state !== "unknown"),
    astray: countAstray(run, outcomes),
    refusals: {
      total: run.refusals.length,
      steady: run.refusals.filter(({ at }) => at > warm).length,
      by: Object.fromEntries(
        [...Map.groupBy(run.refusals, ({ limit }) => limit)].map(([limit, refused]) => [limit, refused.length]),
      ),
    },
    firstSeconds: (run.messages.reduce((first, { at }) => Math.min(first, at), run.writtenAt) - run.beganAt) / 1000,
    writtenSeconds: (run.writtenAt - run.beganAt) / 1000,
    seconds,
    leastSeconds: least,
    ratio: seconds / least,
    last: highest(lanes, (lane) => lane.seconds),
    slowest: highest(lanes, (lane) => lane.seconds - lane.leastSeconds),
    kills: {
      total: run.kills.length,
      inFlight: run.kills.filter(({ inFlight }) => inFlight > 0).length,
      unheard: run.unheard,
    },
    troubled: run.troubled,
  };
}

function judgeLane(lane: RoundLane, run: RoundRun): LaneReport {
  const messages = run.messages.filter((message) => message.lane === lane.id);
  const lastAt = messages.reduce((latest, { at }) => Math.max(latest, at), run.beganAt);
  return {
    lane,
    seconds: (lastAt - run.beganAt) / 1000,
    leastSeconds: leastSeconds([{ messages: lane.people, limit: run.limitOf(lane) }]),
    refusals: run.refusals.filter((refusal) => refusal.lane === lane.id).length,
  };
}

function countAstray({ people, messages }: RoundRun, outcomes: ReadonlyMap<string, RoundOutcome>): number {
  const owners = new Map(people.map((person) => [person.address, person]));
  return messages.filter(({ address, deliveryId }) => {
    const owner = owners.get(address);
    return !owner || (deliveryId !== null && outcomes.get(owner.id)?.deliveryId !== deliveryId);
  }).length;
}

function highest(lanes: readonly LaneReport[], by: (lane: LaneReport) => number): LaneReport | null {
  return lanes.reduce<LaneReport | null>((best, lane) => (best && by(best) >= by(lane) ? best : lane), null);
}

const COLUMNS: readonly { readonly name: string; readonly write: (report: RoundReport) => string }[] = [
  { name: "people", write: ({ people }) => String(people) },
  { name: "messages", write: ({ messages }) => String(messages) },
  { name: "once", write: ({ once }) => String(once) },
  { name: "doubled", write: ({ doubled }) => String(doubled) },
  { name: "lost", write: ({ lost }) => String(lost) },
  { name: "unknown (arrived + not)", write: ({ unknown }) => `${unknown.arrived} + ${unknown.absent}` },
  { name: "denied", write: ({ denied }) => String(denied) },
  { name: "astray", write: ({ astray }) => String(astray) },
  { name: `429 (after ${WARM_UP_SECONDS} s)`, write: ({ refusals }) => `${refusals.total} (${refusals.steady})` },
  { name: "429 by limit", write: ({ refusals }) => writeCounts(refusals.by) },
  { name: "first message, all written", write: writeStart },
  { name: "seconds", write: ({ seconds }) => seconds.toFixed(1) },
  { name: "least", write: (report) => report.leastSeconds.toFixed(1) },
  { name: "ratio", write: ({ ratio }) => ratio.toFixed(3) },
  { name: "kills (in flight; unheard)", write: ({ kills }) => `${kills.total} (${kills.inFlight}; ${kills.unheard})` },
  { name: "last lane", write: ({ last }) => writeLane(last) },
  { name: "slowest lane", write: ({ slowest }) => writeLane(slowest) },
];

function writeStart({ firstSeconds, writtenSeconds }: RoundReport): string {
  return `${firstSeconds.toFixed(1)} s, ${writtenSeconds.toFixed(1)} s`;
}

function writeCounts(counts: Readonly<Record<string, number>>): string {
  const written = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return written.length > 0 ? written.join(", ") : "–";
}

function writeLane(report: LaneReport | null): string {
  if (!report) return "–";
  const { lane, seconds, leastSeconds: least, refusals } = report;
  return `${lane.id}, ${lane.people}: ${seconds.toFixed(1)} s of ${least.toFixed(1)}, ${refusals} × 429`;
}

/** Where and when each of those who got several got them, and the last kill before the second: to find the cause by. */
export function writeDoubled({ messages, people, kills, beganAt }: RoundRun): readonly string[] {
  const seconds = (at: number) => ((at - beganAt) / 1000).toFixed(2);
  const byAddress = Map.groupBy(messages, ({ address }) => address);
  return people.flatMap(({ id, lane, address }) => {
    const times = (byAddress.get(address) ?? []).map(({ at }) => at);
    const [, second] = times;
    if (second === undefined) return [];
    const kill = kills.findLast(({ at }) => at <= second);
    const after = kill ? `, ${kill.instance} killed at ${seconds(kill.at)}` : "";
    return [`${id} in ${lane.id}: at ${times.map(seconds).join(" and ")} s${after}`];
  });
}

/** A table with a column for each run. */
export function writeReports(runs: readonly { readonly name: string; readonly report: RoundReport }[]): string {
  const rows = [
    ["", ...runs.map(({ name }) => name)],
    ...COLUMNS.map(({ name, write }) => [name, ...runs.map(({ report }) => write(report))]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
