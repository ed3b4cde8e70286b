// A meeting with a few arrivals, for the tests of digests.
import { Temporal } from "temporal-polyfill";
import type { Arrival } from "../../src/digests/arrival.ts";
import { OrganizationId } from "../../src/domain/ids.ts";

export function at(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T15:00:00Z`);
}

export function arrival(organization: string, title: string, rest: Partial<Arrival> = {}): Arrival {
  return {
    kind: "activity",
    organization: { id: OrganizationId.parse(organization.toLowerCase()), name: organization },
    title,
    themes: [],
    areas: [],
    status: "ongoing",
    starts: null,
    ends: null,
    newInitiative: false,
    bestPractice: false,
    demonstration: false,
    arrivedAt: at("2007-11-05"),
    ...rest,
  };
}

export function survey(organization: string, title: string, rest: Partial<Arrival> = {}): Arrival {
  return arrival(organization, title, { kind: "survey", themes: ["surveys"], ...rest });
}
