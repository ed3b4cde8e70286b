// The store that the core asks for, put together from one file a subject.
import type pg from "pg";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store, StoreTransaction } from "../../src/ports/store.ts";
import { bindAccount, findBoundPerson, listOtherConversations, lockAccount, setAccountState } from "./accounts.ts";
import {
  findAnswerByMessage,
  listNewestAnswers,
  readAnswers,
  readAnswersOf,
  readAnswersWithAuthors,
  readPreviousAnswers,
  recordAnswer,
} from "./answers.ts";
import { audit, listAudit } from "./audit.ts";
import { type BroadcastSurroundings, broadcastRecordsOf, broadcastsOf, enqueueWithJobs } from "./broadcast-store.ts";
import { addCode, useCode } from "./codes.ts";
import { listColleagues } from "./colleagues.ts";
import { countDeliveries } from "./delivery-counts.ts";
import { lockDialog, saveDialog } from "./dialogs.ts";
import { digestRecords } from "./digest-records.ts";
import { draftRecords } from "./draft-records.ts";
import { listEnteredBySecretariat, listEnteredRequests } from "./entered-by-secretariat.ts";
import { type ArrivalBook, openArrivalBook } from "./finding-arrivals.ts";
import { findingRecords } from "./finding-records.ts";
import { removeFindings, replaceFindings } from "./findings.ts";
import type { PrismaClient } from "./generated/client.ts";
import { claimEvent } from "./inbox.ts";
import type { JobEngine } from "./jobs.ts";
import { importMeetings } from "./meeting-import.ts";
import {
  findInstrument,
  findMeeting,
  type InstrumentCache,
  listInstrumentIds,
  listMeetings,
  saveInstrument,
} from "./meetings.ts";
import { listOrganizations } from "./organizations.ts";
import { claimDeliveries, finishDelivery, listInterruptedDeliveries, postponeDelivery } from "./outbox.ts";
import { createOwnWishRecords } from "./own-wishes.ts";
import { findPerson, findPersonByEmail, listPeople } from "./people.ts";
import type { Presence } from "./presence.ts";
import { queriesOver, type TransactionQueries } from "./queries.ts";
import { explainRefusal } from "./refusal.ts";
import { listReporting, listRequests, lockRequest } from "./requests.ts";
import { markDemonstration, readHistory, readResponses } from "./response-records.ts";
import {
  declare,
  nameResponse,
  openResponse,
  setInstrumentVersion,
  submitResponse,
  withdrawResponse,
} from "./responses.ts";
import { importRoster } from "./roster-import.ts";
import { roundRecords } from "./round-records.ts";
import { runTransaction } from "./run-transaction.ts";
import { ensureSecretariat } from "./secretariat.ts";
import {
  claimFiles,
  countFiles,
  expectFiles,
  keepFile,
  listFiles,
  loseFile,
  postponeFile,
  readFile,
} from "./shared-files.ts";
import { readStatus } from "./status.ts";

export type Opened = {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly jobs: JobEngine;
  readonly presence: Presence;
  /** For tests: instead of the database's own. */
  readonly clock: Clock | null;
  readonly close: () => Promise<void>;
};

export function createStore({ pool, prisma, jobs, presence, clock, close }: Opened): Store {
  const queries = queriesOver(pool);
  const known: Known = { instruments: new Map(), arrivals: openArrivalBook() };
  const changing = async (work: (within: TransactionQueries) => Promise<void>) => {
    await runTransaction(pool, work).catch(explainRefusal);
  };
  const around = { jobs, presence, now: () => clock?.now() ?? null };
  return {
    transaction: (work) => runTransaction(pool, (within) => work(createTransaction(within, known, around))),
    ...broadcastsOf(queries, around),

    claimDeliveries: (at, limit, conversation) => claimDeliveries(queries, at, limit, conversation),
    finishDelivery: (id, state, messageRef, code, at) => finishDelivery(queries, { id, state, messageRef, code, at }),
    postponeDelivery: (id, until, code) => postponeDelivery(queries, id, until, code),
    listInterruptedDeliveries: (before) => listInterruptedDeliveries(queries, before),
    countDeliveries: () => countDeliveries(prisma),

    findMeeting: (id) => findMeeting(queries, id),
    readStatus: (meetingId) => readStatus(queries, meetingId),
    readResponses: (meetingId, instrumentId) => readResponses(queries, prisma, meetingId, instrumentId),
    listEnteredRequests: (meetingId) => listEnteredRequests(queries, meetingId),
    readHistory: (responseId) => readHistory(prisma, responseId),
    listNewestAnswers: (meetingId, limit) => listNewestAnswers(queries, meetingId, limit),
    listPeople: (on) => listPeople(queries, on),
    listAudit: (limit) => listAudit(prisma, limit),

    importRoster: (roster, at) => changing((within) => importRoster(within, roster, at)),
    importMeetings: (meetings, at) => changing((within) => importMeetings(within, meetings, at)),
    saveInstrument: (questionnaire) => saveInstrument(queries, questionnaire),
    async isEmpty() {
      return (await prisma.organization.findFirst()) === null && (await prisma.meeting.findFirst()) === null;
    },
    ensureSecretariat: (emails, at) => changing((within) => ensureSecretariat(within, emails, at)),
    markDemonstration: (responseIds) => markDemonstration(prisma, responseIds),

    claimFiles: (at, until, limit) => claimFiles(queries, at, until, limit),
    keepFile: (id, bytes, at) => changing((within) => keepFile(within, id, bytes, at)),
    postponeFile: (id, until, code) => postponeFile(queries, id, until, code),
    listFiles: (meetingId) => listFiles(queries, meetingId),
    readFile: (id) => readFile(queries, id),
    countFiles: () => countFiles(queries),

    async check() {
      await queries.run("SELECT 1", []);
    },
    close,
  };
}

