// Who else is at work on a response, and where that person can be told.
import type { Temporal } from "temporal-polyfill";
import { Conversation } from "../../src/chat/address.ts";
import { PersonId, type ResponseId } from "../../src/domain/ids.ts";
import type { Colleague } from "../../src/ports/store.ts";
import { findPeople } from "./people.ts";
import type { Queries } from "./queries.ts";
import { readInstant, writeInstant } from "./rows.ts";

/** The conversation is the one on the platform of the last answer, or any other that the person has. */
const OTHERS = `SELECT latest.person_id AS "personId", latest.answered_at AS "answeredAt", (
    SELECT c.personal FROM chat_accounts c
    WHERE c.person_id = latest.person_id AND c.personal IS NOT NULL AND c.state = 'active'
    ORDER BY c.platform = latest.platform DESC, c.bound_at DESC LIMIT 1
  ) AS conversation
  FROM (
    SELECT DISTINCT ON (person_id) person_id, answered_at, platform FROM answer_versions
    WHERE response_id = $1 AND person_id <> $2 AND answered_at >= $3
    ORDER BY person_id, answered_at DESC
  ) latest
  ORDER BY latest.answered_at DESC`;

type Row = { readonly personId: string; readonly answeredAt: Date; readonly conversation: unknown };

/** The last to answer first; appointments as of the day of `since`. */
export async function listColleagues(
  queries: Queries,
  responseId: ResponseId,
  except: PersonId,
  since: Temporal.Instant,
): Promise<readonly Colleague[]> {
  const rows = await queries.rows<Row>(OTHERS, [responseId, except, writeInstant(since)]);
  if (rows.length === 0) return [];
  const ids = rows.map(({ personId }) => PersonId.parse(personId));
  const people = await findPeople(queries, ids, since.toZonedDateTimeISO("UTC").toPlainDate());
  return rows.flatMap((row) => {
    const person = people.get(PersonId.parse(row.personId));
    const conversation = row.conversation === null ? null : Conversation.parse(row.conversation);
    return person ? [{ person, lastAnswerAt: readInstant(row.answeredAt), conversation }] : [];
  });
}
