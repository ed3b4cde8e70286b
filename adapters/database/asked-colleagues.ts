// Colleagues who were asked to take something over, and where a person can be written to in private.
import type { Temporal } from "temporal-polyfill";
import { Conversation } from "../../src/chat/address.ts";
import { type PersonId, RequestId } from "../../src/domain/ids.ts";
import type { PersonalAddress } from "../../src/ports/own-wishes.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { writeInstant } from "./rows.ts";

const ADDRESS = `SELECT personal, state = 'active' AND personal IS NOT NULL AS "isActive" FROM chat_accounts
  WHERE person_id = $1 ORDER BY (state = 'active' AND personal IS NOT NULL) DESC, bound_at DESC LIMIT 1`;

export async function findPersonalAddress(queries: Queries, personId: PersonId): Promise<PersonalAddress> {
  const [row] = await queries.rows<{ personal: unknown; isActive: boolean }>(ADDRESS, [personId]);
  return { conversation: row?.isActive ? Conversation.parse(row.personal) : null, hasAccount: row !== undefined };
}

const ASKED = `SELECT DISTINCT request_id AS id FROM colleague_requests
  WHERE request_id = ANY($1::text[]) AND person_id = $2 AND asked_at > $3`;

export async function listAskedSince(
  queries: Queries,
  requestIds: readonly RequestId[],
  colleagueId: PersonId,
  since: Temporal.Instant,
): Promise<readonly RequestId[]> {
  const rows = await queries.rows<{ id: string }>(ASKED, [requestIds, colleagueId, writeInstant(since)]);
  return rows.map(({ id }) => RequestId.parse(id));
}

const NOTE = `INSERT INTO colleague_requests (request_id, asked_by, person_id, asked_at)
  SELECT id, $2, $3, $4 FROM unnest($1::text[]) AS asked (id)`;

export async function noteColleagueAsked(
  queries: TransactionQueries,
  requestIds: readonly RequestId[],
  askedBy: PersonId,
  colleagueId: PersonId,
  at: Temporal.Instant,
): Promise<void> {
  await queries.write(NOTE, [requestIds, askedBy, colleagueId, writeInstant(at)]);
}
