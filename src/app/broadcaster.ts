// Sends what nobody waits for: takes as many broadcasts from each lane as there are slots in it, asks whether each is
// still wanted, and sends each at its slot. Several processes on one database share the lanes and the work.
import type { ClaimedBroadcast, Job, Lane } from "../ports/deliveries.ts";
import type { Pauses } from "../ports/pauses.ts";
import type { Store } from "../ports/store.ts";
import { claimWanted } from "./claim-wanted.ts";
import { LaneBooks, nameOf, type Slots } from "./lane-books.ts";
import { beginWork, type LaneWork } from "./lane-work.ts";
import { type SendingPorts, sendBroadcast } from "./send-broadcast.ts";

/** So much work is held ready in each lane, so that the engine is asked seldom; left to come back when it grows old. */
const READY_SECONDS = 1;
const HOLD_MILLISECONDS = 4_000;
/** The same where the platform has no limit. */
const FREE_READY = 50;
/** How often the lanes are looked through, while something is under way. */
const LOOK_MILLISECONDS = 1_000;
const TAKE_BACK_MILLISECONDS = 2_000;
/** Slots are booked when the next one is so near; less often than that no lane is looked at, and more often none. */
const NEAR_MILLISECONDS = 250;
const SHORTEST_PAUSE_MILLISECONDS = 100;
/** Broadcasts that are looked at again in one transaction: others wait for it where the database has one connection. */
const CLAIM_AT_ONCE = 25;

export type BroadcasterPorts = SendingPorts & {
  readonly store: Pick<Store, "transaction" | "beginBroadcast" | "finishBroadcast" | "jobs" | "listLanes" | "present">;
  readonly pauses: Pauses;
};

type Turn = { readonly work: LaneWork; readonly job: Job; readonly at: number };

export class Broadcaster {
  readonly #ports: BroadcasterPorts;
  readonly #courier: string;
  readonly #books: LaneBooks;
  readonly #lanes = new Map<string, LaneWork>();
  readonly #sending = new Set<Promise<void>>();
  #running: Promise<void> | null = null;
  /** Asked to run since the last run began. */
  #again = false;
  #stopping = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #takenBackAt = Number.NEGATIVE_INFINITY;
  /** Something ended since the lanes were looked through. */
  #changed = false;

  /** `courier` is this process, as no other is called. */
  constructor(ports: BroadcasterPorts, courier: string) {
    this.#ports = ports;
    this.#courier = courier;
    this.#books = new LaneBooks(ports.store, ports.platforms);
  }

  /** A reply that left at once takes its place in the lane all the same. */
  tookSlot(lane: Lane): void {
    if (this.#lanes.has(nameOf(lane))) this.#books.spend(lane);
  }

  /** Works until nothing is due; resolves when all of it is done. Errors are logged: the next tick begins anew. */
  run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#workWhileAsked();
    return this.#running;
  }

