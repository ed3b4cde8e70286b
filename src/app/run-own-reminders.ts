// Sends the reminders that people asked for themselves, each once, in the morning of the person's own day or the next
// working time after it. What is owed is asked again at that moment; the outbox and the row that says so are committed
// together. On one day a person hears of a step or of the own wish, never of both.
import { Temporal } from "temporal-polyfill";
import { DeliveryId } from "../domain/ids.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import { type LeftOutReason, StepId } from "../domain/reminder.ts";
import type { OwnReminder } from "../ports/own-wishes.ts";
import type { NewDelivery, StoreTransaction } from "../ports/store.ts";
import { type Known, ownWishLeftOutBecause } from "../reminders/audience.ts";
import { composeReminder } from "../reminders/compose-reminder.ts";
import { chooseMoment, chooseMomentFrom, type OwnDay } from "../reminders/moment.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import type { BotPorts } from "./bot-ports.ts";
import { readOwnDay } from "./own-day.ts";
import { type MeetingNeeds, readNeeds } from "./read-needs.ts";
import { reachOf } from "./round-situation.ts";

type Ports = Pick<BotPorts, "store" | "ids" | "log">;

/** No step is called so: none of a person's reminders is passed over. */
const NO_STEP = StepId.parse("own-wish");
/** Reminders of today, wherever today is. */
const LOOK_BACK = { hours: 48 };

export async function runOwnReminders({ store, ids, log }: Ports, now: Temporal.Instant): Promise<void> {
  // Somewhere it is a day later already.
  const latest = now.toZonedDateTimeISO("UTC").toPlainDate().add({ days: 1 });
  const waiting = await store.transaction((transaction) => transaction.listOwnReminders(latest));
  if (waiting.length > 0) await store.jobs.prepare();
  for (const { id } of waiting) {
    const outcome = await store.transaction((transaction) => runOne(transaction, id, ids, now));
    if (outcome) log.info("own reminder decided", { ownReminderId: id, outcome });
  }
}

/** What became of it: `sent`, the reason why not, or null while it waits. */
async function runOne(
  transaction: StoreTransaction,
  id: string,
  ids: Pick<BotPorts["ids"], "next">,
  now: Temporal.Instant,
): Promise<string | null> {
  const reminder = await transaction.lockOwnReminder(id);
  if (!reminder) return null;
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const person = await transaction.findPerson(reminder.personId, today);
  if (!person || organizationsOf(person).length === 0) return leaveOut(transaction, reminder, "unreachable", now);
  const { day } = await readOwnDay(transaction, person);
  const come = hasCome(reminder, day, now);
  if (come === "waits") return null;
  if (come === "never") return leaveOut(transaction, reminder, "no-working-time", now);
  const [soonest] = await readNeeds(transaction, person);
  if (!soonest) return leaveOut(transaction, reminder, "submitted", now);
  const delivery = await composeFor(transaction, person, soonest, ids, now);
  if (typeof delivery === "string") return leaveOut(transaction, reminder, delivery, now);
  await transaction.decideOwnReminder(id, { deliveryId: delivery.id }, now);
  await transaction.enqueue([delivery], now);
  return "sent";
}

async function leaveOut(
  transaction: StoreTransaction,
  { id }: OwnReminder,
  reason: LeftOutReason,
  now: Temporal.Instant,
): Promise<string> {
  await transaction.decideOwnReminder(id, { reason }, now);
  return reason;
}

/** What was missed while the program was down comes in the next working time: it was promised. */
function hasCome({ on }: OwnReminder, day: OwnDay, now: Temporal.Instant): "comes" | "waits" | "never" {
  const planned = chooseMoment(on, day);
  if (planned.kind === "none") return "never";
  if (Temporal.Instant.compare(now, planned.at) < 0) return "waits";
  const next = chooseMomentFrom(now, day);
  return next.kind === "at" && Temporal.Instant.compare(next.at, now) <= 0 ? "comes" : "waits";
}

async function composeFor(
  transaction: StoreTransaction,
  person: Person,
  { meeting, needs }: MeetingNeeds,
  ids: Pick<BotPorts["ids"], "next">,
  now: Temporal.Instant,
): Promise<NewDelivery | LeftOutReason> {
  // A round that runs at this moment elsewhere is waited for, so that each sees what the other sent.
  for (const { stepId, state } of await transaction.listSteps(meeting.id))
    if (state === "approved" || state === "running") await transaction.lockStep(meeting.id, stepId);
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const people = await transaction.listRoundPeople(meeting.id, NO_STEP, now.subtract(LOOK_BACK), today);
  const found = people.find((each) => each.person.id === person.id);
  if (!found) return "unreachable";
  const known: Known = { ...found, at: now, reach: reachOf(found) };
  const reason = ownWishLeftOutBecause(known);
  if (reason !== null || found.conversation === null) return reason ?? "unreachable";
  const voice = { language: spokenLanguage(person.language), wording: wordingFor(person.language) };
  const message = composeReminder({ person, meeting, quality: "own-wish", needs, at: now }, voice);
  const id = DeliveryId.parse(ids.next());
  return { id, conversation: found.conversation, message, replaces: null, personId: person.id, kind: "broadcast" };
}
