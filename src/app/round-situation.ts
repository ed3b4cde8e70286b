// A step of a meeting's plan as things stand: who would be reminded and when, and who is left out. Read from the
// database, decided by src/reminders; the preview, the round and `why` all begin here.
import { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { InstrumentId, OrganizationId, PersonId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import { NOTHING_SET, type OwnSettings } from "../domain/own-settings.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import type { LeftOutReason, PlannedStep, RoundPlan } from "../domain/reminder.ts";
import type { RoundPerson, StepRecord } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { type AudienceRow, chooseAudience, type Known } from "../reminders/audience.ts";
import { composeReminder } from "../reminders/compose-reminder.ts";
import { chooseMoment, chooseMomentFrom, type Moment, type OwnDay, standingOfMoment } from "../reminders/moment.ts";
import { type Owing, progressOfDrafts } from "../reminders/needs.ts";
import { ownDayOf } from "../reminders/own-day.ts";
import { dateOf, dueDateOf } from "../reminders/plan.ts";
import { wordingFor } from "../wording/wording.ts";

/** What a step means for one person now. */
export type Outlook = {
  readonly row: AudienceRow;
  readonly conversation: Conversation | null;
  readonly on: Temporal.PlainDate;
  readonly day: OwnDay;
  readonly moment: Moment;
  /** Whether it is to be decided now: false while the moment waits. */
  readonly isDue: boolean;
  /** Null: reminded. */
  readonly reason: LeftOutReason | null;
  readonly message: OutboundMessage | null;
};

export type StepOutlook = {
  readonly outlooks: readonly Outlook[];
  readonly unattended: readonly Organization[];
  /** Everybody who may answer for somebody, asked or not. */
  readonly people: readonly RoundPerson[];
  /** When it would come to somebody, asked or not. */
  readonly momentFor: (person: Person) => PersonMoment | null;
};

export type PersonMoment = {
  readonly on: Temporal.PlainDate;
  readonly day: OwnDay;
  readonly moment: Moment;
};

export type Round = {
  readonly meeting: Meeting;
  readonly plan: RoundPlan;
  readonly step: PlannedStep;
  readonly record: StepRecord;
};

export type Narrowed = {
  /** These people, as they would be seen among all; and those for whom they stand in. */
  readonly only: readonly PersonId[];
  /** False where it is only asked whether and when. */
  readonly composed?: boolean;
};

export async function readOutlook(
  transaction: StoreTransaction,
  round: Round,
  now: Temporal.Instant,
  narrowed?: Narrowed,
): Promise<StepOutlook> {
  const { meeting, plan, step } = round;
  const since = now.subtract({ hours: 24 * (plan.rules.withinDays + 1) });
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const people = await transaction.listRoundPeople(meeting.id, step.id, since, today, narrowed?.only);
  const concerned = narrowed && [...new Set(people.flatMap(({ person }) => organizationsOf(person)))];
  const organizations = await transaction.listOrganizations(concerned);
  const owing = await readOwing(transaction, round, organizations, concerned);
  const settings = new Map(people.map((each) => [each.person.id, each.settings]));
  const momentFor = timetable(round, organizations, await transaction.listHolidays(concerned), settings);
  const known = people.map((each) => knownAt(each, momentFor(each.person), now));
  const audience = chooseAudience({ owing, people: known, rules: plan.rules, isOverdue: isOverdue(step, meeting) });
  const byId = new Map(people.map((each) => [each.person.id, each]));
  const outlooks = audience.rows.flatMap((row) => {
    const when = momentFor(row.person);
    if (!when) return [];
    const conversation = byId.get(row.person.id)?.conversation ?? null;
    return [outlookOf(row, when, { meeting, conversation, now, composed: narrowed?.composed ?? true })];
  });
  return { outlooks, unattended: audience.unattended, people, momentFor };
}

/** What the organizations owe the meeting: on what the step is about, or on everything. */
export async function readOwing(
  transaction: StoreTransaction,
  { meeting, step }: { readonly meeting: Meeting; readonly step: Pick<PlannedStep, "instrumentId"> },
  organizations: readonly Organization[],
  concerned: readonly OrganizationId[] | undefined,
): Promise<readonly Owing[]> {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]));
  const requests = (await transaction.listRequests(meeting.id, concerned)).filter(
    ({ instrumentId }) => step.instrumentId === null || instrumentId === step.instrumentId,
  );
  const questionnaires = new Map<InstrumentId, Questionnaire | null>();
  for (const id of new Set(requests.map(({ instrumentId }) => instrumentId)))
    questionnaires.set(id, await transaction.findInstrument(id));
  const drafts = requests.flatMap(({ responses }) => responses.filter(({ state }) => state === "draft"));
  const answers = await transaction.readAnswersOf(drafts.map(({ id }) => id));
  return requests.flatMap((request) => {
    const questionnaire = questionnaires.get(request.instrumentId);
    const organization = byId.get(request.organizationId);
    if (!questionnaire || !organization) return [];
    const progress = progressOfDrafts(request, questionnaire, (id) => answers.get(id) ?? new Map());
    return [{ request, organization, questionnaire, drafts: progress }];
  });
}

