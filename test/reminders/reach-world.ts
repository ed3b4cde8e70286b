// Ana of INED and Ben of ILO, for tests around a round.
import { Temporal } from "temporal-polyfill";
import { InstrumentId, MeetingId, OrganizationId, PersonId, SeriesId } from "../../src/domain/ids.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Organization } from "../../src/domain/organization.ts";
import type { Person } from "../../src/domain/person.ts";

export const at = Temporal.Instant.from("2007-11-02T09:05:00Z");

const day = Temporal.PlainDate.from("2007-11-26");
export const meeting: Meeting = {
  id: MeetingId.parse("cmim-06"),
  seriesId: SeriesId.parse("cmim"),
  number: 6,
  title: "Sixth Coordination Meeting",
  city: "New York",
  timeZone: "America/New_York",
  startsOn: day,
  endsOn: day.add({ days: 1 }),
  state: "open",
  asks: [{ instrumentId: InstrumentId.parse("activity-report"), dueOn: day.subtract({ days: 17 }) }],
};

export const INED = organization("ined", "INED", "Institut national d'études démographiques");
export const ILO = organization("ilo", "ILO", "International Labour Organization");
export const ECE = organization("ece", "ECE", "Economic Commission for Europe");

export const ana = focalPoint("ana", "Ana Almeida", INED);
export const ben = focalPoint("ben", "Ben Bakker", ILO);

function organization(id: string, acronym: string, name: string): Organization {
  return {
    id: OrganizationId.parse(id),
    name,
    acronym,
    kind: "un_entity",
    aliases: [],
    parentId: null,
    timeZone: "Europe/Paris",
    workWeek: "mon-fri",
    names: [],
  };
}

function focalPoint(id: string, name: string, { id: organizationId }: Organization): Person {
  return {
    id: PersonId.parse(id),
    name,
    email: `${id}@example.org`,
    timeZone: "Europe/Paris",
    language: "en",
    appointments: [{ role: "focal_point", organizationId }],
  };
}
