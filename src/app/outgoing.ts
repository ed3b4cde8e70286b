// The messages of one turn: where each of them goes, and which carries the open question.
import type { Temporal } from "temporal-polyfill";
import { type Conversation, forEverybody, isForOneOnly } from "../chat/address.ts";
import type { InboundEvent } from "../chat/inbound.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Facts, RoundAct, Turn } from "../dialog/turn.ts";
import { DeliveryId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";
import type { DraftId } from "../findings/draft.ts";
import type { Ids } from "../ports/ids.ts";
import type { DialogRecord, NewDelivery, StoreTransaction } from "../ports/store.ts";
import type { DraftAnswer } from "./ask-draft.ts";
import type { BotPorts } from "./bot-ports.ts";
import type { Said } from "./digest-around.ts";
import type { SendTo } from "./own-around.ts";
import type { ReachLook } from "./reach-checker.ts";

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

/** In order. */
export class Outgoing {
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

  /** A digest, or what concerns digests. */
  sayOf({ message, to }: Said): void {
    if (to === "here" || to === "asker-in-private") this.say(message, false, to === "asker-in-private");
    else this.answer({ message, share: to === "everybody" });
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
