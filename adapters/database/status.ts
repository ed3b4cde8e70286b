// The status board of a meeting: every request, who may answer it, and when somebody last did.
import type { Temporal } from "temporal-polyfill";
import type { MeetingId, OrganizationId, RequestId } from "../../src/domain/ids.ts";
import { Role } from "../../src/domain/person.ts";
import type { StatusRow } from "../../src/ports/store.ts";
import { listOrganizations } from "./organizations.ts";
import type { Queries } from "./queries.ts";
import { listReporting } from "./requests.ts";
import { readInstant } from "./rows.ts";

/** By organization, then in the order in which the meeting asks. */
export async function readStatus(queries: Queries, meetingId: MeetingId): Promise<readonly StatusRow[]> {
  const requests = await listReporting(queries, meetingId);
  const organizationIds = [...new Set(requests.map(({ organizationId }) => organizationId))];
  const organizations = await listOrganizations(queries, organizationIds);
  const focalPoints = await readFocalPoints(queries, organizationIds);
  const lastAnswers = await readLastAnswers(
    queries,
    requests.map(({ id }) => id),
  );
  const organizationOf = new Map(organizations.map((organization) => [organization.id, organization]));
  return requests.flatMap((request) => {
    const organization = organizationOf.get(request.organizationId);
    if (!organization) return [];
    return [
      {
        organization,
        request,
        focalPoints: focalPoints.get(request.organizationId) ?? [],
        lastAnswerAt: lastAnswers.get(request.id) ?? null,
      },
    ];
  });
}

/** Of today; focal points before alternates. */
const FOCAL_POINTS = `SELECT a.organization_id AS "organizationId", p.name, a.role,
    EXISTS (SELECT FROM chat_accounts c WHERE c.person_id = p.id AND c.state = 'active') AS "hasAccount"
  FROM (
    SELECT DISTINCT organization_id, person_id, role FROM appointments, (SELECT now() AT TIME ZONE 'UTC') AS clock (now)
    WHERE organization_id = ANY($1::text[]) AND role IN ('focal_point', 'alternate')
      AND (since IS NULL OR since <= clock.now::date) AND (until IS NULL OR until >= clock.now::date)
  ) a JOIN people p ON p.id = a.person_id
  ORDER BY a.organization_id, a.role = 'alternate', p.name, p.id`;

type FocalPointRow = {
  readonly organizationId: string;
  readonly name: string;
  readonly role: string;
  readonly hasAccount: boolean;
};

async function readFocalPoints(
  queries: Queries,
  ids: readonly OrganizationId[],
): Promise<ReadonlyMap<string, StatusRow["focalPoints"]>> {
  const rows = await queries.rows<FocalPointRow>(FOCAL_POINTS, [ids]);
  const byOrganization = Map.groupBy(rows, ({ organizationId }) => organizationId);
  return new Map(
    [...byOrganization].map(([id, people]) => [
      id,
      people.map(({ name, role, hasAccount }) => ({ name, role: Role.parse(role), hasAccount })),
    ]),
  );
}

const LAST_ANSWERS = `SELECT s.request_id AS "requestId", max(last.answered_at) AS at
  FROM responses s CROSS JOIN LATERAL (
    SELECT answered_at FROM answer_versions WHERE response_id = s.id ORDER BY answered_at DESC LIMIT 1
  ) last
  WHERE s.request_id = ANY($1::text[])
  GROUP BY s.request_id`;

async function readLastAnswers(
  queries: Queries,
  ids: readonly RequestId[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await queries.rows<{ requestId: string; at: Date }>(LAST_ANSWERS, [ids]);
  return new Map(rows.map(({ requestId, at }) => [requestId, readInstant(at)]));
}
