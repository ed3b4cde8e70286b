// How many organizations had reported, day by day of the place of the meeting.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import { type Request, standingOf } from "../domain/request.ts";

/** At the end of that day; the last point is now. */
export type ProgressPoint = { readonly on: Temporal.PlainDate; readonly reported: number };

/**
 * From the day before the first report until today; nothing where nobody reported. An organization has reported on the
 * day on which the last thing that was asked of it arrived. One that is silent on purpose (nothing to report) counts
 * from that statement on, whose day only the last point knows.
 */
export function compileProgress(
  requests: readonly Request[],
  meeting: Meeting,
  now: Temporal.Instant,
): readonly ProgressPoint[] {
  const today = dayOf(now, meeting);
  const days = reportedDays(requests, meeting, today).toSorted(Temporal.PlainDate.compare);
  const [first] = days;
  if (!first) return [];
  const changes = [...new Set([first.subtract({ days: 1 }), ...days, today].map(String))].toSorted();
  return changes.map((on) => {
    const day = Temporal.PlainDate.from(on);
    return { on: day, reported: days.filter((each) => Temporal.PlainDate.compare(each, day) <= 0).length };
  });
}

/** One day for each organization that has dealt with everything. */
function reportedDays(
  requests: readonly Request[],
  meeting: Meeting,
  today: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const byOrganization = Map.groupBy(requests, ({ organizationId }) => organizationId);
  return [...byOrganization.values()].flatMap((asked) => {
    if (asked.some((request) => ["not_started", "draft"].includes(standingOf(request)))) return [];
    const days = asked.flatMap((request) =>
      request.responses.flatMap(({ state, submittedAt }) =>
        state === "submitted" && submittedAt ? [dayOf(submittedAt, meeting)] : [],
      ),
    );
    return [days.toSorted(Temporal.PlainDate.compare).at(-1) ?? today];
  });
}

function dayOf(instant: Temporal.Instant, { timeZone }: Meeting): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}
