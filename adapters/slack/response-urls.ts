// The addresses under which Slack takes an answer to one command or press: five times, for thirty minutes. How often
// one was used is known to this process alone; after a restart Slack itself refuses the sixth.
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../src/ports/clock.ts";
import { RESPONSE_URL_USES } from "./limits.ts";
import type { Reference } from "./read-address.ts";

type Use = { readonly count: number; readonly until: Temporal.Instant };

export class ResponseUrls {
  readonly #uses = new Map<string, Use>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The address, if it is good for one more answer, which is counted; null otherwise. */
  take({ responseUrl, responseUrlUntil }: Reference): string | null {
    if (responseUrl === undefined || responseUrlUntil === undefined) return null;
    const now = this.#clock.now();
    const until = Temporal.Instant.from(responseUrlUntil);
    this.#forgetBefore(now);
    const count = this.#uses.get(responseUrl)?.count ?? 0;
    if (count >= RESPONSE_URL_USES || Temporal.Instant.compare(now, until) >= 0) return null;
    this.#uses.set(responseUrl, { count: count + 1, until });
    return responseUrl;
  }

  #forgetBefore(now: Temporal.Instant): void {
    for (const [url, { until }] of this.#uses) {
      if (Temporal.Instant.compare(until, now) <= 0) this.#uses.delete(url);
    }
  }
}
