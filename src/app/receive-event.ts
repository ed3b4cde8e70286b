// Takes one event: seen before? → who? → facts → decide → one transaction → commit. Only then is it acknowledged.
import type { AccountKey, Conversation } from "../chat/address.ts";
import type { InboundEvent, Profile } from "../chat/inbound.ts";
import { commandIn, decide, needsBoards, needsReach } from "../commands/decide.ts";
import type { Board } from "../commands/status.ts";
import { means } from "../dialog/control-words.ts";
import type { Person } from "../domain/person.ts";
import type { DraftId } from "../findings/draft.ts";
import type { ChatAccount } from "../ports/accounts.ts";
import type { Received } from "../ports/bot.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { type Applied, applyTurn } from "./apply-effects.ts";
import { readBoards } from "./boards.ts";
import type { BotPorts } from "./bot-ports.ts";
import type { Courier } from "./courier.ts";
import type { FileKeeper } from "./file-keeper.ts";
import { hasRole, identify } from "./identify.ts";
import { loadFacts } from "./load-facts.ts";
import type { ReachChecker, ReachLook } from "./reach-checker.ts";
import type { ReferenceData } from "./reference-data.ts";
import { greet, tellOtherAccounts, tellStranger } from "./strangers.ts";
import { readTypedLabel } from "./typed-labels.ts";
import { isMetAgain } from "./welcome.ts";
import type { DraftWriter } from "./write-drafts.ts";

/** What had to be fetched outside the transaction: the platform's word on an account, the tables of a status, who can be reached. */
type Fetched = { readonly profile?: Profile; readonly boards?: readonly Board[]; readonly reach?: ReachLook };

/** Takes the transaction back, so that something can be fetched without holding it open; at most so long. */
class Needs extends Error {
  readonly what: keyof Fetched;
  readonly patience: number;
  constructor(what: keyof Fetched, patience = 0) {
    super(`needs ${what}`);
    this.what = what;
    this.patience = patience;
  }
}

/** Platforms want an answer within three seconds; what is not known by then is seen at the next look. */
const REACH_PATIENCE_MILLISECONDS = { needed: 1_200, "in-passing": 150 } as const;

type Taken = {
  readonly received: Received;
  readonly touched: readonly Conversation[];
  /** Drafts to be written. */
  readonly asked?: readonly DraftId[];
};

/** What goes on after a turn, and what a turn asks in between. */
type Helpers = {
  readonly courier: Courier;
  readonly files: Pick<FileKeeper, "kick">;
  readonly reach: Pick<ReachChecker, "look">;
  readonly drafts: Pick<DraftWriter, "model" | "write">;
};

