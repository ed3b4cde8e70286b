// The bot itself, on a copy of the database, a wound clock, and platforms that only record.
import type { Temporal } from "temporal-polyfill";
import { createBot } from "../bot.ts";
import { Platform } from "../chat/address.ts";
import type { OutgoingDelivery } from "../ports/chat-platform.ts";
import type { Ids } from "../ports/ids.ts";
import type { Log } from "../ports/log.ts";
import type { RoundDesk } from "../ports/rounds.ts";
import type { Store } from "../ports/store.ts";
import { createRecordingPlatform } from "./recording-platform.ts";
import { createRoundDesk } from "./rounds.ts";
import { createWoundClock } from "./wound-clock.ts";

export type RehearsalStage = {
  readonly desk: RoundDesk;
  readonly now: () => Temporal.Instant;
  /** Every delivery so far, in the order in which it went out. */
  readonly kept: readonly OutgoingDelivery[];
  /**
   * Winds the clock to the instant and lets the bot look, once.
   *
   * @throws whatever the bot would have written into its log as an error: a rehearsal hides nothing.
   */
  look(at: Temporal.Instant): Promise<void>;
  close(): Promise<void>;
};

export function createRehearsalStage(store: Store, start: Temporal.Instant, ids: Ids, log: Log): RehearsalStage {
  const clock = createWoundClock(start);
  const kept: OutgoingDelivery[] = [];
  const failures: unknown[] = [];
  const strictLog: Log = {
    ...log,
    // What happens to nobody is no news.
    info: () => undefined,
    warn: (event, facts) => log.warn(event, facts),
    error: (event, _facts, error) => failures.push(new Error(`${event} in the rehearsal`, { cause: error })),
  };
  const platforms = new Map(
    Platform.options.map((platform) => [platform, createRecordingPlatform(platform, clock, kept)]),
  );
  const ports = { store, platforms, clock, ids, log: strictLog };
  const bot = createBot(ports);
  return {
    desk: createRoundDesk(ports),
    now: () => clock.now(),
    kept,
    async look(at) {
      clock.wind(at);
      await bot.tick();
      const [failure] = failures;
      if (failure) throw failure;
    },
    close: () => bot.drain(),
  };
}
