// "When shall I remind you again?": tomorrow, the first day of the next work week, and the working days that follow.
import type { Temporal } from "temporal-polyfill";
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { ownAction } from "../dialog/actions.ts";
import type { Wording } from "../wording/wording.ts";
import { addWorkingDays, type Calendar, dayOff, firstDayOfWeek } from "./calendar.ts";
import { nextDayOf } from "./read-later.ts";

/** Working days that are offered beside the two buttons. */
const OFFERED_DAYS = 10;

/** Only days on which the person works are offered. */
export function composeLaterChoice(today: Temporal.PlainDate, calendar: Calendar, wording: Wording): OutboundMessage {
  const buttons = offerButtons(today, calendar, wording);
  const days = Array.from({ length: OFFERED_DAYS }, (_day, index) => addWorkingDays(today, index + 1, calendar));
  const offered = new Set(buttons.map(({ id }) => id));
  const options = [...new Map(days.flatMap((day) => (day ? [[day.toString(), day] as const] : []))).values()].filter(
    (day) => !offered.has(ownAction("remind-on", day.toString())),
  );
  return {
    parts: [
      { kind: "paragraph", text: wording.laterWhen },
      ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
      ...(options.length > 1
        ? [
            {
              kind: "choices" as const,
              id: ownAction("remind-later"),
              label: wording.pickADay,
              select: "one" as const,
              options: options.map((day) => ({ code: day.toString(), label: wording.day(day) })),
              chosen: [],
              submitLabel: wording.choose,
            },
          ]
        : []),
    ],
  };
}

function offerButtons(today: Temporal.PlainDate, calendar: Calendar, wording: Wording): Button[] {
  const tomorrow = today.add({ days: 1 });
  const first = nextDayOf(firstDayOfWeek(calendar), today);
  const monday = dayOff(first, calendar) === null ? first : addWorkingDays(first, 1, calendar);
  const isTomorrowWorked = dayOff(tomorrow, calendar) === null;
  return [
    ...(isTomorrowWorked ? [{ id: ownAction("remind-on", tomorrow.toString()), label: wording.tomorrow }] : []),
    ...(monday && !(isTomorrowWorked && monday.equals(tomorrow))
      ? [{ id: ownAction("remind-on", monday.toString()), label: wording.weekday(monday) }]
      : []),
  ];
}
