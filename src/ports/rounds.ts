// What reminder rounds ask of the database, within a transaction of the store; and what an adapter may ask of the rounds.
import type { Temporal } from "temporal-polyfill";
import type { Conversation, Platform } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { DeliveryId, MeetingId, OrganizationId, PersonId } from "../domain/ids.ts";
import type { OwnSettings } from "../domain/own-settings.ts";
import type { Person } from "../domain/person.ts";
import type { LeftOutReason, RoundPlan, StepId, StepState } from "../domain/reminder.ts";

/** A step as it stands; one that nobody touched is `planned`. */
export type StepRecord = {
  readonly stepId: StepId;
  readonly state: StepState;
  readonly approvedAt: Temporal.Instant | null;
  /** Sent by hand from this moment on, whatever its date; null: on its date. */
  readonly sendFrom: Temporal.Instant | null;
};

export type StepChange = StepRecord & { readonly approvedBy: PersonId | null };

/** What was decided about one person in one step: why not, or the delivery; both where it was held back when its slot came. */
export type Recipient = {
  readonly personId: PersonId;
  readonly reason: LeftOutReason | null;
  readonly deliveryId: DeliveryId | null;
  readonly decidedAt: Temporal.Instant;
};

export type ReminderPreferences = {
  readonly stopped: boolean;
  readonly awayUntil: Temporal.PlainDate | null;
  readonly substituteId: PersonId | null;
};

/** Somebody who may answer for an organization, as a round sees that person. */
export type RoundPerson = {
  readonly person: Person;
  /** The personal conversation that was bound last and is active. */
  readonly conversation: Conversation | null;
  readonly hasAccount: boolean;
  readonly preferences: ReminderPreferences;
  readonly settings: OwnSettings;
  /** The day until which the person wants no reminder, and on which one comes. */
  readonly laterOn: Temporal.PlainDate | null;
  /** When reminders came that the person had asked for. */
  readonly ownRemindedAt: readonly Temporal.Instant[];
  readonly lastAnswerAt: Temporal.Instant | null;
  /** Reminders over all meetings since `since`; not those of the step that is asked about, nor those that failed. */
  readonly remindedAt: readonly Temporal.Instant[];
};

/** The part of a transaction that is about rounds. */
export interface RoundRecords {
  /** Null until the secretariat changes the plan: the default plan holds. */
  readPlan(meetingId: MeetingId): Promise<RoundPlan | null>;
  savePlan(meetingId: MeetingId, plan: RoundPlan, at: Temporal.Instant): Promise<void>;
  listSteps(meetingId: MeetingId): Promise<readonly StepRecord[]>;
  /** The step, locked until the end, so that two processes do not run it at once. */
  lockStep(meetingId: MeetingId, stepId: StepId): Promise<StepRecord>;
  /** The same for a step that somebody has touched; null where another process has it locked at this moment. */
  tryLockStep(meetingId: MeetingId, stepId: StepId): Promise<StepRecord | null>;
  saveStep(meetingId: MeetingId, step: StepChange): Promise<void>;
  listRecipients(meetingId: MeetingId, stepId: StepId): Promise<readonly Recipient[]>;
  /** Which of these people something is decided about. */
  listDecided(meetingId: MeetingId, stepId: StepId, among: readonly PersonId[]): Promise<readonly PersonId[]>;
  /** One row a person and step; a second one is refused by the database. */
  addRecipients(meetingId: MeetingId, stepId: StepId, recipients: readonly Recipient[]): Promise<void>;
  /** Focal points and alternates of the day, by name. `only`: of these people, and of those for whom they stand in. */
  listRoundPeople(
    meetingId: MeetingId,
    stepId: StepId,
    since: Temporal.Instant,
    on: Temporal.PlainDate,
    only?: readonly PersonId[],
  ): Promise<readonly RoundPerson[]>;
  /** Focal points and alternates of the day about whom nothing is decided in the step yet. */
  listUndecided(meetingId: MeetingId, stepId: StepId, on: Temporal.PlainDate): Promise<readonly PersonId[]>;
  /** Focal points and alternates of these organizations on that day, by name. */
  listSpeakers(organizationIds: readonly OrganizationId[], on: Temporal.PlainDate): Promise<readonly Person[]>;
  findPreferences(personId: PersonId): Promise<ReminderPreferences>;
  savePreferences(personId: PersonId, preferences: ReminderPreferences, at: Temporal.Instant): Promise<void>;
  /** Days on which nobody works there. */
  listHolidays(organizationIds?: readonly OrganizationId[]): Promise<ReadonlyMap<OrganizationId, ReadonlySet<string>>>;
  saveHolidays(
    organizationId: OrganizationId,
    holidays: readonly { on: Temporal.PlainDate; name: string }[],
  ): Promise<void>;
}

