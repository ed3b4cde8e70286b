// Keeps what became of a draft and tells the one who asked for it, in one transaction.
import { DeliveryId } from "../domain/ids.ts";
import { isSecretariat, type Person } from "../domain/person.ts";
import { composeDraft, composeDraftFailure } from "../findings/compose-draft.ts";
import type { AskedDraft, FinishedDraft } from "../ports/drafts.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import type { BotPorts } from "./bot-ports.ts";

/** False where nobody is told: it was finished before, or the one who asked is no longer of the secretariat. */
export async function tellOfDraft(
  transaction: StoreTransaction,
  asked: AskedDraft,
  result: FinishedDraft,
  { clock, ids }: Pick<BotPorts, "clock" | "ids">,
): Promise<boolean> {
  const now = clock.now();
  if (!(await transaction.finishDraft(asked.id, result))) return false;
  await transaction.audit({ at: now, personId: null, subject: asked.id, ...entryOf(asked, result) });
  const person = await transaction.findPerson(asked.askedBy, now.toZonedDateTimeISO("UTC").toPlainDate());
  if (!person || !isSecretariat(person)) return false;
  const message = await compose(transaction, asked, result, person);
  const id = DeliveryId.parse(ids.next());
  const { conversation } = asked;
  await transaction.enqueue([{ id, conversation, message, replaces: null, personId: person.id }], now);
  return true;
}

function entryOf({ model }: AskedDraft, result: FinishedDraft) {
  if (result.kind === "failed") return { action: "draft failed", facts: { model, reason: result.reason } };
  const { text, dropped } = result;
  return { action: "draft written", facts: { model, sentences: text.sentences.length, ...droppedFacts(dropped) } };
}

function droppedFacts(dropped: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(dropped).map(([reason, count]) => [`dropped for ${reason}`, count]));
}

async function compose(transaction: StoreTransaction, asked: AskedDraft, result: FinishedDraft, { language }: Person) {
  const { id, ask, model } = asked;
  const names = {
    organizations: await transaction.listOrganizations(),
    meetings: await transaction.listKnownMeetings(),
  };
  const voice = { language: spokenLanguage(language), wording: wordingFor(language) };
  if (result.kind === "failed") return composeDraftFailure(result.reason, ask, names, voice);
  const { text, dropped } = result;
  return composeDraft({ id, ask, model, text, dropped }, names, voice);
}
