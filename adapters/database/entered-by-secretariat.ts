// Which answers of an organization the secretariat entered: it follows from what their author was on that day, so that it
// is not stored beside them.
import type { ResponseId } from "../../src/domain/ids.ts";
import type { Queries } from "./queries.ts";

const WAS_IT_THEN = `(a.since IS NULL OR a.since <= (v.answered_at AT TIME ZONE 'UTC')::date)
  AND (a.until IS NULL OR a.until >= (v.answered_at AT TIME ZONE 'UTC')::date)`;
const ENTERED = `SELECT v.path, p.name
  FROM answer_versions v
  JOIN responses s ON s.id = v.response_id
  JOIN requests r ON r.id = s.request_id
  JOIN people p ON p.id = v.person_id
  WHERE v.response_id = $1 AND v.is_current AND v.answer ->> 'state' <> 'skipped'
    AND EXISTS (
      SELECT FROM appointments a WHERE a.person_id = v.person_id AND a.role = 'secretariat' AND ${WAS_IT_THEN})
    AND NOT EXISTS (
      SELECT FROM appointments a WHERE a.person_id = v.person_id AND a.role IN ('focal_point', 'alternate')
        AND a.organization_id = r.organization_id AND ${WAS_IT_THEN})
  ORDER BY v.id`;

export async function listEnteredBySecretariat(
  queries: Queries,
  responseId: ResponseId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.rows<{ readonly path: string; readonly name: string }>(ENTERED, [responseId]);
  return new Map(rows.map(({ path, name }) => [path, name]));
}
