// Deletes what is of no more use. Answers, submissions and the audit log are never touched.
import type { Temporal } from "temporal-polyfill";
import type { Queries } from "./queries.ts";
import { writeInstant } from "./rows.ts";

/** No platform sends an event again after days; a month is safe. */
const INBOX_HOURS = 30 * 24;
/** So that a message can still be replaced, and a complaint about one be answered. */
const OUTBOX_HOURS = 90 * 24;
const CODES_HOURS = 24;

const INBOX = "DELETE FROM inbox WHERE claimed_at < $1";
const CODES = "DELETE FROM link_codes WHERE expires_at < $1";
const TRIES = "DELETE FROM code_tries WHERE since < $1";

/** Not the message that carries an open question, and not the target of a replacement that is still to be sent. */
const OUTBOX = `DELETE FROM outbox o WHERE o.finished_at < $1
  AND NOT EXISTS (SELECT FROM dialogs d WHERE d.prompt_id = o.id)
  AND NOT EXISTS (SELECT FROM outbox later WHERE later.replaces = o.id AND later.state IN ('waiting', 'sending'))`;

export type Purged = {
  readonly events: number;
  readonly deliveries: number;
  readonly codes: number;
};

/** How many of each were deleted. */
export async function purge(queries: Queries, at: Temporal.Instant): Promise<Purged> {
  const before = (hours: number) => [writeInstant(at.subtract({ hours }))];
  const events = await queries.run(INBOX, before(INBOX_HOURS));
  const deliveries = await queries.run(OUTBOX, before(OUTBOX_HOURS));
  const codes = await queries.run(CODES, before(CODES_HOURS));
  await queries.run(TRIES, before(CODES_HOURS));
  return { events, deliveries, codes };
}
