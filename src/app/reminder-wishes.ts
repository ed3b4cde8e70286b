// What a person asks of the reminders: none at all, none while away, somebody else meanwhile. The secretariat sees it.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import { plainAction } from "../dialog/actions.ts";
import type { ReminderWish } from "../dialog/turn.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { ReminderPreferences } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { readAway } from "../reminders/read-away.ts";
import { type Wording, wordingFor } from "../wording/wording.ts";
import { findCalled } from "./find-called.ts";
import { noteLater } from "./own-reminders.ts";

type Around = { readonly transaction: StoreTransaction; readonly person: Person; readonly now: Temporal.Instant };

/** Absences that are offered, in days. */
const OFFERED_DAYS = [7, 14, 28] as const;

export async function noteWish(wish: ReminderWish, around: Around): Promise<OutboundMessage> {
  const { transaction, person } = around;
  const wording = wordingFor(person.language);
  const known = await transaction.findPreferences(person.id);
  switch (wish.kind) {
    case "stop":
      await keep({ ...known, stopped: true }, "reminders stopped by the person", around);
      await transaction.dropOwnReminder(person.id);
      return paragraph(wording.remindersStopped);
    case "resume":
      await keep({ stopped: false, awayUntil: null, substituteId: null }, "reminders resumed", around);
      return paragraph(wording.remindersResumed);
    case "later":
      return noteLater(wish.on, around);
    case "away":
      return noteAbsence(wish.until, known, around);
    default:
      return unreachable(wish);
  }
}

async function noteAbsence(typed: string, known: ReminderPreferences, around: Around): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  const today = now.toZonedDateTimeISO(person.timeZone).toPlainDate();
  if (typed.trim() === "") return askUntilWhen(wording, today);
  const reading = readAway(typed, today);
  if (reading.kind === "not-a-date") return paragraph(wording.awayNotADate);
  if (reading.kind === "past") return paragraph(wording.awayPast);
  const { on, substitute } = reading;
  const substitutes =
    substitute === null ? [] : findCalled(await listColleagues(transaction, person, today), substitute);
  const [standsIn, ...others] = substitutes;
  if (substitute !== null && !standsIn) return paragraph(wording.noSuchColleague(wording.shorten(substitute)));
  if (others.length > 0)
    return paragraph(
      wording.severalCalled(
        wording.shorten(substitute ?? ""),
        substitutes.map(({ name }) => name),
      ),
    );
  await keep({ ...known, awayUntil: on, substituteId: standsIn?.id ?? null }, "absence noted", around);
  const noted = wording.awayUntil(wording.day(on));
  return paragraph(standsIn ? `${noted} ${wording.awayWith(standsIn.name)}` : noted);
}

/** The other focal points and alternates of the person's organizations. */
export async function listColleagues(
  transaction: StoreTransaction,
  person: Person,
  today: Temporal.PlainDate,
): Promise<readonly Person[]> {
  const speakers = await transaction.listSpeakers(organizationsOf(person), today);
  return speakers.filter(({ id }) => id !== person.id);
}

function askUntilWhen(wording: Wording, today: Temporal.PlainDate): OutboundMessage {
  return {
    parts: [
      { kind: "paragraph", text: wording.awayHow },
      {
        kind: "choices",
        id: plainAction("away"),
        label: wording.awayChoices,
        select: "one",
        options: OFFERED_DAYS.map((days) => today.add({ days })).map((day) => ({
          code: day.toString(),
          label: wording.day(day),
        })),
        chosen: [],
        submitLabel: wording.choose,
      },
    ],
  };
}

async function keep(preferences: ReminderPreferences, action: string, around: Around): Promise<void> {
  const { transaction, person, now } = around;
  await transaction.savePreferences(person.id, preferences, now);
  const facts = { awayUntil: preferences.awayUntil?.toString() ?? null, substitute: preferences.substituteId !== null };
  await transaction.audit({ at: now, personId: person.id, action, subject: person.id, facts });
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
