// A stage on which transcripts are played: the whole bot over an in-memory database, and a platform that keeps what it
// is given. People are those of the demonstration, by their first name. `--- restart ---` builds the bot anew.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { createIds } from "../../adapters/system/ids.ts";
import { systemPauses } from "../../adapters/system/pauses.ts";
import { loadDemonstration } from "../../src/app/load-demonstration.ts";
import { createBot, type RunningBot } from "../../src/bot.ts";
import { type AccountKey, type Conversation, Platform } from "../../src/chat/address.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { ReachFinding } from "../../src/domain/reach.ts";
import type { Received } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { LanguageModel } from "../../src/ports/drafts.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { openMemoryDatabase } from "./memory-database.ts";
import { findFaultsEverywhere } from "./shown-everywhere.ts";
import { silentLog } from "./silent-log.ts";
import type { Stage } from "./transcript.ts";
import { writeHeard } from "./write-heard.ts";

type Shown = { ref: string; person: string; message: OutboundMessage; replaced: boolean };

export type BotStage = Stage & {
  readonly store: Store;
  /** Takes an event as an adapter would; the id makes it the same event again. */
  act(person: string, inbound: Inbound, eventId?: string): Promise<Received>;
  /** What Slack or Teams would not take, or not show whole, of what was said; see `shown-everywhere.ts`. */
  readonly faults: readonly string[];
  /** The newest message to the person. */
  lastMessage(person: string): OutboundMessage;
  close(): Promise<void>;
};

/** The moment at which transcripts begin, unless `passTime` moved it: a working day two weeks before the due date. */
const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60, week: 7 * 24 * 60 };
const BEGINNING = Temporal.Instant.from("2007-10-26T14:00:00Z");

/** The platform of the head; and whoever "has left" or "has blocked the app" once the hello is said. */
export type BotStageSetting = { readonly platform: Platform; readonly gone: ReadonlyMap<string, ReachFinding> };

const GONE: readonly { readonly words: string; readonly finding: ReachFinding; readonly code: string }[] = [
  { words: "has left", finding: { state: "left", code: "deleted", place: "Coordination" }, code: "user_disabled" },
  {
    words: "has blocked the app",
    finding: { state: "reachable", code: null, place: null },
    code: "MessageWritesBlocked",
  },
];

export function readStageSetting(head: ReadonlyMap<string, string>): BotStageSetting {
  const gone = [...head].flatMap(([person, words]) =>
    GONE.filter((each) => words.endsWith(each.words)).map(({ finding }) => [person, finding] as const),
  );
  return { platform: Platform.parse((head.get("On") ?? "web").toLowerCase()), gone: new Map(gone) };
}

const ON_THE_WEB: BotStageSetting = { platform: "web", gone: new Map() };

