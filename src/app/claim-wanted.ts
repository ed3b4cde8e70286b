// Takes broadcasts for this process, and asks once more of each whether it is still wanted: what is not is dropped.

import type { DeliveryId } from "../domain/ids.ts";
import type { ClaimedBroadcast, Job } from "../ports/deliveries.ts";
import type { SendingPorts } from "./send-broadcast.ts";
import { findUnwanted } from "./still-wanted.ts";

export type Claimed = {
  readonly sendable: ReadonlyMap<DeliveryId, ClaimedBroadcast>;
  /** Another process has them: their jobs are not over. */
  readonly elsewhere: ReadonlySet<DeliveryId>;
};

export function claimWanted(
  { store, clock, log }: Pick<SendingPorts, "store" | "clock" | "log">,
  courier: string,
  jobs: readonly Job[],
): Promise<Claimed> {
  return store.transaction(async (transaction) => {
    const ids = [...new Set(jobs.map(({ deliveryId }) => deliveryId))];
    const { claimed, elsewhere } = await transaction.claimBroadcasts(ids, courier);
    const now = clock.now();
    const unwanted = await findUnwanted(transaction, claimed, now);
    await transaction.dropBroadcasts(unwanted, now);
    for (const { id, reason } of unwanted) log.info("broadcast dropped", { deliveryId: id, reason });
    const dropped = new Set(unwanted.map(({ id }) => id));
    const sendable = claimed.filter(({ id }) => !dropped.has(id));
    return { sendable: new Map(sendable.map((each) => [each.id, each])), elsewhere: new Set(elsewhere) };
  });
}
