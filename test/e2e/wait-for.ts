// Looks again and again until something is there.
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MILLISECONDS = 15;

/** @throws after `withinMilliseconds`, with what was waited for. */
export async function waitFor<Found>(
  what: () => string,
  look: () => Promise<Found | null> | Found | null,
  withinMilliseconds = 30_000,
): Promise<Found> {
  const until = Date.now() + withinMilliseconds;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > until) throw new Error(`waited in vain for ${what()}`);
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
}
