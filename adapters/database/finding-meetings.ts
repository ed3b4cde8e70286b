// How far the reporting for a meeting has come, and answers as they are kept.
import { z } from "zod";
import type { MeetingId } from "../../src/domain/ids.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { MeetingProgress } from "../../src/ports/findings.ts";
import { Answer } from "../../src/questionnaire/answer.ts";
import { writeRights } from "./finding-filters.ts";
import type { Queries } from "./queries.ts";

/** What is visible of an organization is looked at until something new is met: most say something new at once. */
const Progress = z.object({ asked: z.number(), reported: z.number(), unchanged: z.number() });

export async function readProgress(queries: Queries, meetingId: MeetingId, reader: Reader): Promise<MeetingProgress> {
  const values: unknown[] = [meetingId];
  const rights = writeRights(reader, (value) => `$${values.push(value)}`);
  const ownFindings = `f.meeting_id = $1 AND f.organization_id = asked.organization_id
          AND f.kind IN ('activity', 'survey') AND ${rights}`;
  const sql = `SELECT json_build_object(
    'asked', (SELECT count(DISTINCT organization_id) FROM requests WHERE meeting_id = $1),
    'reported', (
      SELECT count(DISTINCT r.organization_id) FROM requests r
      LEFT JOIN LATERAL (
        SELECT true AS is_there FROM responses s WHERE s.request_id = r.id AND s.state = 'submitted' LIMIT 1
      ) submitted ON true
      WHERE r.meeting_id = $1 AND (submitted.is_there OR r.statement IS NOT NULL)
    ),
    'unchanged', (
      SELECT count(*) FROM (SELECT DISTINCT organization_id FROM requests WHERE meeting_id = $1) asked
      CROSS JOIN LATERAL (
        SELECT FROM findings f WHERE ${ownFindings} LIMIT 1
      ) reported
      LEFT JOIN LATERAL (
        SELECT true AS is_new FROM findings f JOIN meetings m ON m.id = f.meeting_id
        WHERE ${ownFindings} AND NOT EXISTS (
          SELECT FROM findings e JOIN meetings before ON before.id = e.meeting_id
          WHERE e.organization_id = f.organization_id AND e.fingerprint = f.fingerprint
            AND before.series_id = m.series_id AND before.starts_on < m.starts_on
        ) LIMIT 1
      ) changed ON true
      WHERE changed.is_new IS NULL
    )) AS progress`;
  const [row] = await queries.rows<{ progress: unknown }>(sql, values);
  return Progress.parse(row?.progress);
}

const ANSWER = "SELECT answer FROM answer_versions WHERE response_id = $1 AND path = $2 AND version = $3";

export async function readAnswerWords(
  queries: Queries,
  responseId: string,
  path: string,
  version: number,
): Promise<string | null> {
  const [row] = await queries.rows<{ answer: unknown }>(ANSWER, [responseId, path, version]);
  if (!row) return null;
  const answer = Answer.parse(row.answer);
  if (answer.state !== "answered") return null;
  const { value } = answer;
  if (value.kind === "text") return value.text;
  if (value.kind === "files") return value.files.map(({ name }) => name).join(", ");
  return value.kind === "web-addresses" ? value.urls.join(", ") : null;
}
