// Loads the demonstration once: the roster, the meetings, some surveys and activity reports as if they had
// been submitted, marked as such.
import type { Temporal } from "temporal-polyfill";
import { areaName } from "../domain/areas.ts";
import type { InstrumentId, MeetingId, OrganizationId, PersonId, RequestId } from "../domain/ids.ts";
import { writeRequestId, writeResponseId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { MeetingImport, RosterImport } from "../ports/imports.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { findWay } from "../questionnaire/steps.ts";
import { readRecord } from "../reports/read-record.ts";
import type { JsonObject } from "../reports/record.ts";
import type { BotPorts } from "./bot-ports.ts";

export type DemonstrationData = {
  readonly roster: RosterImport;
  readonly meetings: MeetingImport;
  readonly surveys: readonly {
    readonly id: string;
    readonly organizationId: OrganizationId;
    readonly instrumentId: InstrumentId;
    readonly answers: JsonObject;
  }[];
  /** Of the open meeting, and of the one before it; none where they are left out. */
  readonly activities?: readonly {
    readonly meetingId: MeetingId;
    readonly organizationId: OrganizationId;
    readonly instrumentId: InstrumentId;
    readonly answers: JsonObject;
  }[];
};

/** Surveys that are there already when the try-out opens; the rest is for the visitor to report. */
const REPORTED = ["mafe-senegal", "teo-2008", "eulfs-ahm-migrants", "lsic", "fds-ssd-2023", "enadid", "glss5"];

/** Loads into an empty database; does nothing otherwise. */
export async function loadDemonstration(
  { store, clock, log }: Pick<BotPorts, "store" | "clock" | "log">,
  { roster, meetings, surveys, activities = [] }: DemonstrationData,
): Promise<void> {
  if (!(await store.isEmpty())) return;
  const now = clock.now();
  await store.importRoster(roster, now);
  await store.importMeetings(meetings, now);
  const open = meetings.meetings.find(({ meeting }) => meeting.state === "open")?.meeting;
  const reports = [
    ...surveys.flatMap((survey) => (open && REPORTED.includes(survey.id) ? [{ ...survey, meetingId: open.id }] : [])),
    ...activities,
  ];
  const counts = new Map<RequestId, number>();
  for (const { meetingId, organizationId, instrumentId, answers } of reports) {
    const personId = reporterOf(roster, organizationId);
    const meeting = meetings.meetings.find((each) => each.meeting.id === meetingId)?.meeting;
    const questionnaire = await store.transaction((transaction) => transaction.findInstrument(instrumentId));
    if (!personId || !meeting || !questionnaire) continue;
    const requestId = writeRequestId(meetingId, organizationId, instrumentId);
    const ordinal = (counts.get(requestId) ?? 0) + 1;
    counts.set(requestId, ordinal);
    const at = reportedAt(meeting, instrumentId, now);
    await store.transaction((transaction) =>
      report(transaction, { questionnaire, requestId, ordinal, answers, personId, at }),
    );
    await store.markDemonstration([writeResponseId(requestId, ordinal)]);
  }
  log.info("demonstration loaded", { organizations: roster.organizations.length, requests: counts.size });
}

/** For an open meeting now; for one that is over, at noon of the day on which it was due. */
function reportedAt({ state, asks, startsOn, timeZone }: Meeting, instrumentId: InstrumentId, now: Temporal.Instant) {
  if (state === "open") return now;
  const on = asks.find((ask) => ask.instrumentId === instrumentId)?.dueOn ?? startsOn;
  return on.toZonedDateTime({ timeZone, plainTime: "12:00" }).toInstant();
}

function reporterOf(roster: RosterImport, organizationId: OrganizationId): PersonId | null {
  const person = roster.people.find(({ appointments }) =>
    appointments.some((each) => each.organizationId === organizationId && each.role === "focal_point"),
  );
  return person?.id ?? null;
}

export type Reported = {
  readonly questionnaire: Questionnaire;
  readonly requestId: RequestId;
  readonly ordinal: number;
  readonly answers: JsonObject;
  readonly personId: PersonId;
  readonly at: Temporal.Instant;
};

/** Enters a record as its focal point would have, and submits it. */
export async function report(transaction: StoreTransaction, reported: Reported): Promise<void> {
  await enterAnswers(transaction, reported);
  const { requestId, ordinal, personId, at } = reported;
  await transaction.submitResponse(writeResponseId(requestId, ordinal), personId, at);
}

/** The same, up to where it can be submitted. */
export async function enterAnswers(
  transaction: StoreTransaction,
  { questionnaire, requestId, ordinal, answers, personId, at }: Reported,
): Promise<void> {
  const read = readRecord(questionnaire, { answers }, { name: (m49) => areaName(m49, "en") });
  if (!read.ok)
    throw new Error(
      `the demonstration does not fit the questionnaire: ${read.problems.map(({ path, code }) => `${path} ${code}`).join(", ")}`,
    );
  const responseId = writeResponseId(requestId, ordinal);
  await transaction.openResponse(requestId, ordinal, questionnaire.version, personId, at);
  for (const step of findWay(questionnaire, read.answers).steps) {
    const answer = read.answers.get(step.path) ?? ({ state: "skipped" } as const);
    await transaction.recordAnswer({
      responseId,
      path: step.path,
      answer,
      typed: "",
      personId,
      platform: "web",
      messageId: null,
      at,
    });
    if (step.path === questionnaire.namedBy && answer.state === "answered" && answer.value.kind === "text")
      await transaction.nameResponse(responseId, answer.value.text);
  }
}
