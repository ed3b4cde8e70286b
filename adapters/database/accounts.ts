// Chat accounts, and the persons to whom they are bound.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type AccountKey, Conversation } from "../../src/chat/address.ts";
import { PersonId } from "../../src/domain/ids.ts";
import type { ChatAccount } from "../../src/ports/accounts.ts";
import { type Queries, runOnOne } from "./queries.ts";
import { writeInstant, writeJson } from "./rows.ts";

/** Made or found, the row stays locked until the transaction ends. A row that was only inserted has no xmax. */
const LOCK = `INSERT INTO chat_accounts AS known (platform, tenant, account, personal, first_seen_at)
  VALUES ($1, $2, $3, $4::jsonb, $5)
  ON CONFLICT (platform, tenant, account) DO UPDATE SET personal = coalesce(excluded.personal, known.personal)
  RETURNING person_id AS "personId", personal, state, (xmax = 0) AS "isNew"`;

const AccountRow = z.object({
  personId: PersonId.nullable(),
  personal: Conversation.nullable(),
  state: z.enum(["active", "suspended"]),
  isNew: z.boolean(),
});

export async function lockAccount(
  queries: Queries,
  key: AccountKey,
  conversation: Conversation,
  at: Temporal.Instant,
): Promise<ChatAccount> {
  const personal = conversation.kind === "personal" ? writeJson(conversation) : null;
  const [row] = await queries.rows(LOCK, [...keyOf(key), personal, writeInstant(at)]);
  return { key, ...AccountRow.parse(row) };
}

const BOUND = `SELECT person_id AS "personId" FROM chat_accounts
  WHERE platform = $1 AND tenant = $2 AND account = $3 AND state = 'active'`;

export async function findBoundPerson(queries: Queries, key: AccountKey): Promise<PersonId | null> {
  const [row] = await queries.rows<{ readonly personId: string | null }>(BOUND, keyOf(key));
  return row?.personId ? PersonId.parse(row.personId) : null;
}

const OTHERS = `SELECT personal FROM chat_accounts
  WHERE person_id = $4 AND state = 'active' AND personal IS NOT NULL
    AND (platform, tenant, account) <> ($1, $2, $3)`;

export async function listOtherConversations(
  queries: Queries,
  personId: PersonId,
  except: AccountKey,
): Promise<readonly Conversation[]> {
  const rows = await queries.rows<{ readonly personal: unknown }>(OTHERS, [...keyOf(except), personId]);
  return rows.map(({ personal }) => Conversation.parse(personal));
}

const BIND = `UPDATE chat_accounts SET person_id = $4, bound_how = $5, bound_at = $6
  WHERE platform = $1 AND tenant = $2 AND account = $3`;

export type Binding = {
  readonly key: AccountKey;
  readonly personId: PersonId;
  readonly how: "verified-email" | "code" | "try-out";
  readonly at: Temporal.Instant;
};

export async function bindAccount(queries: Queries, { key, personId, how, at }: Binding): Promise<void> {
  await runOnOne(queries, BIND, [...keyOf(key), personId, how, writeInstant(at)]);
}

const SET_STATE = "UPDATE chat_accounts SET state = $4 WHERE platform = $1 AND tenant = $2 AND account = $3";

export async function setAccountState(queries: Queries, key: AccountKey, state: ChatAccount["state"]): Promise<void> {
  await runOnOne(queries, SET_STATE, [...keyOf(key), state]);
}

export function keyOf(key: AccountKey): readonly [string, string, string] {
  return [key.platform, key.tenant, key.account];
}
