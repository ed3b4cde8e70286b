// The secretariat returns something that was submitted, with a question: it becomes a draft again, what was submitted
// stays, and those who may answer for the organization are told. Who may do so was decided before.
import type { OutboundMessage } from "../chat/outbound.ts";
import { narrow, readNamed, type Submitted } from "../commands/read-returned.ts";
import { requestOf } from "../dialog/actions.ts";
import type { ResponseId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { composeReturnChoice, composeReturned, nameOfResponse } from "../reminders/compose-returned.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import type { OwnAround } from "./own-around.ts";

/** How long it may take to say which of several was meant. */
const NOTE_KEPT = { hours: 24 };
const MAX_NOTE_CHARACTERS = 1500;

type Found = Submitted & { readonly meeting: Meeting };

/** `of`: an organization, and words for the instrument. */
export async function returnResponse(of: string, note: string, around: OwnAround): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const voice = voiceOf(person);
  const { wording } = voice;
  const named = readNamed(of, await transaction.listOrganizations());
  if (!named) return paragraph(wording.noSuchOrganization(wording.shorten(of)));
  if (note === "") return paragraph(wording.returnHow);
  if (note.length > MAX_NOTE_CHARACTERS) return paragraph(wording.returnTooLong(MAX_NOTE_CHARACTERS));
  const found = narrow(await listSubmitted(transaction, named.organizations), named.what);
  const [only, ...others] = found;
  if (!only) return paragraph(wording.returnNothing(named.organizations.map(({ name }) => name).join(", ")));
  if (others.length === 0) return giveBack(only.response.id, note, around);
  await transaction.keepReturnNote(person.id, note, now);
  return composeReturnChoice(found, note, voice);
}

/** The one of several that was meant. */
export async function returnMeant(responseId: ResponseId, around: OwnAround): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const note = await transaction.takeReturnNote(person.id, now.subtract(NOTE_KEPT));
  return note === null ? paragraph(wordingFor(person.language).returnNoteGone) : giveBack(responseId, note, around);
}

async function listSubmitted(
  transaction: StoreTransaction,
  organizations: readonly Organization[],
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const ids = organizations.map(({ id }) => id);
  for (const meeting of await transaction.listMeetings("open"))
    for (const request of await transaction.listRequests(meeting.id, ids)) {
      const questionnaire = await transaction.findInstrument(request.instrumentId);
      const organization = organizations.find(({ id }) => id === request.organizationId);
      if (!questionnaire || !organization) continue;
      for (const response of request.responses)
        if (response.state === "submitted") found.push({ meeting, organization, request, response, questionnaire });
    }
  return found;
}

/** Locked before it is looked at: the organization may submit a change at this moment. */
async function giveBack(responseId: ResponseId, note: string, around: OwnAround): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const voice = voiceOf(person);
  const request = await transaction.lockRequest(requestOf(responseId));
  const organizations = request ? await transaction.listOrganizations([request.organizationId]) : [];
  const thing = (await listSubmitted(transaction, organizations)).find(({ response }) => response.id === responseId);
  if (!thing) return paragraph(voice.wording.returnGone);
  await transaction.returnResponse(responseId, note, person.id, now);
  await transaction.audit({
    at: now,
    personId: person.id,
    action: "response returned",
    subject: responseId,
    facts: { submission: thing.response.submissions },
  });
  const { told, notTold } = await tell(thing, note, around);
  const words = [
    voice.wording.returned(nameOfResponse(thing, voice)),
    ...(told.length > 0 ? [voice.wording.returnTold(told)] : []),
    ...(notTold.length > 0 ? [voice.wording.returnNotTold(notTold)] : []),
  ];
  return paragraph(words.join(" "));
}

async function tell(
  thing: Found,
  note: string,
  { transaction, person, now, send }: OwnAround,
): Promise<{ readonly told: readonly string[]; readonly notTold: readonly string[] }> {
  const [told, notTold]: [string[], string[]] = [[], []];
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  for (const speaker of await transaction.listSpeakers([thing.organization.id], today)) {
    const { conversation } = await transaction.findPersonalAddress(speaker.id);
    const about = { note, by: person.name, meeting: thing.meeting.title };
    if (conversation) send(conversation, composeReturned(thing, about, voiceOf(speaker)), speaker.id);
    (conversation ? told : notTold).push(speaker.name);
  }
  return { told, notTold };
}

function voiceOf({ language }: Person) {
  return { language: spokenLanguage(language), wording: wordingFor(language) };
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
