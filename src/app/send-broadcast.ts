// One broadcast at its slot: sent, put off, moved to where else the person can be reached, or over. What may have arrived
// is asked about before it is sent again, and never sent again where the platform cannot tell.
import { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { ChatPlatform, DeliveryOutcome, OutgoingDelivery } from "../ports/chat-platform.ts";
import type { Clock } from "../ports/clock.ts";
import type { AttemptOutcome, AttemptRecord, ClaimedBroadcast, Lane } from "../ports/deliveries.ts";
import type { Log } from "../ports/log.ts";
import type { Pauses } from "../ports/pauses.ts";
import type { Store } from "../ports/store.ts";
import { backOffMilliseconds } from "./pacing.ts";

/** After this many attempts a message that the platform keeps putting off is given up. */
const MAX_ATTEMPTS = 12;
/** Those that were put off together with their lane come back spread over this long. */
const SPREAD_MILLISECONDS = 1_000;
/** What became of a message is written again so often, with growing pauses: for some minutes. */
const MAX_SETTLING = 30;
const SETTLE_AGAIN_MILLISECONDS = 500;
const LONGEST_SETTLING_MILLISECONDS = 10_000;

export type SendingPorts = {
  readonly store: Pick<Store, "transaction" | "finishBroadcast" | "jobs">;
  readonly platforms: ReadonlyMap<Platform, ChatPlatform>;
  readonly clock: Clock;
  readonly pauses: Pick<Pauses, "random" | "wait">;
  readonly log: Log;
};

export type Sending = SendingPorts & {
  /** Who sends: this process. */
  readonly courier: string;
  /** Says that nothing goes through in this lane for so long. */
  readonly block: (lane: Lane, seconds: number) => Promise<void>;
  /** The program ends: whoever comes next takes over. */
  readonly isStopping: () => boolean;
};

export async function sendBroadcast(broadcast: ClaimedBroadcast, sending: Sending): Promise<void> {
  const { conversation, attempt } = broadcast;
  const startedAt = sending.clock.now();
  const platform = sending.platforms.get(conversation.platform);
  const end = await (platform
    ? tryOnce(broadcast, platform)
    : { kind: "unreachable" as const, code: "not-configured" });
  sending.log.info("broadcast attempted", {
    deliveryId: broadcast.id,
    platform: conversation.platform,
    outcome: end.kind,
    code: end.kind === "sent" || end.kind === "arrived" ? null : end.code,
    attempt,
  });
  await settleAtLast(broadcast, end, startedAt, sending);
}

/** Of a database that fails for a while: otherwise the message would be one that is being sent for as long as this process lives. */
async function settleAtLast(
  broadcast: ClaimedBroadcast,
  end: End,
  startedAt: Temporal.Instant,
  sending: Sending,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await settle(broadcast, end, startedAt, sending);
    } catch (error) {
      if (tries === MAX_SETTLING || sending.isStopping()) throw error;
      sending.log.error("broadcast not settled yet", { deliveryId: broadcast.id, tries }, error);
      await sending.pauses.wait(Math.min(tries * SETTLE_AGAIN_MILLISECONDS, LONGEST_SETTLING_MILLISECONDS));
    }
  }
}

/** What an attempt ends with: what the platform answered, or what it knew of an earlier attempt. */
type End =
  | DeliveryOutcome
  | { readonly kind: "arrived"; readonly messageRef: string; readonly at: Temporal.Instant | null }
  | { readonly kind: "unknown"; readonly code: string }
  /** Nothing was sent; the doubt stays. */
  | { readonly kind: "ask-later"; readonly afterSeconds: number; readonly code: string };

async function tryOnce(
  { id, conversation, message, doubtful }: ClaimedBroadcast,
  platform: ChatPlatform,
): Promise<End> {
  const outgoing: OutgoingDelivery = { id, conversation, message, replaces: null };
  if (doubtful) {
    const trace = await platform.trace(outgoing);
    if (trace.kind === "cannot-tell") return { kind: "unknown", code: "cannot-tell" };
    if (trace.kind !== "did-not-arrive") return trace;
  }
  const outcome = await platform.deliver(outgoing);
  if (outcome.kind !== "lost") return outcome;
  // What is not there yet may still be under way: it is asked about once more before the next attempt.
  const trace = await platform.trace(outgoing);
  if (trace.kind === "cannot-tell") return { kind: "unknown", code: outcome.code };
  return trace.kind === "arrived" ? trace : outcome;
}

async function settle(broadcast: ClaimedBroadcast, end: End, startedAt: Temporal.Instant, sending: Sending) {
  const { store, clock, courier } = sending;
  const record = (outcome: AttemptOutcome, code: string | null, finishedAt = clock.now()): AttemptRecord => ({
    id: broadcast.id,
    courier,
    startedAt,
    finishedAt: Temporal.Instant.compare(finishedAt, startedAt) < 0 ? startedAt : finishedAt,
    outcome,
    code,
  });
  switch (end.kind) {
    case "sent":
    case "arrived":
      return store.finishBroadcast(record(end.kind, null, end.at ?? clock.now()), "sent", end.messageRef);
    case "unknown":
    case "refused":
      return store.finishBroadcast(record(end.kind, end.code), end.kind, null);
    case "unreachable":
      return moveOn(broadcast, record("unreachable", end.code), sending);
    case "try-later":
      return putOff(broadcast, record("try-later", end.code), { ...end, doubtful: false }, sending);
    case "ask-later":
      return putOff(broadcast, record("try-later", end.code), { ...end, holdsLane: false, doubtful: true }, sending);
    case "lost":
      return putOff(broadcast, record("lost", end.code), { afterSeconds: 0, doubtful: true }, sending);
    default:
      return unreachable(end);
  }
}

/** To the conversation of the person that was bound last, of those where it was not tried; on whichever platform. */
async function moveOn(broadcast: ClaimedBroadcast, record: AttemptRecord, { store, platforms, log }: Sending) {
  const untried = await store.transaction((transaction) => transaction.listUntried(broadcast.id));
  const next = untried.find(({ platform }) => platforms.has(platform));
  if (!next) return store.finishBroadcast(record, "unreachable", null);
  await store.jobs.prepare([next]);
  await store.transaction((transaction) => transaction.moveBroadcast(record, next));
  log.info("broadcast moved", { deliveryId: broadcast.id, platform: next.platform });
}

type Wait = { readonly afterSeconds: number; readonly holdsLane?: boolean; readonly doubtful: boolean };

/** Silence that the platform asks for is kept as it says, and is no fault of the message. */
async function putOff(broadcast: ClaimedBroadcast, record: AttemptRecord, wait: Wait, sending: Sending) {
  const { store, pauses } = sending;
  const { conversation, attempt } = broadcast;
  if (wait.holdsLane) await sending.block(conversation, wait.afterSeconds);
  else if (attempt >= MAX_ATTEMPTS) return store.finishBroadcast(record, wait.doubtful ? "unknown" : "refused", null);
  const random = pauses.random();
  const afterMilliseconds = wait.holdsLane
    ? wait.afterSeconds * 1000 + Math.round(random * SPREAD_MILLISECONDS)
    : backOffMilliseconds(attempt, wait.afterSeconds, random);
  await store.transaction((transaction) =>
    transaction.postponeBroadcast(record, conversation, { afterMilliseconds, doubtful: wait.doubtful }),
  );
}