/** When the step comes to each person: on its date, or from the moment at which it was sent by hand. */
export function timetable(
  { meeting, step, record }: Round,
  organizations: readonly Organization[],
  holidays: ReadonlyMap<OrganizationId, ReadonlySet<string>>,
  settings: ReadonlyMap<PersonId, OwnSettings>,
): (person: Person) => PersonMoment | null {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]));
  return (person) => {
    const [first] = organizationsOf(person);
    const organization = first && byId.get(first);
    const own = settings.get(person.id) ?? NOTHING_SET;
    const day = ownDayOf(person, own, organization, first && holidays.get(first));
    const { sendFrom } = record;
    const on = sendFrom ? sendFrom.toZonedDateTimeISO(person.timeZone).toPlainDate() : dateOf(step, meeting, day);
    if (on === null) return null;
    return { on, day, moment: sendFrom ? chooseMomentFrom(sendFrom, day) : chooseMoment(on, day) };
  };
}

/** The person at the moment of the reminder, or now where that is later. */
function knownAt(each: RoundPerson, when: PersonMoment | null, now: Temporal.Instant): Known {
  const planned = when?.moment.kind === "at" ? when.moment.at : now;
  return {
    person: each.person,
    at: Temporal.Instant.compare(planned, now) > 0 ? planned : now,
    reach: reachOf(each),
    preferences: each.preferences,
    lastAnswerAt: each.lastAnswerAt,
    remindedAt: each.remindedAt,
    laterOn: each.laterOn,
    ownRemindedAt: each.ownRemindedAt,
  };
}

/** Whether somebody can be written to. */
export function reachOf({ conversation, hasAccount }: RoundPerson): Known["reach"] {
  if (conversation) return "reachable";
  return hasAccount ? "unreachable" : "no-account";
}

type Around = {
  readonly meeting: Meeting;
  readonly conversation: Conversation | null;
  readonly now: Temporal.Instant;
  readonly composed: boolean;
};

function outlookOf(row: AudienceRow, when: PersonMoment, { meeting, conversation, now, composed }: Around): Outlook {
  const { moment, day } = when;
  const seen = { row, conversation, ...when };
  if (row.verdict.kind === "left-out") {
    const waits = moment.kind === "at" && standingOfMoment(moment, day, now) === "waits";
    return { ...seen, isDue: !waits, reason: row.verdict.reason, message: null };
  }
  if (moment.kind === "none") return { ...seen, isDue: true, reason: "no-working-time", message: null };
  const standing = standingOfMoment(moment, day, now);
  if (standing === "too-late") return { ...seen, isDue: true, reason: "too-late", message: null };
  const isDue = standing === "due";
  const { person, quality, verdict } = row;
  const language = person.language;
  const reminded = { person, meeting, quality, needs: verdict.needs, at: isDue ? now : moment.at };
  const message = composed ? composeReminder(reminded, { language, wording: wordingFor(language) }) : null;
  return { ...seen, isDue, reason: null, message };
}

/** After the due date, by the calendar of the place of the meeting: the alternates are reminded too. */
function isOverdue(step: PlannedStep, meeting: Meeting): boolean {
  const on = dateOf(step, meeting, { workWeek: "mon-fri", holidays: new Set() });
  const due = dueDateOf(step, meeting);
  return on !== null && due !== null && Temporal.PlainDate.compare(on, due) > 0;
}

export function findOutlook(outlook: StepOutlook, personId: PersonId): Outlook | null {
  return outlook.outlooks.find(({ row }) => row.person.id === personId) ?? null;
}
