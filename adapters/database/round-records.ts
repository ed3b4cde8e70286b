// The part of a transaction that is about reminder rounds, and what became of them.
import type { RoundRecordReader } from "../../src/ports/round-record.ts";
import type { RoundRecords } from "../../src/ports/rounds.ts";
import type { TransactionQueries } from "./queries.ts";
import {
  findPreferences,
  listHolidays,
  listRoundPeople,
  listSpeakers,
  listUndecided,
  saveHolidays,
  savePreferences,
} from "./round-people.ts";
import { listReachPeople, listRoundRecord } from "./round-record.ts";
import {
  addRecipients,
  listDecided,
  listRecipients,
  listSteps,
  lockStep,
  readPlan,
  savePlan,
  saveStep,
  tryLockStep,
} from "./rounds.ts";

export function roundRecords(queries: TransactionQueries): RoundRecords & RoundRecordReader {
  return {
    readPlan: (meetingId) => readPlan(queries, meetingId),
    savePlan: (meetingId, plan, at) => savePlan(queries, meetingId, plan, at),
    listSteps: (meetingId) => listSteps(queries, meetingId),
    lockStep: (meetingId, stepId) => lockStep(queries, meetingId, stepId),
    tryLockStep: (meetingId, stepId) => tryLockStep(queries, meetingId, stepId),
    saveStep: (meetingId, step) => saveStep(queries, meetingId, step),
    listRecipients: (meetingId, stepId) => listRecipients(queries, meetingId, stepId),
    listDecided: (meetingId, stepId, among) => listDecided(queries, meetingId, stepId, among),
    addRecipients: (meetingId, stepId, recipients) => addRecipients(queries, meetingId, stepId, recipients),
    listRoundPeople: (meetingId, stepId, since, on, only) =>
      listRoundPeople(queries, { meetingId, stepId }, since, on, only),
    listUndecided: (meetingId, stepId, on) => listUndecided(queries, { meetingId, stepId }, on),
    listSpeakers: (organizationIds, on) => listSpeakers(queries, organizationIds, on),
    findPreferences: (personId) => findPreferences(queries, personId),
    savePreferences: (personId, preferences, at) => savePreferences(queries, personId, preferences, at),
    listHolidays: (organizationIds) => listHolidays(queries, organizationIds),
    listReachPeople: (on) => listReachPeople(queries, on),
    listRoundRecord: (meetingId, stepId) => listRoundRecord(queries, meetingId, stepId),
    saveHolidays: (organizationId, holidays) => saveHolidays(queries, organizationId, holidays),
  };
}
