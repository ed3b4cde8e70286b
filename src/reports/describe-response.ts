// A response in a line: where its words come from.
import { inLanguage } from "../domain/language.ts";
import { english as wording } from "../wording/english.ts";
import { type ExportedResponse, responseOf } from "./exported-response.ts";

/** Organization, instrument with its version, submission and response. */
export function writeSource(exported: ExportedResponse, timeZone: string): string {
  const { organization, questionnaire, responseId } = exported;
  const { id, version } = questionnaire;
  const instrument = { title: inLanguage(questionnaire.title, "en"), id, version };
  return wording.responseSource(organization.name, instrument, responseId, writeSubmission(exported, timeZone));
}

function writeSubmission(exported: ExportedResponse, timeZone: string): string {
  const { submittedAt, submissions } = responseOf(exported);
  if (submittedAt === null || submissions === 0) return wording.notSubmitted;
  const submitted = wording.wasSubmitted(wording.moment(submittedAt, timeZone), submissions);
  return exported.isDraft ? wording.changedAfter(submitted) : submitted;
}

export function countOrganizations(responses: readonly Pick<ExportedResponse, "organization">[]): number {
  return new Set(responses.map(({ organization }) => organization.id)).size;
}
