// The agenda and the organization of work, as the secretariat entered them.
import { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { AgendaItem } from "../domain/meeting-record.ts";
import type { Digest } from "./compile-digest.ts";
import type { DigestVoice } from "./digest-voice.ts";

/** Nothing where neither was entered. */
export function composeAgenda(digest: Digest, { wording }: DigestVoice): readonly OutboundMessage[] {
  const { agenda, organizationOfWork } = digest;
  const parts: Part[] = [
    ...(agenda.length > 0 ? [{ kind: "heading", text: wording.digestAgendaTitle } as const, writeItems(agenda)] : []),
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

/** Numbers of their own need no other marks. */
function writeItems(agenda: readonly AgendaItem[]): Part {
  if (agenda.some(({ item }) => item.trim() === "")) return { kind: "list", items: agenda.map(({ title }) => title) };
  return { kind: "facts", facts: agenda.map(({ item, title }) => ({ name: item, value: title })) };
}
