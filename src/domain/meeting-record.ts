// What the imported record of a meeting says beyond its dates: venue, agenda, organization of work, the countries it is about.
// The record is kept as it was imported; what is missing or of another shape is left out here, never guessed.
import { z } from "zod";

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

const MeetingRecord = z.object({
  venue: z.string().nullable().catch(null),
  objectives: z.array(z.string()).catch([]),
  agenda: z.array(AgendaItem).catch([]),
  organization_of_work: z.array(Sitting).catch([]),
  countries: z.array(z.string().regex(/^\d{3}$/)).catch([]),
});

export type MeetingRecord = {
  readonly venue: string | null;
  readonly objectives: readonly string[];
  readonly agenda: readonly AgendaItem[];
  readonly organizationOfWork: readonly Sitting[];
  /** M49 codes of the countries or areas that the meeting wants covered. */
  readonly countries: readonly string[];
};

export function readMeetingRecord(record: unknown): MeetingRecord {
  const { venue, objectives, agenda, organization_of_work, countries } = MeetingRecord.catch({
    venue: null,
    objectives: [],
    agenda: [],
    organization_of_work: [],
    countries: [],
  }).parse(record);
  return { venue, objectives, agenda, organizationOfWork: organization_of_work, countries };
}
