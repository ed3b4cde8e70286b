// Reads the demonstration data of prisma/demonstration: real meetings, organizations and surveys, and invented people.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { InstrumentId, OrganizationId, PersonId } from "../../src/domain/ids.ts";
import { Language } from "../../src/domain/language.ts";
import { Organization } from "../../src/domain/organization.ts";
import { Role } from "../../src/domain/person.ts";
import type { MeetingImport, RosterImport } from "../../src/ports/imports.ts";
import type { JsonObject } from "../../src/reports/record.ts";
import { readMeetingFile } from "./meeting-file.ts";

/** One survey as answers to the questionnaire, as a record. No organization submitted it. */
export type DemonstrationSurvey = {
  readonly id: string;
  readonly acronym: string;
  readonly organizationId: OrganizationId;
  readonly instrumentId: InstrumentId;
  readonly answers: JsonObject;
  /** What was not seen in the sources and must be confirmed. */
  readonly uncertain: readonly string[];
  readonly sources: readonly string[];
  readonly note: string | null;
};

export type Demonstration = {
  readonly roster: RosterImport;
  readonly meetings: MeetingImport;
  readonly surveys: readonly DemonstrationSurvey[];
};

const Organizations = z.object({ organizations: z.array(Organization) });

const People = z.object({
  people: z.array(
    z
      .object({
        id: PersonId,
        name: z.string().min(1),
        email: z.email(),
        timeZone: z.string().min(1),
        language: Language,
        appointments: z
          .array(
            z.object({
              role: Role,
              organizationId: OrganizationId.nullable(),
              since: z.iso.date().nullable(),
              until: z.iso.date().nullable(),
            }),
          )
          .min(1),
        demonstration: z.literal(true),
      })
      // The mark is checked here and goes no further.
      .transform(({ id, name, email, timeZone, language, appointments }) => ({
        id,
        name,
        email,
        timeZone,
        language,
        appointments,
      })),
  ),
});

const Surveys = z.object({
  instrument: InstrumentId,
  surveys: z.array(
    z.object({
      id: z.string().min(1),
      acronym: z.string().min(1),
      organizationId: OrganizationId,
      answers: z.record(z.string(), z.json()),
      uncertain: z.array(z.string()),
      sources: z.array(z.url()).min(1),
      note: z.string().nullable(),
    }),
  ),
});

/** The instruments that the open meeting of the demonstration asks for. */
const INSTRUMENT_IDS = ["activity-report", "surveys-2007"];

/** @throws when a file of the demonstration is not as it should be, which is a bug. */
export async function readDemonstration(): Promise<Demonstration> {
  const { organizations } = Organizations.parse(await readJson("organizations.json"));
  const { people } = People.parse(await readJson("people.json"));
  const { instrument, surveys } = Surveys.parse(await readJson("surveys.json"));
  const known = { organizations, meetings: [], instrumentIds: INSTRUMENT_IDS };
  const meetings = readMeetingFile(await readBytes("meetings.json"), known);
  if (!meetings.ok) throw new Error(`the demonstration meetings: ${JSON.stringify(meetings.problems)}`);
  return {
    roster: { organizations, people },
    meetings: meetings.meetings,
    surveys: surveys.map((survey) => ({ ...survey, instrumentId: instrument })),
  };
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse((await readBytes(name)).toString("utf8"));
}

function readBytes(name: string): Promise<Buffer> {
  return readFile(new URL(`../../prisma/demonstration/${name}`, import.meta.url));
}
