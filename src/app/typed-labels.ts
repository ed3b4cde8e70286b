// Somebody who reads text only types what others press: "[Start]" is pressed by "start", an option by its number.

import type { InboundEvent } from "../chat/inbound.ts";
import { findTyped } from "../chat/text-only.ts";
import type { Person } from "../domain/person.ts";
import type { DialogRecord, StoreTransaction } from "../ports/store.ts";

/** Messages in which the words are looked for: the open question and what came beside it, or the last few. */
const AT_A_QUESTION = 2;
const BETWEEN_QUESTIONS = 5;

/** The event as it was meant; at an open question, options are left to the question, which reads more than numbers. */
export async function readTypedLabel(
  transaction: StoreTransaction,
  event: InboundEvent,
  person: Person,
  { dialog, readsTextOnly }: DialogRecord,
): Promise<InboundEvent> {
  const { inbound, conversation } = event;
  if (!readsTextOnly || inbound.kind !== "said" || inbound.files.length > 0 || conversation.kind !== "personal")
    return event;
  const isAsking = dialog.state === "asking";
  const limit = isAsking ? AT_A_QUESTION : BETWEEN_QUESTIONS;
  const messages = await transaction.listTextMessages(person.id, conversation, limit);
  const meant = findTyped(inbound.text, messages, !isAsking);
  return meant ? { ...event, inbound: meant, replacesInPlace: false } : event;
}
