// One person's settings and own day, outside a round.
import type { Organization } from "../domain/organization.ts";
import type { OwnSettings } from "../domain/own-settings.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { OwnDay } from "../reminders/moment.ts";
import { ownDayOf } from "../reminders/own-day.ts";

export type OwnSituation = {
  readonly settings: OwnSettings;
  readonly day: OwnDay;
  readonly organizations: readonly Organization[];
};

/** The first of the person's organizations gives the work week and the holidays, as it does in a round. */
export async function readOwnDay(transaction: StoreTransaction, person: Person): Promise<OwnSituation> {
  const ids = organizationsOf(person);
  const organizations = ids.length === 0 ? [] : await transaction.listOrganizations(ids);
  const settings = await transaction.findSettings(person.id);
  const holidays = ids.length === 0 ? null : await transaction.listHolidays();
  const [first] = ids;
  const organization = organizations.find(({ id }) => id === first);
  return { settings, organizations, day: ownDayOf(person, settings, organization, first && holidays?.get(first)) };
}
