// Loads the demonstration once: the roster, the meetings, and some surveys as if they had been reported, marked as such.

import type { Temporal } from "temporal-polyfill";
import { areaName } from "../domain/areas.ts";
import type { OrganizationId, PersonId, RequestId } from "../domain/ids.ts";
import { writeRequestId, writeResponseId } from "../domain/ids.ts";
import type { MeetingImport, RosterImport, StoreTransaction } from "../ports/store.ts";
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
    readonly answers: JsonObject;
  }[];
};

/** Surveys that are there already when the try-out opens; the rest is for the visitor to report. */
const REPORTED = ["mafe-senegal", "teo-2008", "eulfs-ahm-migrants", "lsic", "fds-ssd-2023", "enadid", "glss5"];

/** Loads into an empty database; does nothing otherwise. */
export async function loadDemonstration(
  { store, clock, log }: Pick<BotPorts, "store" | "clock" | "log">,
  data: DemonstrationData,
): Promise<void> {
  if (!(await store.isEmpty())) return;
  const now = clock.now();
  await store.importRoster(data.roster, now);
  await store.importMeetings(data.meetings, now);
  const [meeting] = await store.transaction((transaction) => transaction.listMeetings("open"));
  const asked = meeting?.asks.map(({ instrumentId }) => instrumentId) ?? [];
  const questionnaires = await store.transaction(async (transaction) => {
    const found = [];
    for (const id of asked) found.push(await transaction.findInstrument(id));
    return found.filter((each) => each !== null);
  });
  const questionnaire = questionnaires.find(({ per }) => per === "survey");
  if (!meeting || !questionnaire) return;
  const counts = new Map<OrganizationId, number>();
  for (const survey of data.surveys.filter(({ id }) => REPORTED.includes(id))) {
    const by = reporterOf(data.roster, survey.organizationId);
    if (!by) continue;
    const ordinal = (counts.get(survey.organizationId) ?? 0) + 1;
    counts.set(survey.organizationId, ordinal);
    const requestId = writeRequestId(meeting.id, survey.organizationId, questionnaire.id);
    await store.transaction((transaction) =>
      report(transaction, { questionnaire, requestId, ordinal, answers: survey.answers, personId: by, at: now }),
    );
    await store.markDemonstration([writeResponseId(requestId, ordinal)]);
  }
  log.info("demonstration loaded", { organizations: data.roster.organizations.length, surveys: counts.size });
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
export async function report(
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
  await transaction.submitResponse(responseId, personId, at);
}
