// The responses to one instrument as data for other programs.
import type { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { DISCLAIMER } from "./disclaimer.ts";
import { compareOrganizations, type ExportedResponse, responseOf } from "./exported-response.ts";
import { type AreaCodes, compileRecord, type JsonObject } from "./record.ts";

export type ExportFacts = {
  readonly meeting: Meeting;
  readonly asAt: Temporal.Instant;
  readonly areas: Pick<AreaCodes, "iso3">;
};

/** `questionnaire`: the newest version; each response says under which one it was answered. */
export function compileResponseExport(
  questionnaire: Questionnaire,
  responses: readonly ExportedResponse[],
  facts: ExportFacts,
): JsonObject {
  return {
    meeting: compileMeeting(facts.meeting),
    instrument: { id: questionnaire.id, version: questionnaire.version, title: questionnaire.title.en },
    asAt: facts.asAt.toString(),
    disclaimer: DISCLAIMER,
    responses: responses
      .toSorted((one, other) => compareOrganizations(one.organization, other.organization))
      .map((response) => compileResponse(response, facts)),
  };
}

export function compileMeeting({ id, title, startsOn, endsOn, city }: Meeting): JsonObject {
  return { id, title, startsOn: startsOn.toString(), endsOn: endsOn.toString(), city };
}

function compileResponse(exported: ExportedResponse, facts: ExportFacts): JsonObject {
  const { organization, responseId, questionnaire, demonstration, entered, isVisible } = exported;
  const { state, submittedAt, submissions } = responseOf(exported);
  const { answers, states } = compileRecord(questionnaire, exported.answers, { isVisible, areas: facts.areas });
  return {
    id: responseId,
    organization: { id: organization.id, name: organization.name, acronym: organization.acronym },
    state,
    submittedAt: submittedAt?.toString() ?? null,
    submissions,
    instrumentVersion: questionnaire.version,
    demonstration,
    answers,
    states,
    enteredBySecretariat: Object.fromEntries(
      [...entered].flatMap(([path, { at }]) => (isVisible(path) ? [[path, at.toString()]] : [])),
    ),
  };
}
