// Accounts of chat platforms, the persons they are bound to, and the one-time codes that bind them. Part of a transaction
// of the store.
import type { Temporal } from "temporal-polyfill";
import type { AccountKey, Conversation } from "../chat/address.ts";
import type { PersonId } from "../domain/ids.ts";

export type ChatAccount = {
  readonly key: AccountKey;
  readonly personId: PersonId | null;
  /** The personal conversation with this account, once one is known. */
  readonly personal: Conversation | null;
  readonly state: "active" | "suspended";
  /** True when this is the first time that the account is seen. */
  readonly isNew: boolean;
};

export interface AccountRecords {
  /**
   * The account, made on first sight and locked until the end, so that the events of one account are taken one
   * after the other. A personal conversation is remembered with its newest reference.
   */
  lockAccount(key: AccountKey, conversation: Conversation, at: Temporal.Instant): Promise<ChatAccount>;
  bindAccount(
    key: AccountKey,
    personId: PersonId,
    how: "verified-email" | "code" | "try-out",
    at: Temporal.Instant,
  ): Promise<void>;
  /** The person to whom the account is bound; null for a stranger and for an account that is suspended. */
  findBoundPerson(key: AccountKey): Promise<PersonId | null>;
  /** The person's other active accounts with a personal conversation, to be told of a new one. */
  listOtherConversations(personId: PersonId, except: AccountKey): Promise<readonly Conversation[]>;
  setAccountState(key: AccountKey, state: ChatAccount["state"]): Promise<void>;

  addCode(personId: PersonId, hash: string, expiresAt: Temporal.Instant): Promise<void>;
  /**
   * Uses up a one-time code. Wrong tries are counted by account: after five within an hour every code is refused
   * for the rest of that hour.
   */
  useCode(
    key: AccountKey,
    hash: string,
    at: Temporal.Instant,
  ): Promise<{ kind: "used"; personId: PersonId } | { kind: "wrong" } | { kind: "too-many" }>;
}
