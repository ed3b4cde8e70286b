// The events that were handled, so that what a platform sends twice is handled once. What was said is not kept here.
import type { Temporal } from "temporal-polyfill";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import type { Queries } from "./queries.ts";
import { writeInstant } from "./rows.ts";

const CLAIM = `INSERT INTO inbox (platform, tenant, event_id, kind, claimed_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING`;

export async function claimEvent(queries: Queries, event: InboundEvent, at: Temporal.Instant): Promise<boolean> {
  const { platform, tenant } = event.account;
  return (await queries.run(CLAIM, [platform, tenant, event.id, event.inbound.kind, writeInstant(at)])) === 1;
}
