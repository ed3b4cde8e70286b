// What is said to those who are not known, and to those who have just become known.
import type { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { InboundEvent } from "../chat/inbound.ts";
import type { Part } from "../chat/outbound.ts";
import { plainAction } from "../dialog/actions.ts";
import { DeliveryId } from "../domain/ids.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import type { Ids } from "../ports/ids.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { english } from "../wording/english.ts";
import { writeLinked } from "./identify.ts";

/** Returns the conversations in which something waits to be delivered. */
export async function tellStranger(
  transaction: StoreTransaction,
  event: InboundEvent,
  words: string | null,
  ids: Pick<Ids, "next">,
  now: Temporal.Instant,
): Promise<readonly Conversation[]> {
  if (words === null) return [];
  return send(transaction, event, [{ kind: "paragraph", text: words }], null, ids, now);
}

export async function greet(
  transaction: StoreTransaction,
  event: InboundEvent,
  person: Person,
  ids: Pick<Ids, "next">,
  now: Temporal.Instant,
): Promise<readonly Conversation[]> {
  const own = organizationsOf(person);
  const organizations = own.length === 0 ? [] : await transaction.listOrganizations(own);
  const names = organizations.map(({ name }) => name);
  const buttons =
    organizations.length > 0
      ? [
          { id: plainAction("report"), label: english.reportButton },
          { id: plainAction("survey"), label: english.survey },
        ]
      : [];
  const parts: Part[] = [
    { kind: "paragraph", text: writeLinked(person, names) },
    {
      kind: "buttons",
      buttons: [
        ...buttons,
        { id: plainAction("status"), label: english.statusButton },
        { id: plainAction("help"), label: english.helpButton },
      ],
    },
  ];
  const others = await tellOtherAccounts(transaction, event, person, ids, now);
  return [...others, ...(await send(transaction, event, parts, person.id, ids, now))];
}

/** Whoever held the entry before learns of the new account, in case it is not theirs. */
export async function tellOtherAccounts(
  transaction: StoreTransaction,
  event: InboundEvent,
  person: Person,
  ids: Pick<Ids, "next">,
  now: Temporal.Instant,
): Promise<readonly Conversation[]> {
  const others = await transaction.listOtherConversations(person.id, event.account);
  const text = english.linkedElsewhere(english.platformName[event.account.platform]);
  const deliveries = others.map((conversation) => ({
    id: DeliveryId.parse(ids.next()),
    conversation,
    message: { parts: [{ kind: "paragraph" as const, text }] },
    replaces: null,
    personId: person.id,
  }));
  if (deliveries.length > 0) await transaction.enqueue(deliveries, now);
  return others;
}

async function send(
  transaction: StoreTransaction,
  event: InboundEvent,
  parts: Part[],
  personId: Person["id"] | null,
  ids: Pick<Ids, "next">,
  now: Temporal.Instant,
): Promise<readonly Conversation[]> {
  const delivery = {
    id: DeliveryId.parse(ids.next()),
    conversation: event.conversation,
    message: { parts },
    replaces: null,
    personId,
  };
  await transaction.enqueue([delivery], now);
  return [event.conversation];
}
