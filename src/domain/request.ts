// What an organization owes for a meeting, and what it has sent.
import type { Temporal } from "temporal-polyfill";
import type { InstrumentId, MeetingId, OrganizationId, RequestId, ResponseId } from "./ids.ts";

/** A final answer that needs no response: there is nothing, and that is known. */
export type Statement = "nothing_to_report" | "no_survey";

export type ResponseState = "draft" | "submitted" | "withdrawn";

/** One filled instrument: an activity report, or the questionnaire for one survey programme. */
export type Response = {
  readonly id: ResponseId;
  readonly requestId: RequestId;
  readonly ordinal: number;
  /** The version of the instrument with which it was begun or last amended. */
  readonly instrumentVersion: number;
  readonly state: ResponseState;
  /** The answer to the instrument's naming question, once there is one. */
  readonly title: string | null;
  /** How many times it was submitted. */
  readonly submissions: number;
  /** For the last time. */
  readonly submittedAt: Temporal.Instant | null;
  readonly firstSubmittedAt: Temporal.Instant | null;
  /** True when answers changed after the last submission. */
  readonly changedSinceSubmission: boolean;
  /** Why the secretariat returned the last submission; null unless it did, and the response is a draft since. */
  readonly returnNote: string | null;
};

export type Request = {
  readonly id: RequestId;
  readonly meetingId: MeetingId;
  readonly organizationId: OrganizationId;
  readonly instrumentId: InstrumentId;
  readonly dueOn: Temporal.PlainDate;
  readonly statement: Statement | null;
  /** Null without a statement. */
  readonly statedAt: Temporal.Instant | null;
  /** In the order in which they were begun. */
  readonly responses: readonly Response[];
};

/** By whom of the secretariat, and when, an organization's answer was entered on its behalf. */
export type EnteredOnBehalf = { readonly by: string; readonly at: Temporal.Instant };

/** A request with as little of its responses as tells where it stands, and since when. */
export type Reporting = Omit<Request, "responses"> & {
  readonly responses: readonly Pick<Response, "state" | "firstSubmittedAt">[];
};

/** Where a request stands; computed, never stored. */
export type Standing = "not_started" | "draft" | "submitted" | "nothing_to_report" | "no_survey";

export function standingOf(request: Pick<Reporting, "responses" | "statement">): Standing {
  const live = request.responses.filter((response) => response.state !== "withdrawn");
  if (live.some((response) => response.state === "draft")) return "draft";
  if (live.length > 0) return "submitted";
  return request.statement ?? "not_started";
}
