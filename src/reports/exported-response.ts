// One response as exports see it, and the order in which organizations stand in every list.

import type { ResponseId } from "../domain/ids.ts";
import { ORGANIZATION_KINDS, type Organization } from "../domain/organization.ts";
import type { EnteredOnBehalf, Request, Response } from "../domain/request.ts";
import type { Answers, Path } from "../questionnaire/answer.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";

export type ExportedResponse = {
  readonly organization: Organization;
  readonly request: Request;
  readonly responseId: ResponseId;
  /** In the version under which it was answered. */
  readonly questionnaire: Questionnaire;
  readonly demonstration: boolean;
  /** What is exported: the last submission, or the draft where drafts were asked for. */
  readonly answers: Answers;
  /** The answers are not as they were last submitted. */
  readonly isDraft: boolean;
  /** Which version each of these answers is, by path. */
  readonly versions: ReadonlyMap<Path, number>;
  /** Those of these answers that the secretariat entered on behalf of the organization, by path. */
  readonly entered: ReadonlyMap<Path, EnteredOnBehalf>;
  /** The language in which a text is written, where nobody said it. */
  readonly tellLanguage: (text: string) => string;
  /** False for what a branch hides. */
  readonly isVisible: (path: Path) => boolean;
};

/** The state, title and submissions of the response. */
export function responseOf(exported: Pick<ExportedResponse, "request" | "responseId">): Response {
  const response = exported.request.responses.find(({ id }) => id === exported.responseId);
  if (response === undefined) throw new Error(`a response that its request does not know: ${exported.responseId}`);
  return response;
}

const english = new Intl.Collator("en");

/** By kind, then in English alphabetical order: never by who was first or late. */
export function compareOrganizations(one: Organization, other: Organization): number {
  const byKind = ORGANIZATION_KINDS.indexOf(one.kind) - ORGANIZATION_KINDS.indexOf(other.kind);
  return byKind || english.compare(one.name, other.name);
}
