// Runs the steps that were approved: each person's reminder enters the outbox at that person's moment, in one
// transaction with the row that says so. Running it twice sends once; what was missed is caught up, or skipped with a reason.
import type { Temporal } from "temporal-polyfill";
import { DeliveryId, type PersonId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { PlannedStep, RoundPlan } from "../domain/reminder.ts";
import type { Ids } from "../ports/ids.ts";
import type { Recipient, StepRecord } from "../ports/rounds.ts";
import type { NewDelivery, StoreTransaction } from "../ports/store.ts";
import { dateOf, nextState, stepsInOrder } from "../reminders/plan.ts";
import type { BotPorts } from "./bot-ports.ts";
import { PLAIN_CALENDAR, readPlanOf } from "./find-step.ts";
import { type Round, readOutlook } from "./round-situation.ts";
import { runOwnReminders } from "./run-own-reminders.ts";

/** Everybody's own calendar differs from that of the place of the meeting by less than this. */
const EARLIEST_DAYS = 5;

/** People whose reminders are decided and enqueued in one transaction. */
const AT_ONCE = 50;

type RoundPorts = Pick<BotPorts, "store" | "clock" | "ids" | "log">;

export function createRoundRunner(ports: RoundPorts): () => Promise<void> {
  let looked: number | null = null;

  /** Looks once a minute, however often it is called. */
  return async function runDueSteps() {
    const now = ports.clock.now();
    const minute = Math.floor(now.epochMilliseconds / 60_000);
    if (minute === looked) return;
    looked = minute;
    await runSteps(ports, now, "leave");
    await runOwnReminders(ports, now);
  };
}

/** What to do where another process is writing the same step: wait for each part, or leave the rest to it. */
type WithOthers = "wait" | "leave";

export async function runSteps(
  ports: RoundPorts,
  now: Temporal.Instant,
  withOthers: WithOthers = "wait",
): Promise<readonly NewDelivery[]> {
  const runnable = await ports.store.transaction((transaction) => listRunnable(transaction, now));
  if (runnable.length === 0) return [];
  await ports.store.jobs.prepare();
  const enqueued: NewDelivery[] = [];
  for (const { meeting, plan, step } of runnable) {
    const deliveries = await runStep(ports, { meeting, plan, step }, now, withOthers);
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

/** Person by person would be slow, and all at once would hold everybody else up. */
async function runStep(
  ports: RoundPorts,
  runnable: Runnable,
  now: Temporal.Instant,
  withOthers: WithOthers,
): Promise<readonly NewDelivery[]> {
  const { meeting, step } = runnable;
  const lock = withOthers === "wait" ? "lockStep" : "tryLockStep";
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const undecided = await ports.store.transaction((transaction) =>
    transaction.listUndecided(meeting.id, step.id, today),
  );
  const deliveries: NewDelivery[] = [];
  let waiting = 0;
  for (let from = 0; from < undecided.length; from += AT_ONCE) {
    const some = undecided.slice(from, from + AT_ONCE);
    const run = await ports.store.transaction(async (transaction) => {
      const record = await transaction[lock](meeting.id, step.id);
      return record && (await runForSome(transaction, { ...runnable, record }, some, ports.ids, now));
    });
    if (run === null) return deliveries;
    deliveries.push(...run.deliveries);
    waiting += run.waiting;
  }
  if (waiting === 0) await ports.store.transaction((transaction) => finishStep(transaction, runnable));
  return deliveries;
}

type Run = {
  readonly deliveries: readonly NewDelivery[];
  /** For how many the moment is still to come. */
  readonly waiting: number;
};

/** Null when the step does not run any more. `record` is locked. */
async function runForSome(
  transaction: StoreTransaction,
  { meeting, plan, step, record }: Round,
  some: readonly PersonId[],
  ids: Ids,
  now: Temporal.Instant,
): Promise<Run | null> {
  if (!isRunnable(record.state)) return null;
  const decided = new Set(await transaction.listDecided(meeting.id, step.id, some));
  const open = some.filter((id) => !decided.has(id));
  if (open.length === 0) return { deliveries: [], waiting: 0 };
  const { outlooks } = await readOutlook(transaction, { meeting, plan, step, record }, now, { only: open });
  const theirs = outlooks.filter(({ row }) => open.includes(row.person.id));
  const due = theirs.filter(({ isDue }) => isDue);
  const deliveries: NewDelivery[] = [];
  const recipients = due.map(({ row, conversation, reason, message }): Recipient => {
    const about = { personId: row.person.id, decidedAt: now };
    if (reason !== null || message === null || conversation === null)
      return { ...about, reason: reason ?? "unreachable", deliveryId: null };
    const id = DeliveryId.parse(ids.next());
    deliveries.push({ id, conversation, message, replaces: null, personId: row.person.id, kind: "broadcast" });
    return { ...about, reason: null, deliveryId: id };
  });
  await transaction.addRecipients(meeting.id, step.id, recipients);
  await transaction.enqueue(deliveries, now);
  if (recipients.length > 0 && record.state !== "running")
    await transaction.saveStep(meeting.id, { ...record, state: "running", approvedBy: null });
  return { deliveries, waiting: theirs.length - due.length };
}

/** A step that concerns nobody does not end: somebody may be named yet. */
async function finishStep(transaction: StoreTransaction, { meeting, step }: Runnable): Promise<void> {
  const record = await transaction.lockStep(meeting.id, step.id);
  const state = nextState(record.state, "finish");
  if (state) await transaction.saveStep(meeting.id, { ...record, state, approvedBy: null });
}
