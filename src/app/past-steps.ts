// Steps whose moment has passed for everybody: approving them would only leave people out as "too late", one by one.
import { Temporal } from "temporal-polyfill";
import { organizationsOf } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { standingOfMoment } from "../reminders/moment.ts";
import type { Standing } from "./find-step.ts";
import { timetable } from "./round-situation.ts";

/**
 * True when nobody who may answer for an organization that is asked has a moment left; a step that was begun or is sent
 * by hand is never past. What anybody owes is not read: it would say who is reminded, and not when.
 */
export async function isPast(
  transaction: StoreTransaction,
  { round, on }: Standing,
  now: Temporal.Instant,
): Promise<boolean> {
  const { state, sendFrom } = round.record;
  if (sendFrom !== null || state === "running") return false;
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  if (Temporal.PlainDate.compare(on, today.add({ days: 1 })) > 0) return false;
  const requests = await transaction.listReporting(round.meeting.id);
  const asked = new Set(requests.map(({ organizationId }) => organizationId));
  const all = await transaction.listRoundPeople(round.meeting.id, round.step.id, now, today);
  const people = all.filter(({ person }) => organizationsOf(person).some((id) => asked.has(id)));
  const settings = new Map(people.map((each) => [each.person.id, each.settings]));
  if (people.length === 0) return Temporal.PlainDate.compare(on, today.subtract({ days: 1 })) < 0;
  const momentFor = timetable(round, await transaction.listOrganizations(), await transaction.listHolidays(), settings);
  return people.every(({ person }) => {
    const when = momentFor(person);
    return !when || when.moment.kind === "none" || standingOfMoment(when.moment, when.day, now) === "too-late";
  });
}
