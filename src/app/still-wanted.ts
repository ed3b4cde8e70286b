// Asked again when the slot has come: is this reminder still wanted? By the same rules as the round itself, for the few
// people whose turn it is. A broadcast that belongs to no step is always wanted.
import type { Temporal } from "temporal-polyfill";
import type { DeliveryId, MeetingId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { LeftOutReason } from "../domain/reminder.ts";
import type { ClaimedBroadcast } from "../ports/deliveries.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { readPlanOf } from "./find-step.ts";
import { findOutlook, readOutlook } from "./round-situation.ts";

export type Unwanted = { readonly id: DeliveryId; readonly reason: LeftOutReason };

type OfStep = ClaimedBroadcast & { readonly step: NonNullable<ClaimedBroadcast["step"]> };

export async function findUnwanted(
  transaction: StoreTransaction,
  claimed: readonly ClaimedBroadcast[],
  now: Temporal.Instant,
): Promise<readonly Unwanted[]> {
  const ofSteps = claimed.filter((each): each is OfStep => each.step !== null);
  if (ofSteps.length === 0) return [];
  const meetings = new Map((await transaction.listMeetings("open")).map((meeting) => [meeting.id, meeting]));
  const unwanted: Unwanted[] = [];
  for (const each of Map.groupBy(ofSteps, ({ step }) => `${step.meetingId} ${step.stepId}`).values())
    unwanted.push(...(await findUnwantedOfStep(transaction, each, meetings, now)));
  return unwanted;
}

/** One that may have arrived is asked about and not dropped: what has happened, has. */
async function findUnwantedOfStep(
  transaction: StoreTransaction,
  claimed: readonly OfStep[],
  meetings: ReadonlyMap<MeetingId, Meeting>,
  now: Temporal.Instant,
): Promise<readonly Unwanted[]> {
  const [first] = claimed;
  if (!first) return [];
  const { meetingId, stepId } = first.step;
  const open = claimed.filter(({ doubtful }) => !doubtful);
  const all = (reason: LeftOutReason) => open.map(({ id }): Unwanted => ({ id, reason }));
  const meeting = meetings.get(meetingId);
  const plan = meeting && (await readPlanOf(transaction, meeting));
  const step = plan?.steps.find(({ id }) => id === stepId);
  const record = (await transaction.listSteps(meetingId)).find((each) => each.stepId === stepId);
  if (!meeting || !plan || !step || !record || record.state === "stopped") return all("step-stopped");
  const ids = open.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const outlook = await readOutlook(transaction, { meeting, plan, step, record }, now, { only: ids, composed: false });
  return open.flatMap(({ id, personId }) => {
    const seen = personId === null ? null : findOutlook(outlook, personId);
    // Whom nobody asks any more, such as a focal point who was replaced, has nothing to do.
    if (!seen) return [{ id, reason: "nothing-to-report" }];
    return seen.reason === null ? [] : [{ id, reason: seen.reason }];
  });
}
