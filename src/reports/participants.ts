// Who takes part in a meeting, as far as it is known: organizations that said so in their report, with the speaker they
// named, and participants of the roster. Nobody is taken for present because they answer for an organization.
import { ORGANIZATION_KINDS, type Organization } from "../domain/organization.ts";
import { type Audience, mayBeShown, readVisibility } from "../findings/rights.ts";
import type { Answer } from "../questionnaire/answer.ts";
import { compareOrganizations, type ExportedResponse } from "./exported-response.ts";
import type { ListedPerson } from "./roster-table.ts";

export type Participant = {
  /** Null: the person stands for none. */
  readonly organization: Organization | null;
  readonly isSecretariat: boolean;
  /** Null: it comes, and who speaks for it is not known. */
  readonly name: string | null;
  readonly function: string | null;
  readonly email: string | null;
  readonly source:
    | { readonly kind: "roster" }
    | { readonly kind: "answer"; readonly path: string; readonly version: number; readonly responseId: string };
};

export type Participants = {
  /** By kind of organization, organization and name; the secretariat last. */
  readonly listed: readonly Participant[];
  /** Organizations that have not said whether they come. */
  readonly unknown: number;
  /** Organizations whose answer is for fewer than the audience. */
  readonly leftOut: number;
};

export type ParticipantSources = {
  readonly audience: Audience;
  /** Organizations of which the meeting asks something. */
  readonly asked: readonly Organization[];
  /** Submitted reports, with all of their answers. */
  readonly reports: readonly ExportedResponse[];
  readonly people: readonly ListedPerson[];
};

export function compileParticipants({ audience, asked, reports, people }: ParticipantSources): Participants {
  const said = reports.filter((report) => answerTo(report, WILL_ATTEND)?.answer.state === "answered");
  const shown = said.filter(({ answers }) => mayBeShown(audience, readVisibility(answers.get("visibility"))));
  const coming = shown.flatMap((report) => readComing(report, people));
  // Names of people are in no public document.
  const listed = audience === "public" ? coming.map(withoutName) : [...coming, ...ofRoster(people, asked, coming)];
  const answered = new Set(said.map(({ organization }) => organization.id));
  return {
    listed: listed.toSorted(compareParticipants),
    unknown: asked.filter(({ id }) => !answered.has(id)).length,
    leftOut: said.length - shown.length,
  };
}

const WILL_ATTEND = "will_attend";
const SPEAKER = "speaker_name";
const FUNCTION = "speaker_title";

type Found = { readonly path: string; readonly answer: Answer };

/** By its key, wherever the questionnaire asks it. */
function answerTo({ answers, isVisible }: ExportedResponse, key: string): Found | null {
  for (const [path, answer] of answers)
    if ((path === key || path.endsWith(`.${key}`)) && isVisible(path)) return { path, answer };
  return null;
}

function textOf(found: Found | null): string | null {
  return found?.answer.state === "answered" && found.answer.value.kind === "text" ? found.answer.value.text : null;
}

function readComing(report: ExportedResponse, people: readonly ListedPerson[]): readonly Participant[] {
  const attends = answerTo(report, WILL_ATTEND);
  if (attends?.answer.state !== "answered" || attends.answer.value.kind !== "yes-no" || !attends.answer.value.yes)
    return [];
  const speaker = answerTo(report, SPEAKER);
  const name = textOf(speaker);
  const { path } = name === null || speaker === null ? attends : speaker;
  const { organization, responseId, versions } = report;
  return [
    {
      organization,
      isSecretariat: false,
      name,
      function: textOf(answerTo(report, FUNCTION)),
      email: people.find((person) => person.name === name && speaksFor(person, organization))?.email ?? null,
      source: { kind: "answer", path, version: versions.get(path) ?? 1, responseId },
    },
  ];
}

function speaksFor({ appointments }: ListedPerson, organization: Organization): boolean {
  return appointments.some(({ organizationId }) => organizationId === organization.id);
}

function ofRoster(
  people: readonly ListedPerson[],
  asked: readonly Organization[],
  coming: readonly Participant[],
): readonly Participant[] {
  return people.flatMap((person) =>
    person.appointments
      .filter(({ role }) => role === "participant" || role === "secretariat")
      .map(({ role, organizationId }): Participant => {
        const organization = asked.find(({ id }) => id === organizationId) ?? null;
        const { name, email } = person;
        const isSecretariat = role === "secretariat";
        return { organization, isSecretariat, name, function: null, email, source: { kind: "roster" } };
      })
      .filter(
        ({ name, organization }) => !coming.some((other) => other.name === name && other.organization === organization),
      ),
  );
}

function withoutName(participant: Participant): Participant {
  return { ...participant, name: null, function: null, email: null };
}

const english = new Intl.Collator("en");

function compareParticipants(one: Participant, other: Participant): number {
  return (
    classOf(one) - classOf(other) ||
    (one.organization && other.organization ? compareOrganizations(one.organization, other.organization) : 0) ||
    english.compare(one.name ?? "", other.name ?? "")
  );
}

function classOf({ isSecretariat, organization }: Participant): number {
  if (isSecretariat) return ORGANIZATION_KINDS.length + 1;
  return organization === null ? ORGANIZATION_KINDS.length : ORGANIZATION_KINDS.indexOf(organization.kind);
}
