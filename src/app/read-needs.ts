// What one person's organizations still owe, meeting by meeting, the earliest due first.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { findNeed, type Need } from "../reminders/needs.ts";
import { readOwing } from "./round-situation.ts";

export type MeetingNeeds = {
  readonly meeting: Meeting;
  /** At least one. */
  readonly needs: readonly Need[];
  /** The earliest due date among them. */
  readonly dueOn: Temporal.PlainDate;
};

/** Open meetings for which the person may answer something that is not settled. */
export async function readNeeds(transaction: StoreTransaction, person: Person): Promise<readonly MeetingNeeds[]> {
  const ids = organizationsOf(person);
  if (ids.length === 0) return [];
  const organizations = await transaction.listOrganizations(ids);
  const found: MeetingNeeds[] = [];
  for (const meeting of await transaction.listMeetings("open")) {
    const owing = await readOwing(transaction, { meeting, step: { instrumentId: null } }, organizations, ids);
    const needs = owing.map(findNeed).flatMap((need) => ("way" in need ? [need] : []));
    const [dueOn] = needs.map(({ request }) => request.dueOn).sort(Temporal.PlainDate.compare);
    if (dueOn) found.push({ meeting, needs, dueOn });
  }
  return found.sort((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn));
}
