// The next reminder that is planned for one person: what the person asked for, or a step that was approved.
import { Temporal } from "temporal-polyfill";
import type { Person } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { chooseMoment, type OwnDay } from "../reminders/moment.ts";
import { readSteps } from "./find-step.ts";
import { findOutlook, readOutlook } from "./round-situation.ts";

/** The date of it where the person is; null where none is planned. */
export async function findNextReminder(
  transaction: StoreTransaction,
  person: Person,
  day: OwnDay,
  now: Temporal.Instant,
): Promise<Temporal.PlainDate | null> {
  const dates = [await findOwn(transaction, person, day)];
  for (const meeting of await transaction.listMeetings("open"))
    dates.push(await findStepOf(transaction, meeting.id, person, now));
  const [next] = dates.flatMap((date) => date ?? []).sort(Temporal.PlainDate.compare);
  return next ?? null;
}

async function findOwn(transaction: StoreTransaction, { id }: Person, day: OwnDay): Promise<Temporal.PlainDate | null> {
  const all = await transaction.listOwnReminders(Temporal.PlainDate.from("9999-12-31"));
  const own = all.find(({ personId }) => personId === id);
  const moment = own && chooseMoment(own.on, day);
  return moment?.kind === "at" ? moment.on : null;
}

/** Steps that nobody approved may never come. */
async function findStepOf(
  transaction: StoreTransaction,
  meetingId: string,
  person: Person,
  now: Temporal.Instant,
): Promise<Temporal.PlainDate | null> {
  const steps = await readSteps(transaction, meetingId);
  if (!steps.ok) return null;
  for (const { round } of steps.value) {
    if (round.record.state !== "approved" && round.record.state !== "running") continue;
    const outlook = findOutlook(await readOutlook(transaction, round, now), person.id);
    const { reason, moment } = outlook ?? { reason: null, moment: null };
    if (reason === null && moment?.kind === "at" && Temporal.Instant.compare(moment.at, now) > 0) return moment.on;
  }
  return null;
}
