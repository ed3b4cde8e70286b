// What this process knows of the lanes, and the slots it books in them together with all others on the database.
import { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";
import type { Lane, LaneLimit, LaneRecord } from "../ports/deliveries.ts";
import type { Store } from "../ports/store.ts";
import { type Booking, blockLane, bookSlots, type LaneState, paceWithin } from "./pacing.ts";

export type Slots = {
  readonly lane: Lane;
  /** From now, in milliseconds. */
  readonly waits: readonly number[];
  /** When there may be another. */
  readonly nextIn: number;
};

export type Asked = { readonly lane: Lane; readonly wanted: number };

export function nameOf({ platform, tenant }: Lane): string {
  return `${platform} ${tenant}`;
}

export class LaneBooks {
  readonly #store: Pick<Store, "transaction">;
  readonly #platforms: ReadonlyMap<Platform, ChatPlatform>;
  /** Messages that left beside the slots, less the slots that were not used, since the lane was last booked. */
  readonly #spent = new Map<string, number>();

  constructor(store: Pick<Store, "transaction">, platforms: ReadonlyMap<Platform, ChatPlatform>) {
    this.#store = store;
    this.#platforms = platforms;
  }

  /** A message that left without a slot; or, with -1, a slot without a message. */
  spend(lane: Lane, count = 1): void {
    if (this.limitOf(lane) === null) return;
    this.#spent.set(nameOf(lane), (this.#spent.get(nameOf(lane)) ?? 0) + count);
  }

  limitOf({ platform }: Lane): LaneLimit | null {
    const limit = this.#platforms.get(platform)?.limit;
    return limit ? paceWithin(limit) : null;
  }

  async book(asked: readonly Asked[]): Promise<readonly Slots[]> {
    const free = asked.filter(({ lane }) => this.limitOf(lane) === null);
    const limited = asked.filter(({ lane }) => this.limitOf(lane) !== null);
    const atOnce = free.map(({ lane, wanted }) => ({
      lane,
      waits: Array.from({ length: wanted }, () => 0),
      nextIn: 0,
    }));
    return limited.length === 0 ? atOnce : [...atOnce, ...(await this.#bookLimited(limited))];
  }

  /** Nothing more leaves in this lane for so long, from any process. */
  async block(lane: Lane, seconds: number): Promise<void> {
    const limit = this.limitOf(lane);
    if (limit === null) return;
    await this.#store.transaction(async (transaction) => {
      const { lanes, now } = await transaction.lockLanes([lane]);
      const until = now.epochMilliseconds + seconds * 1000;
      await transaction.saveLanes(lanes.map((record) => recordOf(record, blockLane(stateOf(record), limit, until))));
    });
  }

  /** What was spent counts again if the booking fails. */
  async #bookLimited(asked: readonly Asked[]): Promise<readonly Slots[]> {
    const spent = new Map(asked.map(({ lane }) => [nameOf(lane), this.#spent.get(nameOf(lane)) ?? 0]));
    const slots = await this.#store.transaction(async (transaction) => {
      const { lanes, now } = await transaction.lockLanes(asked.map(({ lane }) => lane));
      const booked = lanes.map((record) => {
        const wanted = asked.find(({ lane }) => nameOf(lane) === nameOf(record))?.wanted ?? 0;
        return {
          record,
          booking: this.#bookOne(record, wanted, spent.get(nameOf(record)) ?? 0, now.epochMilliseconds),
        };
      });
      await transaction.saveLanes(booked.map(({ record, booking }) => recordOf(record, booking.state)));
      return booked.map(({ record, booking }) => slotsOf(record, booking, now.epochMilliseconds));
    });
    for (const [name, count] of spent) this.#spent.set(name, (this.#spent.get(name) ?? 0) - count);
    return slots;
  }

  #bookOne(record: LaneRecord, wanted: number, spent: number, now: number): Booking {
    const limit = this.limitOf(record);
    if (limit === null) throw new Error(`the lane ${nameOf(record)} has no limit`);
    return bookSlots(stateOf(record), limit, { wanted, spent }, now);
  }
}

function slotsOf({ platform, tenant }: LaneRecord, { slots, nextAt }: Booking, now: number): Slots {
  return { lane: { platform, tenant }, waits: slots.map((slot) => slot - now), nextIn: nextAt - now };
}

function stateOf({ bookedUntil, blockedUntil }: LaneRecord): LaneState {
  return { fullAt: bookedUntil.epochMilliseconds, blockedUntil: blockedUntil?.epochMilliseconds ?? null };
}

function recordOf({ platform, tenant }: LaneRecord, { fullAt, blockedUntil }: LaneState): LaneRecord {
  const at = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(Math.ceil(milliseconds));
  return { platform, tenant, bookedUntil: at(fullAt), blockedUntil: blockedUntil === null ? null : at(blockedUntil) };
}
