// At which moments the server is killed: after so many acknowledged messages since it was started, and a few milliseconds
// more, by a seed, so that a run can be played again.
import { createRandom } from "../support/seeded-random.ts";

export type Kill = { readonly afterMessages: number; readonly milliseconds: number };

const MAX_MILLISECONDS = 60;
/** Platforms send a message again three times: somebody has to get through between two kills. */
const MIN_MESSAGES = 2;

/** One in each part of so many messages, of equal length, so that the last comes before they are over. */
export function planKills(seed: number, kills: number, messages: number): readonly Kill[] {
  const random = createRandom(seed);
  const places = Array.from({ length: kills }, (_, index) => Math.floor(((index + random()) * messages) / kills));
  return places.map((place, index) => ({
    afterMessages: Math.max(MIN_MESSAGES, place - (places[index - 1] ?? 0)),
    milliseconds: Math.floor(random() * MAX_MILLISECONDS),
  }));
}
