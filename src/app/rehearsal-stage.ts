// The bot itself, on a copy of the database, a wound clock, and platforms that only record.
import type { Temporal } from "temporal-polyfill";
import { createBot } from "../bot.ts";
import { Platform } from "../chat/address.ts";
import type { OutgoingDelivery } from "../ports/chat-platform.ts";
import type { Ids } from "../ports/ids.ts";
import type { Log } from "../ports/log.ts";
import type { Pauses } from "../ports/pauses.ts";
import type { RoundDesk } from "../ports/rounds.ts";
import type { Store } from "../ports/store.ts";
import { createRecordingPlatform } from "./recording-platform.ts";
import { createRoundDesk } from "./rounds.ts";
import type { WoundClock } from "./wound-clock.ts";

export type StagePorts = {
  readonly store: Store;
  readonly clock: WoundClock;
  readonly ids: Ids;
  readonly log: Log;
};

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

export function createRehearsalStage({ store, clock, ids, log }: StagePorts): RehearsalStage {
  const kept: OutgoingDelivery[] = [];
  const failures: Error[] = [];
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
  const ports = { store, platforms, clock, ids, log: strictLog, pauses };
  const bot = createBot(ports);
  return {
    desk: createRoundDesk(ports),
    now: () => clock.now(),
    kept,
    async look(at) {
      clock.wind(at);
      await bot.tick();
      await settle(store, failures);
    },
    close: () => bot.drain(),
  };
}

/** Of the machine: the wound clock stands still while messages go out. */
const pauses: Pauses = {
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => 0,
};

const MAX_LOOKS = 30_000;
const LOOK_MILLISECONDS = 2;

/** Waits until nothing is on its way any more; what goes wrong meanwhile is thrown. */
async function settle(store: Store, failures: readonly Error[]): Promise<void> {
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const [failure] = failures;
    if (failure) throw failure;
    const { waiting, sending } = await store.countDeliveries();
    if (waiting + sending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
  throw new Error("a message of the rehearsal never reached a platform");
}
