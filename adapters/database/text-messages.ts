// What somebody who reads text only was shown last, so that a typed label is found as the button that it names.
import type { Conversation } from "../../src/chat/address.ts";
import { OutboundMessage } from "../../src/chat/outbound.ts";
import type { PersonId } from "../../src/domain/ids.ts";
import type { Queries } from "./queries.ts";

const NEWEST = `SELECT o.message FROM outbox o
  WHERE o.platform = $2 AND o.tenant = $3 AND o.conversation_id = $4 AND o.replaces IS NULL
    AND o.state IN ('sent', 'sending', 'waiting')
    AND EXISTS (SELECT FROM own_settings g WHERE g.person_id = $1 AND g.text_only)
  ORDER BY o.position DESC LIMIT $5`;

export async function listTextMessages(
  queries: Queries,
  personId: PersonId,
  { platform, tenant, id }: Conversation,
  limit: number,
): Promise<readonly OutboundMessage[]> {
  const rows = await queries.rows<{ message: unknown }>(NEWEST, [personId, platform, tenant, id, limit]);
  return rows.map(({ message }) => OutboundMessage.parse(message));
}
