// The first secretariat: people whom the settings name by their e-mail alone, before any roster knows them.
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { audit } from "./audit.ts";
import type { TransactionQueries } from "./queries.ts";
import { writeEmail } from "./rows.ts";

/** How the ids of such people begin, until a roster gives them another. */
export const PLACEHOLDER_PREFIX = "secretariat-";

/** Ids stand in logs and addresses do not, so the id is made of the address and does not show it. */
function placeholderId(email: string): string {
  return PLACEHOLDER_PREFIX + createHash("sha256").update(email).digest("hex").slice(0, 12);
}

const PLACEHOLDER = `INSERT INTO people (id, name, email, time_zone, language) VALUES ($1, $2, $2, 'UTC', 'en')
  ON CONFLICT DO NOTHING`;

/** Nothing is added for who is of the secretariat already. */
const APPOINT = `INSERT INTO appointments (person_id, role, organization_id, since, until)
  SELECT id, 'secretariat', NULL, NULL, NULL FROM people WHERE email = $1
  ON CONFLICT (person_id, role, organization_id, since) DO UPDATE SET until = NULL WHERE appointments.until IS NOT NULL
  RETURNING person_id AS "personId"`;

export async function ensureSecretariat(
  queries: TransactionQueries,
  emails: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  for (const email of emails.map(writeEmail)) {
    await queries.run(PLACEHOLDER, [placeholderId(email), email]);
    const [appointed] = await queries.rows<{ personId: string }>(APPOINT, [email]);
    if (!appointed) continue;
    await audit(queries, { at, personId: null, action: "secretariat added", subject: appointed.personId, facts: {} });
  }
}
