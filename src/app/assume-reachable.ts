// For a rehearsal before accounts are bound: whoever cannot be written to gets an account that exists in the copy alone.
import type { Temporal } from "temporal-polyfill";
import { AccountKey, type Conversation } from "../chat/address.ts";
import type { Store } from "../ports/store.ts";
import { ASSUMED_TENANT, type Foreseeing } from "./rehearsal-outcome.ts";

/** How many people had to be taken as reachable. */
export async function assumeReachable(store: Store, foreseen: Foreseeing, at: Temporal.Instant): Promise<number> {
  const known = [...foreseen.values()].flatMap(({ people }) => [...people.values()]);
  const ids = [...new Set(known.filter(({ conversation }) => conversation === null).map(({ person }) => person.id))];
  for (const id of ids)
    await store.transaction(async (transaction) => {
      const key = AccountKey.parse({ platform: "web", tenant: ASSUMED_TENANT, account: id });
      const conversation: Conversation = { ...key, kind: "personal", id, reference: {} };
      await transaction.lockAccount(key, conversation, at);
      await transaction.bindAccount(key, id, "code", at);
    });
  return ids.length;
}
