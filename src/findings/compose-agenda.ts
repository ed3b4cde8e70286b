// The agenda of a meeting: when and where, objectives, items.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { asAt } from "./compose-results.ts";
import type { Speaking } from "./speaking.ts";

export type AgendaOf = {
  readonly title: string;
  readonly city: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly venue: string | null;
  readonly objectives: readonly string[];
  readonly items: readonly { readonly item: string; readonly title: string; readonly day: number | null }[];
};

export function composeAgenda(agenda: AgendaOf, speaking: Speaking): OutboundMessage {
  const { wording } = speaking;
  const { title, city, startsOn, endsOn, venue, objectives, items } = agenda;
  const place = venue === null || venue.includes(city) ? (venue ?? city) : `${venue}, ${city}`;
  const days = new Set(items.map(({ day }) => day));
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
        items.map(({ item, title: name, day }) => {
          const on = day === null || days.size < 2 ? "" : ` (${wording.agendaDay(day)})`;
          return `${item} ${name}${on}`;
        }),
      ),
      ...(items.length === 0 ? [{ kind: "note", text: wording.noAgenda } as const] : []),
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