export type RoundRefusal =
  | { readonly code: "no-such-meeting" }
  | { readonly code: "meeting-not-open" }
  | { readonly code: "no-such-step"; readonly steps: readonly StepId[] }
  | { readonly code: "no-step-left" }
  /** No step was begun yet. */
  | { readonly code: "no-record" }
  | { readonly code: "step-is-over"; readonly stepId: StepId; readonly state: StepState }
  /** Nobody would be reminded any more; it can still be sent by hand. */
  | { readonly code: "step-is-past"; readonly stepId: StepId; readonly on: Temporal.PlainDate };

export type StepSummary = {
  readonly stepId: StepId;
  readonly state: StepState;
  /** By the calendar of the place of the meeting. */
  readonly on: Temporal.PlainDate;
};

export type PreviewRow = {
  readonly person: string;
  /** Acronyms. */
  readonly organizations: readonly string[];
  /** Null: reminded. */
  readonly reason: LeftOutReason | null;
  /** When it would come; null where nothing does. */
  readonly at: Temporal.Instant | null;
  readonly timeZone: string;
  /** When this was decided for good; null while it may change. Then `at` is when the reminder was sent. */
  readonly decidedAt: Temporal.Instant | null;
};

export type RoundPreview = StepSummary & {
  readonly meeting: { readonly id: MeetingId; readonly title: string; readonly timeZone: string };
  readonly rows: readonly PreviewRow[];
  /** Acronyms of those that owe something and for which nobody is named. */
  readonly unattended: readonly string[];
  /** At most two for each platform, different in kind where there are two kinds. */
  readonly samples: readonly {
    readonly person: string;
    readonly platform: Platform;
    readonly message: OutboundMessage;
  }[];
  /** All of it in words. */
  readonly words: OutboundMessage;
};

/** What would be, if it were done now. */
export type Foreseen = {
  /** As they would stand. */
  readonly steps: readonly StepSummary[];
  /** Of the first step that would be approved or sent; null where none would. */
  readonly preview: RoundPreview | null;
  /** In a sentence or two. */
  readonly words: string;
};

export type RoundAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** `words` says it to a person. */
  | { readonly ok: false; readonly refusal: RoundRefusal; readonly words: string };

/** What the secretariat does with rounds; `by` is null for the operator's command line. */
export interface RoundDesk {
  /** Null: the next step that is not over. */
  preview(meetingId: string, stepId: string | null): Promise<RoundAnswer<RoundPreview>>;
  /** `all`: every step that is not over; those whose moment has passed for everybody are skipped, and said to be. */
  approve(
    meetingId: string,
    /** A step's id, `next` or `all`. */
    steps: string,
    by: PersonId | null,
  ): Promise<RoundAnswer<readonly StepSummary[]>>;
  /** From now on, whatever the step's date; each person in the next working time. */
  send(
    meetingId: string,
    stepId: string,
    by: PersonId | null,
  ): Promise<RoundAnswer<StepSummary & { readonly enqueued: number }>>;
  /** What `approve` would do; nothing is changed. */
  foreseeApproval(meetingId: string, steps: string): Promise<RoundAnswer<Foreseen>>;
  /** What `send` would do; nothing is changed. Null: the next step. */
  foreseeSend(meetingId: string, stepId: string | null): Promise<RoundAnswer<Foreseen>>;
  /** The plan, changed where another is given. */
  plan(meetingId: string, change: RoundPlan | null, by: PersonId | null): Promise<RoundAnswer<RoundPlan>>;
  /** Every step that is not over; what is in the outbox already goes out. */
  stop(meetingId: string, by: PersonId | null): Promise<RoundAnswer<readonly StepSummary[]>>;
}
