// What a meeting gathered, for tests of its documents: all sixteen surveys of the demonstration, and activity reports that
// are invented, with every visibility, status and language.
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { areaName } from "../../src/domain/areas.ts";
import { type InstrumentId, writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization.ts";
import type { Request } from "../../src/domain/request.ts";
import { loadLanguageTeller } from "../../src/findings/detect-language.ts";
import type { ResponseRecord } from "../../src/ports/response-record.ts";
import type { StatusRow } from "../../src/ports/store.ts";
import type { Answers } from "../../src/questionnaire/answer.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { findWay, isVisible } from "../../src/questionnaire/steps.ts";
import { type ExportedResponse, responseOf } from "../../src/reports/exported-response.ts";
import { readRecord } from "../../src/reports/read-record.ts";
import type { JsonObject } from "../../src/reports/record.ts";
import invented from "../findings/activity-reports.json" with { type: "json" };
import { instrument, REPORTED_AT } from "../support/reported.ts";
import { MEETING, requestOf } from "./exported.ts";

export const SURVEYS = instrument("surveys-2007");
export const REPORT = instrument("activity-report");
const { roster, surveys } = await readDemonstration();
export const ORGANIZATIONS = roster.organizations;
export const CMIM_06 = {
  ...MEETING,
  asks: [REPORT, SURVEYS].map(({ id }) => ({ instrumentId: id, dueOn: MEETING.startsOn.subtract({ days: 17 }) })),
};

export function organizationCalled(id: string): Organization {
  const found = ORGANIZATIONS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no organization ${id}`);
  return found;
}

/** A record as its organization submitted it. */
export function submittedBy(
  id: string,
  questionnaire: Questionnaire,
  record: JsonObject,
  ordinal = 1,
): ExportedResponse {
  const read = readRecord(questionnaire, { answers: record }, { name: (m49) => areaName(m49, "en") });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return answeredBy(id, questionnaire, read.answers, ordinal);
}

const tellLanguage = await loadLanguageTeller();

export function answeredBy(id: string, questionnaire: Questionnaire, answers: Answers, ordinal = 1): ExportedResponse {
  const organization = organizationCalled(id);
  const requestId = writeRequestId(MEETING.id, organization.id, questionnaire.id);
  const way = findWay(questionnaire, answers);
  const responseId = writeResponseId(requestId, ordinal);
  return {
    organization,
    request: requestFor(organization, questionnaire.id, ordinal),
    responseId,
    questionnaire,
    demonstration: false,
    answers,
    isDraft: false,
    versions: new Map([...answers.keys()].map((path) => [path, 1])),
    entered: new Map(),
    tellLanguage,
    isVisible: (path) => isVisible(way, path),
  };
}

function requestFor(organization: Organization, instrumentId: InstrumentId, responses: number) {
  const id = writeRequestId(MEETING.id, organization.id, instrumentId);
  const base = requestOf(
    organization,
    Array.from({ length: responses }, () => ({ submittedAt: REPORTED_AT })),
  );
  return {
    ...base,
    id,
    instrumentId,
    responses: base.responses.map((response) => ({
      ...response,
      id: writeResponseId(id, response.ordinal),
      requestId: id,
    })),
  };
}

/** Organizations with several surveys count them. */
export const GATHERED_SURVEYS: readonly ExportedResponse[] = surveys.map((survey, index) => {
  const before = surveys.slice(0, index).filter(({ organizationId }) => organizationId === survey.organizationId);
  return submittedBy(survey.organizationId, SURVEYS, survey.answers, before.length + 1);
});

export const GATHERED_REPORTS: readonly ExportedResponse[] = invented.reports.map(({ organization, answers }) =>
  submittedBy(organization, REPORT, answers),
);

/** As the database keeps them. */
export function recordOf(exported: ExportedResponse): ResponseRecord {
  const { answers, versions, entered, questionnaire } = exported;
  return {
    ...exported,
    current: answers,
    submitted: answers,
    currentVersions: versions,
    submittedVersions: versions,
    currentEntered: entered,
    submittedEntered: entered,
    submittedVersion: questionnaire.version,
  };
}

/** With the whole request. */
export type RequestedRow = Omit<StatusRow, "request"> & { readonly request: Request };

/** One row for each organization and instrument, also of those that sent nothing. */
export function statusOf(responses: readonly ExportedResponse[]): readonly RequestedRow[] {
  return ORGANIZATIONS.flatMap((organization) =>
    [REPORT, SURVEYS].map(({ id }) => {
      const own = responses.filter(
        ({ request }) => request.organizationId === organization.id && request.instrumentId === id,
      );
      const last = own.toSorted((one, other) => responseOf(one).ordinal - responseOf(other).ordinal).at(-1);
      return {
        organization,
        request: last?.request ?? requestFor(organization, id, 0),
        focalPoints: [],
        lastAnswerAt: null,
      };
    }),
  );
}
