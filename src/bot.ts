// The bot, put together from what the world gives it.

import type { BotPorts } from "./app/bot-ports.ts";
import { Broadcaster } from "./app/broadcaster.ts";
import { Courier } from "./app/courier.ts";
import { FileKeeper } from "./app/file-keeper.ts";
import { createLookUps } from "./app/look-up.ts";
import { createReachChecker } from "./app/reach-checker.ts";
import { createHomeReader } from "./app/read-home.ts";
import { createReceiver } from "./app/receive-event.ts";
import { keepReferenceData } from "./app/reference-data.ts";
import { createDigestRunner } from "./app/run-digests.ts";
import { createRoundRunner } from "./app/run-rounds.ts";
import { createSharing } from "./app/search-to-share.ts";
import { showingTextOnly } from "./app/showing-text-only.ts";
import { createDraftWriter } from "./app/write-drafts.ts";
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
  const shown = { ...ports, platforms: showingTextOnly(ports.platforms) };
  const broadcaster = new Broadcaster(shown, ports.ids.next());
  const courier = new Courier(shown, (lane) => broadcaster.tookSlot(lane));
  const files = new FileKeeper(ports, courier);
  const drafts = createDraftWriter(ports, courier);
  const reach = createReachChecker(ports);
  const runRounds = createRoundRunner(ports);
  const runDigests = createDigestRunner(ports);
  return {
    receive: createReceiver(ports, reference, { courier, files, reach, drafts }),
    ...createLookUps(ports, reference),
    ...createHomeReader(ports, reference),
    ...createSharing(ports, reference),
    async tick() {
      // Writing a large round takes a while, and sending it as long as the platforms make it: neither holds the other up.
      void broadcaster.run();
      await runRounds().catch((error: unknown) => ports.log.error("rounds failed", {}, error));
      await runDigests().catch((error: unknown) => ports.log.error("digests failed", {}, error));
      await drafts.tick().catch((error: unknown) => ports.log.error("drafts failed", {}, error));
      void broadcaster.run();
      files.kick();
      await courier.tick();
    },
    async recover() {
      await drafts.tick(0);
      await courier.tick(0);
    },
    async drain() {
      await Promise.all([drafts.stop(), files.stop()]);
      await Promise.all([courier.stop(), broadcaster.stop(), reach.drain()]);
    },
  };
}
