// The bot over everything that was reported, with two platforms that record what they are given, and a language model that
// a test decides. A process can be killed: another bot goes on over the same store.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { createIds } from "../../adapters/system/ids.ts";
import { systemPauses } from "../../adapters/system/pauses.ts";
import { loadDemonstration } from "../../src/app/load-demonstration.ts";
import { createBot, type RunningBot } from "../../src/bot.ts";
import type { Conversation } from "../../src/chat/address.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import type { ChatPlatform, OutgoingDelivery } from "../../src/ports/chat-platform.ts";
import type { LanguageModel } from "../../src/ports/drafts.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { openMemoryDatabase } from "../support/memory-database.ts";
import { reportAll } from "../support/reported.ts";
import { silentLog } from "../support/silent-log.ts";

/** By account. */
const PEOPLE: Readonly<Record<string, string>> = {
  viktor: "viktor.vargas@example.org",
  xenia: "xenia.xavier@example.org",
  ana: "ana.almeida@example.org",
};

export type DraftsWorld = {
  readonly store: Store;
  now: Temporal.Instant;
  /** Everything delivered since it was emptied last. */
  delivered: OutgoingDelivery[];
  /** Another process from now on; the one before is left where it is, as a kill leaves it. */
  start(languageModel: LanguageModel | null): RunningBot;
  act(account: string, conversation: Conversation, inbound: Inbound): Promise<void>;
  /** Types in a direct message; what is said to that person then. */
  say(account: string, words: string): Promise<readonly string[]>;
  /** Presses the newest button of that label on the person's screen. */
  press(account: string, label: string): Promise<readonly string[]>;
  settle(): Promise<void>;
  tick(): Promise<readonly string[]>;
};

export async function openDraftsWorld(): Promise<DraftsWorld> {
  const { store } = await openMemoryDatabase();
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  const clock = { now: () => world.now };
  let bot: RunningBot;
  let count = 0;
  const screens = new Map<string, OutboundMessage[]>();

  const recording = (platform: "slack" | "teams"): ChatPlatform => ({
    platform,
    async deliver(delivery) {
      world.delivered.push(delivery);
      const { conversation, message } = delivery;
      screens.set(conversation.id, [...(screens.get(conversation.id) ?? []), message]);
      return { kind: "sent", messageRef: delivery.id, at: world.now };
    },
    trace: async () => ({ kind: "did-not-arrive" }),
    channelItself: () => null,
    checkReach: async () => ({ state: "unknown", code: null, place: null }),
    personalConversation: ({ account }) => direct(platform, account),
    readProfile: async ({ account }) => ({
      name: null,
      verifiedEmail: PEOPLE[account] ?? null,
      unverifiedBecause: null,
      timeZone: null,
    }),
  });
  const platforms = new Map((["slack", "teams"] as const).map((platform) => [platform, recording(platform)] as const));

  const world: DraftsWorld = {
    store,
    now: Temporal.Instant.from("2007-10-26T14:00:00Z"),
    delivered: [],
    start(languageModel) {
      const ids = createIds(new Uint8Array(32));
      bot = createBot({
        store,
        platforms,
        clock,
        ids,
        log: silentLog,
        pauses: systemPauses,
        ...(languageModel && { languageModel }),
      });
      return bot;
    },
    async act(account, conversation, inbound) {
      const key = { platform: conversation.platform, tenant: "T1", account };
      world.now = world.now.add({ seconds: 1 });
      const id = `e${++count}`;
      await bot.receive({ id, account: key, conversation, at: world.now, replacesInPlace: false, inbound });
      await world.settle();
    },
    async say(account, words) {
      world.delivered = [];
      const inbound = { kind: "said", text: words, messageId: `m${++count}`, files: [] } as const;
      await world.act(account, direct("slack", account), inbound);
      return heard(world.delivered);
    },
    async press(account, label) {
      const buttons = (screens.get(account) ?? []).flatMap(({ parts }) =>
        parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])),
      );
      const button = buttons.findLast((each) => each.label === label);
      if (!button) throw new Error(`${account} sees no button ${label}`);
      world.delivered = [];
      await world.act(account, direct("slack", account), { kind: "pressed", button: button.id, messageId: null });
      return heard(world.delivered);
    },
    /** Until nothing waits, and nothing new comes for a while. */
    async settle() {
      for (let quiet = 0, before = -1; quiet < 5; ) {
        await bot.tick();
        await new Promise((resolve) => setTimeout(resolve, 10));
        const { waiting, sending, sent } = await store.countDeliveries();
        quiet = waiting + sending === 0 && sent === before ? quiet + 1 : 0;
        before = sent;
      }
    },
    async tick() {
      world.delivered = [];
      await world.settle();
      return heard(world.delivered);
    },
  };
  await loadDemonstration({ store, clock, log: silentLog }, { ...(await readDemonstration()), surveys: [] });
  await reportAll(store);
  world.start(null);
  for (const account of Object.keys(PEOPLE))
    for (const platform of ["slack", "teams"] as const)
      await world.act(account, direct(platform, account), { kind: "commanded", words: "help" });
  return world;
}

export function direct(platform: "slack" | "teams", account: string): Conversation {
  return { platform, tenant: "T1", kind: "personal", id: account, reference: {} };
}

/** As Slack's adapter reads a slash command, and Teams' a mention. */
export function channel(platform: "slack" | "teams", account: string): Conversation {
  const reference: Record<string, string> = platform === "slack" ? { onlyFor: account } : {};
  return { platform, tenant: "T1", kind: "channel", id: "C1", reference };
}

export function heard(delivered: readonly OutgoingDelivery[]): readonly string[] {
  return delivered.map(({ message }) => writePlainText(message));
}
