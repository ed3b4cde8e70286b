// What a look at a round, or a command about one, has around it.
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { Person } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { ReachLook } from "./reach-checker.ts";

export type RoundSurroundings = {
  readonly transaction: StoreTransaction;
  /** The member of the secretariat. */
  readonly person: Person;
  readonly now: Temporal.Instant;
  /** Where the answer is read. */
  readonly platform: Platform;
  /** Who can be reached, as far as it was asked; null where nobody needed to know. */
  readonly reach: ReachLook | null;
};
