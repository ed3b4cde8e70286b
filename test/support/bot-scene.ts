// The bot over an in-memory database, and one platform whose behaviour a test decides: what it says of accounts, and
// what becomes of deliveries.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { createIds } from "../../adapters/system/ids.ts";
import { systemPauses } from "../../adapters/system/pauses.ts";
import { loadDemonstration } from "../../src/app/load-demonstration.ts";
import { createBot, type RunningBot } from "../../src/bot.ts";
import type { Conversation } from "../../src/chat/address.ts";
import type { Inbound, InboundEvent, Profile } from "../../src/chat/inbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import type { ReachFinding } from "../../src/domain/reach.ts";
import type { Received } from "../../src/ports/bot.ts";
import type {
  ChatPlatform,
  DeliveryOutcome,
  DeliveryTrace,
  OutgoingDelivery,
  ReachSubject,
} from "../../src/ports/chat-platform.ts";
import type { FetchedFile } from "../../src/ports/shared-files.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { openMemoryDatabase } from "./memory-database.ts";
import { silentLog } from "./silent-log.ts";

const NOBODY: Profile = { name: null, verifiedEmail: null, unverifiedBecause: "absent", timeZone: null };

export type Scene = {
  readonly store: Store;
  readonly bot: () => RunningBot;
  readonly sent: { readonly to: string; readonly words: string; readonly delivery: OutgoingDelivery }[];
  /** What the platform says of an account, by its id. */
  readonly profiles: Map<string, Profile>;
  /** Decides what becomes of a delivery; by default it is sent. */
  outcome: (delivery: OutgoingDelivery) => DeliveryOutcome | Promise<DeliveryOutcome>;
  trace: DeliveryTrace;
  /** What comes of a file that is fetched, by its reference. */
  file: (reference: string) => FetchedFile;
  /** What the platform says of somebody who may be written to; by default that it can be. */
  reach: (subject: ReachSubject) => ReachFinding;
  now: Temporal.Instant;
  /** What was said to `to` since it was asked last. */
  heard(to: string): string;
  send(account: string, inbound: Inbound, more?: Partial<InboundEvent>): Promise<Received>;
  say(account: string, text: string, more?: Partial<InboundEvent>): Promise<string>;
  settle(): Promise<void>;
  close(): Promise<void>;
};

export async function openScene(): Promise<Scene> {
  const { store } = await openMemoryDatabase();
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  const sent: Scene["sent"] = [];
  const profiles = new Map<string, Profile>();
  let count = 0;
  let read = 0;

  const platform: ChatPlatform = {
    platform: "slack",
    async deliver(delivery) {
      const outcome = await scene.outcome(delivery);
      if (outcome.kind === "sent")
        sent.push({ to: delivery.conversation.id, words: writePlainText(delivery.message), delivery });
      return outcome;
    },
    trace: async () => scene.trace,
    channelItself: (conversation) => (conversation.kind === "channel" ? conversation : null),
    personalConversation: ({ account }) => talk(account),
    checkReach: async (subject) => scene.reach(subject),
    fetchFile: async ({ reference }) => scene.file(reference),
    readProfile: async ({ account }) => profiles.get(account) ?? NOBODY,
  };
  const clock = { now: () => scene.now };
  const bot = createBot({
    store,
    platforms: new Map([["slack", platform]]),
    clock,
    ids: createIds(new Uint8Array(32)),
    log: silentLog,
    pauses: systemPauses,
  });

  const scene: Scene = {
    store,
    bot: () => bot,
    sent,
    profiles,
    outcome: () => ({ kind: "sent", messageRef: `ref-${++count}`, at: scene.now }),
    trace: { kind: "did-not-arrive" },
    file: () => ({ kind: "refused", code: "file_not_found" }),
    reach: ({ kind }) => ({ state: kind === "account" ? "reachable" : "no-account", code: null, place: null }),
    now: Temporal.Instant.from("2007-10-26T14:00:00Z"),
    heard(to) {
      const words = sent
        .slice(read)
        .filter((each) => each.to === to)
        .map((each) => each.words);
      read = sent.length;
      return words.join("\n---\n");
    },
    async send(account, inbound, more = {}) {
      scene.now = scene.now.add({ seconds: 5 });
      const key = { platform: "slack", tenant: "T1", account } as const;
      const event = {
        id: `event-${++count}`,
        account: key,
        conversation: talk(account),
        at: scene.now,
        replacesInPlace: false,
        inbound,
        ...more,
      };
      const received = await bot.receive(event);
      await scene.settle();
      return received;
    },
    async say(account, text, more = {}) {
      await scene.send(account, { kind: "said", text, messageId: `message-${++count}`, files: [] }, more);
      return scene.heard(more.conversation?.id ?? account);
    },
    async settle() {
      for (let quiet = 0; quiet < 3; ) {
        const before = await store.countDeliveries();
        await new Promise((resolve) => setTimeout(resolve, 5));
        const after = await store.countDeliveries();
        quiet = before.sending + after.sending === 0 && before.waiting === after.waiting ? quiet + 1 : 0;
      }
    },
    async close() {
      await bot.drain();
      await store.close();
    },
  };
  await loadDemonstration({ store, clock, log: silentLog }, { ...(await readDemonstration()), surveys: [] });
  return scene;
}

export function talk(account: string): Conversation {
  return { platform: "slack", tenant: "T1", kind: "personal", id: account, reference: {} };
}

export function channel(id: string): Conversation {
  return { platform: "slack", tenant: "T1", kind: "channel", id, reference: {} };
}

export function vouched(email: string): Profile {
  return { name: "somebody", verifiedEmail: email, unverifiedBecause: null, timeZone: null };
}
