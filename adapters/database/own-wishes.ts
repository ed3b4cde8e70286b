// What one person asks for, within a transaction: the port's words on one side, the tables on the other.
import type { OwnWishRecords } from "../../src/ports/own-wishes.ts";
import { findPersonalAddress, listAskedSince, noteColleagueAsked } from "./asked-colleagues.ts";
import {
  decideOwnReminder,
  dropOwnReminder,
  listOwnReminders,
  lockOwnReminder,
  saveOwnReminder,
} from "./own-reminders.ts";
import { findSettings, saveSettings } from "./own-settings.ts";
import type { TransactionQueries } from "./queries.ts";
import { keepReturnNote, returnResponse, takeReturnNote } from "./response-returns.ts";
import { listTextMessages } from "./text-messages.ts";

export function createOwnWishRecords(queries: TransactionQueries): OwnWishRecords {
  return {
    findSettings: (personId) => findSettings(queries, personId),
    saveSettings: (personId, settings) => saveSettings(queries, personId, settings),
    saveOwnReminder: (personId, on, at) => saveOwnReminder(queries, personId, on, at),
    dropOwnReminder: (personId) => dropOwnReminder(queries, personId),
    listOwnReminders: (on) => listOwnReminders(queries, on),
    lockOwnReminder: (id) => lockOwnReminder(queries, id),
    decideOwnReminder: (id, outcome, at) => decideOwnReminder(queries, id, outcome, at),
    findPersonalAddress: (personId) => findPersonalAddress(queries, personId),
    listAskedSince: (requestIds, colleagueId, since) => listAskedSince(queries, requestIds, colleagueId, since),
    noteColleagueAsked: (requestIds, askedBy, colleagueId, at) =>
      noteColleagueAsked(queries, requestIds, askedBy, colleagueId, at),
    returnResponse: (responseId, note, returnedBy, at) => returnResponse(queries, responseId, note, returnedBy, at),
    keepReturnNote: (personId, note, at) => keepReturnNote(queries, personId, note, at),
    takeReturnNote: (personId, since) => takeReturnNote(queries, personId, since),
    listTextMessages: (personId, conversation, limit) => listTextMessages(queries, personId, conversation, limit),
  };
}
