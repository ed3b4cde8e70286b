// One-time codes that bind an account to a person. Only their hashes are here; wrong tries are counted by account.
import type { Temporal } from "temporal-polyfill";
import type { AccountKey } from "../../src/chat/address.ts";
import { PersonId } from "../../src/domain/ids.ts";
import type { StoreTransaction } from "../../src/ports/store.ts";
import { keyOf } from "./accounts.ts";
import { type Queries, runOnOne } from "./queries.ts";
import { writeInstant } from "./rows.ts";

const MAX_WRONG_TRIES = 5;

const ADD = "INSERT INTO link_codes (hash, person_id, expires_at) VALUES ($1, $2, $3)";

export async function addCode(
  queries: Queries,
  personId: PersonId,
  hash: string,
  expiresAt: Temporal.Instant,
): Promise<void> {
  await runOnOne(queries, ADD, [hash, personId, writeInstant(expiresAt)]);
}

/** The account's count, locked; an hour after the first wrong try it begins anew. */
const COUNT = `INSERT INTO code_tries AS known (platform, tenant, account, since, wrong) VALUES ($1, $2, $3, $4, 0)
  ON CONFLICT (platform, tenant, account) DO UPDATE SET
    wrong = CASE WHEN known.wrong = 0 OR known.since <= excluded.since - interval '1 hour' THEN 0 ELSE known.wrong END,
    since = CASE WHEN known.wrong = 0 OR known.since <= excluded.since - interval '1 hour'
      THEN excluded.since ELSE known.since END
  RETURNING wrong`;

const USE = `UPDATE link_codes SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2
  RETURNING person_id AS "personId"`;

const COUNT_WRONG = "UPDATE code_tries SET wrong = wrong + 1 WHERE platform = $1 AND tenant = $2 AND account = $3";

export async function useCode(
  queries: Queries,
  key: AccountKey,
  hash: string,
  at: Temporal.Instant,
): ReturnType<StoreTransaction["useCode"]> {
  const [count] = await queries.rows<{ wrong: number }>(COUNT, [...keyOf(key), writeInstant(at)]);
  if (count && count.wrong >= MAX_WRONG_TRIES) return { kind: "too-many" };
  const [used] = await queries.rows<{ personId: string }>(USE, [hash, writeInstant(at)]);
  if (used) return { kind: "used", personId: PersonId.parse(used.personId) };
  await runOnOne(queries, COUNT_WRONG, keyOf(key));
  return { kind: "wrong" };
}
