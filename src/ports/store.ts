// What the core asks of the database, in the words of the field. `adapters/database` implements it for the embedded
// database and for PostgreSQL; test/contracts holds what both must keep.
import type { Temporal } from "temporal-polyfill";
import type { Conversation, Platform } from "../chat/address.ts";
import type { InboundEvent } from "../chat/inbound.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Dialog } from "../dialog/dialog.ts";
import type {
  DeliveryId,
  InstrumentId,
  MeetingId,
  OrganizationId,
  PersonId,
  RequestId,
  ResponseId,
} from "../domain/ids.ts";
import type { Meeting, MeetingState } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person, Role } from "../domain/person.ts";
import type { EnteredOnBehalf, Reporting, Request, Statement } from "../domain/request.ts";
import type { Answer, Answers, Path } from "../questionnaire/answer.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import type { AccountRecords } from "./accounts.ts";
import type { BroadcastRecords, Broadcasts, DeliveryKind } from "./deliveries.ts";
import type { DigestRecords } from "./digests.ts";
import type { DraftRecords } from "./drafts.ts";
import type { FindingRecords } from "./findings.ts";
import type { MeetingImport, RosterImport } from "./imports.ts";
import type { OwnWishRecords } from "./own-wishes.ts";
import type { ResponseRecord } from "./response-record.ts";
import type { RoundRecordReader } from "./round-record.ts";
import type { RoundRecords } from "./rounds.ts";
import type { SharedFileRecords, SharedFiles } from "./shared-files.ts";

/** One version of one answer. The highest version at a path is the current one. */
export type AnswerVersion = {
  readonly responseId: ResponseId;
  readonly path: Path;
  readonly version: number;
  /** What was understood. */
  readonly answer: Answer;
  /** What was typed or pressed, as it came. */
  readonly typed: string;
  readonly personId: PersonId;
  readonly platform: Platform;
  /** The message that carried it, so that an edit of the message edits the answer. */
  readonly messageId: string | null;
  readonly at: Temporal.Instant;
};

/** A delivery to enqueue. */
export type NewDelivery = {
  readonly id: DeliveryId;
  readonly conversation: Conversation;
  readonly message: OutboundMessage;
  /** The delivery whose message this one takes the place of. */
  readonly replaces: DeliveryId | null;
  /** The delivery in whose thread this one stands. Absent: in the conversation itself. */
  readonly beneath?: DeliveryId;
  readonly personId: PersonId | null;
  /** Absent: a reply, which leaves at once and in order. */
  readonly kind?: DeliveryKind;
};

export type DueDelivery = {
  readonly id: DeliveryId;
  readonly conversation: Conversation;
  readonly message: OutboundMessage;
  /** The platform's id of the message to replace; null when there is none or it never arrived. */
  readonly replacesRef: string | null;
  /** The platform's id of the message in whose thread this one stands; null when it stands in the conversation itself. */
  readonly beneathRef: string | null;
  /** True when the message to replace, or to stand beneath, never arrived: this one is then dropped. */
  readonly targetMissing: boolean;
  /** How often it was tried before. */
  readonly attempts: number;
};

/** `unknown`: it may have arrived or not, nobody can tell, and it is not sent again. */
export type DeliveryState = "waiting" | "sending" | "sent" | "unreachable" | "refused" | "dropped" | "unknown";

