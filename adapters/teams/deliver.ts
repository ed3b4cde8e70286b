// Sends a message to a conversation of Teams, from the reference that was kept, or puts it in the place of an earlier one.
import type { TurnContext } from "botbuilder";
import type { Temporal } from "temporal-polyfill";
import type { DeliveryOutcome, OutgoingDelivery } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { inThread, Reference, writeBotReference } from "./address.ts";
import type { BotFramework } from "./bot-framework.ts";
import { countBytes, MAX_MESSAGE_BYTES } from "./limits.ts";
import { readOutcome } from "./outcomes.ts";
import { IN_WORDS, type ShownPictures, showPictures } from "./pictures.ts";
import { isLoopbackUrl } from "./read-request.ts";
import { type Outgoing, renderNew, renderReplacement } from "./render-message.ts";

/** What it takes to write to Teams. An empty app id means the loopback without tokens. */
export type Sender = {
  readonly framework: BotFramework;
  readonly appId: string;
  readonly clock: Clock;
  readonly pictures: Pictures | null;
};

/** A message that becomes several is sent in order and is sent once the last has arrived, whose id it is known by. */
export async function deliver(delivery: OutgoingDelivery, sender: Sender): Promise<DeliveryOutcome> {
  const reference = Reference.safeParse(delivery.conversation.reference);
  if (!reference.success) return { kind: "refused", code: "no-reference" };
  if (!sender.appId && !isLoopbackUrl(reference.data.serviceUrl)) return { kind: "unreachable", code: "not-loopback" };
  const shown = await showPictures(delivery.message, sender.pictures);
  const outcome = await attempt(delivery, reference.data, shown, sender);
  // What a picture inside the card weighs is said not to count; a message is not lost over it.
  const heavy = outcome.kind === "refused" && [...shown.values()].some((url) => url.startsWith("data:"));
  return heavy ? attempt(delivery, reference.data, IN_WORDS, sender) : outcome;
}

async function attempt(
  { replaces, beneath, message }: OutgoingDelivery,
  reference: Reference,
  shown: ShownPictures,
  sender: Sender,
): Promise<DeliveryOutcome> {
  const activities = replaces === null ? renderNew(message, shown) : [renderReplacement(message, shown)];
  if (activities.some((activity) => countBytes(activity) > MAX_MESSAGE_BYTES))
    return { kind: "refused", code: "too-large" };
  try {
    const where = beneath == null ? reference : inThread(reference, beneath);
    const sent = await withConversation(where, sender, (context) => send(context, activities, replaces, sender.clock));
    return { kind: "sent", ...sent };
  } catch (error) {
    return readOutcome(error, { replacing: replaces !== null });
  }
}

/** Runs what is to be done in a conversation outside of a turn. Throws what the connector answers. */
export async function withConversation<Result>(
  reference: Reference,
  { framework, appId }: Sender,
  act: (context: TurnContext) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  await framework.continueConversationAsync(appId, writeBotReference(reference), async (context) => {
    // The library invents an id for this turn and would reply to a message that does not exist.
    delete context.activity.id;
    if (reference.teamId) context.activity.channelData = { team: { id: reference.teamId } };
    results.push(await act(context));
  });
  const [result] = results;
  if (result === undefined) throw new Error("the library did not run the turn");
  return result;
}

/** Teams does not say when a message arrived: not before the last one left, so that no answer to it can be older. */
async function send(
  context: TurnContext,
  activities: readonly Outgoing[],
  replaces: string | null,
  clock: Clock,
): Promise<{ readonly messageRef: string; readonly at: Temporal.Instant }> {
  let messageRef = replaces ?? "";
  let at = clock.now();
  for (const activity of activities) {
    at = clock.now();
    if (replaces !== null) await context.updateActivity({ ...activity, id: replaces });
    else messageRef = (await context.sendActivity(activity))?.id ?? "";
  }
  return { messageRef, at };
}
