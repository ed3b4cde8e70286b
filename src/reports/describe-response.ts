// A response in a line: where its words come from.
import { Temporal } from "temporal-polyfill";
import { inLanguage } from "../domain/language.ts";
import { english as wording } from "../wording/english.ts";
import type { AnswerLine } from "./answer-lines.ts";
import type { DocumentFacts } from "./document-frame.ts";
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

/** Of labels; more are counted. */
const MOST_NAMED = 6;

/**
 * A sentence with a space before it where the secretariat entered answers on behalf of the organization; otherwise empty.
 * Who of the secretariat it was is told to the secretariat alone.
 */
export function noteEntered(
  { organization }: Pick<ExportedResponse, "organization">,
  lines: readonly AnswerLine[],
  { meeting, audience }: Pick<DocumentFacts, "meeting" | "audience">,
): string {
  const entered = lines.flatMap((line) => line.entered ?? []);
  const days = entered.map(({ at }) => at.toZonedDateTimeISO(meeting.timeZone).toPlainDate());
  const [first, ...later] = days.toSorted((one, other) => Temporal.PlainDate.compare(one, other));
  if (first === undefined) return "";
  const given = lines.filter(({ state }) => state !== "unanswered" && state !== "skipped");
  const labels = new Set(given.flatMap(({ entered: isEntered, label }) => (isEntered ? [label] : [])));
  return ` ${wording.enteredOnBehalf({
    names: audience === "secretariat" ? [...new Set(entered.map(({ by }) => by))].toSorted(english.compare) : [],
    organization: organization.acronym || organization.name,
    days: wording.days(first, later.at(-1) ?? first),
    part:
      entered.length === given.length
        ? null
        : { labels: labels.size > MOST_NAMED ? [] : [...labels], count: entered.length },
  })}`;
}

const english = new Intl.Collator("en");

export function countOrganizations(responses: readonly Pick<ExportedResponse, "organization">[]): number {
  return new Set(responses.map(({ organization }) => organization.id)).size;
}
