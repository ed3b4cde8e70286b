// What people do in chat, in words that every platform shares. An adapter verifies a request, then reads it into one of these.
import type { Temporal } from "temporal-polyfill";
import type { AccountKey, Conversation } from "./address.ts";

/** A file that a person shared. */
export type SharedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number | null;
  /** What tells it from every other on the platform; it stays with the answer. */
  readonly reference: string;
  /** Where it can be had by whoever knows this; the adapter gives it sealed, and it goes no further than the fetching. */
  readonly address?: string;
};

export type Inbound =
  /** Typed into a conversation. `text` is what the person sees: no markup, no entities, no mention of the bot. */
  | { readonly kind: "said"; readonly text: string; readonly messageId: string; readonly files: readonly SharedFile[] }
  /** A message said earlier now reads differently. */
  | { readonly kind: "edited"; readonly text: string; readonly messageId: string }
  /** Pressed a button; `button` is its id. */
  | { readonly kind: "pressed"; readonly button: string; readonly messageId: string | null }
  /** Chose from the choices with this id; no code is sent twice. */
  | {
      readonly kind: "chose";
      readonly choices: string;
      readonly codes: readonly string[];
      readonly messageId: string | null;
    }
  /** Sent the form with this id. Fields left empty are absent. */
  | {
      readonly kind: "filled";
      readonly form: string;
      readonly fields: Readonly<Record<string, string | readonly string[]>>;
      readonly messageId: string | null;
    }
  /** Gave a command: `/rapporteur WORDS`, or `@Rapporteur WORDS` in a channel. */
  | { readonly kind: "commanded"; readonly words: string }
  /** Installed the app, or opened the conversation for the first time. */
  | { readonly kind: "met" }
  /** Removed the app, or was removed. */
  | { readonly kind: "left" }
  /** Something this bot has no use for, to be answered politely. */
  | { readonly kind: "other"; readonly what: string };

/** What the platform says of an account. The e-mail counts only if the platform vouches for it. */
export type Profile = {
  readonly name: string | null;
  /** Lower case, NFC; null where the platform gives none or does not vouch for it. */
  readonly verifiedEmail: string | null;
  /** Why there is no verified e-mail, as a code for the log: `guest`, `unconfirmed`, `stranger`, `bot`, `absent`, `tenant`, `deleted`, `domain`. */
  readonly unverifiedBecause: string | null;
  readonly timeZone: string | null;
};

export type InboundEvent = {
  /** The platform's own id of this event, the same when it is sent again. Unique within platform and tenant. */
  readonly id: string;
  readonly account: AccountKey;
  readonly conversation: Conversation;
  /** When the person acted, by the platform's clock. */
  readonly at: Temporal.Instant;
  /** True where the answer to this very request replaces the message that was pressed (Teams' Action.Execute, the web page). */
  readonly replacesInPlace: boolean;
  readonly inbound: Inbound;
};
