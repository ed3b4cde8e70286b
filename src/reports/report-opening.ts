// The opening of the report of a meeting: what its record says of place, mandate, objectives, agenda and organization of
// work. What the record does not say is a gap.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { MeetingRecord } from "../domain/meeting-record.ts";
import { english as wording } from "../wording/english.ts";
import type { DocumentBlock } from "./document.ts";

export type MeetingTense = Parameters<typeof wording.objectivesAre>[0];

export function tenseOf({ startsOn, endsOn, timeZone }: Meeting, asAt: Temporal.Instant): MeetingTense {
  const today = asAt.toZonedDateTimeISO(timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(today, endsOn) > 0) return "past";
  return Temporal.PlainDate.compare(today, startsOn) < 0 ? "future" : "present";
}

export function draft(text: string): DocumentBlock {
  return { kind: "paragraph", text: wording.drafted(text), mark: "draft" };
}

export function gap(what: string): DocumentBlock {
  return { kind: "paragraph", text: wording.toBeCompleted(what), mark: "gap" };
}

export function introduction(meeting: Meeting, record: MeetingRecord, tense: MeetingTense): readonly DocumentBlock[] {
  const { organizer, venue, mandate, objectives, feedsInto } = record;
  return [
    draft(wording.meetingTookPlace(meeting, wording.placeOf(venue, meeting.city), tense)),
    organizer === null ? gap(wording.organizerMissing) : draft(wording.organizedBy(organizer, tense)),
    ...listOr(mandate.map(writeMandate), wording.mandateIs, gap(wording.mandateMissing), false),
    ...listOr(objectives, wording.objectivesAre(tense), gap(wording.objectivesMissing), true),
    ...(feedsInto.length === 0 ? [] : listOr(feedsInto, wording.feedsInto, gap(""), false)),
    ...(tense === "future" ? [] : [attendance(record)]),
  ];
}

function writeMandate({ symbol, title, adopted, distributed }: MeetingRecord["mandate"][number]): string {
  return wording.mandateLine(symbol, title, dateOf(adopted), dateOf(distributed));
}

function dateOf(date: string | null): Temporal.PlainDate | null {
  return date === null ? null : Temporal.PlainDate.from(date);
}

function attendance({ participants }: MeetingRecord): DocumentBlock {
  const { count, countText, kinds } = participants;
  const counted = countText ?? (count === null ? null : wording.countOfParticipants(count));
  if (counted === null) return gap(wording.attendanceMissing);
  return draft(
    wording.attended(
      counted,
      kinds.map((kind) => wording.organizationKinds[kind]),
    ),
  );
}

export function agenda({ agenda: items }: MeetingRecord): readonly DocumentBlock[] {
  if (items.length === 0) return [gap(wording.agendaMissing)];
  const { item, title } = wording.agendaColumns;
  return [
    {
      kind: "table",
      caption: wording.agendaCaption,
      headings: [item, title],
      rows: items.map((each) => [each.item, each.title]),
      shares: [12, 88],
    },
  ];
}

export function organizationOfWork({ organizationOfWork: sittings }: MeetingRecord): readonly DocumentBlock[] {
  if (sittings.length === 0) return [gap(wording.workMissing)];
  const { day, time, title } = wording.workColumns;
  return [
    {
      kind: "table",
      caption: wording.workCaption,
      headings: [day, time, title],
      rows: sittings.map(({ on, from, to, title: subject }) => [
        wording.date(Temporal.PlainDate.from(on)),
        `${from}–${to}`,
        subject,
      ]),
      shares: [22, 20, 58],
    },
  ];
}

/** What was said at the meeting, nobody told the program. */
export function discussion({ agenda: items }: MeetingRecord): readonly DocumentBlock[] {
  if (items.length === 0) return [gap(wording.discussionWithoutAgenda)];
  return items.flatMap(({ item, title }): readonly DocumentBlock[] => [
    { kind: "heading", level: 2, text: wording.agendaItemTitle(item, title) },
    gap(wording.discussionMissing(item)),
  ]);
}

export function conclusions({ conclusions: reached }: MeetingRecord): readonly DocumentBlock[] {
  return listOr(reached, wording.conclusionsAre, gap(wording.conclusionsMissing), true);
}

function listOr(
  items: readonly string[],
  sentence: string,
  otherwise: DocumentBlock,
  lettered: boolean,
): readonly DocumentBlock[] {
  return items.length === 0 ? [otherwise] : [draft(sentence), { kind: "list", items, lettered }];
}
