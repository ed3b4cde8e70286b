// Responses of two organizations, for the tests of exports.
import { Temporal } from "temporal-polyfill";
import {
  InstrumentId,
  MeetingId,
  OrganizationId,
  SeriesId,
  writeRequestId,
  writeResponseId,
} from "../../src/domain/ids.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Organization } from "../../src/domain/organization.ts";
import type { Request, Response } from "../../src/domain/request.ts";
import type { Answer, Answers, AnswerValue, Path } from "../../src/questionnaire/answer.ts";
import type { ExportedResponse } from "../../src/reports/exported-response.ts";
import { EVERY_KIND } from "./every-kind.ts";

export const MEETING: Meeting = {
  id: MeetingId.parse("cmim-06"),
  seriesId: SeriesId.parse("cmim"),
  number: 6,
  title: "Sixth Coordination Meeting on International Migration",
  city: "New York",
  timeZone: "America/New_York",
  startsOn: Temporal.PlainDate.from("2007-11-26"),
  endsOn: Temporal.PlainDate.from("2007-11-27"),
  state: "open",
  asks: [{ instrumentId: InstrumentId.parse("every-kind"), dueOn: Temporal.PlainDate.from("2007-11-09") }],
};

export function organization(id: string, name: string, kind: Organization["kind"]): Organization {
  const acronym = id.toUpperCase();
  const timeZone = "Europe/Paris";
  return {
    id: OrganizationId.parse(id),
    name,
    acronym,
    kind,
    aliases: [],
    parentId: null,
    timeZone,
    workWeek: "mon-fri",
    names: [],
  };
}

export const INED = organization("ined", "Institut national d'études démographiques", "national_institution");
export const UNHCR = organization("unhcr", "Office of the United Nations High Commissioner for Refugees", "un_entity");

export function requestOf({ id }: Organization, responses: readonly Partial<Response>[]): Request {
  const instrumentId = InstrumentId.parse("every-kind");
  const requestId = writeRequestId(MEETING.id, id, instrumentId);
  return {
    id: requestId,
    meetingId: MEETING.id,
    organizationId: id,
    instrumentId,
    dueOn: Temporal.PlainDate.from("2007-11-09"),
    statement: null,
    statedAt: null,
    responses: responses.map((response, index) => ({
      id: writeResponseId(requestId, index + 1),
      requestId,
      ordinal: index + 1,
      instrumentVersion: 1,
      state: "submitted",
      title: null,
      submissions: 1,
      submittedAt: Temporal.Instant.from("2007-11-08T15:00:00Z"),
      firstSubmittedAt: Temporal.Instant.from("2007-11-08T15:00:00Z"),
      changedSinceSubmission: false,
      returnNote: null,
      ...response,
    })),
  };
}

export function answersOf(values: Readonly<Record<Path, AnswerValue | Exclude<Answer["state"], "answered">>>): Answers {
  return new Map(
    Object.entries(values).map(([path, value]): [Path, Answer] => [
      path,
      typeof value === "string" ? { state: value } : { state: "answered", value },
    ]),
  );
}

export function exported(from: Organization, answers: Answers): ExportedResponse {
  const request = requestOf(from, [{}]);
  const responseId = writeResponseId(request.id, 1);
  return {
    organization: from,
    request,
    responseId,
    questionnaire: EVERY_KIND,
    demonstration: false,
    answers,
    isDraft: false,
    versions: new Map(),
    entered: new Map(),
    tellLanguage: () => "en",
    isVisible: () => true,
  };
}
