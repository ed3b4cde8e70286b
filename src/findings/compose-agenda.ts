// The agenda of a meeting: when and where, objectives, items, and the organization of work.
import { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { MeetingRecord } from "../domain/meeting-record.ts";
import { asAt } from "./compose-results.ts";
import type { Speaking } from "./speaking.ts";

export function composeAgenda(
  { title, city, startsOn, endsOn }: Pick<Meeting, "title" | "city" | "startsOn" | "endsOn">,
  { venue, objectives, agenda, organizationOfWork }: MeetingRecord,
  speaking: Speaking,
): OutboundMessage {
  const { wording } = speaking;
  const place = venue === null || venue.includes(city) ? (venue ?? city) : `${venue}, ${city}`;
  const days = new Set(agenda.map(({ day }) => day));
  return {
    parts: [
      { kind: "heading", text: wording.agendaTitle(title) },
      { kind: "paragraph", text: wording.heldOn(startsOn, endsOn, place) },
      ...listed(
        wording.objectives,
        objectives.map((objective, index) => `(${letterOf(index)}) ${objective}`),
      ),
      ...listed(
        wording.agendaItems,
        agenda.map(({ item, title: name, day }) => {
          const on = day === null || days.size < 2 ? "" : ` (${wording.agendaDay(day)})`;
          return `${item} ${name}${on}`;
        }),
      ),
      ...(agenda.length === 0 ? [{ kind: "note", text: wording.noAgenda } as const] : []),
      ...listed(
        wording.digestOrganizationOfWork,
        organizationOfWork.map(({ on, from, to, title: name }) =>
          wording.sitting(wording.day(Temporal.PlainDate.from(on)), from, to, name),
        ),
      ),
      asAt(speaking),
    ],
  };
}

/** Objectives are lettered in the documents of a meeting. */
function letterOf(index: number): string {
  return String.fromCharCode("a".charCodeAt(0) + index);
}

function listed(title: string, items: readonly string[]): readonly Part[] {
  return items.length === 0
    ? []
    : [
        { kind: "note", text: title },
        { kind: "list", items: [...items] },
      ];
}
