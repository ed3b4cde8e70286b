// Which answers of an organization the secretariat entered: it follows from what their author was on that day, so that it
// is not stored beside them.
import { type MeetingId, RequestId, type ResponseId } from "../../src/domain/ids.ts";
import type { EnteredOnBehalf } from "../../src/domain/request.ts";
import type { Path } from "../../src/questionnaire/answer.ts";
import type { Queries } from "./queries.ts";
import { readInstant } from "./rows.ts";

/** Whether the person was of the secretariat on that day, and did not speak for the organization of the request `r`. */
function wasSecretariat(person: string, at: string): string {
  const wasItThen = `(a.since IS NULL OR a.since <= (${at} AT TIME ZONE 'UTC')::date)
    AND (a.until IS NULL OR a.until >= (${at} AT TIME ZONE 'UTC')::date)`;
  return `EXISTS (
      SELECT FROM appointments a WHERE a.person_id = ${person} AND a.role = 'secretariat' AND ${wasItThen})
    AND NOT EXISTS (
      SELECT FROM appointments a WHERE a.person_id = ${person} AND a.role IN ('focal_point', 'alternate')
        AND a.organization_id = r.organization_id AND ${wasItThen})`;
}

const ENTERED_VERSIONS = `answer_versions v
  JOIN responses s ON s.id = v.response_id
  JOIN requests r ON r.id = s.request_id
  JOIN people p ON p.id = v.person_id`;
const IS_ENTERED = `v.answer ->> 'state' <> 'skipped' AND ${wasSecretariat("v.person_id", "v.answered_at")}`;

const CURRENT = `SELECT v.path, p.name FROM ${ENTERED_VERSIONS}
  WHERE v.response_id = $1 AND v.is_current AND ${IS_ENTERED} ORDER BY v.id`;

export async function listEnteredBySecretariat(
  queries: Queries,
  responseId: ResponseId,
): Promise<ReadonlyMap<Path, string>> {
  const rows = await queries.rows<{ readonly path: string; readonly name: string }>(CURRENT, [responseId]);
  return new Map(rows.map(({ path, name }) => [path, name]));
}

const ALL_VERSIONS = `SELECT v.response_id AS "responseId", v.path, v.version, p.name, v.answered_at AS at
  FROM ${ENTERED_VERSIONS}
  WHERE v.response_id = ANY($1::text[]) AND ${IS_ENTERED}`;

type VersionRow = {
  readonly responseId: string;
  readonly path: string;
  readonly version: number;
  readonly name: string;
  readonly at: Date;
};

/** Of every version that was ever given: those that the secretariat entered. */
export type EnteredVersions = (
  responseId: ResponseId,
  versions: ReadonlyMap<Path, number>,
) => ReadonlyMap<Path, EnteredOnBehalf>;

export async function readEnteredVersions(
  queries: Queries,
  responseIds: readonly ResponseId[],
): Promise<EnteredVersions> {
  if (responseIds.length === 0) return () => new Map();
  const rows = await queries.rows<VersionRow>(ALL_VERSIONS, [responseIds]);
  const byResponse = Map.groupBy(rows, ({ responseId }) => responseId);
  return (responseId, versions) =>
    new Map(
      (byResponse.get(responseId) ?? [])
        .filter(({ path, version }) => versions.get(path) === version)
        .map(({ path, name, at }) => [path, { by: name, at: readInstant(at) }]),
    );
}

const REQUESTS = `SELECT DISTINCT ON (id) id, name, at FROM (
    SELECT r.id, p.name, v.answered_at AS at FROM ${ENTERED_VERSIONS}
    WHERE r.meeting_id = $1 AND s.state <> 'withdrawn' AND v.is_current AND ${IS_ENTERED}
    UNION ALL
    SELECT r.id, p.name, r.stated_at AS at FROM requests r JOIN people p ON p.id = r.stated_by
    WHERE r.meeting_id = $1 AND r.statement IS NOT NULL AND ${wasSecretariat("r.stated_by", "r.stated_at")}
  ) entered ORDER BY id, at DESC, name`;

/** The requests of a meeting for which the secretariat entered answers or the statement that counts, each with the last time. */
export async function listEnteredRequests(
  queries: Queries,
  meetingId: MeetingId,
): Promise<ReadonlyMap<RequestId, EnteredOnBehalf>> {
  type Row = { readonly id: string; readonly name: string; readonly at: Date };
  const rows = await queries.rows<Row>(REQUESTS, [meetingId]);
  return new Map(rows.map(({ id, name, at }) => [RequestId.parse(id), { by: name, at: readInstant(at) }]));
}
