// How many organizations have reported, now and day by day of the place of the meeting. An organization has reported once
// it submitted something or said that there is nothing.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import { type Reporting, standingOf } from "../domain/request.ts";

export type OrganizationCounts = {
  readonly asked: number;
  readonly reported: number;
  /** Those that have dealt with everything that was asked of them. */
  readonly complete: number;
};

/** At the end of that day; the last point is now. */
export type ProgressPoint = { readonly on: Temporal.PlainDate; readonly reported: number };

export function countOrganizations(requests: readonly Reporting[]): OrganizationCounts {
  const all = byOrganization(requests);
  return {
    asked: all.length,
    reported: all.filter((asked) => asked.some(hasReported)).length,
    complete: all.filter((asked) => asked.every(isDone)).length,
  };
}

/** From the day before the first report until today; nothing where nobody reported. What is sent again moves nothing. */
export function compileProgress(
  requests: readonly Reporting[],
  meeting: Meeting,
  now: Temporal.Instant,
): readonly ProgressPoint[] {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const days = byOrganization(requests).flatMap(firstReportedAt).map(dayOf).toSorted(inOrder);
  const [first] = days;
  if (!first) return [];
  const points = [...new Set([first.subtract({ days: 1 }), ...days, dayOf(now)].map(String))].toSorted();
  return points.map((on) => {
    const day = Temporal.PlainDate.from(on);
    return { on: day, reported: days.filter((each) => Temporal.PlainDate.compare(each, day) <= 0).length };
  });
}

function inOrder(one: Temporal.PlainDate, other: Temporal.PlainDate): number {
  return Temporal.PlainDate.compare(one, other);
}

function byOrganization(requests: readonly Reporting[]): readonly (readonly Reporting[])[] {
  return [...Map.groupBy(requests, ({ organizationId }) => organizationId).values()];
}

/** Nothing where the organization has not. */
function firstReportedAt(asked: readonly Reporting[]): readonly Temporal.Instant[] {
  const all = asked.flatMap(reportedAt);
  const [one, ...others] = all;
  if (!one) return [];
  return [others.reduce((first, at) => (at.epochMilliseconds < first.epochMilliseconds ? at : first), one)];
}

function hasReported(request: Reporting): boolean {
  return reportedAt(request).length > 0;
}

function isDone(request: Reporting): boolean {
  return !["not_started", "draft"].includes(standingOf(request));
}

/** When it was said that there is nothing, and when each response that stands was submitted for the first time. */
function reportedAt({ responses, statedAt }: Reporting): readonly Temporal.Instant[] {
  const submitted = responses.flatMap(({ state, firstSubmittedAt: at }) => (state !== "withdrawn" && at ? [at] : []));
  return statedAt ? [statedAt, ...submitted] : submitted;
}