  /** Waits until what is being sent is recorded; what was not begun is left to others. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  /** What was enqueued while the last of it ended is not left to the next tick. */
  async #workWhileAsked(): Promise<void> {
    while (this.#again && !this.#stopping) {
      this.#again = false;
      await this.#work().catch((error: unknown) => this.#ports.log.error("broadcasts failed", {}, error));
    }
    this.#running = null;
  }

  async #work(): Promise<void> {
    try {
      while (!this.#stopping) {
        await this.#look();
        if (this.#lanes.size === 0) return;
        await this.#cycle();
        if (!this.#stopping) await this.#ports.pauses.wait(this.#pause());
      }
    } finally {
      await Promise.allSettled(this.#sending);
      await this.#completeDone();
      this.#lanes.clear();
      this.#lookedAt = Number.NEGATIVE_INFINITY;
    }
  }

  #now(): number {
    return this.#ports.clock.now().epochMilliseconds;
  }

  /** Which lanes there are, and what the dead left. */
  async #look(): Promise<void> {
    const { store } = this.#ports;
    const now = this.#now();
    if (now - this.#lookedAt < LOOK_MILLISECONDS) return;
    this.#lookedAt = now;
    this.#changed = false;
    await this.#completeDone();
    const due = await store.listLanes();
    const names = new Set(due.map(nameOf));
    for (const lane of due) if (!this.#lanes.has(nameOf(lane))) this.#lanes.set(nameOf(lane), beginWork(lane));
    for (const [name, { underWay, done }] of this.#lanes)
      if (!names.has(name) && underWay === 0 && done.length === 0) this.#lanes.delete(name);
    if (this.#lanes.size === 0) return;
    await store.present(this.#courier);
    if (now - this.#takenBackAt < TAKE_BACK_MILLISECONDS) return;
    this.#takenBackAt = now;
    await store.jobs.takeBack(due);
  }

  async #cycle(): Promise<void> {
    const now = this.#now();
    const open = [...this.#lanes.values()].filter(({ nextAt }) => nextAt - now <= NEAR_MILLISECONDS);
    await Promise.all(open.map((work) => this.#refill(work, now)));
    const asking = open.filter(({ ready }) => ready.length > 0);
    // Perhaps all is done: then there is no need to wait for the next look.
    if (asking.length === 0 && this.#changed && this.#sending.size === 0) this.#lookedAt = Number.NEGATIVE_INFINITY;
    if (asking.length === 0) return;
    const slots = await this.#books.book(asking.map(({ lane, ready }) => ({ lane, wanted: ready.length })));
    await this.#fill(slots, this.#now());
  }

  async #refill(work: LaneWork, now: number): Promise<void> {
    work.ready = work.ready.filter(({ at }) => now - at < HOLD_MILLISECONDS);
    const wanted = this.#readyOf(work);
    if (work.ready.length * 2 > wanted || now < work.emptyUntil) return;
    const jobs = await this.#ports.store.jobs.take(work.lane, wanted - work.ready.length);
    if (jobs.length === 0) work.emptyUntil = now + LOOK_MILLISECONDS / 2;
    work.ready.push(...jobs.map((job) => ({ job, at: now })));
  }

  /** The first time as much as a full bucket lets through at once. */
  #readyOf({ lane, nextAt }: LaneWork): number {
    const limit = this.#books.limitOf(lane);
    if (limit === null) return FREE_READY;
    const second = 1 + Math.ceil(limit.perSecond * READY_SECONDS);
    return nextAt === Number.NEGATIVE_INFINITY ? Math.max(second, limit.burst) : second;
  }

  /** Gives the slots to the jobs that are ready, in their order, and sends what is claimed and wanted. */
  async #fill(slots: readonly Slots[], bookedAt: number): Promise<void> {
    const turns: Turn[] = [];
    for (const { lane, waits, nextIn } of slots) {
      const work = this.#lanes.get(nameOf(lane));
      if (!work) continue;
      work.nextAt = bookedAt + nextIn;
      const taken = work.ready.splice(0, waits.length);
      turns.push(...taken.map(({ job }, index) => ({ work, job, at: bookedAt + (waits[index] ?? 0) })));
    }
    // The first to leave first.
    turns.sort((one, other) => one.at - other.at);
    for (let from = 0; from < turns.length; from += CLAIM_AT_ONCE)
      await this.#claimAndSend(turns.slice(from, from + CLAIM_AT_ONCE));
  }

  async #claimAndSend(turns: readonly Turn[]): Promise<void> {
    const jobs = turns.map(({ job }) => job);
    const { sendable, elsewhere } = await claimWanted(this.#ports, this.#courier, jobs);
    for (const { work, job, at } of turns) {
      const broadcast = sendable.get(job.deliveryId);
      if (broadcast) this.#send(work, job, broadcast, at);
      else {
        this.#changed = true;
        this.#books.spend(work.lane, -1);
        if (!elsewhere.has(job.deliveryId)) work.done.push(job);
      }
    }
  }

  #send(work: LaneWork, job: Job, broadcast: ClaimedBroadcast, at: number): void {
    work.underWay += 1;
    const sent = this.#sendAt(work, broadcast, at)
      .then(() => void work.done.push(job))
      // The delivery stays claimed: when it is handed out again, it counts as one that may have arrived.
      .catch((error: unknown) => this.#ports.log.error("broadcast failed", { deliveryId: broadcast.id }, error))
      .finally(() => {
        this.#changed = true;
        work.underWay -= 1;
        this.#sending.delete(sent);
      });
    this.#sending.add(sent);
  }

  async #sendAt(work: LaneWork, broadcast: ClaimedBroadcast, at: number): Promise<void> {
    const { pauses, store } = this.#ports;
    const wait = at - this.#now();
    if (wait > 0) await pauses.wait(wait);
    const isHeld = work.nextAt === Number.POSITIVE_INFINITY;
    if (this.#stopping || isHeld) {
      this.#books.spend(work.lane, -1);
      return store.transaction((transaction) => transaction.releaseBroadcast(broadcast.id, this.#courier));
    }
    if (!(await store.beginBroadcast(broadcast.id, this.#courier))) return this.#books.spend(work.lane, -1);
    await sendBroadcast(broadcast, {
      ...this.#ports,
      courier: this.#courier,
      block: (lane, seconds) => this.#block(work, lane, seconds),
      isStopping: () => this.#stopping,
    });
  }

  /** What was booked in the lane already goes back at once; the next booking knows how long. */
  async #block(work: LaneWork, lane: Lane, seconds: number): Promise<void> {
    work.nextAt = Number.POSITIVE_INFINITY;
    await this.#books.block(lane, seconds);
    work.nextAt = this.#now() + seconds * 1000;
  }

  async #completeDone(): Promise<void> {
    await Promise.all(
      [...this.#lanes.values()].map((work) => this.#ports.store.jobs.complete(work.lane, work.done.splice(0))),
    );
  }

  #pause(): number {
    const now = this.#now();
    const next = [...this.#lanes.values()].map(({ nextAt, ready, emptyUntil }) =>
      ready.length > 0 ? nextAt : Math.max(nextAt, emptyUntil),
    );
    return Math.max(SHORTEST_PAUSE_MILLISECONDS, Math.min(NEAR_MILLISECONDS, Math.min(...next) - now));
  }
}
