// What an organization still owes, and in which way: not started, half done (with what is missing), or returned.
import type { RequestId, ResponseId } from "../domain/ids.ts";
import type { Organization } from "../domain/organization.ts";
import { type Request, standingOf } from "../domain/request.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Answers } from "../questionnaire/answer.ts";
import type { Item, Questionnaire } from "../questionnaire/questionnaire.ts";
import { findWay, isWaiting, progressOf } from "../questionnaire/steps.ts";

/** A draft, with how far it is. */
export type DraftProgress = {
  readonly responseId: ResponseId;
  readonly title: string | null;
  readonly ordinal: number;
  /** Why the secretariat returned it; null where it did not. */
  readonly returnNote: string | null;
  readonly done: number;
  readonly total: number;
  /** The numbered items that wait for an answer. */
  readonly missing: readonly Item[];
};

/** A request as a round sees it. */
export type Owing = {
  readonly request: Request;
  readonly organization: Organization;
  readonly questionnaire: Questionnaire;
  readonly drafts: readonly DraftProgress[];
};

/** `returned`: it was submitted once, and is a draft again. */
export type Way = "not-started" | "half-done" | "returned";

export type Need = Owing & { readonly way: Way };

export type Settled = { readonly requestId: RequestId; readonly because: "submitted" | "nothing-to-report" };

/** What is needed, or why nothing is. */
export function findNeed(owing: Owing): Need | Settled {
  const standing = standingOf(owing.request);
  switch (standing) {
    case "not_started":
      return { ...owing, way: "not-started" };
    case "draft":
      return { ...owing, way: wasReturned(owing.request) ? "returned" : "half-done" };
    case "submitted":
      return { requestId: owing.request.id, because: "submitted" };
    case "nothing_to_report":
    case "no_survey":
      return { requestId: owing.request.id, because: "nothing-to-report" };
    default:
      return unreachable(standing);
  }
}

function wasReturned(request: Request): boolean {
  return request.responses.some(({ state, submissions }) => state === "draft" && submissions > 0);
}

export function progressOfDrafts(
  request: Request,
  questionnaire: Questionnaire,
  answersOf: (responseId: ResponseId) => Answers,
): readonly DraftProgress[] {
  return request.responses
    .filter(({ state }) => state === "draft")
    .map(({ id, title, ordinal, returnNote }) => {
      const way = findWay(questionnaire, answersOf(id));
      const waiting = way.steps.filter((step) => isWaiting(step, way.counted));
      const missing = [...new Set(waiting.map(({ item }) => item))];
      return { responseId: id, title, ordinal, returnNote, ...progressOf(way), missing };
    });
}