export type AuditEntry = {
  readonly at: Temporal.Instant;
  /** The person who acted; null for the operator's command line and the program itself. */
  readonly personId: PersonId | null;
  /** Such as `account bound`, `response submitted`, `roster imported`. */
  readonly action: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

export type DialogRecord = {
  readonly dialog: Dialog;
  /** The delivery that carries the open question, if one is open. */
  readonly promptId: DeliveryId | null;
  /** The platform's id of that message, once sent. */
  readonly promptRef: string | null;
  /** When that message was sent. */
  readonly promptSentAt: Temporal.Instant | null;
  /** The conversation it went to. */
  readonly promptConversation: Conversation | null;
  /** The person types what others press. */
  readonly readsTextOnly: boolean;
};

/** Somebody else at work on the same response. */
export type Colleague = {
  readonly person: Person;
  readonly lastAnswerAt: Temporal.Instant;
  readonly conversation: Conversation | null;
};

/** All that one turn reads and writes. Everything in it is committed together, or nothing is. */
export interface StoreTransaction
  extends AccountRecords,
    RoundRecords,
    BroadcastRecords,
    RoundRecordReader,
    FindingRecords,
    DraftRecords,
    DigestRecords,
    OwnWishRecords,
    SharedFileRecords {
  /** Notes the event as handled. False when it was handled before; nothing else may then be done. */
  claimEvent(event: InboundEvent, at: Temporal.Instant): Promise<boolean>;

  findPerson(id: PersonId, on: Temporal.PlainDate): Promise<Person | null>;
  findPersonByEmail(email: string, on: Temporal.PlainDate): Promise<Person | null>;

  /** The person's dialog, locked until the end. */
  lockDialog(personId: PersonId): Promise<DialogRecord>;
  saveDialog(personId: PersonId, dialog: Dialog, promptId: DeliveryId | null, at: Temporal.Instant): Promise<void>;

  listMeetings(state: MeetingState): Promise<readonly Meeting[]>;
  listOrganizations(ids?: readonly OrganizationId[]): Promise<readonly Organization[]>;
  /** By organization, then in the order in which the meeting asks. */
  listRequests(meetingId: MeetingId, organizationIds?: readonly OrganizationId[]): Promise<readonly Request[]>;
  /** The same of all organizations, in half of the time. */
  listReporting(meetingId: MeetingId): Promise<readonly Reporting[]>;
  /** One request, locked until the end, so that two people of one organization take turns. */
  lockRequest(id: RequestId): Promise<Request | null>;
  listInstrumentIds(): Promise<readonly InstrumentId[]>;
  /** The newest version, where none is named. */
  findInstrument(id: InstrumentId, version?: number): Promise<Questionnaire | null>;

  readAnswers(responseId: ResponseId): Promise<Answers>;
  /** Each with the person who gave it. */
  readAnswersWithAuthors(
    responseId: ResponseId,
  ): Promise<ReadonlyMap<Path, { readonly answer: Answer; readonly personId: PersonId }>>;
  /** The current answers that a member of the secretariat who did not speak for the organization entered, each with the name. */
  listEnteredBySecretariat(responseId: ResponseId): Promise<ReadonlyMap<Path, string>>;
  /** Responses without answers are left out. */
  readAnswersOf(responseIds: readonly ResponseId[]): Promise<ReadonlyMap<ResponseId, Answers>>;
  /** The newest version that came with this message, among the person's own. */
  findAnswerByMessage(personId: PersonId, messageId: string): Promise<AnswerVersion | null>;
  /** The submitted answers of the last earlier meeting of the series for the same organization and instrument, by ordinal or title. */
  readPreviousAnswers(requestId: RequestId, title: string | null): Promise<Answers | null>;
  /** Others who answered in this response since `since`. */
  listColleagues(responseId: ResponseId, except: PersonId, since: Temporal.Instant): Promise<readonly Colleague[]>;

  openResponse(
    requestId: RequestId,
    ordinal: number,
    instrumentVersion: number,
    personId: PersonId,
    at: Temporal.Instant,
  ): Promise<void>;
  setInstrumentVersion(responseId: ResponseId, version: number): Promise<void>;
  nameResponse(responseId: ResponseId, title: string | null): Promise<void>;
  recordAnswer(answer: Omit<AnswerVersion, "version">): Promise<void>;
  /** Freezes the current answers as a submission, and makes the response submitted. */
  submitResponse(responseId: ResponseId, personId: PersonId, at: Temporal.Instant): Promise<void>;
  withdrawResponse(responseId: ResponseId, personId: PersonId, at: Temporal.Instant): Promise<void>;
  declare(requestId: RequestId, statement: Statement | null, personId: PersonId, at: Temporal.Instant): Promise<void>;

  enqueue(deliveries: readonly NewDelivery[], at: Temporal.Instant): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
}

/** A request with what a status board shows of it. */
export type StatusRow = {
  readonly organization: Organization;
  readonly request: Reporting;
  readonly focalPoints: readonly { readonly name: string; readonly role: Role; readonly hasAccount: boolean }[];
  readonly lastAnswerAt: Temporal.Instant | null;
};

export interface Store extends Broadcasts, SharedFiles {
  /** Runs the work in one transaction; an error takes everything back. Work that collides with another is run again. */
  transaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;

  /**
   * Deliveries that are due, marked as being sent. Within one conversation only the oldest unfinished one is ever
   * due, so that messages arrive in order. `conversationId` narrows it to one conversation.
   */
  claimDeliveries(at: Temporal.Instant, limit: number, conversation?: Conversation): Promise<readonly DueDelivery[]>;
  finishDelivery(
    id: DeliveryId,
    state: "sent" | "unreachable" | "refused" | "dropped",
    messageRef: string | null,
    code: string | null,
    at: Temporal.Instant,
  ): Promise<void>;
  postponeDelivery(id: DeliveryId, until: Temporal.Instant, code: string): Promise<void>;
  /** Deliveries that a crash left in the middle of sending: claimed before `before`. */
  listInterruptedDeliveries(before: Temporal.Instant): Promise<readonly DueDelivery[]>;
  countDeliveries(): Promise<Readonly<Record<DeliveryState, number>>>;

  findMeeting(id: MeetingId): Promise<Meeting | null>;
  readStatus(meetingId: MeetingId): Promise<readonly StatusRow[]>;
  readResponses(meetingId: MeetingId, instrumentId: InstrumentId): Promise<readonly ResponseRecord[]>;
  /** The requests of a meeting for which the secretariat entered something on behalf of the organization, with the last time. */
  listEnteredRequests(meetingId: MeetingId): Promise<ReadonlyMap<RequestId, EnteredOnBehalf>>;
  /** Every version of every answer of a response, oldest first. */
  readHistory(responseId: ResponseId): Promise<readonly AnswerVersion[]>;
  /** The newest versions of answers given for a meeting, newest first. */
  listNewestAnswers(meetingId: MeetingId, limit: number): Promise<readonly AnswerVersion[]>;
  listPeople(on: Temporal.PlainDate): Promise<readonly Person[]>;
  listAudit(limit: number): Promise<readonly AuditEntry[]>;

  /** All or nothing. What is there by the same id is brought up to date; nothing is removed. */
  importRoster(roster: RosterImport, at: Temporal.Instant): Promise<void>;
  importMeetings(meetings: MeetingImport, at: Temporal.Instant): Promise<void>;
  /** Keeps this version of an instrument. The same version with other contents is refused with an error. */
  saveInstrument(questionnaire: Questionnaire): Promise<void>;
  isEmpty(): Promise<boolean>;
  /** Makes these people the secretariat, known by their e-mail; adds, never removes. */
  ensureSecretariat(emails: readonly string[], at: Temporal.Instant): Promise<void>;
  /** Marks responses as demonstration data. */
  markDemonstration(responseIds: readonly ResponseId[]): Promise<void>;

  /** Resolves when the database answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}
