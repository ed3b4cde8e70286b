// What is imported into the database, all or nothing.
import type { OrganizationId, PersonId, SeriesId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person, Role } from "../domain/person.ts";

/** What is imported. Dates are ISO dates. */
export type RosterImport = {
  readonly organizations: readonly Organization[];
  readonly people: readonly {
    readonly id: PersonId;
    readonly name: string;
    readonly email: string | null;
    readonly timeZone: string;
    readonly language: Person["language"];
    readonly appointments: readonly {
      readonly role: Role;
      readonly organizationId: OrganizationId | null;
      readonly since: string | null;
      readonly until: string | null;
    }[];
  }[];
};

export type MeetingImport = {
  readonly series: { readonly id: SeriesId; readonly name: string; readonly secretariat: string };
  readonly meetings: readonly {
    readonly meeting: Meeting;
    /** The whole record as imported (mandate, objectives, agenda, sources), kept for the documents of the meeting. */
    readonly record: unknown;
    /** The organizations of which the meeting's instruments are asked. */
    readonly organizationIds: readonly OrganizationId[];
  }[];
};
