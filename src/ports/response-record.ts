// One response as exports read it.
import type { ResponseId } from "../domain/ids.ts";
import type { Organization } from "../domain/organization.ts";
import type { EnteredOnBehalf, Request } from "../domain/request.ts";
import type { Answers, Path } from "../questionnaire/answer.ts";

/** `submitted` holds the last submission, null if there was none. */
export type ResponseRecord = {
  readonly organization: Organization;
  readonly request: Request;
  readonly responseId: ResponseId;
  readonly demonstration: boolean;
  readonly current: Answers;
  readonly submitted: Answers | null;
  /** Which version each of the current answers is, by path; and each of the last submission. */
  readonly currentVersions: ReadonlyMap<Path, number>;
  readonly submittedVersions: ReadonlyMap<Path, number>;
  /** Those of the current answers that the secretariat entered on behalf of the organization; and of the last submission. */
  readonly currentEntered: ReadonlyMap<Path, EnteredOnBehalf>;
  readonly submittedEntered: ReadonlyMap<Path, EnteredOnBehalf>;
  /** The version of the instrument under which it was last submitted; null if it never was. */
  readonly submittedVersion: number | null;
};
