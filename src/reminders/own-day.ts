// A person's own day: what the person set, else what holds for the organization or for everybody.
import type { Organization } from "../domain/organization.ts";
import type { OwnSettings } from "../domain/own-settings.ts";
import type { Person } from "../domain/person.ts";
import { CLOSES_AT, OPENS_AT, type OwnDay } from "./moment.ts";

/** The time zone is the person's already: whoever reads a person reads the person's own before the roster's. */
export function ownDayOf(
  person: Pick<Person, "timeZone">,
  settings: OwnSettings,
  organization: Pick<Organization, "workWeek"> | undefined,
  holidays: ReadonlySet<string> | undefined,
): OwnDay {
  return {
    timeZone: person.timeZone,
    workWeek: settings.workWeek ?? organization?.workWeek ?? "mon-fri",
    holidays: holidays ?? new Set(),
    opensAt: settings.hours?.from ?? OPENS_AT,
    closesAt: settings.hours?.until ?? CLOSES_AT,
    quiet: settings.quiet,
  };
}
