// Tells the focal points and alternates of an organization, where they have a chat account.
import type { OutboundMessage } from "../chat/outbound.ts";
import type { OrganizationId } from "../domain/ids.ts";
import type { OwnAround } from "./own-around.ts";

export async function tellSpeakers(
  organizationId: OrganizationId,
  message: OutboundMessage,
  { transaction, now, send }: Pick<OwnAround, "transaction" | "now" | "send">,
): Promise<void> {
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  for (const speaker of await transaction.listSpeakers([organizationId], today)) {
    const { conversation } = await transaction.findPersonalAddress(speaker.id);
    if (conversation) send(conversation, message, speaker.id);
  }
}
