// Takes messages from the outbox to the platforms, in order within each conversation, and records what became of each.

import type { Temporal } from "temporal-polyfill";
import type { Conversation, Platform } from "../chat/address.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { ChatPlatform, OutgoingDelivery } from "../ports/chat-platform.ts";
import type { Clock } from "../ports/clock.ts";
import type { Lane } from "../ports/deliveries.ts";
import type { Log } from "../ports/log.ts";
import type { DueDelivery, Store } from "../ports/store.ts";

/** Deliveries claimed at once over all conversations. */
const BATCH = 50;
/** After this many attempts a message that the platform keeps putting off is given up. */
const MAX_ATTEMPTS = 12;
/** Longer than any attempt can take: a delivery claimed before that was cut off by a crash. */
export const CUT_OFF_SECONDS = 30;

/** An answer that was lost, where the platform cannot tell: the person waits, and is told once more rather than never. */
const AFTER_LOSS = { seconds: 15 };

export type CourierPorts = {
  readonly store: Pick<Store, "claimDeliveries" | "finishDelivery" | "postponeDelivery" | "listInterruptedDeliveries">;
  readonly platforms: ReadonlyMap<Platform, ChatPlatform>;
  readonly clock: Clock;
  readonly log: Log;
};

export class Courier {
  private readonly ports: CourierPorts;
  private readonly atWork = new Set<Promise<void>>();
  /** Conversations in which this process is delivering, and whether something came meanwhile. */
  private readonly busy = new Map<string, boolean>();
  private readonly tookSlot: (lane: Lane) => void;
  private stopping = false;

  /** `tookSlot` hears of each reply that left: the broadcasts of the same workspace wait for it. */
  constructor(ports: CourierPorts, tookSlot: (lane: Lane) => void = () => undefined) {
    this.ports = ports;
    this.tookSlot = tookSlot;
  }

  /** Delivers what waits in this conversation, soon; errors are logged and the next tick tries again. */
  kick(conversation: Conversation): void {
    const key = `${conversation.platform} ${conversation.tenant} ${conversation.id}`;
    if (this.busy.has(key)) {
      this.busy.set(key, true);
      return;
    }
    this.busy.set(key, false);
    this.follow(this.drainConversation(key, conversation));
  }

  /** Delivers whatever is due anywhere, and takes up what a crash cut off. */
  async tick(cutOffSeconds = CUT_OFF_SECONDS): Promise<void> {
    if (this.stopping) return;
    await this.recover(cutOffSeconds);
    for (;;) {
      const due = await this.ports.store.claimDeliveries(this.ports.clock.now(), BATCH);
      await Promise.all(due.map((delivery) => this.deliver(delivery)));
      if (due.length === 0 || this.stopping) return;
    }
  }

  /** Waits until what is under way is done. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.atWork);
  }

  private follow(work: Promise<void>): void {
    const followed = work
      .catch((error: unknown) => this.ports.log.error("delivery failed", {}, error))
      .finally(() => this.atWork.delete(followed));
    this.atWork.add(followed);
  }

  private async drainConversation(key: string, conversation: Conversation): Promise<void> {
    try {
      do {
        this.busy.set(key, false);
        for (;;) {
          const due = await this.ports.store.claimDeliveries(this.ports.clock.now(), 1, conversation);
          if (due.length === 0) break;
          for (const delivery of due) await this.deliver(delivery);
        }
      } while (this.busy.get(key) === true && !this.stopping);
    } finally {
      this.busy.delete(key);
    }
  }

  private async deliver(due: DueDelivery): Promise<void> {
    const { store, clock, log } = this.ports;
    const platform = this.ports.platforms.get(due.conversation.platform);
    if (due.targetMissing) return store.finishDelivery(due.id, "dropped", null, "target-missing", clock.now());
    if (!platform) return store.postponeDelivery(due.id, clock.now().add({ minutes: 10 }), "platform-not-configured");
    this.tookSlot(due.conversation);
    const outcome = await platform.deliver(outgoing(due));
    log.info("delivery attempted", {
      deliveryId: due.id,
      platform: platform.platform,
      outcome: outcome.kind,
      attempt: due.attempts + 1,
    });
    switch (outcome.kind) {
      case "sent":
        return store.finishDelivery(due.id, "sent", outcome.messageRef, null, outcome.at);
      case "try-later":
        if (due.attempts + 1 >= MAX_ATTEMPTS)
          return store.finishDelivery(due.id, "refused", null, outcome.code, clock.now());
        return store.postponeDelivery(
          due.id,
          clock.now().add({ milliseconds: Math.ceil(outcome.afterSeconds * 1000) }),
          outcome.code,
        );
      case "lost":
        return this.settle(due, platform, outcome.code, clock.now().add(AFTER_LOSS));
      case "unreachable":
      case "refused":
        return store.finishDelivery(due.id, outcome.kind, null, outcome.code, clock.now());
      default:
        return unreachable(outcome);
    }
  }

  /** What a crash cut off between sending and recording. */
  private async recover(cutOffSeconds: number): Promise<void> {
    const now = this.ports.clock.now();
    for (const due of await this.ports.store.listInterruptedDeliveries(now.subtract({ seconds: cutOffSeconds }))) {
      const platform = this.ports.platforms.get(due.conversation.platform);
      if (!platform) continue;
      // One that cannot be settled holds up its own conversation, and no other.
      await this.settle(due, platform, "cut-off", now).catch((error: unknown) =>
        this.ports.log.error("delivery not recovered", { deliveryId: due.id }, error),
      );
    }
  }

  /**
   * The platform is asked whether it arrived. Where it cannot tell, the message is sent again: the person is waiting for
   * an answer, and a question twice is better than none.
   */
  private async settle(due: DueDelivery, platform: ChatPlatform, code: string, again: Temporal.Instant): Promise<void> {
    const { store, clock, log } = this.ports;
    const trace = await platform.trace(outgoing(due));
    log.info("delivery recovered", { deliveryId: due.id, platform: platform.platform, trace: trace.kind, code });
    if (trace.kind === "arrived")
      return store.finishDelivery(due.id, "sent", trace.messageRef, null, trace.at ?? clock.now());
    if (due.attempts + 1 >= MAX_ATTEMPTS) return store.finishDelivery(due.id, "refused", null, code, clock.now());
    return store.postponeDelivery(due.id, again, code);
  }
}

function outgoing({ id, conversation, message, replacesRef, beneathRef }: DueDelivery): OutgoingDelivery {
  return { id, conversation, message, replaces: replacesRef, beneath: beneathRef };
}
