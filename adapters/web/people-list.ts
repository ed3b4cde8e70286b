// The people of the roster as the page lists them: only what it shows.
import type { Language } from "../../src/domain/language.ts";
import type { Role } from "../../src/domain/person.ts";
import type { TryOutPerson } from "../../src/ports/try-out.ts";

export type Visitor = {
  readonly id: string;
  readonly name: string;
  readonly roleWords: string;
  readonly organizations: readonly string[];
  readonly organizationIds: readonly string[];
  readonly language: Language;
  /** Under which heading the person is listed. */
  readonly group: Role;
};

const BY_WEIGHT: readonly Role[] = ["secretariat", "focal_point", "alternate", "participant"];

export function listVisitors(people: readonly TryOutPerson[]): readonly Visitor[] {
  return people.map(({ person, organizations, roleWords }) => ({
    id: person.id,
    name: person.name,
    roleWords,
    organizations,
    organizationIds: person.appointments.flatMap(({ organizationId }) => organizationId ?? []),
    language: person.language,
    group: BY_WEIGHT.find((role) => person.appointments.some((held) => held.role === role)) ?? "participant",
  }));
}
