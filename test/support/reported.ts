// What organizations reported, for tests that look for it: all sixteen surveys of the demonstration, and activity reports
// that are invented, with every visibility, status and language.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { areaName } from "../../src/domain/areas.ts";
import {
  MeetingId,
  OrganizationId,
  PersonId,
  type ResponseId,
  writeRequestId,
  writeResponseId,
} from "../../src/domain/ids.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { findWay } from "../../src/questionnaire/steps.ts";
import { readRecord } from "../../src/reports/read-record.ts";
import type { JsonObject } from "../../src/reports/record.ts";
import reports from "../findings/activity-reports.json" with { type: "json" };

const MEETING = MeetingId.parse("cmim-06");
const BY = PersonId.parse("demonstration-ana-almeida");
export const REPORTED_AT = Temporal.Instant.from("2007-10-20T09:00:00Z");

export type Report = {
  readonly questionnaire: Questionnaire;
  readonly organizationId: OrganizationId;
  readonly ordinal: number;
  readonly answers: JsonObject;
  readonly meetingId?: MeetingId;
  readonly at?: Temporal.Instant;
  readonly by?: PersonId;
};

export function instrument(id: string): Questionnaire {
  const found = INSTRUMENTS.find((each) => each.id === id);
  if (!found) throw new Error(`there is no instrument ${id}`);
  return found;
}

/** Answers every question of the record and submits it. */
export async function submitRecord(store: Store, report: Report): Promise<ResponseId> {
  const { questionnaire, organizationId, ordinal, answers, meetingId = MEETING, at = REPORTED_AT, by = BY } = report;
  const read = readRecord(questionnaire, { answers }, { name: (m49) => areaName(m49, "en") });
  if (!read.ok) throw new Error(`the record does not fit: ${JSON.stringify(read.problems)}`);
  const requestId = writeRequestId(meetingId, organizationId, questionnaire.id);
  const responseId = writeResponseId(requestId, ordinal);
  await store.transaction(async (transaction) => {
    await transaction.openResponse(requestId, ordinal, questionnaire.version, by, at);
    const paths = new Set([
      ...findWay(questionnaire, read.answers).steps.map(({ path }) => path),
      ...read.answers.keys(),
    ]);
    for (const path of paths) {
      const answer = read.answers.get(path) ?? ({ state: "skipped" } as const);
      const entry = {
        responseId,
        path,
        answer,
        typed: "",
        personId: by,
        platform: "web",
        messageId: null,
        at,
      } as const;
      await transaction.recordAnswer(entry);
    }
    const named = read.answers.get(questionnaire.namedBy ?? "");
    if (named?.state === "answered" && named.value.kind === "text")
      await transaction.nameResponse(responseId, named.value.text);
    await transaction.submitResponse(responseId, by, at);
  });
  return responseId;
}

/** Every survey of the demonstration, and the invented reports. */
export async function reportAll(store: Store): Promise<readonly ResponseId[]> {
  const { surveys } = await readDemonstration();
  const counts = new Map<string, number>();
  const ids: ResponseId[] = [];
  for (const { organizationId, answers } of surveys) {
    const ordinal = (counts.get(organizationId) ?? 0) + 1;
    counts.set(organizationId, ordinal);
    ids.push(
      await submitRecord(store, { questionnaire: instrument("surveys-2007"), organizationId, ordinal, answers }),
    );
  }
  await store.markDemonstration(ids);
  for (const { organization, answers } of reports.reports) {
    const organizationId = OrganizationId.parse(organization);
    ids.push(
      await submitRecord(store, { questionnaire: instrument("activity-report"), organizationId, ordinal: 1, answers }),
    );
  }
  return ids;
}
