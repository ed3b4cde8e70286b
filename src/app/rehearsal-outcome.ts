// What a rehearsal came to: what was decided about each person in each step, joined with what the platforms recorded.
import { Temporal } from "temporal-polyfill";
import type { OrganizationId, PersonId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import type { StepId } from "../domain/reminder.ts";
import type { OutgoingDelivery } from "../ports/chat-platform.ts";
import type { Recipient, RoundPerson } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { type Foreseen, writeRehearsalNotes } from "../reminders/rehearsal-notes.ts";
import type { Rehearsal, RehearsalRow, RehearsedOutcome } from "../reports/rehearsal.ts";
import { english } from "../wording/english.ts";
import { readPlanOf, type Standing } from "./find-step.ts";
import type { Expected } from "./rehearsal-timetable.ts";
import type { Outlook } from "./round-situation.ts";

/** Where accounts are that exist in a rehearsal alone; no platform has a tenant of this name. */
export const ASSUMED_TENANT = "assumed in a rehearsal";

/** What was foreseen of each step of the meeting, by person; what was foreseen first stays. */
export type Foreseeing = Map<
  StepId,
  {
    readonly outlooks: Map<PersonId, Outlook>;
    readonly people: Map<PersonId, RoundPerson>;
    readonly unattended: readonly string[];
  }
>;

export function foresee(foreseen: Foreseeing, expected: readonly Expected[], meeting: Meeting): void {
  for (const { standing, outlooks, people, unattended } of expected) {
    if (standing.round.meeting.id !== meeting.id) continue;
    const { id } = standing.round.step;
    const names = unattended.map(({ acronym, name }) => acronym || name);
    const known = foreseen.get(id) ?? { outlooks: new Map(), people: new Map(), unattended: names };
    for (const outlook of outlooks)
      if (!known.outlooks.has(outlook.row.person.id)) known.outlooks.set(outlook.row.person.id, outlook);
    for (const person of people) if (!known.people.has(person.person.id)) known.people.set(person.person.id, person);
    foreseen.set(id, known);
  }
}

export type Played = {
  readonly meeting: Meeting;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly isSetBack: boolean;
  /** How many people were taken as reachable; null: nobody was to be. */
  readonly assumed: number | null;
  readonly steps: readonly Standing[];
  readonly stepsOver: readonly StepId[];
  readonly kept: readonly OutgoingDelivery[];
  readonly foreseen: Foreseeing;
};

type Decided = { readonly row: RehearsalRow; readonly foreseen: Foreseen | null };

export async function compileRehearsal(transaction: StoreTransaction, played: Played): Promise<Rehearsal> {
  const { meeting, start, end, steps } = played;
  const names = await acronyms(transaction);
  const kept = new Map<string, OutgoingDelivery>(played.kept.map((each) => [each.id, each]));
  const decided: Decided[] = [];
  for (const { round } of steps)
    for (const recipient of await transaction.listRecipients(meeting.id, round.step.id)) {
      if (Temporal.Instant.compare(recipient.decidedAt, start) < 0) continue;
      const person = await findPerson(transaction, recipient, round.step.id, played.foreseen);
      decided.push(readDecided(recipient, round.step.id, { person, names, kept, foreseen: played.foreseen }));
    }
  const rows = decided.map(({ row }) => row).sort(byTime);
  return {
    meeting,
    from: start,
    to: end,
    steps: steps.map(({ round, on }) => ({ id: round.step.id, on })),
    rows,
    assumptions: writeAssumptions(played),
    notes: writeRehearsalNotes(
      {
        foreseen: decided.flatMap(({ foreseen }) => (foreseen ? [foreseen] : [])),
        rules: (await readPlanOf(transaction, meeting)).rules,
        meeting,
        unattended: [...new Set([...played.foreseen.values()].flatMap(({ unattended }) => unattended))],
        stepsOver: played.stepsOver,
        others: played.kept.length - rows.filter(({ outcome }) => outcome.kind === "sent").length,
      },
      english,
    ),
  };
}

async function acronyms(transaction: StoreTransaction): Promise<ReadonlyMap<OrganizationId, string>> {
  const organizations = await transaction.listOrganizations();
  return new Map(organizations.map(({ id, acronym, name }) => [id, acronym || name]));
}

/** Somebody whose appointment began on the way was not foreseen. */
async function findPerson(
  transaction: StoreTransaction,
  { personId, decidedAt }: Recipient,
  stepId: StepId,
  foreseen: Foreseeing,
): Promise<Person> {
  const known = foreseen.get(stepId)?.people.get(personId)?.person;
  const person = known ?? (await transaction.findPerson(personId, decidedAt.toZonedDateTimeISO("UTC").toPlainDate()));
  if (!person) throw new Error(`${personId} was decided about, and is nobody`);
  return person;
}

type Around = {
  readonly person: Person;
  readonly names: ReadonlyMap<OrganizationId, string>;
  readonly kept: ReadonlyMap<string, OutgoingDelivery>;
  readonly foreseen: Foreseeing;
};

function readDecided(recipient: Recipient, stepId: StepId, { person, names, kept, foreseen }: Around): Decided {
  const known = foreseen.get(stepId);
  const outlook = known?.outlooks.get(person.id);
  const about = known?.people.get(person.id);
  const organizations = outlook
    ? outlook.row.organizations.map(({ acronym, name }) => acronym || name)
    : organizationsOf(person).map((id) => names.get(id) ?? id);
  const shown = { stepId, person: person.name, organizations, timeZone: person.timeZone };
  const { reason, decidedAt } = recipient;
  const row = { ...shown, at: decidedAt, outcome: readOutcome(recipient, kept) };
  if (!outlook || !about) return { row, foreseen: null };
  const reach = reachOf(about);
  return { row, foreseen: { ...shown, personId: person.id, on: outlook.on, moment: outlook.moment, reach, reason } };
}

function reachOf({ conversation, hasAccount }: RoundPerson): Foreseen["reach"] {
  if (conversation) return "reachable";
  return hasAccount ? "unreachable" : "no-account";
}

function readOutcome({ reason, deliveryId }: Recipient, kept: Around["kept"]): RehearsedOutcome {
  if (reason !== null) return { kind: "left-out", reason };
  const delivery = deliveryId && kept.get(deliveryId);
  if (!delivery) throw new Error(`the reminder ${deliveryId} was decided, and no platform recorded it`);
  const { conversation, message } = delivery;
  return { kind: "sent", platform: conversation.tenant === ASSUMED_TENANT ? null : conversation.platform, message };
}

function byTime(one: RehearsalRow, other: RehearsalRow): number {
  return Temporal.Instant.compare(one.at, other.at) || one.person.localeCompare(other.person, "en");
}

function writeAssumptions({ meeting, start, isSetBack, assumed }: Played): readonly string[] {
  return [
    english.nothingHappened,
    english.planCountsAsApproved,
    english.nobodyAnswers,
    ...(meeting.state === "open" ? [] : [english.countsAsOpen(meeting.state)]),
    ...(isSetBack ? [english.setBack(english.moment(start, meeting.timeZone))] : []),
    ...(assumed === null ? [] : [english.everybodyReachable(assumed)]),
  ];
}
