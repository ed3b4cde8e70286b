// A platform may say more than once that somebody opened the conversation or installed the app: with the installation,
// with an upgrade, with each tab that is opened. Only the first time is a welcome, and the first after the app was gone.
import type { Temporal } from "temporal-polyfill";
import type { InboundEvent } from "../chat/inbound.ts";
import type { ChatAccount } from "../ports/accounts.ts";
import type { StoreTransaction } from "../ports/store.ts";

/** `account` as it was before this event. The welcome is remembered as an event of its own. */
export async function isMetAgain(
  transaction: StoreTransaction,
  event: InboundEvent,
  account: ChatAccount,
  now: Temporal.Instant,
): Promise<boolean> {
  if (event.inbound.kind !== "met") return false;
  const id = `welcome/${event.account.account}/${event.conversation.id}`;
  const isFirst = await transaction.claimEvent({ ...event, id }, now);
  return !isFirst && account.state === "active";
}
