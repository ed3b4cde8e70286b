// Carries out what a turn decided, within the turn's transaction: rows, and messages into the outbox.
import type { InboundEvent } from "../chat/inbound.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Effect, Turn } from "../dialog/turn.ts";
import type { ResponseId } from "../domain/ids.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { DraftId } from "../findings/draft.ts";
import type { FindAct } from "../findings/find-act.ts";
import type { NewDelivery } from "../ports/store.ts";
import type { AnswerFile } from "../questionnaire/answer.ts";
import { carryOutDraft, draftIn } from "./ask-draft.ts";
import { carryOutDigest } from "./digest-commands.ts";
import { answerFind } from "./find-answers.ts";
import { issueCode } from "./issue-code.ts";
import { Outgoing, type Surroundings } from "./outgoing.ts";
import { carryOutOwnAct } from "./own-acts.ts";
import { readHomeOf } from "./read-home.ts";
import { noteWish } from "./reminder-wishes.ts";
import { carryOutRound } from "./round-commands.ts";
import type { RoundSurroundings } from "./round-surroundings.ts";
import { tellSpeakers } from "./tell-speakers.ts";

const COLLEAGUE_MINUTES = 60;

export type Applied = {
  readonly settled: OutboundMessage | null;
  readonly deliveries: readonly NewDelivery[] /** To be written after the commit. */;
  readonly asked: readonly DraftId[];
};

export async function applyTurn(turn: Turn, around: Surroundings): Promise<Applied> {
  const outgoing = new Outgoing(around);
  for (const effect of turn.effects) await applyEffect(effect, around, outgoing);
  await around.transaction.saveDialog(around.person.id, turn.dialog, outgoing.promptAfter(turn), around.now);
  await around.transaction.enqueue(outgoing.deliveries, around.now);
  return { settled: outgoing.settled, deliveries: outgoing.deliveries, asked: outgoing.asked };
}

async function applyEffect(effect: Effect, around: Surroundings, outgoing: Outgoing): Promise<void> {
  const { transaction, person, now } = around;
  switch (effect.kind) {
    case "say":
      if (effect.shared) return outgoing.answer({ message: effect.message, share: true });
      return outgoing.say(effect.message, effect.prompt, effect.private ?? false);
    case "settle":
      return outgoing.settle(effect.message);
    case "open-response":
      return transaction.openResponse(effect.requestId, effect.ordinal, effect.instrumentVersion, person.id, now);
    case "set-instrument-version":
      return transaction.setInstrumentVersion(effect.responseId, effect.version);
    case "name-response":
      return transaction.nameResponse(effect.responseId, effect.title);
    case "record-answer":
      return recordAnswer(effect, around);
    case "submit-response":
      return transaction.submitResponse(effect.responseId, person.id, now);
    case "withdraw-response":
      return transaction.withdrawResponse(effect.responseId, person.id, now);
    case "declare":
      return transaction.declare(effect.requestId, effect.statement, person.id, now);
    case "tell-colleagues":
      return tellColleagues(effect.responseId, effect.message, around, outgoing);
    case "tell-speakers":
      return tellSpeakers(effect.organizationId, effect.message, { ...around, send: outgoing.send });
    case "issue-code":
      return outgoing.say(await issueCode(effect.email, around), false, true);
    case "round":
      return outgoing.answerRound(effect.act, await carryOutRound(effect.act, roundSurroundings(around)));
    case "digest":
      for (const said of await carryOutDigest(effect.act, around)) outgoing.sayOf(said);
      return;
    case "own":
      return outgoing.say(await carryOutOwnAct(effect.act, { ...around, send: outgoing.send }), false, true);
    case "wish":
      return outgoing.say(await noteWish(effect.wish, around), false, true);
    case "home":
      return outgoing.say(await readHome(around), false, true);
    case "find":
      return answerFound(effect.act, around, outgoing);
    case "draft":
      return outgoing.draft(await carryOutDraft(effect.act, around));
    case "audit":
      return transaction.audit({
        at: now,
        personId: person.id,
        action: effect.action,
        subject: effect.subject,
        facts: effect.facts,
      });
    default:
      return unreachable(effect);
  }
}

async function answerFound(act: FindAct, around: Surroundings, outgoing: Outgoing): Promise<void> {
  const draft = draftIn(act, around);
  if (draft) outgoing.draft(await carryOutDraft(draft, around));
  else outgoing.answer(await answerFind(act, around));
}

/** A command loads every draft, so that none is read again. */
function readHome({ transaction, facts, now }: Surroundings): Promise<OutboundMessage> {
  return readHomeOf(transaction, { ...facts, now, drafts: [...facts.drafts.values()] });
}

/** The answer is private: it is read on the platform on which it was asked for. */
function roundSurroundings({ transaction, person, now, reach, event }: Surroundings): RoundSurroundings {
  return { transaction, person, now, reach, platform: event.account.platform };
}

async function recordAnswer(effect: Extract<Effect, { kind: "record-answer" }>, around: Surroundings): Promise<void> {
  const { responseId, path, answer, typed, messageId } = effect;
  const { transaction, person, event, personal, now } = around;
  await transaction.recordAnswer({
    responseId,
    path,
    answer,
    typed,
    messageId,
    personId: person.id,
    platform: event.account.platform,
    at: now,
  });
  const conversation = personal ?? event.conversation;
  const files = answer.state === "answered" && answer.value.kind === "files" ? answer.value.files : [];
  const sent = files.filter(({ reference }) => !isNameAlone(reference));
  await transaction.expectFiles(
    sent.map((file) => ({
      responseId,
      path,
      file,
      address: addressOf(file, event),
      personId: person.id,
      conversation,
    })),
    now,
  );
}

/** Of a file that came with this very event; it stays out of the answer. */
function addressOf({ reference }: AnswerFile, { inbound, account }: InboundEvent): string | null {
  const shared = inbound.kind === "said" ? inbound.files : [];
  return shared.find((file) => `${account.platform}:${file.reference}` === reference)?.address ?? null;
}

/** The try-out page tells of a file, and sends none. */
function isNameAlone(reference: string): boolean {
  return reference.startsWith("web:");
}

async function tellColleagues(
  responseId: ResponseId,
  message: OutboundMessage,
  around: Surroundings,
  outgoing: Outgoing,
): Promise<void> {
  const since = around.now.subtract({ minutes: COLLEAGUE_MINUTES });
  for (const { conversation, person } of await around.transaction.listColleagues(responseId, around.person.id, since)) {
    if (conversation) outgoing.add(conversation, message, null, person.id);
  }
}
