// A small meeting over a database in memory: Ana (focal point) and Ben (alternate) of one organization in Zurich, Chidi of
// another in New York. What is asked is due on Tuesday 24 February 2026. The clock is set by the test.
import { Temporal } from "temporal-polyfill";
import { systemPauses } from "../../adapters/system/pauses.ts";
import { Broadcaster } from "../../src/app/broadcaster.ts";
import { createRecordDesk } from "../../src/app/record-desk.ts";
import { createRoundDesk } from "../../src/app/rounds.ts";
import { runSteps } from "../../src/app/run-rounds.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { PersonId } from "../../src/domain/ids.ts";
import type { ReachFinding } from "../../src/domain/reach.ts";
import type { StepId } from "../../src/domain/reminder.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Store } from "../../src/ports/store.ts";
import { accountOf, makeQuestionnaire, makeWorld, NOON, talkWith } from "../contracts/store-world.ts";
import { openMemoryDatabase } from "../support/memory-database.ts";
import { silentLog } from "../support/silent-log.ts";

export type RoundsWorld = Awaited<ReturnType<typeof openRoundsWorld>>;

export async function openRoundsStore(): Promise<Store> {
  return (await openMemoryDatabase()).store;
}

/** Worlds share a database, one after the other: `leave` closes the meeting, so that the next one is alone. */
export async function openRoundsWorld(store: Store) {
  const world = await makeWorld(store);
  await store.saveInstrument(makeQuestionnaire(world.instrumentId, 1, "Activity report"));
  const people = world.roster.people.map((person) =>
    person.id === world.chidi ? { ...person, timeZone: "America/New_York" } : person,
  );
  await store.importRoster({ organizations: world.roster.organizations, people }, NOON);
  let now = NOON;
  let count = 0;
  const ids = { next: () => `delivery-${world.mark}-${++count}`, code: () => "", hash: () => "" };
  const ports = { store, clock: { now: () => now }, ids, log: silentLog };
  const own = new Set(people.map(({ id }) => talkWith(id).id));
  const sent: { readonly to: string; readonly at: string; readonly message: OutboundMessage }[] = [];

  async function bind(...personIds: readonly PersonId[]): Promise<void> {
    for (const personId of personIds)
      await store.transaction(async (transaction) => {
        await transaction.lockAccount(accountOf(personId), talkWith(personId), now);
        await transaction.bindAccount(accountOf(personId), personId, "code", now);
      });
  }

  const reach = new Map<string, ReachFinding>();
  const nowhere: ReachFinding = { state: "no-account", code: null, place: null };
  const platform: ChatPlatform = {
    platform: "slack",
    async deliver({ id, conversation, message }) {
      if (own.has(conversation.id)) sent.push({ to: conversation.id, at: now.toString(), message });
      return { kind: "sent", messageRef: `ref-${id}`, at: now };
    },
    trace: async () => ({ kind: "cannot-tell" }),
    channelItself: () => null,
    personalConversation: () => null,
    checkReach: async (subject) =>
      reach.get(subject.kind === "email" ? subject.email : subject.account.account) ??
      (subject.kind === "email" ? nowhere : { state: "reachable", code: null, place: "Coordination" }),
    readProfile: async () => ({ name: null, verifiedEmail: null, unverifiedBecause: "absent", timeZone: null }),
  };
  const platforms = new Map([[platform.platform, platform]]);
  // Two messages in one conversation have a pause between them, so that its clock must go on.
  const started = performance.now();
  const goingOn = { now: () => now.add({ milliseconds: Math.floor(performance.now() - started) }) };
  const sending = { ...ports, clock: goingOn, platforms, pauses: systemPauses };
  const broadcaster = new Broadcaster(sending, `courier-${world.mark}`);

  /** What waits as a reply, as the courier would send it. */
  async function deliverReplies(): Promise<void> {
    for (;;) {
      const due = await store.claimDeliveries(now, 50);
      if (due.length === 0) return;
      for (const { id, conversation, message } of due) {
        if (own.has(conversation.id)) sent.push({ to: conversation.id, at: now.toString(), message });
        await store.finishDelivery(id, "sent", `ref-${id}`, null, now);
      }
    }
  }

  return {
    ...world,
    store,
    ports,
    deliverReplies,
    sent,
    bind,
    desk: createRoundDesk(ports),
    /** What a platform says of an account or an e-mail. */
    reach,
    recordDesk: createRecordDesk(ports, async () => ({ platforms, close: async () => undefined })),
    async leave(): Promise<void> {
      const { meetings } = world.meetings;
      const closed = meetings.map((each) => ({ ...each, meeting: { ...each.meeting, state: "closed" as const } }));
      await store.importMeetings({ ...world.meetings, meetings: closed }, now);
    },
    at(instant: string) {
      now = Temporal.Instant.from(instant);
    },
    /** One look of the program, several at once where several processes look. */
    async tick(instant: string, processes = 1): Promise<void> {
      now = Temporal.Instant.from(instant);
      await Promise.all(Array.from({ length: processes }, () => runSteps(ports, now)));
      await broadcaster.run();
      await deliverReplies();
    },
    /** `ana1 reminded`, `ben1 submitted`. */
    async decided(stepId: StepId): Promise<readonly string[]> {
      const recipients = await store.transaction((transaction) => transaction.listRecipients(world.meeting.id, stepId));
      return recipients.map(({ personId, reason }) => `${personId} ${reason ?? "reminded"}`).sort();
    },
    async stateOf(stepId: StepId): Promise<string> {
      const steps = await store.transaction((transaction) => transaction.listSteps(world.meeting.id));
      return steps.find((step) => step.stepId === stepId)?.state ?? "planned";
    },
  };
}
