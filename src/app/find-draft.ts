// What stands under a summary of the drafts of language models: the approved one, for everybody; and for the secretariat the
// button that asks for one, where a model is set up.
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Ask } from "../findings/ask.ts";
import { buttonSets } from "../findings/buttons.ts";
import type { Summary } from "../findings/compile-summary.ts";
import { composeApproved, toDraft } from "../findings/compose-draft.ts";
import type { Finder } from "./finder.ts";

export async function withDraft(
  { parts }: OutboundMessage,
  ask: Ask,
  { lists, extracts }: Summary,
  { transaction, speaking, canDraft }: Finder,
): Promise<OutboundMessage> {
  const approved = await transaction.findApprovedDraft(ask);
  const sources = Object.values(lists).flat().length + extracts.length;
  const on = approved?.decidedAt.toZonedDateTimeISO(speaking.timeZone).toPlainDate();
  return {
    parts: [
      ...parts,
      ...(approved && on ? composeApproved(approved.text, on, sources, speaking) : []),
      ...(canDraft ? buttonSets([toDraft(ask, speaking.wording.draftAParagraph)]) : []),
    ],
  };
}
