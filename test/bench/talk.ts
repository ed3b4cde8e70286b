// People who write to the whole bot, for measuring: what is waited for is that a command is dealt with and its answer lies
// in the outbox, which is when the platform is told that it was received.
import type { Temporal } from "temporal-polyfill";
import { createIds } from "../../adapters/system/ids.ts";
import { systemPauses } from "../../adapters/system/pauses.ts";
import { createBot } from "../../src/bot.ts";
import type { AccountKey, Conversation } from "../../src/chat/address.ts";
import type { Person } from "../../src/domain/person.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Store } from "../../src/ports/store.ts";
import { silentLog } from "../support/silent-log.ts";

export type Talk = {
  /** Milliseconds. */
  readonly say: (person: Person, words: string) => Promise<number>;
  readonly end: () => Promise<void>;
};

export function openTalk(store: Store, now: Temporal.Instant, people: readonly Person[]): Talk {
  let count = 0;
  const platform: ChatPlatform = {
    platform: "slack",
    deliver: async ({ id }) => ({ kind: "sent", messageRef: `ref-${id}`, at: now }),
    trace: async () => ({ kind: "did-not-arrive" }),
    checkReach: async () => ({ state: "unknown", code: null, place: null }),
    channelItself: () => null,
    personalConversation: ({ account }) => talkWith(account),
    readProfile: async ({ account }) => ({
      name: null,
      verifiedEmail: people.find(({ id }) => id === account)?.email ?? null,
      unverifiedBecause: null,
      timeZone: null,
    }),
  };
  const bot = createBot({
    store,
    platforms: new Map([["slack", platform]]),
    clock: { now: () => now },
    ids: createIds(new Uint8Array(32)),
    log: silentLog,
    pauses: systemPauses,
  });
  return {
    async say({ id }, words) {
      count += 1;
      const account: AccountKey = { platform: "slack", tenant: "T1", account: id };
      const event = { id: `bench-${count}`, account, at: now, replacesInPlace: false } as const;
      const from = performance.now();
      await bot.receive({ ...event, conversation: talkWith(id), inbound: { kind: "commanded", words } });
      const took = performance.now() - from;
      await bot.tick();
      return took;
    },
    end: () => bot.drain(),
  };
}

function talkWith(account: string): Conversation {
  return { platform: "slack", tenant: "T1", kind: "personal", id: account, reference: {} };
}
