// What is known where somebody asks for a digest, and for whose eyes the answer is.
import type { Temporal } from "temporal-polyfill";
import type { InboundEvent } from "../chat/inbound.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Person } from "../domain/person.ts";
import type { Ids } from "../ports/ids.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { BotPorts } from "./bot-ports.ts";

export type DigestAround = {
  readonly transaction: StoreTransaction;
  readonly event: Pick<InboundEvent, "conversation">;
  readonly person: Person;
  readonly platforms: BotPorts["platforms"];
  readonly addresses: BotPorts["addresses"];
  readonly ids: Pick<Ids, "next">;
  readonly now: Temporal.Instant;
};

/**
 * `everybody`: in the channel. `asker`: for the eyes of whoever asked. `asker-in-private`: in a direct message, since it
 * names people. `here`: where it was asked.
 */
export type Said = {
  readonly message: OutboundMessage;
  readonly to: "everybody" | "asker" | "asker-in-private" | "here";
};
