// "Remind me again on Monday": asked for, read, and noted for that day. run-own-reminders.ts sends it.
import { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { composeLaterChoice } from "../reminders/compose-later.ts";
import { chooseMoment, type OwnDay } from "../reminders/moment.ts";
import { readLater } from "../reminders/read-later.ts";
import { type Wording, wordingFor } from "../wording/wording.ts";
import { readOwnDay } from "./own-day.ts";
import { readNeeds } from "./read-needs.ts";

type Around = { readonly transaction: StoreTransaction; readonly person: Person; readonly now: Temporal.Instant };

/** `typed` empty: the person is asked for the day. */
export async function noteLater(typed: string, around: Around): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  if (organizationsOf(person).length === 0) return paragraph(wording.onlyForSpeakers);
  const [soonest] = await readNeeds(transaction, person);
  if (!soonest) return paragraph(wording.laterNothingOpen);
  const { day } = await readOwnDay(transaction, person);
  const today = now.toZonedDateTimeISO(person.timeZone).toPlainDate();
  if (typed.trim() === "") return composeLaterChoice(today, day, wording);
  const reading = readLater(typed, today, day);
  switch (reading.kind) {
    case "on":
      return note(reading.on, { day, dueOn: soonest.dueOn, wording }, around);
    case "today":
      return paragraph(wording.laterToday);
    case "past":
      return paragraph(wording.laterPast);
    case "not-a-date":
      return paragraph(wording.laterNotADate);
    default:
      return unreachable(reading);
  }
}

type About = { readonly day: OwnDay; readonly dueOn: Temporal.PlainDate; readonly wording: Wording };

/** The moment is said as it will be: on a day off it is the next working morning. */
async function note(
  on: Temporal.PlainDate,
  { day, dueOn, wording }: About,
  { transaction, person, now }: Around,
): Promise<OutboundMessage> {
  const moment = chooseMoment(on, day);
  if (moment.kind === "none") return paragraph(wording.laterNoTime);
  await transaction.saveOwnReminder(person.id, on, now);
  const facts = { on: on.toString() };
  await transaction.audit({ at: now, personId: person.id, action: "own reminder asked", subject: person.id, facts });
  const isMoved = !moment.on.equals(on);
  const today = now.toZonedDateTimeISO(person.timeZone).toPlainDate();
  // Once it is overdue every day is after it, which the person knows.
  const isAfterDue = Temporal.PlainDate.compare(today, dueOn) <= 0 && Temporal.PlainDate.compare(moment.on, dueOn) > 0;
  return paragraph(
    [
      isMoved ? wording.laterMoved(wording.day(on)) : "",
      wording.laterNoted(moment.on, moment.at.toZonedDateTimeISO(person.timeZone).toPlainTime(), person.timeZone),
      isAfterDue ? wording.laterAfterDue(wording.day(dueOn)) : "",
    ]
      .filter((words) => words !== "")
      .join(" "),
  );
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
