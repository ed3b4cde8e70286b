// Rate limits as platforms enforce them, and the least time in which so many messages get through. Every moment is given,
// in milliseconds, so that what is measured against a clock here can be computed in a test.

/** A bucket that holds `burst` tokens, full at first, and is filled at `perSecond`; each request takes one. */
export type RateLimit = { readonly perSecond: number; readonly burst: number };

/** At most `most` requests in any span of `seconds`. */
export type WindowLimit = { readonly most: number; readonly seconds: number };

/** One limit in force: says how long a request has to wait, and counts those that were let through. */
export type Meter = {
  /** 0: it may pass at this moment. */
  waitSeconds(at: number): number;
  take(at: number): void;
};

/** Tokens come in fractions: ten tenths are a token, whatever their sum in binary. */
const NEARLY = 1e-9;

export class TokenBucket implements Meter {
  readonly #limit: RateLimit;
  #tokens: number;
  #filledAt: number;

  constructor(limit: RateLimit, at: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#filledAt = at;
  }

  waitSeconds(at: number): number {
    this.#fill(at);
    return this.#tokens >= 1 - NEARLY ? 0 : (1 - this.#tokens) / this.#limit.perSecond;
  }

  take(at: number): void {
    this.#fill(at);
    this.#tokens -= 1;
  }

  #fill(at: number): void {
    const seconds = Math.max(0, at - this.#filledAt) / 1000;
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + seconds * this.#limit.perSecond);
    this.#filledAt = Math.max(at, this.#filledAt);
  }
}

/** Several windows over the same requests: 7 in one second and 60 in thirty. */
export class SlidingWindows implements Meter {
  readonly #limits: readonly WindowLimit[];
  #taken: number[] = [];

  constructor(limits: readonly WindowLimit[]) {
    this.#limits = limits;
  }

  waitSeconds(at: number): number {
    return Math.max(0, ...this.#limits.map((limit) => this.#waitOf(limit, at)));
  }

  take(at: number): void {
    const longest = Math.max(...this.#limits.map(({ seconds }) => seconds));
    this.#taken = [...this.#taken.filter((earlier) => earlier > at - longest * 1000), at];
  }

  #waitOf({ most, seconds }: WindowLimit, at: number): number {
    const within = this.#taken.filter((earlier) => earlier > at - seconds * 1000);
    const oldest = within[within.length - most];
    return oldest === undefined ? 0 : (oldest + seconds * 1000 - at) / 1000;
  }
}

/** Lets the request through every limit, or through none: then how long it has to wait. */
export function pass(meters: readonly Meter[], at: number): number {
  const wait = Math.max(0, ...meters.map((meter) => meter.waitSeconds(at)));
  if (wait === 0) for (const meter of meters) meter.take(at);
  return wait;
}

/** Messages that share a limit, and nothing with the messages of other lanes. */
export type LaneLoad = { readonly messages: number; readonly limit: RateLimit };

/**
 * The least time, in seconds, from the first moment to the last message: the bucket is full at first, and message number
 * `burst + k` waits for the k-th token after it. Lanes do not wait for each other, so that the slowest is what counts.
 */
export function leastSeconds(lanes: readonly LaneLoad[]): number {
  return Math.max(0, ...lanes.map(({ messages, limit }) => (messages - limit.burst) / limit.perSecond));
}
