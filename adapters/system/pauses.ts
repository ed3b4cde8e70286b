import { setTimeout as wait } from "node:timers/promises";
import type { Pauses } from "../../src/ports/pauses.ts";

export const systemPauses: Pauses = {
  wait: (milliseconds) => wait(milliseconds),
  random: () => Math.random(),
};
