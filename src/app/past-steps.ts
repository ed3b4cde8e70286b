// Steps whose moment has passed for everybody: approving them would only leave people out as "too late", one by one.
import { Temporal } from "temporal-polyfill";
import type { StoreTransaction } from "../ports/store.ts";
import { standingOfMoment } from "../reminders/moment.ts";
import type { Standing } from "./find-step.ts";
import { readOutlook } from "./round-situation.ts";

/** True when nobody whom the step concerns has a moment left; a step that was begun or is sent by hand is never past. */
export async function isPast(
  transaction: StoreTransaction,
  { round, on }: Standing,
  now: Temporal.Instant,
): Promise<boolean> {
  const { state, sendFrom } = round.record;
  if (sendFrom !== null || state === "running") return false;
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  if (Temporal.PlainDate.compare(on, today.add({ days: 1 })) > 0) return false;
  const { outlooks } = await readOutlook(transaction, round, now);
  if (outlooks.length === 0) return Temporal.PlainDate.compare(on, today.subtract({ days: 1 })) < 0;
  return outlooks.every(
    ({ moment, day }) => moment.kind === "none" || standingOfMoment(moment, day, now) === "too-late",
  );
}
