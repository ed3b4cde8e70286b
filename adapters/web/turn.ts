// What the page sends when somebody acts, and the same in the words that every platform shares.
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { AccountKey, Conversation } from "../../src/chat/address.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import { PersonId } from "../../src/domain/ids.ts";
import { unreachable } from "../../src/domain/unreachable.ts";

/** More than any question takes, so that too long an answer is met by the bot's own words. */
const Text = z.string().max(100_000);
const MessageId = z.string().min(1).max(255).nullable();
const Id = z.string().min(1).max(255);

const FileOffer = z.object({
  name: z.string().min(1).max(255),
  mediaType: z.string().max(255),
  sizeBytes: z.number().int().nonnegative().nullable(),
});

const Inbound = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("said"), text: Text, files: z.array(FileOffer).max(10) }),
  z.object({ kind: z.literal("edited"), text: Text, messageId: Id }),
  z.object({ kind: z.literal("pressed"), button: Id, messageId: MessageId }),
  z.object({
    kind: z.literal("chose"),
    choices: Id,
    codes: z
      .array(z.string().min(1).max(75))
      .max(300)
      .transform((codes) => [...new Set(codes)]),
    messageId: MessageId,
  }),
  z.object({
    kind: z.literal("filled"),
    form: Id,
    fields: z.record(Id, z.union([Text, z.array(z.string().max(75)).max(300)])),
    messageId: MessageId,
  }),
  z.object({ kind: z.literal("commanded"), words: Text }),
  z.object({ kind: z.literal("met") }),
]);

/** One turn. The page makes the id once and sends it again with every retry, so that a retry is the same event. */
export const Turn = z.object({ id: z.uuid(), person: PersonId, inbound: Inbound });
export type Turn = z.infer<typeof Turn>;

/** The account and the personal conversation of somebody on the page. */
export function addressOf(person: string): { readonly account: AccountKey; readonly conversation: Conversation } {
  return {
    account: { platform: "web", tenant: "try-out", account: person },
    conversation: { platform: "web", tenant: "try-out", kind: "personal", id: person, reference: {} },
  };
}

/** The turn as an event. A message that was said carries the event's own id. */
export function eventOf(turn: Turn, at: Temporal.Instant): InboundEvent {
  return { id: turn.id, ...addressOf(turn.person), at, replacesInPlace: true, inbound: inboundOf(turn) };
}

function inboundOf({ id, inbound }: Turn): InboundEvent["inbound"] {
  switch (inbound.kind) {
    case "said": {
      const files = inbound.files.map((file, index) => ({ ...file, reference: `${id}/${index}` }));
      return { kind: "said", text: inbound.text, messageId: id, files };
    }
    case "filled":
      return { ...inbound, fields: withoutEmpty(inbound.fields) };
    case "edited":
    case "pressed":
    case "chose":
    case "commanded":
    case "met":
      return inbound;
    default:
      return unreachable(inbound);
  }
}

function withoutEmpty(fields: Readonly<Record<string, string | readonly string[]>>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0));
}
