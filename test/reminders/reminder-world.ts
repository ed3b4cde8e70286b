// The people and dates of the tests: the twelfth meeting, to be reported on by 14 February 2014.
import { Temporal } from "temporal-polyfill";
import {
  InstrumentId,
  MeetingId,
  OrganizationId,
  PersonId,
  SeriesId,
  writeRequestId,
  writeResponseId,
} from "../../src/domain/ids.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Organization, WorkWeek } from "../../src/domain/organization.ts";
import type { Appointment, Person } from "../../src/domain/person.ts";
import type { Request, Response, Statement } from "../../src/domain/request.ts";
import { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import type { Known } from "../../src/reminders/audience.ts";
import { CLOSES_AT, OPENS_AT, type OwnDay } from "../../src/reminders/moment.ts";
import { type Owing, progressOfDrafts } from "../../src/reminders/needs.ts";
import { english } from "../../src/wording/english.ts";

export const voice = { language: "en", wording: english } as const;
export const day = (date: string) => Temporal.PlainDate.from(date);
export const instant = (at: string) => Temporal.Instant.from(at);

export const REPORT = InstrumentId.parse("activity-report");
export const SURVEYS = InstrumentId.parse("surveys-2007");

export const meeting: Meeting = {
  id: MeetingId.parse("cmim-12"),
  seriesId: SeriesId.parse("cmim"),
  number: 12,
  title: "Twelfth Coordination Meeting on International Migration",
  city: "New York",
  timeZone: "America/New_York",
  startsOn: day("2014-02-20"),
  endsOn: day("2014-02-21"),
  state: "open",
  asks: [
    { instrumentId: REPORT, dueOn: day("2014-02-14") },
    { instrumentId: SURVEYS, dueOn: day("2014-02-14") },
  ],
};

export const questionnaire = Questionnaire.parse({
  id: REPORT,
  version: 1,
  title: { en: "Activity report" },
  per: "organization",
  emptyStatement: "nothing_to_report",
  namedBy: null,
  items: [
    { kind: "short-text", maxCharacters: 200, key: "done", required: true, text: { en: "What was done?" } },
    { kind: "short-text", maxCharacters: 200, key: "planned", required: true, text: { en: "What is planned?" } },
  ],
});

export function ownDay(timeZone: string, workWeek: WorkWeek = "mon-fri", holidays: readonly string[] = []): OwnDay {
  return { timeZone, workWeek, holidays: new Set(holidays), opensAt: OPENS_AT, closesAt: CLOSES_AT, quiet: null };
}

export function organization(id: string, name = id.toUpperCase()): Organization {
  return {
    id: OrganizationId.parse(id),
    name,
    acronym: name,
    kind: "un_entity",
    aliases: [],
    parentId: null,
    timeZone: "Europe/Zurich",
    workWeek: "mon-fri",
    names: [],
  };
}

export function appointed(role: Appointment["role"], organizationId: string): Appointment {
  return { role, organizationId: OrganizationId.parse(organizationId) };
}

export function person(name: string, appointments: readonly Appointment[], timeZone = "Europe/Zurich"): Person {
  return {
    id: PersonId.parse(name.toLowerCase()),
    name,
    email: null,
    timeZone,
    language: "en",
    appointments: [...appointments],
  };
}

/** Somebody who can be reached and asked for nothing. The moment is the morning of 7 February 2014. */
export function known(who: Person, more: Partial<Known> = {}): Known {
  return {
    person: who,
    at: instant("2014-02-07T08:30:00Z"),
    reach: "reachable",
    preferences: { stopped: false, awayUntil: null, substituteId: null },
    lastAnswerAt: null,
    remindedAt: [],
    laterOn: null,
    ownRemindedAt: [],
    ...more,
  };
}

export type Begun = {
  readonly state: Response["state"];
  readonly submissions?: number;
  readonly answered?: number;
  readonly returnNote?: string;
};

export function owing(of: Organization, begun: Begun | null = null, statement: Statement | null = null): Owing {
  const id = writeRequestId(meeting.id, of.id, REPORT);
  const responses: Response[] = begun
    ? [
        {
          id: writeResponseId(id, 1),
          requestId: id,
          ordinal: 1,
          instrumentVersion: 1,
          state: begun.state,
          title: null,
          submissions: begun.submissions ?? 0,
          submittedAt: null,
          firstSubmittedAt: null,
          changedSinceSubmission: false,
          returnNote: begun.returnNote ?? null,
        },
      ]
    : [];
  const request: Request = {
    id,
    meetingId: meeting.id,
    organizationId: of.id,
    instrumentId: REPORT,
    dueOn: day("2014-02-14"),
    statement,
    statedAt: statement && Temporal.Instant.from("2014-02-01T12:00:00Z"),
    responses,
  };
  const answered = ["done", "planned"].slice(0, begun?.answered ?? 0);
  const answers = new Map(
    answered.map((path) => [path, { state: "answered", value: { kind: "text", text: "Yes." } }] as const),
  );
  return { request, organization: of, questionnaire, drafts: progressOfDrafts(request, questionnaire, () => answers) };
}
