// Whom a measured round reminds: so many people in workspaces and tenants of unequal size, each with an account, and with
// a clock that shows working time now. The same for the same numbers.
import type { Temporal } from "temporal-polyfill";
import type { WorkWeek } from "../../src/domain/organization.ts";

/** A workspace of Slack or a tenant of Teams. */
export type RoundLane = {
  readonly platform: "slack" | "teams";
  /** The workspace's or the tenant's id. */
  readonly id: string;
  readonly people: number;
};

export type RoundPerson = {
  readonly id: string;
  readonly name: string;
  readonly lane: RoundLane;
  readonly account: string;
  /** Where the person is written to: the direct message channel, or the conversation with the bot. */
  readonly address: string;
  readonly organization: number;
};

export type RoundSize = {
  readonly slackPeople: number;
  readonly workspaces: number;
  readonly teamsPeople: number;
  readonly tenants: number;
};

/** How unequal: the largest of many is about ten times the smallest, as with offices and their headquarters. */
const EVENNESS = 2;
const PEOPLE_PER_ORGANIZATION = 20;

export function listLanes({ slackPeople, workspaces, teamsPeople, tenants }: RoundSize): readonly RoundLane[] {
  const slack = shareUnequally(slackPeople, workspaces).map(
    (people, index): RoundLane => ({ platform: "slack", id: `TW${pad(index + 1, 2)}`, people }),
  );
  const teams = shareUnequally(teamsPeople, tenants).map(
    (people, index): RoundLane => ({ platform: "teams", id: `tenant-${index + 1}`, people }),
  );
  return [...slack, ...teams];
}

/** In shares of 1/3, 1/4, 1/5 … to each other, the first being the largest; they add up to the whole. */
export function shareUnequally(whole: number, parts: number): readonly number[] {
  const weights = Array.from({ length: parts }, (_, index) => 1 / (index + 1 + EVENNESS));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => Math.floor((whole * weight) / sum));
  const left = whole - shares.reduce((total, share) => total + share, 0);
  return shares.map((share, index) => share + (index < left ? 1 : 0));
}

/** Named in such an order that the lanes are mixed: a round that goes through its people by name meets them all. */
export function listPeople(lanes: readonly RoundLane[], random: () => number): readonly RoundPerson[] {
  const places = lanes.flatMap((lane) => Array.from({ length: lane.people }, (_, index) => ({ lane, index })));
  return shuffle(places, random).map(({ lane, index }, position) => {
    const number = pad(index + 1, 5);
    return {
      id: `person-${pad(position + 1, 5)}`,
      name: `Person ${pad(position + 1, 5)}`,
      lane,
      account: lane.platform === "slack" ? `U${lane.id}N${number}` : `${lane.id}-user-${number}`,
      address: lane.platform === "slack" ? `D${lane.id}N${number}` : `a:${lane.id}:${number}`,
      organization: Math.floor(position / PEOPLE_PER_ORGANIZATION),
    };
  });
}

function shuffle<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

export type WorkingPlace = { readonly timeZone: string; readonly workWeek: WorkWeek };

/** Reminders come from half past nine; the round and its delays are over long before five. */
const FIRST_HOUR = 10;
const LAST_HOUR = 14;

/** Where on earth people are at work now and for hours to come; empty on most of a Saturday. */
export function findWorkingPlaces(now: Temporal.Instant): readonly WorkingPlace[] {
  const zones = Array.from({ length: 27 }, (_, index) => index - 12).map(writeZone);
  return zones.flatMap((timeZone) => {
    const local = now.toZonedDateTimeISO(timeZone);
    if (local.hour < FIRST_HOUR || local.hour > LAST_HOUR) return [];
    if (local.dayOfWeek <= 5) return [{ timeZone, workWeek: local.dayOfWeek === 5 ? "mon-fri" : weekFor(local) }];
    return local.dayOfWeek === 7 ? [{ timeZone, workWeek: "sun-thu" }] : [];
  });
}

/** From Monday to Thursday both weeks are at work. */
function weekFor({ hour }: Temporal.ZonedDateTime): WorkWeek {
  return hour % 2 === 0 ? "mon-fri" : "sun-thu";
}

/** Names of this kind count west of Greenwich as positive. */
function writeZone(hoursEast: number): string {
  if (hoursEast === 0) return "Etc/GMT";
  return `Etc/GMT${hoursEast > 0 ? "-" : "+"}${Math.abs(hoursEast)}`;
}
