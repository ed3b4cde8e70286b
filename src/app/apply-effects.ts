// Carries out what a turn decided, within the turn's transaction: rows, and messages into the outbox.
import type { Temporal } from "temporal-polyfill";
import { type Conversation, forEverybody, isForOneOnly } from "../chat/address.ts";
import type { InboundEvent } from "../chat/inbound.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Effect, Facts, RoundAct, Turn } from "../dialog/turn.ts";
import { DeliveryId, type ResponseId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { DraftId } from "../findings/draft.ts";
import type { FindAct } from "../findings/find-act.ts";
import type { Ids } from "../ports/ids.ts";
import type { DialogRecord, NewDelivery, StoreTransaction } from "../ports/store.ts";
import { carryOutDraft, type DraftAnswer, draftIn } from "./ask-draft.ts";
import type { BotPorts } from "./bot-ports.ts";
import { carryOutDigest } from "./digest-commands.ts";
import { answerFind } from "./find-answers.ts";
import { issueCode } from "./issue-code.ts";
import { carryOutOwnAct } from "./own-acts.ts";
import type { SendTo } from "./own-around.ts";
import type { ReachLook } from "./reach-checker.ts";
import { readHomeOf } from "./read-home.ts";
import { noteWish } from "./reminder-wishes.ts";
import { carryOutRound } from "./round-commands.ts";
import type { RoundSurroundings } from "./round-surroundings.ts";
import { tellSpeakers } from "./tell-speakers.ts";

const COLLEAGUE_MINUTES = 60;

export type Surroundings = {
  readonly transaction: StoreTransaction;
  readonly event: InboundEvent;
  readonly person: Person;
  readonly facts: Facts;
  readonly record: DialogRecord;
  /** Where the person is written to in private; null if nowhere. */
  readonly personal: Conversation | null;
  readonly ids: Pick<Ids, "next" | "code" | "hash">;
  readonly platforms: BotPorts["platforms"];
  readonly addresses: BotPorts["addresses"];
  readonly now: Temporal.Instant;
  /** The name of the language model that may draft; null: none is set up. */
  readonly languageModel: string | null;
  /** Who can be reached, where the turn needs to know. */
  readonly reach: ReachLook | null;
};

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
      for (const message of await carryOutDigest(effect.act, around))
        outgoing.say(message.message, false, message.isPrivate);
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
  const { person, event, now } = around;
  await around.transaction.recordAnswer({
    responseId,
    path,
    answer,
    typed,
    messageId,
    personId: person.id,
    platform: event.account.platform,
    at: now,
  });
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

/** The messages of one turn, in order. */
class Outgoing {
  readonly deliveries: NewDelivery[] = [];
  readonly asked: DraftId[] = [];
  settled: OutboundMessage | null = null;
  private promptId: DeliveryId | null = null;
  private isDirected = false;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Questions are put in private; what was asked in a channel is answered there. */
  say(message: OutboundMessage, isPrompt: boolean, isForOneOnly: boolean): void {
    const { event, personal, facts } = this.around;
    const isPersonal = event.conversation.kind === "personal";
    if (isPersonal || !(isPrompt || isForOneOnly)) {
      const id = this.add(event.conversation, message, null, this.around.person.id);
      if (isPrompt) this.promptId = id;
      return;
    }
    const words = personal ? facts.wording.onlyHere : facts.wording.strangerInChannel;
    if (!this.isDirected)
      this.add(event.conversation, { parts: [{ kind: "paragraph", text: words }] }, null, this.around.person.id);
    this.isDirected = true;
    const id = personal ? this.add(personal, message, null, this.around.person.id) : null;
    if (isPrompt) this.promptId = id;
  }

  /** For everybody in the channel, or for the person's eyes: a whisper where the platform has one, else in private. */
  answer({ message, share }: { readonly message: OutboundMessage; readonly share: boolean }): void {
    const { conversation } = this.around.event;
    if (share) this.add(forEverybody(conversation), message, null, null);
    else if (isForOneOnly(conversation)) this.add(conversation, message, null, this.around.person.id);
    else this.say(message, false, true);
  }

  /** For the one who asked alone; what is to be written is written after the commit. */
  draft({ message, asked }: DraftAnswer): void {
    this.answer({ message, share: false });
    if (asked !== null) this.asked.push(asked);
  }

  /** A card that is looked at again takes its own place, where the platform replaces; it names people, so never in a channel. */
  answerRound(act: RoundAct, message: OutboundMessage): void {
    const { event } = this.around;
    const isPressed = event.inbound.kind === "pressed" && event.replacesInPlace;
    if (act.verb === "look" && act.again && isPressed && event.conversation.kind === "personal") this.settled = message;
    else this.say(message, false, true);
  }

  settle(message: OutboundMessage): void {
    const { event, record } = this.around;
    const pressed =
      "messageId" in event.inbound && event.inbound.kind !== "said" && event.inbound.kind !== "edited"
        ? event.inbound.messageId
        : undefined;
    if (pressed !== undefined && event.replacesInPlace) {
      this.settled = message;
      return;
    }
    const isOther = typeof pressed === "string" && record.promptRef !== null && pressed !== record.promptRef;
    if (isOther || record.promptId === null || record.promptConversation === null) return;
    this.add(record.promptConversation, message, record.promptId, this.around.person.id);
  }

  /** Something for somebody else. */
  readonly send: SendTo = (conversation, message, personId) => void this.add(conversation, message, null, personId);

  add(
    conversation: Conversation,
    message: OutboundMessage,
    replaces: DeliveryId | null,
    personId: NewDelivery["personId"],
  ): DeliveryId {
    const id = DeliveryId.parse(this.around.ids.next());
    this.deliveries.push({ id, conversation, message, replaces, personId });
    return id;
  }

  /** The delivery with the open question, after this turn. */
  promptAfter(turn: Turn): DeliveryId | null {
    if (this.promptId) return this.promptId;
    return turn.dialog.state === "resting" ? null : this.around.record.promptId;
  }
}
