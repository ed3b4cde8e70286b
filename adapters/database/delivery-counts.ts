// How many deliveries are in each state, for the metrics.
import type { DeliveryState } from "../../src/ports/store.ts";
import type { PrismaClient } from "./generated/client.ts";

export async function countDeliveries(prisma: PrismaClient): Promise<Readonly<Record<DeliveryState, number>>> {
  const groups = await prisma.delivery.groupBy({ by: ["state"], _count: { _all: true } });
  const counts = new Map(groups.map((group) => [group.state, group._count._all]));
  return {
    waiting: counts.get("waiting") ?? 0,
    sending: counts.get("sending") ?? 0,
    sent: counts.get("sent") ?? 0,
    unreachable: counts.get("unreachable") ?? 0,
    refused: counts.get("refused") ?? 0,
    dropped: counts.get("dropped") ?? 0,
    unknown: counts.get("unknown") ?? 0,
  };
}
