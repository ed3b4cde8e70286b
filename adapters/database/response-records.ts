// Responses with all their answers, for exports, and the history of one.
import type { InstrumentId, MeetingId, ResponseId } from "../../src/domain/ids.ts";
import type { Request } from "../../src/domain/request.ts";
import type { ResponseRecord } from "../../src/ports/response-record.ts";
import type { AnswerVersion } from "../../src/ports/store.ts";
import type { Answers, Path } from "../../src/questionnaire/answer.ts";
import { type AnswerRow, readAnswerRows, readVersion } from "./answers.ts";
import { readEnteredVersions } from "./entered-by-secretariat.ts";
import type { PrismaClient } from "./generated/client.ts";
import { listOrganizations } from "./organizations.ts";
import type { Queries } from "./queries.ts";
import { listRequestsFor } from "./requests.ts";

const CURRENT = `SELECT response_id AS "responseId", path, answer, version FROM answer_versions
  WHERE response_id = ANY($1::text[]) AND is_current ORDER BY id`;

const SUBMITTED = `SELECT DISTINCT ON (v.response_id, v.path) v.response_id AS "responseId", v.path, v.answer, v.version
  FROM unnest($1::text[]) AS wanted (id)
  CROSS JOIN LATERAL (
    SELECT last_answer_id FROM submissions WHERE response_id = wanted.id ORDER BY number DESC LIMIT 1
  ) last
  JOIN answer_versions v ON v.response_id = wanted.id AND v.id <= last.last_answer_id
  ORDER BY v.response_id, v.path, v.version DESC`;

const SUBMITTED_VERSIONS = `SELECT DISTINCT ON (response_id) response_id AS "responseId", instrument_version AS version
  FROM submissions WHERE response_id = ANY($1::text[]) ORDER BY response_id, number DESC`;

/** By organization and ordinal, without those that were withdrawn: they are nobody's word any more. */
export async function readResponses(
  queries: Queries,
  prisma: PrismaClient,
  meetingId: MeetingId,
  instrumentId: InstrumentId,
): Promise<readonly ResponseRecord[]> {
  const requests = await listRequestsFor(queries, meetingId, instrumentId);
  const responses = requests.flatMap(liveResponsesOf);
  const current = await readAnswersOf(queries, CURRENT, responses);
  const changed = responses.filter(({ changedSinceSubmission }) => changedSinceSubmission);
  const submitted = await readAnswersOf(queries, SUBMITTED, changed);
  const versions = await readSubmittedVersions(queries, responses);
  const enteredOf = await readEnteredVersions(
    queries,
    responses.map(({ id }) => id),
  );
  const demonstration = await findDemonstration(prisma, responses);
  const organizations = await listOrganizations(
    queries,
    requests.map(({ organizationId }) => organizationId),
  );
  const organizationOf = new Map(organizations.map((organization) => [organization.id, organization]));
  return requests.flatMap((request) => {
    const organization = organizationOf.get(request.organizationId);
    if (!organization) return [];
    return liveResponsesOf(request).map((response) => {
      const now = current.get(response.id) ?? NOTHING;
      const then = response.changedSinceSubmission ? (submitted.get(response.id) ?? NOTHING) : now;
      const submittedVersions = response.submissions > 0 ? then.versions : NOTHING.versions;
      return {
        organization,
        request,
        responseId: response.id,
        demonstration: demonstration.has(response.id),
        current: now.answers,
        submitted: response.submissions > 0 ? then.answers : null,
        currentVersions: now.versions,
        submittedVersions,
        currentEntered: enteredOf(response.id, now.versions),
        submittedEntered: enteredOf(response.id, submittedVersions),
        submittedVersion: versions.get(response.id) ?? null,
      };
    });
  });
}

function liveResponsesOf(request: Request): Request["responses"] {
  return request.responses.filter(({ state }) => state !== "withdrawn");
}

type VersionedAnswers = { readonly answers: Answers; readonly versions: ReadonlyMap<Path, number> };

const NOTHING: VersionedAnswers = { answers: new Map(), versions: new Map() };

async function readAnswersOf(
  queries: Queries,
  sql: string,
  responses: Request["responses"],
): Promise<ReadonlyMap<string, VersionedAnswers>> {
  if (responses.length === 0) return new Map();
  type Row = AnswerRow & { readonly responseId: string; readonly version: number };
  const rows = await queries.rows<Row>(sql, [responses.map(({ id }) => id)]);
  const byResponse = Map.groupBy(rows, ({ responseId }) => responseId);
  return new Map(
    [...byResponse].map(([id, own]) => [
      id,
      { answers: readAnswerRows(own), versions: new Map(own.map(({ path, version }) => [path, version])) },
    ]),
  );
}

async function readSubmittedVersions(
  queries: Queries,
  responses: Request["responses"],
): Promise<ReadonlyMap<string, number>> {
  const ids = responses.map(({ id }) => id);
  const rows = await queries.rows<{ responseId: string; version: number }>(SUBMITTED_VERSIONS, [ids]);
  return new Map(rows.map(({ responseId, version }) => [responseId, version]));
}

async function findDemonstration(prisma: PrismaClient, responses: Request["responses"]): Promise<ReadonlySet<string>> {
  const rows = await prisma.response.findMany({
    where: { id: { in: responses.map(({ id }) => id) }, demonstration: true },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

export async function markDemonstration(prisma: PrismaClient, ids: readonly ResponseId[]): Promise<void> {
  await prisma.response.updateMany({ where: { id: { in: [...ids] } }, data: { demonstration: true } });
}

/** Every version of every answer, the oldest first. */
export async function readHistory(prisma: PrismaClient, responseId: ResponseId): Promise<readonly AnswerVersion[]> {
  const rows = await prisma.answerVersion.findMany({ where: { responseId }, orderBy: { id: "asc" } });
  return rows.map(readVersion);
}
