// Whom a step of a round reminds, and why the others are left out. Pure: the preview and the round run the same code.
import { Temporal } from "temporal-polyfill";
import type { OrganizationId, PersonId } from "../domain/ids.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person } from "../domain/person.ts";
import type { LeftOutReason, RoundRules } from "../domain/reminder.ts";
import { findNeed, type Need, type Owing } from "./needs.ts";

/** Somebody who answered this recently is not interrupted. */
export const WRITING_MINUTES = 60;

/** What a person asked of the reminders. */
export type Preferences = {
  readonly stopped: boolean;
  /** The last day of an absence, where the person is. */
  readonly awayUntil: Temporal.PlainDate | null;
  readonly substituteId: PersonId | null;
};

/** Whether a person can be written to on any platform. */
export type Reach = "reachable" | "no-account" | "unreachable";

export type Known = {
  readonly person: Person;
  /** The moment for which it is asked: when the reminder would come. */
  readonly at: Temporal.Instant;
  readonly reach: Reach;
  readonly preferences: Preferences;
  /** The newest answer of the person to anything. */
  readonly lastAnswerAt: Temporal.Instant | null;
  /** When reminders were sent to the person, over all meetings; those of this very step are not among them. */
  readonly remindedAt: readonly Temporal.Instant[];
  /** The day on which the person asked to be reminded again, and not before. */
  readonly laterOn: Temporal.PlainDate | null;
  /** When reminders came that the person had asked for; they are not counted, but two never come on one day. */
  readonly ownRemindedAt: readonly Temporal.Instant[];
};

export type Situation = {
  readonly owing: readonly Owing[];
  readonly people: readonly Known[];
  readonly rules: RoundRules;
  /** True for a step after the due date: the alternate is reminded too. */
  readonly isOverdue: boolean;
};

/** In which quality a person is reminded; `own-wish` is somebody who asked for it. */
export type Quality = "focal_point" | "alternate" | "substitute" | "own-wish";

export type Verdict =
  | { readonly kind: "remind"; readonly needs: readonly Need[] }
  | { readonly kind: "left-out"; readonly reason: LeftOutReason; readonly substituteId: PersonId | null };

export type AudienceRow = {
  readonly person: Person;
  readonly quality: Quality;
  /** For which organizations: those that still owe something, or all where none does. */
  readonly organizations: readonly Organization[];
  readonly verdict: Verdict;
};

export type Audience = {
  readonly rows: readonly AudienceRow[];
  /** Organizations that owe something, and for which nobody is named. */
  readonly unattended: readonly Organization[];
};

/** By organization in the order given; each person once, whatever the number of organizations. */
export function chooseAudience(situation: Situation): Audience {
  const asked = byPerson(situation);
  const known = new Map(situation.people.map((each) => [each.person.id, each]));
  const rows = [...asked].flatMap(([id, candidate]) => {
    const who = known.get(id);
    return who ? [rowOf(who, candidate, situation)] : [];
  });
  return { rows, unattended: unattendedOf(situation, asked) };
}

type Candidate = { readonly quality: Quality; readonly owing: readonly Owing[] };

/** Primary focal points, their substitutes while they are away, and the alternates once it is overdue. */
function byPerson(situation: Situation): ReadonlyMap<PersonId, Candidate> {
  const candidates = new Map<PersonId, Candidate>();
  const add = (id: PersonId, quality: Quality, owing: Owing) => {
    const before = candidates.get(id);
    if (before?.owing.includes(owing)) return;
    candidates.set(id, { quality: before?.quality ?? quality, owing: [...(before?.owing ?? []), owing] });
  };
  const speakers = speakersByOrganization(situation.people);
  for (const owing of situation.owing) {
    for (const { known, role } of speakers.get(owing.organization.id) ?? []) {
      if (role === "alternate" && !situation.isOverdue) continue;
      add(known.person.id, role, owing);
      const substitute = substituteOf(known, situation);
      if (substitute) add(substitute.person.id, "substitute", owing);
    }
  }
  return candidates;
}

type Speaker = { readonly known: Known; readonly role: "focal_point" | "alternate" };

function speakersByOrganization(people: readonly Known[]): ReadonlyMap<OrganizationId, readonly Speaker[]> {
  const speakers = new Map<OrganizationId, Speaker[]>();
  for (const known of people)
    for (const { role, organizationId } of known.person.appointments)
      if (organizationId !== null && (role === "focal_point" || role === "alternate"))
        speakers.set(organizationId, [...(speakers.get(organizationId) ?? []), { known, role }]);
  return speakers;
}

