// Runs the steps that were approved: each person's reminder enters the outbox at that person's moment, in one
// transaction with the row that says so. Running it twice sends once; what was missed is caught up, or skipped with a reason.
import type { Temporal } from "temporal-polyfill";
import { DeliveryId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { PlannedStep, RoundPlan } from "../domain/reminder.ts";
import type { Recipient, StepRecord } from "../ports/rounds.ts";
import type { NewDelivery, StoreTransaction } from "../ports/store.ts";
import { dateOf, nextState, stepsInOrder } from "../reminders/plan.ts";
import type { BotPorts } from "./bot-ports.ts";
import { PLAIN_CALENDAR, readPlanOf } from "./find-step.ts";
import { readOutlook } from "./round-situation.ts";
import { runOwnReminders } from "./run-own-reminders.ts";

/** Everybody's own calendar differs from that of the place of the meeting by less than this. */
const EARLIEST_DAYS = 5;

type RoundPorts = Pick<BotPorts, "store" | "clock" | "ids" | "log">;

export function createRoundRunner(ports: RoundPorts): () => Promise<void> {
  let looked: number | null = null;

  /** Looks once a minute, however often it is called. */
  return async function runDueSteps() {
    const now = ports.clock.now();
    const minute = Math.floor(now.epochMilliseconds / 60_000);
    if (minute === looked) return;
    looked = minute;
    await runSteps(ports, now);
    await runOwnReminders(ports, now);
  };
}

export async function runSteps(ports: RoundPorts, now: Temporal.Instant): Promise<readonly NewDelivery[]> {
  const enqueued: NewDelivery[] = [];
  for (const { meeting, plan, step } of await ports.store.transaction((transaction) =>
    listRunnable(transaction, now),
  )) {
    const deliveries = await ports.store.transaction((transaction) =>
      runStep(transaction, { meeting, plan, step }, ports, now),
    );
    if (deliveries.length > 0)
      ports.log.info("round step ran", { meetingId: meeting.id, stepId: step.id, deliveries: deliveries.length });
    enqueued.push(...deliveries);
  }
  return enqueued;
}

type Runnable = { readonly meeting: Meeting; readonly plan: RoundPlan; readonly step: PlannedStep };

/** Approved steps whose date may have come somewhere. */
async function listRunnable(transaction: StoreTransaction, now: Temporal.Instant): Promise<readonly Runnable[]> {
  const runnable: Runnable[] = [];
  for (const meeting of await transaction.listMeetings("open")) {
    const open = (await transaction.listSteps(meeting.id)).filter(({ state }) => isRunnable(state));
    if (open.length === 0) continue;
    const plan = await readPlanOf(transaction, meeting);
    for (const { step } of stepsInOrder(plan, meeting, PLAIN_CALENDAR)) {
      const record = open.find(({ stepId }) => stepId === step.id);
      if (record && mayHaveCome(record, step, meeting, now)) runnable.push({ meeting, plan, step });
    }
  }
  return runnable;
}

function isRunnable(state: StepRecord["state"]): boolean {
  return state === "approved" || state === "running";
}

/** Spares reading everything for steps that are days away. */
function mayHaveCome(record: StepRecord, step: PlannedStep, meeting: Meeting, now: Temporal.Instant): boolean {
  const on = dateOf(step, meeting, PLAIN_CALENDAR);
  if (record.sendFrom || on === null) return record.sendFrom !== null;
  const days = now.toZonedDateTimeISO("UTC").toPlainDate().until(on, { largestUnit: "days" }).days;
  return days <= EARLIEST_DAYS;
}

async function runStep(
  transaction: StoreTransaction,
  { meeting, plan, step }: Runnable,
  { ids }: RoundPorts,
  now: Temporal.Instant,
): Promise<readonly NewDelivery[]> {
  const record = await transaction.lockStep(meeting.id, step.id);
  if (!isRunnable(record.state)) return [];
  const { outlooks } = await readOutlook(transaction, { meeting, plan, step, record }, now);
  const decided = new Set((await transaction.listRecipients(meeting.id, step.id)).map(({ personId }) => personId));
  const open = outlooks.filter(({ row }) => !decided.has(row.person.id));
  const due = open.filter(({ isDue }) => isDue);
  const deliveries: NewDelivery[] = [];
  const recipients = due.map(({ row, conversation, reason, message }): Recipient => {
    const about = { personId: row.person.id, decidedAt: now };
    if (reason !== null || message === null || conversation === null)
      return { ...about, reason: reason ?? "unreachable", deliveryId: null };
    const id = DeliveryId.parse(ids.next());
    deliveries.push({ id, conversation, message, replaces: null, personId: row.person.id });
    return { ...about, reason: null, deliveryId: id };
  });
  await transaction.addRecipients(meeting.id, step.id, recipients);
  await transaction.enqueue(deliveries, now);
  const begun = recipients.length + decided.size > 0 ? nextState(record.state, "begin") : record.state;
  const state = outlooks.length > 0 && open.length === due.length ? nextState("running", "finish") : begun;
  if (state && state !== record.state) await transaction.saveStep(meeting.id, { ...record, state, approvedBy: null });
  return deliveries;
}
