// The secretariat enters what an organization sent by other means. It may do so for every organization; whoever of it
// speaks for the organization as well does so as its focal point.
import type { OrganizationId } from "../domain/ids.ts";
import { organizationsOf } from "../domain/person.ts";
import type { Facts, Owed } from "./turn.ts";

type Actor = Pick<Facts, "person" | "wording">;

export function isOnBehalf({ person }: Pick<Facts, "person">, organizationId: OrganizationId): boolean {
  return !organizationsOf(person).includes(organizationId);
}

/** Who acts, as the others of the organization read it. */
export function nameOfActor(facts: Actor, organizationId: OrganizationId): string {
  const { person, wording } = facts;
  return isOnBehalf(facts, organizationId) ? wording.ofTheSecretariat(person.name) : person.name;
}

/** All that this turn may begin or go on with. */
export function withinReach(facts: Facts): readonly Owed[] {
  return [...facts.owed, ...facts.onBehalf];
}