/** Who stands in for somebody who is away; one substitute deep. */
function substituteOf(known: Known, { people }: Situation): Known | null {
  const { substituteId } = known.preferences;
  if (!isAway(known) || substituteId === null || substituteId === known.person.id) return null;
  return people.find(({ person }) => person.id === substituteId) ?? null;
}

function rowOf(known: Known, { quality, owing }: Candidate, situation: Situation): AudienceRow {
  const found = owing.map((each) => ({ owing: each, need: findNeed(each) }));
  const needs = found.flatMap(({ need }) => ("way" in need ? [need] : []));
  const open = needs.length > 0 ? needs : owing;
  const settled = found.flatMap(({ need }) => ("because" in need ? [need.because] : []));
  const reason = needs.length > 0 ? leftOutBecause(known, situation) : settledReason(settled);
  const substitute = reason === "away" ? substituteOf(known, situation) : null;
  return {
    person: known.person,
    quality,
    organizations: [...new Set(open.map(({ organization }) => organization))],
    verdict: reason
      ? { kind: "left-out", reason, substituteId: substitute?.person.id ?? null }
      : { kind: "remind", needs },
  };
}

function settledReason(settled: readonly ("submitted" | "nothing-to-report")[]): LeftOutReason {
  return settled.includes("submitted") ? "submitted" : "nothing-to-report";
}

/** The first reason that applies: what the person is doing, then what was asked, then what was sent, then whether it can be. */
function leftOutBecause(known: Known, situation: Situation): LeftOutReason | null {
  const { preferences, reach } = known;
  if (isWriting(known)) return "writing-just-now";
  if (isAway(known)) return "away";
  if (preferences.stopped) return "asked-to-stop";
  if (wantsItLater(known)) return "asked-for-later";
  if (daysAgo(known, known.ownRemindedAt).includes(0)) return "reminded-recently";
  const past = daysAgo(known, known.remindedAt);
  if (past.some((days) => days < situation.rules.daysBetween)) return "reminded-recently";
  if (past.filter((days) => days < situation.rules.withinDays).length >= situation.rules.most) return "over-the-cap";
  return reach === "reachable" ? null : reach;
}

function isWriting({ lastAnswerAt, at }: Known): boolean {
  return lastAnswerAt !== null && Temporal.Instant.compare(lastAnswerAt.add({ minutes: WRITING_MINUTES }), at) > 0;
}

/** The day itself is the person's own again: what falls on it comes. */
function wantsItLater({ person, laterOn, at }: Known): boolean {
  const today = at.toZonedDateTimeISO(person.timeZone).toPlainDate();
  return laterOn !== null && Temporal.PlainDate.compare(today, laterOn) < 0;
}

/**
 * Why a reminder that the person asked for does not come; null where it does. It is not counted against any cap, and
 * stands above "stop reminders", which takes back what was asked before it.
 */
export function ownWishLeftOutBecause(known: Known): LeftOutReason | null {
  const { reach, remindedAt, ownRemindedAt } = known;
  if (isWriting(known)) return "writing-just-now";
  if (isAway(known)) return "away";
  if (daysAgo(known, [...remindedAt, ...ownRemindedAt]).includes(0)) return "reminded-recently";
  return reach === "reachable" ? null : reach;
}

/** The last day of the absence belongs to it. */
function isAway({ person, preferences, at }: Known): boolean {
  const today = at.toZonedDateTimeISO(person.timeZone).toPlainDate();
  return preferences.awayUntil !== null && Temporal.PlainDate.compare(today, preferences.awayUntil) <= 0;
}

/** How many days of the person's calendar ago each reminder came; a clock that changed does not make a day longer. */
function daysAgo({ person, at }: Known, remindedAt: readonly Temporal.Instant[]): readonly number[] {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(person.timeZone).toPlainDate();
  return remindedAt.map((earlier) => dayOf(earlier).until(dayOf(at), { largestUnit: "days" }).days);
}

function unattendedOf(situation: Situation, asked: ReadonlyMap<PersonId, Candidate>): readonly Organization[] {
  const attended = new Set(
    [...asked.values()].flatMap(({ owing }) => owing.map(({ organization }) => organization.id)),
  );
  const left = situation.owing.filter((owing) => !attended.has(owing.organization.id) && "way" in findNeed(owing));
  return [...new Map(left.map(({ organization }) => [organization.id, organization])).values()];
}
