// What the imported record of a meeting says beyond its dates: mandate, venue, agenda, organization of
// work, conclusions, the countries it is about.
// The record is kept as it was imported; what is missing or of another shape is left out here, never guessed.
import { z } from "zod";
import { OrganizationKind } from "./organization.ts";

const AgendaItem = z.object({
  item: z.string(),
  title: z.string().min(1),
  day: z.number().int().nullable().default(null),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/** One line of the organization of work; times as they are to be printed, such as "10 a.m.". */
const Sitting = z.object({
  on: z.iso.date(),
  from: z.string(),
  to: z.string(),
  title: z.string().min(1),
});
export type Sitting = z.infer<typeof Sitting>;

/** A resolution, as the secretariat cites it. */
const MandateEntry = z.object({
  symbol: z.string().min(1),
  title: z.string().nullable().default(null),
  adopted: z.iso.date().nullable().default(null),
  distributed: z.iso.date().nullable().default(null),
});
export type MandateEntry = z.infer<typeof MandateEntry>;

/** How many took part: in the words of the secretariat, or as a number; and of which kinds. */
const Attendance = z.object({
  count: z.number().int().positive().nullable().catch(null),
  count_text: z.string().min(1).nullable().catch(null),
  kinds: z.array(OrganizationKind).catch([]),
});

const MeetingRecord = z.object({
  organizer: z.string().min(1).nullable().catch(null),
  mandate: z.array(MandateEntry).catch([]),
  feeds_into: z.array(z.string()).catch([]),
  participants: Attendance.catch({ count: null, count_text: null, kinds: [] }),
  conclusions: z.array(z.string()).catch([]),
  venue: z.string().nullable().catch(null),
  objectives: z.array(z.string()).catch([]),
  agenda: z.array(AgendaItem).catch([]),
  organization_of_work: z.array(Sitting).catch([]),
  countries: z.array(z.string().regex(/^\d{3}$/)).catch([]),
});

export type MeetingRecord = {
  readonly organizer: string | null;
  readonly mandate: readonly MandateEntry[];
  /** What the outcome of the meeting is for. */
  readonly feedsInto: readonly string[];
  readonly participants: {
    readonly count: number | null;
    readonly countText: string | null;
    readonly kinds: readonly OrganizationKind[];
  };
  readonly conclusions: readonly string[];
  readonly venue: string | null;
  readonly objectives: readonly string[];
  readonly agenda: readonly AgendaItem[];
  readonly organizationOfWork: readonly Sitting[];
  /** M49 codes of the countries or areas that the meeting wants covered. */
  readonly countries: readonly string[];
};

export function readMeetingRecord(record: unknown): MeetingRecord {
  const read = MeetingRecord.safeParse(record);
  const { participants, feeds_into, organization_of_work, ...rest } = read.success
    ? read.data
    : MeetingRecord.parse({});
  const { count, count_text, kinds } = participants;
  return {
    ...rest,
    feedsInto: feeds_into,
    participants: { count, countText: count_text, kinds },
    organizationOfWork: organization_of_work,
  };
}
