// What the wishes of one person need around them within a turn.
import type { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";

/** Puts a message for somebody else into the outbox, in this transaction. */
export type SendTo = (conversation: Conversation, message: OutboundMessage, personId: PersonId) => void;

export type OwnAround = {
  readonly transaction: StoreTransaction;
  readonly person: Person;
  readonly now: Temporal.Instant;
  readonly send: SendTo;
};
