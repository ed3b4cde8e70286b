// What answering somebody who looks for something takes: the store, the rights, the words, and the names of things.
import type { Temporal } from "temporal-polyfill";
import type { InboundEvent } from "../chat/inbound.ts";
import type { Facts } from "../dialog/turn.ts";
import type { Person } from "../domain/person.ts";
import type { AskNames } from "../findings/describe-ask.ts";
import type { AskMeeting } from "../findings/read-ask-time.ts";
import type { Reader } from "../findings/rights.ts";
import type { Speaking } from "../findings/speaking.ts";
import type { KnownMeeting } from "../ports/findings.ts";
import type { StoreTransaction } from "../ports/store.ts";

export type FindAround = {
  readonly transaction: StoreTransaction;
  readonly event: Pick<InboundEvent, "conversation">;
  readonly person: Person;
  readonly facts: Pick<Facts, "language" | "wording" | "roster">;
  readonly now: Temporal.Instant;
  /** The name of the language model that may draft; null or left out: none is set up. */
  readonly languageModel?: string | null;
};

/** What answering needs, whatever is asked. */
export type Finder = {
  readonly transaction: StoreTransaction;
  readonly reader: Reader;
  readonly speaking: Speaking;
  readonly names: AskNames;
  readonly roster: Facts["roster"];
  /** In the order of their dates. */
  readonly known: readonly KnownMeeting[];
  readonly meetings: readonly AskMeeting[];
  /** The meeting that is open, or else the last one that was. */
  readonly present: AskMeeting | null;
  /** True for the secretariat's own eyes, where a language model is set up. */
  readonly canDraft: boolean;
};
