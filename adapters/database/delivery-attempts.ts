// What came of each attempt at a broadcast. The rows go with the delivery when it is purged.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Platform } from "../../src/chat/address.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import { ATTEMPT_OUTCOMES, type DeliveryAttempt } from "../../src/ports/deliveries.ts";
import type { Queries } from "./queries.ts";
import { readInstant } from "./rows.ts";

const LIST = `SELECT a.delivery_id AS "deliveryId", a.number, a.platform, a.tenant,
    a.conversation_id AS "conversationId", a.started_at AS "startedAt", a.finished_at AS "finishedAt",
    a.outcome, a.code, a.next_at AS "nextAt"
  FROM delivery_attempts a WHERE a.delivery_id = ANY($1::text[]) ORDER BY a.delivery_id, a.number`;

const Moment = z.date().transform((at): Temporal.Instant => readInstant(at));

const Row: z.ZodType<DeliveryAttempt> = z.object({
  deliveryId: DeliveryId,
  number: z.number(),
  platform: Platform,
  tenant: z.string(),
  conversationId: z.string(),
  startedAt: Moment,
  finishedAt: Moment,
  outcome: z.enum(ATTEMPT_OUTCOMES),
  code: z.string().nullable(),
  nextAt: Moment.nullable(),
});

export async function listAttempts(queries: Queries, ids: readonly DeliveryId[]): Promise<readonly DeliveryAttempt[]> {
  return (await queries.rows(LIST, [ids])).map((row) => Row.parse(row));
}
