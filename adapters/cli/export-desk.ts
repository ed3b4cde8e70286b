// What each kind of export is given, and what it hands back.
import type { Temporal } from "temporal-polyfill";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Order } from "./export-order.ts";
import type { CommandStore, Surroundings } from "./surroundings.ts";

export type Desk = {
  readonly order: Order;
  readonly meeting: Meeting;
  readonly store: CommandStore;
  readonly surroundings: Surroundings;
  readonly asAt: Temporal.Instant;
};

export type Exported = {
  readonly content:
    | string
    | Uint8Array
    /** For a folder. */
    | { readonly files: readonly { readonly name: string; readonly content: string | Uint8Array }[] };
  /** What whoever asked should know beside it. */
  readonly notes?: readonly string[];
};