/** `prepare` fills the store before anybody speaks. */
export async function openBotStage(
  { platform: name, gone }: BotStageSetting = ON_THE_WEB,
  prepare?: (store: Store) => Promise<void>,
  languageModel?: LanguageModel,
): Promise<BotStage> {
  let now = BEGINNING;
  const clock = { now: () => now };
  const { store } = await openMemoryDatabase(clock);
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  const demonstration = await readDemonstration();
  await loadDemonstration({ store, clock, log: silentLog }, { ...demonstration, surveys: [] });
  await prepare?.(store);
  const byFirstName = new Map(demonstration.roster.people.map(({ name, id }) => [name.split(" ")[0] ?? name, id]));

  const shown: Shown[] = [];
  const said: { person: string; text: string; messageId: string }[] = [];
  const faults: string[] = [];
  let heard: string[] = [];
  let actor = "";
  let count = 0;

  const conversationOf = (id: string) => writeConversation(name, id);
  const platform: ChatPlatform = {
    platform: name,
    async deliver({ conversation, message, replaces }) {
      const person = nameOf(conversation.id);
      const finding = person === actor ? undefined : gone.get(person);
      if (finding)
        return { kind: "unreachable", code: GONE.find((each) => each.finding === finding)?.code ?? "unknown" };
      faults.push(...findFaultsEverywhere(message));
      const ref = `message-${++count}`;
      const before = replaces === null ? undefined : shown.find((each) => each.ref === replaces);
      if (before) before.message = message;
      else {
        shown.push({ ref, person, message, replaced: false });
        heard.push(...writeHeard(message, person === actor ? null : person));
      }
      return { kind: "sent", messageRef: replaces ?? ref, at: clock.now() };
    },
    trace: async () => ({ kind: "did-not-arrive" }),
    channelItself: (conversation) => (conversation.kind === "channel" ? conversation : null),
    personalConversation: ({ account }) => conversationOf(account),
    async checkReach(subject) {
      if (subject.kind === "email") return { state: "no-account", code: null, place: null };
      return gone.get(nameOf(subject.account.account)) ?? { state: "reachable", code: null, place: null };
    },
    async readProfile({ account }) {
      const email = demonstration.roster.people.find(({ id }) => id === account)?.email ?? null;
      if (name === "web" || email === null)
        return { name: null, verifiedEmail: null, unverifiedBecause: "absent", timeZone: null };
      return { name: null, verifiedEmail: email, unverifiedBecause: null, timeZone: null };
    },
  };
  const build = (): RunningBot =>
    createBot({
      store,
      platforms: new Map([[name, platform]]),
      clock,
      ids: createIds(new Uint8Array(32)),
      log: silentLog,
      pauses: systemPauses,
      ...(languageModel && { languageModel }),
    });
  let bot = build();

  function nameOf(id: string): string {
    return [...byFirstName].find(([, personId]) => personId === id)?.[0] ?? id;
  }

  async function act(person: string, inbound: Inbound, eventId = `event-${++count}`): Promise<Received> {
    const id = byFirstName.get(person);
    if (id === undefined) throw new Error(`nobody in the demonstration is called ${person}`);
    actor = person;
    now = now.add({ seconds: 20 });
    const account: AccountKey = { platform: name, tenant: TENANTS[name], account: id };
    const replacesInPlace = name === "teams" && inbound.kind === "pressed";
    const event = { id: eventId, account, conversation: conversationOf(id), at: now, replacesInPlace, inbound };
    const received = await bot.receive(event);
    if (received.kind === "taken" && received.settled) {
      const before = shown.find(({ ref }) => inbound.kind === "pressed" && ref === inbound.messageId);
      if (before) before.message = received.settled;
      faults.push(...findFaultsEverywhere(received.settled));
      heard.push(...writeHeard(received.settled, null));
    }
    await bot.tick();
    if (languageModel) await draftsSettled(store);
    await settled(store);
    return received;
  }

  function findShown(person: string, holds: (message: OutboundMessage) => boolean, what: string): Shown {
    const found = shown.findLast((each) => each.person === person && holds(each.message));
    if (!found) throw new Error(`${what} is not on ${person}'s screen`);
    return found;
  }

  return {
    store,
    faults,
    act,
    lastMessage: (person) => findShown(person, () => true, "a message").message,
    async say(person, text) {
      const messageId = `said-${++count}`;
      said.push({ person, text, messageId });
      await act(person, { kind: "said", text, messageId, files: [] });
    },
    async press(person, label) {
      const button = ({ parts }: OutboundMessage) =>
        parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])).find((each) => each.label === label);
      const { message, ref } = findShown(person, (each) => button(each) !== undefined, `the button ${label}`);
      await act(person, { kind: "pressed", button: button(message)?.id ?? "", messageId: ref });
    },
    async choose(person, labels) {
      const choices = ({ parts }: OutboundMessage) =>
        parts.find(
          (part) =>
            part.kind === "choices" && labels.every((label) => part.options.some((option) => option.label === label)),
        );
      const { message, ref } = findShown(
        person,
        (each) => choices(each) !== undefined,
        `the choice ${labels.join(", ")}`,
      );
      const part = choices(message);
      if (part?.kind !== "choices") throw new Error("no choices");
      const codes = part.options.filter(({ label }) => labels.includes(label)).map(({ code }) => code);
      await act(person, { kind: "chose", choices: part.id, codes, messageId: ref });
    },
    command: async (person, words) => void (await act(person, { kind: "commanded", words })),
    async edit(person, before, after) {
      const found = said.findLast((each) => each.person === person && each.text === before);
      if (!found) throw new Error(`${person} never said "${before}"`);
      found.text = after;
      await act(person, { kind: "edited", text: after, messageId: found.messageId });
    },
    async passTime(words) {
      const [, amount = "1", unit = "days"] = /^(\S+) (minutes?|hours?|days?|weeks?)/.exec(words) ?? [];
      const number = ["a", "one", "two", "three", "four", "five", "six", "seven"].indexOf(amount);
      const count = number === -1 ? Number(amount) : Math.max(1, number);
      now = now.add({ minutes: count * (MINUTES[unit.replace(/s$/, "")] ?? 0) });
      await bot.tick();
      await settled(store);
    },
    async restart() {
      await bot.drain();
      bot = build();
    },
    heard() {
      const lines = heard;
      heard = [];
      return lines;
    },
    close: async () => {
      await bot.drain();
      await store.close();
    },
  };
}

const TENANTS = { web: "try-out", slack: "T1", teams: "contoso" } as const;

function writeConversation(platform: Platform, id: string): Conversation {
  return { platform, tenant: TENANTS[platform], kind: "personal", id, reference: {} };
}

/** Waits until every draft that was asked for is written or has failed. */
async function draftsSettled(store: Store): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const drafts = (await store.listAudit(200)).map(({ action }) => action);
    const count = (...actions: string[]) => drafts.filter((action) => actions.includes(action)).length;
    if (count("draft asked") === count("draft written", "draft failed")) return;
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  throw new Error("a draft is still being written");
}

/** Waits until nothing waits in the outbox. */
async function settled(store: Store): Promise<void> {
  for (let tries = 0; tries < 5_000; tries += 1) {
    const { waiting, sending } = await store.countDeliveries();
    if (waiting + sending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error("messages still wait in the outbox");
}
