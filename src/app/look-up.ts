// What an adapter asks for in the middle of something: options that fit what is typed, and a form. Read only, and
// authorized again: nobody sees a list or a form of a draft that is not theirs.
import type { AccountKey } from "../chat/address.ts";
import type { Form, Option } from "../chat/outbound.ts";
import { readAction, requestOf } from "../dialog/actions.ts";
import { composeForm } from "../dialog/form.ts";
import { readingContext } from "../dialog/reading-context.ts";
import type { Draft, Facts } from "../dialog/turn.ts";
import { organizationIn, type PersonId } from "../domain/ids.ts";
import { isSecretariat, organizationsOf } from "../domain/person.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { findWay, type Step, stepAt, type Way } from "../questionnaire/steps.ts";
import { suggestOptions } from "../questionnaire/suggest-options.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import type { BotPorts } from "./bot-ports.ts";
import type { ReferenceData } from "./reference-data.ts";

type Found = {
  readonly facts: Facts;
  readonly draft: Draft;
  readonly way: Way;
  readonly step: Extract<Step, { kind: "question" }>;
};

export function createLookUps(ports: BotPorts, reference: ReferenceData) {
  return {
    async suggestOptions(account: AccountKey, choices: string, words: string): Promise<readonly Option[]> {
      const found = await find(account, choices);
      return found ? suggestOptions(found.step.question, words, readingContext(found.facts, {})) : [];
    },
    async readForm(account: AccountKey, form: string): Promise<Form | null> {
      const found = await find(account, form);
      return found ? composeForm(found.facts, found.draft, found.way, found.step, {}) : null;
    },
  };

  async function find(account: AccountKey, id: string): Promise<Found | null> {
    const action = readAction(id);
    if (action?.about !== "question") return null;
    return ports.store.transaction(async (transaction) => {
      const facts = await factsFor(transaction, account, action.responseId);
      const draft = facts?.drafts.get(action.responseId);
      if (!facts || !draft) return null;
      const way = findWay(draft.questionnaire, draft.answers);
      const step = stepAt(way, action.path);
      return step?.kind === "question" ? { facts, draft, way, step } : null;
    });
  }

  async function factsFor(
    transaction: StoreTransaction,
    account: AccountKey,
    responseId: Draft["response"]["id"],
  ): Promise<Facts | null> {
    const personId: PersonId | null = await transaction.findBoundPerson(account);
    const now = ports.clock.now();
    const person = personId
      ? await transaction.findPerson(personId, now.toZonedDateTimeISO("UTC").toPlainDate())
      : null;
    if (!person) return null;
    const requestId = requestOf(responseId);
    const entered = isSecretariat(person) ? organizationIn(requestId) : null;
    const own = [...organizationsOf(person), ...(entered ? [entered] : [])];
    for (const meeting of await transaction.listMeetings("open")) {
      const requests = own.length === 0 ? [] : await transaction.listRequests(meeting.id, own);
      const request = requests.find((each) => each.id === requestId);
      const response = request?.responses.find((each) => each.id === responseId);
      const questionnaire = request ? await reference.instrument(transaction, request.instrumentId) : null;
      const [organization] = request ? await transaction.listOrganizations([request.organizationId]) : [];
      if (!request || !response || !questionnaire || !organization) continue;
      const answers = await transaction.readAnswers(responseId);
      const draft: Draft = {
        request,
        response,
        organization,
        meeting,
        questionnaire,
        answers,
        previous: null,
        colleagues: [],
        bySecretariat: new Map(),
      };
      return {
        person,
        platform: account.platform,
        language: spokenLanguage(person.language),
        wording: wordingFor(person.language),
        now,
        owed: [],
        onBehalf: [],
        drafts: new Map([[responseId, draft]]),
        previous: new Map(),
        roster: await reference.roster(transaction),
        promptSentAt: null,
        editedAnswer: null,
      };
    }
    return null;
  }
}
