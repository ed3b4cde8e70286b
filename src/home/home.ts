// What the home of one person shows: everything that concerns that person, and nothing of others but numbers.
import type { Temporal } from "temporal-polyfill";
import type { Draft, Owed, Voice } from "../dialog/turn.ts";
import type { Words } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person } from "../domain/person.ts";
import type { Standing } from "../domain/request.ts";
import type { OwnView } from "../reminders/compose-settings.ts";

/** How many organizations stand where with one instrument; the secretariat alone sees it. */
export type StandingCount = {
  readonly instrument: Words;
  readonly counts: readonly { readonly standing: Standing; readonly count: number }[];
};

export type HomeMeeting = {
  readonly meeting: Meeting;
  readonly asks: readonly { readonly instrument: Words; readonly dueOn: Temporal.PlainDate }[];
  readonly asked: number;
  readonly reported: number;
  /** Empty for whoever is not of the secretariat. */
  readonly standings: readonly StandingCount[];
};

export type HomeFacts = Voice & {
  readonly person: Person;
  readonly now: Temporal.Instant;
  /** For which the person speaks. */
  readonly organizations: readonly Organization[];
  readonly owed: readonly Owed[];
  /** Every response to what is owed that was not withdrawn. */
  readonly drafts: readonly Draft[];
  /** The open ones. */
  readonly meetings: readonly HomeMeeting[];
  readonly settings: OwnView;
  /** How often a digest of one's own comes; null: none does. */
  readonly ownDigest: "daily" | "weekly" | null;
};
