// What a turn knows, read from the database in as few statements as it takes.
import type { Temporal } from "temporal-polyfill";
import type { InboundEvent } from "../chat/inbound.ts";
import { commandIn } from "../commands/decide.ts";
import { requestOf } from "../dialog/actions.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { isOnBehalf, nameOfActor } from "../dialog/on-behalf.ts";
import { requestNeeded, responsesNeeded } from "../dialog/take-turn.ts";
import type { Draft, Facts, Owed } from "../dialog/turn.ts";
import type { OrganizationId, PersonId, RequestId, ResponseId } from "../domain/ids.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import type { DialogRecord, StoreTransaction } from "../ports/store.ts";
import type { Answers, Path } from "../questionnaire/answer.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import { organizationsEnteredFor } from "./entered-for.ts";
import type { ReferenceData } from "./reference-data.ts";

/** Others who answered within this time are said to be here. */
const COLLEAGUE_MINUTES = 60;

export async function loadFacts(
  transaction: StoreTransaction,
  reference: ReferenceData,
  event: InboundEvent,
  person: Person,
  record: DialogRecord,
  now: Temporal.Instant,
): Promise<Facts> {
  const roster = await reference.roster(transaction);
  const others = organizationsEnteredFor(event, record.dialog, person, roster);
  const own = await loadOwed(transaction, reference, person);
  const listed = [...own, ...(await loadOwedBy(transaction, reference, others))];
  const wanted = draftsWanted(event, record.dialog, listed);
  const locked = await lockRequests(transaction, listed, wanted, record.dialog, event);
  const drafts = new Map<ResponseId, Draft>();
  for (const id of wanted) {
    const draft = await loadDraft(transaction, locked, id, person, now);
    if (draft) drafts.set(id, draft);
  }
  return {
    person,
    platform: event.account.platform,
    language: spokenLanguage(person.language),
    wording: wordingFor(person.language),
    now,
    owed: locked.filter(({ organization }) => !others.includes(organization.id)),
    onBehalf: locked.filter(({ organization }) => others.includes(organization.id)),
    drafts,
    previous: await loadPrevious(transaction, event, locked),
    roster,
    promptSentAt: record.promptSentAt,
    editedAnswer: await loadEdited(transaction, event, person),
  };
}

export async function loadOwed(
  transaction: StoreTransaction,
  reference: ReferenceData,
  person: Person,
): Promise<readonly Owed[]> {
  return loadOwedBy(transaction, reference, organizationsOf(person));
}

async function loadOwedBy(
  transaction: StoreTransaction,
  reference: ReferenceData,
  ids: readonly OrganizationId[],
): Promise<readonly Owed[]> {
  if (ids.length === 0) return [];
  const organizations = await transaction.listOrganizations(ids);
  const owed: Owed[] = [];
  for (const meeting of await transaction.listMeetings("open")) {
    for (const request of await transaction.listRequests(meeting.id, ids)) {
      const questionnaire = await reference.instrument(transaction, request.instrumentId);
      const organization = organizations.find(({ id }) => id === request.organizationId);
      if (questionnaire && organization) owed.push({ request, organization, meeting, questionnaire });
    }
  }
  return owed;
}

/** A turn that goes on within a draft needs that draft; one that may open another needs them all, which are few. */
function draftsWanted(event: InboundEvent, dialog: Dialog, owed: readonly Owed[]): readonly ResponseId[] {
  const needed = responsesNeeded(dialog, event.inbound);
  const staysInDraft =
    dialog.state === "asking" &&
    commandIn(event, dialog) === null &&
    (requestNeeded(event.inbound) === null || needed.length === 1);
  if (staysInDraft) return needed;
  const all = owed.flatMap(({ request }) =>
    request.responses.filter(({ state }) => state !== "withdrawn").map(({ id }) => id),
  );
  return [...new Set([...needed, ...all])];
}

/** Locks the requests that this turn may change, and takes them as they are then. */
async function lockRequests(
  transaction: StoreTransaction,
  owed: readonly Owed[],
  wanted: readonly ResponseId[],
  dialog: Dialog,
  event: InboundEvent,
): Promise<readonly Owed[]> {
  const about = requestNeeded(event.inbound);
  const ids = new Set<RequestId>([
    ...wanted.map(requestOf),
    ...(about ? [about] : []),
    ...("requestId" in dialog ? [dialog.requestId] : []),
  ]);
  const locked = new Map<RequestId, Owed>();
  for (const each of [...owed].sort((one, other) => (one.request.id < other.request.id ? -1 : 1))) {
    if (!ids.has(each.request.id)) continue;
    const request = await transaction.lockRequest(each.request.id);
    if (request) locked.set(each.request.id, { ...each, request });
  }
  return owed.map((each) => locked.get(each.request.id) ?? each);
}

async function loadDraft(
  transaction: StoreTransaction,
  owed: readonly Owed[],
  id: ResponseId,
  person: Person,
  now: Temporal.Instant,
): Promise<Draft | null> {
  const of = owed.find(({ request }) => request.id === requestOf(id));
  const response = of?.request.responses.find((each) => each.id === id);
  if (!of || !response) return null;
  const since = now.subtract({ minutes: COLLEAGUE_MINUTES });
  const [given, previous, colleagues] = [
    await transaction.readAnswersWithAuthors(id),
    namelessSurvey(of, response.title) ? null : await transaction.readPreviousAnswers(of.request.id, response.title),
    await transaction.listColleagues(id, person.id, since),
  ];
  const isOnlyOwn = !isOnBehalf({ person }, of.organization.id) && isAllBy(person, given);
  return {
    ...of,
    response,
    answers: new Map([...given].map(([path, { answer }]) => [path, answer])),
    previous,
    colleagues: colleagues.map((colleague) =>
      nameOfActor({ person: colleague.person, wording: wordingFor(person.language) }, of.organization.id),
    ),
    bySecretariat: isOnlyOwn ? new Map() : await transaction.listEnteredBySecretariat(id),
  };
}

/** Most drafts are one person's: then nobody else's answers are asked for. */
function isAllBy({ id }: Person, given: ReadonlyMap<Path, { readonly personId: PersonId }>): boolean {
  return [...given.values()].every(({ personId }) => personId === id);
}

/** Which survey of the last meeting this one is cannot be said before it has a title. */
function namelessSurvey({ questionnaire }: Owed, title: string | null): boolean {
  return questionnaire.per === "survey" && title === null;
}

/** What was submitted last time, for a response that this turn may begin. */
async function loadPrevious(
  transaction: StoreTransaction,
  event: InboundEvent,
  owed: readonly Owed[],
): Promise<ReadonlyMap<RequestId, Answers>> {
  const id = requestNeeded(event.inbound);
  const of = owed.find(({ request }) => request.id === id);
  if (!of || of.questionnaire.per === "survey") return new Map();
  const answers = await transaction.readPreviousAnswers(of.request.id, null);
  return answers ? new Map([[of.request.id, answers]]) : new Map();
}

async function loadEdited(
  transaction: StoreTransaction,
  event: InboundEvent,
  person: Person,
): Promise<Facts["editedAnswer"]> {
  if (event.inbound.kind !== "edited") return null;
  const version = await transaction.findAnswerByMessage(person.id, event.inbound.messageId);
  return version ? { responseId: version.responseId, path: version.path, typed: version.typed } : null;
}