export function createReceiver(
  ports: BotPorts,
  reference: ReferenceData,
  { courier, files, reach, drafts }: Helpers,
): (event: InboundEvent) => Promise<Received> {
  const turns = new Map<string, Promise<unknown>>();

  return function receive(event) {
    const key = keyOf(event.account);
    const turn = (turns.get(key) ?? Promise.resolve()).then(() => takeWithFetching(event));
    const settled = turn.catch(() => undefined).finally(() => turns.get(key) === settled && turns.delete(key));
    turns.set(key, settled);
    return turn;
  };

  async function takeWithFetching(event: InboundEvent): Promise<Received> {
    let fetched: Fetched = {};
    for (;;) {
      try {
        const { received, touched, asked } = await ports.store.transaction((transaction) =>
          take(transaction, event, fetched),
        );
        for (const conversation of touched) courier.kick(conversation);
        for (const id of asked ?? []) drafts.write(id);
        if (event.inbound.kind === "said" && event.inbound.files.length > 0) files.kick();
        ports.log.info("event taken", {
          platform: event.account.platform,
          kind: event.inbound.kind,
          outcome: received.kind,
          replies: touched.length,
        });
        return received;
      } catch (error) {
        if (!(error instanceof Needs) || fetched[error.what] !== undefined) throw error;
        fetched = { ...fetched, ...(await provide(error, event)) };
      }
    }
  }

  async function provide({ what, patience }: Needs, event: InboundEvent): Promise<Fetched> {
    if (what === "reach") return { reach: await reach.look(patience) };
    if (what === "boards") return { boards: await readBoards(ports.store) };
    const platform = ports.platforms.get(event.account.platform);
    const nobody: Profile = { name: null, verifiedEmail: null, unverifiedBecause: "absent", timeZone: null };
    return { profile: platform ? await platform.readProfile(event.account, event.conversation) : nobody };
  }

  async function take(transaction: StoreTransaction, event: InboundEvent, fetched: Fetched): Promise<Taken> {
    const now = ports.clock.now();
    if (!(await transaction.claimEvent(event, now))) return { received: { kind: "seen-before" }, touched: [] };
    const account = await transaction.lockAccount(event.account, event.conversation, now);
    if (event.inbound.kind === "left") {
      await transaction.setAccountState(event.account, "suspended");
      return nothing();
    }
    if (account.state === "suspended") await transaction.setAccountState(event.account, "active");
    const today = now.toZonedDateTimeISO("UTC").toPlainDate();
    const known = account.personId ? await transaction.findPerson(account.personId, today) : null;
    if (known && hasRole(known)) return takeTurn(transaction, event, account, known, fetched);
    if (!fetched.profile) throw new Needs("profile");
    const identity = await identify(transaction, event, account, fetched.profile, ports.ids, now);
    if (identity.kind === "stranger")
      return takenFrom(await tellStranger(transaction, event, identity.words, ports.ids, now));
    const isMet = event.inbound.kind === "met";
    const greeted = await (isMet ? tellOtherAccounts : greet)(transaction, event, identity.person, ports.ids, now);
    if (identity.boundByCode || isGreeting(event)) return takenFrom(greeted);
    const taken = await takeTurn(transaction, event, account, identity.person, fetched);
    return { received: taken.received, touched: [...greeted, ...taken.touched], asked: taken.asked ?? [] };
  }

  async function takeTurn(
    transaction: StoreTransaction,
    came: InboundEvent,
    account: ChatAccount,
    person: Person,
    fetched: Fetched,
  ): Promise<Taken> {
    const now = ports.clock.now();
    if (await isMetAgain(transaction, came, account, now)) return nothing();
    const record = await transaction.lockDialog(person.id);
    const event = await readTypedLabel(transaction, came, person, record);
    const facts = await loadFacts(transaction, reference, event, person, record, now);
    if (needsBoards(commandIn(event, record.dialog), facts) && !fetched.boards) throw new Needs("boards");
    const reachIs = needsReach(commandIn(event, record.dialog), facts);
    if (reachIs && !fetched.reach) throw new Needs("reach", REACH_PATIENCE_MILLISECONDS[reachIs]);
    const turn = decide(event, record.dialog, facts, fetched.boards ?? []);
    const personal =
      account.personal ?? ports.platforms.get(event.account.platform)?.personalConversation(event.account) ?? null;
    const { ids, platforms, addresses } = ports;
    const around = { transaction, event, person, facts, record, personal, ids, platforms, addresses, now };
    const applied = await applyTurn(turn, { ...around, reach: fetched.reach ?? null, languageModel: drafts.model });
    return takenBy(applied, turn.formProblems ?? null);
  }
}

function takenBy(
  { settled, deliveries, asked }: Applied,
  formProblems: Readonly<Record<string, string>> | null,
): Taken {
  const touched = deliveries.map(({ conversation }) => conversation);
  return { received: { kind: "taken", settled, formProblems }, touched, asked };
}

function isGreeting({ inbound }: InboundEvent): boolean {
  return inbound.kind === "said" && means(inbound.text, "greeting");
}

function takenFrom(touched: readonly Conversation[]): Taken {
  return { received: { kind: "taken", settled: null, formProblems: null }, touched };
}

function nothing(): Taken {
  return takenFrom([]);
}

function keyOf(account: AccountKey): string {
  return `${account.platform} ${account.tenant} ${account.account}`;
}
