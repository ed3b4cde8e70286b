// At which moments the server is killed: after so many acknowledged messages since it was started, and a few milliseconds
// more, by a seed, so that a run can be played again.
import { createRandom } from "../support/seeded-random.ts";

export type Kill = { readonly afterMessages: number; readonly milliseconds: number };

const MAX_MILLISECONDS = 60;
/** Platforms send a message again three times: somebody has to get through between two kills. */
const MIN_MESSAGES = 2;

/** About evenly over so many messages. */
export function planKills(seed: number, kills: number, messages: number): readonly Kill[] {
  const random = createRandom(seed);
  const spread = Math.max(1, (2 * messages) / kills - 2 * MIN_MESSAGES + 1);
  return Array.from({ length: kills }, () => ({
    afterMessages: MIN_MESSAGES + Math.floor(random() * spread),
    milliseconds: Math.floor(random() * MAX_MILLISECONDS),
  }));
}
