// The store's part about broadcasts, put together: a row of the outbox and its job are written in one transaction.
import type { Temporal } from "temporal-polyfill";
import type { BroadcastRecords, Broadcasts, Lane } from "../../src/ports/deliveries.ts";
import type { NewDelivery } from "../../src/ports/store.ts";
import {
  beginBroadcast,
  claimBroadcasts,
  countBacklog,
  dropBroadcasts,
  dropWaiting,
  finishBroadcast,
  listLanes,
  listUntried,
  moveBroadcast,
  postponeBroadcast,
  releaseBroadcast,
} from "./broadcasts.ts";
import { listAttempts } from "./delivery-attempts.ts";
import type { JobEngine, NewJob, Statements } from "./jobs.ts";
import { lockLanes, saveLanes } from "./lanes.ts";
import { enqueue } from "./outbox.ts";
import type { Presence } from "./presence.ts";
import type { Queries, TransactionQueries } from "./queries.ts";

export type BroadcastSurroundings = {
  readonly jobs: JobEngine;
  readonly presence: Presence;
  /** Null: the database's own clock. */
  readonly now: () => Temporal.Instant | null;
};

export async function enqueueWithJobs(
  queries: TransactionQueries,
  deliveries: readonly NewDelivery[],
  at: Temporal.Instant,
  { jobs, now }: BroadcastSurroundings,
): Promise<void> {
  await enqueue(queries, deliveries, at, now());
  const broadcasts = deliveries.filter(({ kind }) => kind === "broadcast");
  const lanes = Map.groupBy(broadcasts, ({ conversation: { platform, tenant } }) => `${platform} ${tenant}`);
  for (const each of lanes.values()) {
    const [first] = each;
    if (first) await jobs.insert(statementsOf(queries), first.conversation, each.map(jobOf));
  }
}

export function broadcastRecordsOf(queries: TransactionQueries, around: BroadcastSurroundings): BroadcastRecords {
  const insert = (lane: Lane, job: NewJob) => around.jobs.insert(statementsOf(queries), lane, [job]);
  return {
    lockLanes: (lanes) => lockLanes(queries, lanes, around.now()),
    saveLanes: (lanes) => saveLanes(queries, lanes),
    claimBroadcasts: (ids, courier) => claimBroadcasts(queries, ids, courier, around.now()),
    dropBroadcasts: (drops, at) => dropBroadcasts(queries, drops, at),
    dropWaiting: (meetingId, stepId, reason, at) => dropWaiting(queries, { meetingId, stepId }, reason, at),
    async releaseBroadcast(id, courier) {
      const lane = await releaseBroadcast(queries, id, courier);
      if (lane) await insert(lane, { deliveryId: id, afterSeconds: 0 });
    },
    async postponeBroadcast(attempt, lane, { afterMilliseconds, doubtful }) {
      const seconds = afterMilliseconds / 1000;
      if (await postponeBroadcast(queries, attempt, { seconds, doubtful }, around.now()))
        await insert(lane, { deliveryId: attempt.id, afterSeconds: Math.ceil(seconds) });
    },
    async moveBroadcast(attempt, to) {
      if (await moveBroadcast(queries, attempt, to, around.now()))
        await insert(to, { deliveryId: attempt.id, afterSeconds: 0 });
    },
    listUntried: (id) => listUntried(queries, id),
  };
}

export function broadcastsOf(queries: Queries, { jobs, presence, now }: BroadcastSurroundings): Broadcasts {
  return {
    listLanes: () => listLanes(queries, now()),
    beginBroadcast: (id, courier) => beginBroadcast(queries, id, courier, now()),
    finishBroadcast: (attempt, state, messageRef) => finishBroadcast(queries, attempt, state, messageRef),
    present: (courier) => presence.hold(courier),
    countBacklog: () => countBacklog(queries),
    listAttempts: (ids) => listAttempts(queries, ids),
    jobs,
  };
}

function jobOf({ id }: NewDelivery): NewJob {
  return { deliveryId: id, afterSeconds: 0 };
}

function statementsOf(queries: Queries): Statements {
  return { executeSql: async (text, values = []) => ({ rows: [...(await queries.rows(text, values))] }) };
}
