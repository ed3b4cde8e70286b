// The agenda and the organization of work, as the secretariat entered them.
import { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Digest } from "./compile-digest.ts";
import type { DigestVoice } from "./digest-voice.ts";

/** Nothing where neither was entered. */
export function composeAgenda(digest: Digest, { wording }: DigestVoice): readonly OutboundMessage[] {
  const { agenda, organizationOfWork } = digest;
  const parts: Part[] = [
    ...(agenda.length > 0
      ? [
          { kind: "heading", text: wording.digestAgendaTitle } as const,
          { kind: "list", items: agenda.map(({ item, title }) => wording.digestAgendaItem(item, title)) } as const,
        ]
      : []),
    ...(organizationOfWork.length > 0
      ? [
          { kind: "heading", text: wording.digestOrganizationOfWork } as const,
          {
            kind: "list",
            items: organizationOfWork.map(({ on, from, to, title }) =>
              wording.sitting(wording.day(Temporal.PlainDate.from(on)), from, to, title),
            ),
          } as const,
        ]
      : []),
  ];
  return parts.length > 0 ? [{ parts }] : [];
}
