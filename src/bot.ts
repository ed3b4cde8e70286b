// The bot, put together from what the world gives it.

import type { BotPorts } from "./app/bot-ports.ts";
import { Broadcaster } from "./app/broadcaster.ts";
import { Courier } from "./app/courier.ts";
import { createLookUps } from "./app/look-up.ts";
import { createReceiver } from "./app/receive-event.ts";
import { keepReferenceData } from "./app/reference-data.ts";
import { createRoundRunner } from "./app/run-rounds.ts";
import type { Bot } from "./ports/bot.ts";

export type RunningBot = Bot & {
  /** What is due now: reminders whose moment has come, messages that wait, and what a crash cut off. Called every few seconds. */
  tick(): Promise<void>;
  /** The same at start, when nothing else of this database can be at work. */
  recover(): Promise<void>;
  /** Waits until the messages under way are delivered. */
  drain(): Promise<void>;
};

export function createBot(ports: BotPorts): RunningBot {
  const reference = keepReferenceData(ports.clock);
  const broadcaster = new Broadcaster(ports, ports.ids.next());
  const courier = new Courier(ports, (lane) => broadcaster.tookSlot(lane));
  const runRounds = createRoundRunner(ports);
  return {
    receive: createReceiver(ports, reference, courier),
    ...createLookUps(ports, reference),
    async tick() {
      // Writing a large round takes a while, and sending it as long as the platforms make it: neither holds the other up.
      void broadcaster.run();
      await runRounds().catch((error: unknown) => ports.log.error("rounds failed", {}, error));
      void broadcaster.run();
      await courier.tick();
    },
    recover: () => courier.tick(0),
    async drain() {
      await Promise.all([courier.stop(), broadcaster.stop()]);
    },
  };
}
