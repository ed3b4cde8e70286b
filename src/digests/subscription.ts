// When somebody's own digest comes: in the morning of the person's day, daily on working days or once a week.
import { Temporal } from "temporal-polyfill";

/** From this hour of the person's day on. */
const MORNING_HOUR = 9;
/** Later than that, it waits for the next morning. */
const NOON_HOUR = 12;
const LAST_WORKING_DAY = 5;
const DAYS_BETWEEN = { daily: 1, weekly: 7 } as const;

export type Subscribed = {
  readonly person: { readonly timeZone: string };
  readonly rhythm: "daily" | "weekly";
  readonly lastSentAt: Temporal.Instant | null;
  readonly subscribedAt: Temporal.Instant;
};

/** A weekly one comes on the same day of the week as long as that is a working day. */
export function isSubscriptionDue(subscription: Subscribed, now: Temporal.Instant): boolean {
  const { person, rhythm } = subscription;
  const local = now.toZonedDateTimeISO(person.timeZone);
  if (local.hour < MORNING_HOUR || local.hour >= NOON_HOUR || local.dayOfWeek > LAST_WORKING_DAY) return false;
  const last = sinceOf(subscription).toZonedDateTimeISO(person.timeZone).toPlainDate();
  return last.until(local.toPlainDate(), { largestUnit: "days" }).days >= DAYS_BETWEEN[rhythm];
}

/** What the next one tells of: everything after this moment. */
export function sinceOf({ lastSentAt, subscribedAt }: Subscribed): Temporal.Instant {
  return lastSentAt ?? subscribedAt;
}
