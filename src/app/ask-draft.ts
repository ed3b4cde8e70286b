// What the secretariat does with drafts: asks for one, approves it, rejects it, has it written again. Asking only makes a
// note; the model is asked after the turn is committed (write-drafts.ts).
import type { Conversation } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import { isSecretariat } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Ask } from "../findings/ask.ts";
import { DraftId } from "../findings/draft.ts";
import { type DraftAct, type DraftDecision, readDraftWords } from "../findings/draft-act.ts";
import type { FindAct } from "../findings/find-act.ts";
import { readerFor } from "../findings/rights.ts";
import type { DraftRecord } from "../ports/drafts.ts";
import type { Ids } from "../ports/ids.ts";
import { prepareFinder } from "./find-answers.ts";
import { answerWords } from "./find-words.ts";
import type { FindAround } from "./finder.ts";

/** `asked`: to be written now. */
export type DraftAnswer = { readonly message: OutboundMessage; readonly asked: DraftId | null };

/** A summary that ends with "draft", from the secretariat, where a model is set up; otherwise it is a word like others. */
export function draftIn(
  act: FindAct,
  { person, languageModel }: Pick<DraftAround, "person" | "languageModel">,
): DraftAct | null {
  if (languageModel === null || !isSecretariat(person)) return null;
  return act.kind === "words" && act.command === "summary" ? readDraftWords(act.words) : null;
}

type DraftAround = FindAround & {
  /** Where the person is written to in private; null if nowhere. */
  readonly personal: Conversation | null;
  readonly ids: Pick<Ids, "next">;
  readonly languageModel: string | null;
};

export async function carryOutDraft(act: DraftAct, around: DraftAround): Promise<DraftAnswer> {
  switch (act.kind) {
    case "ask":
      return askDraft(act.ask, around);
    case "words":
      return askInWords(act.words, around);
    case "decide":
      return decide(act.decision, act.id, around);
    default:
      return unreachable(act);
  }
}

/** Where the words may mean several things, that is asked back and nothing is drafted. */
async function askInWords(words: string, around: DraftAround): Promise<DraftAnswer> {
  let asked: DraftId | null = null;
  const finder = await prepareFinder(around, readerFor(around.person));
  const message = await answerWords({ kind: "words", command: "summary", words, share: false }, finder, async (ask) => {
    const answer = await askDraft(ask, around);
    asked = answer.asked;
    return answer.message;
  });
  return { message, asked };
}

async function askDraft(ask: Ask, around: DraftAround): Promise<DraftAnswer> {
  const { transaction, person, facts, languageModel, ids, now } = around;
  const { wording } = facts;
  if (languageModel === null) return say(wording.draftsAreOff);
  const conversation = privateConversation(around);
  if (!conversation) return say(wording.draftNowhere);
  if (await transaction.isBeingDrafted(ask)) return say(wording.draftIsBeingWrittenAlready);
  const id = DraftId.parse(ids.next());
  await transaction.addDraft({ id, ask, model: languageModel, askedBy: person.id, askedAt: now, conversation });
  await note("draft asked", id, { model: languageModel, meeting: ask.meetingId }, around);
  return { ...say(wording.draftIsBeingWritten(conversation === around.event.conversation)), asked: id };
}

function privateConversation({ event, personal }: DraftAround): Conversation | null {
  return event.conversation.kind === "personal" ? event.conversation : personal;
}

async function decide(decision: DraftDecision, id: DraftId, around: DraftAround): Promise<DraftAnswer> {
  const { wording } = around.facts;
  const draft = await around.transaction.lockDraft(id);
  if (!draft || draft.state === "asked" || draft.state === "failed") return say(wording.noSuchDraft);
  switch (decision) {
    case "approve":
      return approve(draft, around);
    case "reject":
      return reject(draft, around);
    case "again":
      if (draft.state === "waiting" && around.languageModel !== null) await reject(draft, around);
      return askDraft(draft.ask, around);
    default:
      return unreachable(decision);
  }
}

async function approve({ id, state, model }: DraftRecord, around: DraftAround): Promise<DraftAnswer> {
  const { transaction, person, facts, now } = around;
  const { wording } = facts;
  if (state === "rejected") return say(wording.draftWasRejected);
  if (state === "approved") return say(wording.draftIsApproved);
  if (!(await transaction.isDraftCurrent(id))) return say(wording.draftIsOutdated);
  await transaction.decideDraft(id, "approved", person.id, now);
  await note("draft approved", id, { model }, around);
  return say(wording.draftApproved);
}

/** What was approved can be taken back. */
async function reject({ id, state, model }: DraftRecord, around: DraftAround): Promise<DraftAnswer> {
  const { transaction, person, facts, now } = around;
  if (state === "rejected") return say(facts.wording.draftWasRejected);
  await transaction.decideDraft(id, "rejected", person.id, now);
  await note(state === "approved" ? "draft taken back" : "draft rejected", id, { model }, around);
  return say(state === "approved" ? facts.wording.draftTakenBack : facts.wording.draftRejected);
}

async function note(
  action: string,
  subject: DraftId,
  facts: Readonly<Record<string, string | null>>,
  { transaction, person, now }: DraftAround,
): Promise<void> {
  await transaction.audit({ at: now, personId: person.id, action, subject, facts });
}

function say(text: string): DraftAnswer {
  return { message: { parts: [{ kind: "paragraph", text }] }, asked: null };
}