/** What this process has read and need not read again. */
type Known = { readonly instruments: InstrumentCache; readonly arrivals: ArrivalBook };

function createTransaction(
  queries: TransactionQueries,
  { instruments, arrivals }: Known,
  around: BroadcastSurroundings,
): StoreTransaction {
  return {
    ...broadcastRecordsOf(queries, around),
    claimEvent: (event, at) => claimEvent(queries, event, at),
    lockAccount: (key, conversation, at) => lockAccount(queries, key, conversation, at),
    bindAccount: (key, personId, how, at) => bindAccount(queries, { key, personId, how, at }),
    findBoundPerson: (key) => findBoundPerson(queries, key),
    listOtherConversations: (personId, except) => listOtherConversations(queries, personId, except),
    setAccountState: (key, state) => setAccountState(queries, key, state),

    findPerson: (id, on) => findPerson(queries, id, on),
    findPersonByEmail: (email, on) => findPersonByEmail(queries, email, on),

    addCode: (personId, hash, expiresAt) => addCode(queries, personId, hash, expiresAt),
    useCode: (key, hash, at) => useCode(queries, key, hash, at),

    lockDialog: (personId) => lockDialog(queries, personId),
    saveDialog: (personId, dialog, promptId, at) => saveDialog(queries, personId, { dialog, promptId, at }),

    listMeetings: (state) => listMeetings(queries, state),
    listOrganizations: (ids) => listOrganizations(queries, ids),
    listRequests: (meetingId, organizationIds) => listRequests(queries, meetingId, organizationIds),
    listReporting: (meetingId) => listReporting(queries, meetingId),
    lockRequest: (id) => lockRequest(queries, id),
    listInstrumentIds: () => listInstrumentIds(queries),
    findInstrument: (id, version) => findInstrument(queries, instruments, id, version),

    readAnswers: (responseId) => readAnswers(queries, responseId),
    readAnswersWithAuthors: (responseId) => readAnswersWithAuthors(queries, responseId),
    listEnteredBySecretariat: (responseId) => listEnteredBySecretariat(queries, responseId),
    readAnswersOf: (responseIds) => readAnswersOf(queries, responseIds),
    findAnswerByMessage: (personId, messageId) => findAnswerByMessage(queries, personId, messageId),
    readPreviousAnswers: (requestId, title) => readPreviousAnswers(queries, requestId, title),
    listColleagues: (responseId, except, since) => listColleagues(queries, responseId, except, since),

    openResponse: (requestId, ordinal, instrumentVersion, personId, at) =>
      openResponse(queries, { requestId, ordinal, instrumentVersion, personId, at }),
    setInstrumentVersion: (responseId, version) => setInstrumentVersion(queries, responseId, version),
    nameResponse: (responseId, title) => nameResponse(queries, responseId, title),
    recordAnswer: (answer) => recordAnswer(queries, answer),
    async submitResponse(responseId, personId, at) {
      await submitResponse(queries, responseId, personId, at);
      await replaceFindings(queries, instruments, [responseId]);
    },
    async withdrawResponse(responseId, personId, at) {
      await withdrawResponse(queries, responseId, personId, at);
      await removeFindings(queries, responseId);
    },
    declare: (requestId, statement, personId, at) => declare(queries, { requestId, statement, personId, at }),

    expectFiles: (files, at) => expectFiles(queries, files, at),
    loseFile: (id, code, at) => loseFile(queries, id, code, at),
    ...findingRecords(queries, arrivals),

    ...draftRecords(queries),

    enqueue: (deliveries, at) => enqueueWithJobs(queries, deliveries, at, around),
    audit: (entry) => audit(queries, entry),

    ...roundRecords(queries),
    ...digestRecords(queries),
    ...createOwnWishRecords(queries),
  };
}
