// Reads an activity of Teams into an event of the bot. What nobody expects an answer to, such as a reaction, is ignored.
import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { AccountKey } from "../../src/chat/address.ts";
import type { Inbound, InboundEvent } from "../../src/chat/inbound.ts";
import { readAction } from "./action-data.ts";
import { type Activity, ExecuteValue } from "./activity.ts";
import { isPersonal, readConversation } from "./address.ts";
import { readFiles } from "./read-files.ts";
import { readText } from "./read-text.ts";

/** The event, or null for an activity that wants no answer. */
export function readInbound(activity: Activity, account: AccountKey, now: Temporal.Instant): InboundEvent | null {
  const inbound = readWhatWasDone(activity);
  if (!inbound) return null;
  return {
    id: writeEventId(activity),
    account,
    conversation: readConversation(activity, account),
    at: activity.timestamp ? Temporal.Instant.from(activity.timestamp) : now,
    replacesInPlace: activity.type === "invoke",
    inbound,
  };
}

function readWhatWasDone(activity: Activity): Inbound | null {
  switch (activity.type) {
    case "message":
      return readMessage(activity);
    case "messageUpdate":
      return readEdit(activity);
    case "invoke":
      return readExecute(activity);
    case "installationUpdate":
      return readInstallation(activity);
    default:
      return null;
  }
}

function readMessage(activity: Activity): Inbound | null {
  const pressed = readAction(activity.value, activity.replyToId ?? null);
  if (pressed) return pressed;
  const text = readText(activity);
  if (!isPersonal(activity)) return mentionsBot(activity) ? { kind: "commanded", words: text } : null;
  const files = readFiles(activity.attachments ?? []);
  if (text === "" && files.length === 0) return { kind: "other", what: "empty-message" };
  return { kind: "said", text, messageId: activity.id ?? "", files };
}

/** Teams also sends an update when a deleted message is restored; only an edit changes what was said. */
function readEdit(activity: Activity): Inbound | null {
  const eventType = activity.channelData?.eventType ?? "editMessage";
  if (eventType !== "editMessage" || !activity.id || !isPersonal(activity)) return null;
  return { kind: "edited", text: readText(activity), messageId: activity.id };
}

function readExecute(activity: Activity): Inbound | null {
  if (activity.name !== "adaptiveCard/action") return null;
  const value = ExecuteValue.safeParse(activity.value);
  return value.success ? readAction(value.data.action.data, activity.replyToId ?? null) : null;
}

/** An upgrade of the app meets nobody. */
function readInstallation(activity: Activity): Inbound | null {
  if (activity.action === "add") return { kind: "met" };
  if (activity.action === "remove") return { kind: "left" };
  return null;
}

function mentionsBot(activity: Activity): boolean {
  return (activity.entities ?? []).some(
    (entity) => entity?.type === "mention" && entity.mentioned.id === activity.recipient.id,
  );
}

/**
 * The same whenever Teams sends the activity again, and different for everything else. Ids of messages are unique
 * only within their conversation, and an edit carries the id of the message that it edits.
 */
export function writeEventId(activity: Activity): string {
  const { conversation, id, timestamp, type } = activity;
  const happened = id ?? digest([activity.from.id, activity.replyToId, timestamp, activity.name, activity.value]);
  if (type !== "messageUpdate") return `${conversation.id}/${happened}`;
  return `${conversation.id}/${happened}/${timestamp ?? digest(activity.text)}`;
}

function digest(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value ?? null))
    .digest("base64url");
}
