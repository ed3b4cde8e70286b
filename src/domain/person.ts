// A person of the roster, and for whom that person speaks.
import { z } from "zod";
import { OrganizationId, PersonId } from "./ids.ts";
import { Language } from "./language.ts";

/** `secretariat` services the meeting; `participant` attends and reads, and answers for nobody. */
export const Role = z.enum(["focal_point", "alternate", "secretariat", "participant"]);
export type Role = z.infer<typeof Role>;

export const Appointment = z.object({ role: Role, organizationId: OrganizationId.nullable() });
export type Appointment = z.infer<typeof Appointment>;

export const Person = z.object({
  id: PersonId,
  name: z.string().min(1),
  /** Lower case, NFC. */
  email: z.string().nullable(),
  /** IANA name. */
  timeZone: z.string().min(1),
  language: Language,
  /** What the person is today; appointments that ended are not here. */
  appointments: z.array(Appointment),
});
export type Person = z.infer<typeof Person>;

export function isSecretariat(person: Person): boolean {
  return person.appointments.some((appointment) => appointment.role === "secretariat");
}

/** The organizations for which the person speaks. The secretariat may enter answers for the others, on their behalf. */
export function organizationsOf(person: Person): readonly OrganizationId[] {
  return person.appointments
    .filter(({ role }) => role === "focal_point" || role === "alternate")
    .flatMap(({ organizationId }) => (organizationId ? [organizationId] : []));
}
