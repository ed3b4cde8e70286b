// A job engine that keeps its jobs in memory and goes by the clock of the test. What it hands out and nobody completes
// comes back when it is taken back, as after the death of a process.
import type { JobEngine } from "../../adapters/database/jobs.ts";
import type { DeliveryId } from "../../src/domain/ids.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Lane } from "../../src/ports/deliveries.ts";

type Held = {
  readonly id: string;
  readonly deliveryId: DeliveryId;
  readonly lane: string;
  readonly from: number;
  until: number;
};

const HANDED_OUT_MILLISECONDS = 5_000;

export function createMemoryJobs(clock: Clock): JobEngine {
  let jobs: Held[] = [];
  let count = 0;
  const now = () => clock.now().epochMilliseconds;
  const nameOf = ({ platform, tenant }: Lane) => `${platform} ${tenant}`;
  return {
    prepare: async () => undefined,
    async insert(_within, lane, added) {
      for (const { deliveryId, afterSeconds } of added) {
        const from = now() + afterSeconds * 1000;
        jobs.push({ id: `job-${++count}`, deliveryId, lane: nameOf(lane), from, until: Number.NEGATIVE_INFINITY });
      }
    },
    async take(lane, limit) {
      const free = jobs.filter(
        ({ lane: name, from, until }) => name === nameOf(lane) && from <= now() && until <= now(),
      );
      const handed = free.slice(0, limit);
      for (const job of handed) job.until = now() + HANDED_OUT_MILLISECONDS;
      return handed.map(({ id, deliveryId }) => ({ id, deliveryId, handedOut: 0 }));
    },
    async complete(_lane, done) {
      const over = new Set(done.map(({ id }) => id));
      jobs = jobs.filter(({ id }) => !over.has(id));
    },
    takeBack: async () => undefined,
    close: async () => undefined,
  };
}
