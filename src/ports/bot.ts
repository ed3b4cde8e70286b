// What an adapter may ask of the bot. Everything is authorized here again, whatever the adapter believes.
import type { AccountKey } from "../chat/address.ts";
import type { InboundEvent } from "../chat/inbound.ts";
import type { Form, Option, OutboundMessage } from "../chat/outbound.ts";

export type Received =
  /** Stored. Replies are in the outbox and on their way. */
  | {
      readonly kind: "taken";
      /** What the pressed message becomes, where the adapter said that it replaces in place. */
      readonly settled: OutboundMessage | null;
      /** Problems by field id of a form that was sent; then nothing of it was stored. */
      readonly formProblems: Readonly<Record<string, string>> | null;
    }
  /** The platform sent it again; it was taken then. */
  | { readonly kind: "seen-before" };

export interface Bot {
  /**
   * Takes one event, once. When this resolves, everything that was said is committed; only then may the adapter
   * acknowledge. Throws only if nothing was stored, so that the platform sends the event again.
   */
  receive(event: InboundEvent): Promise<Received>;
  /** The options of the choices with this id that fit the words typed, best first; none for who may not answer. At most 100. */
  suggestOptions(account: AccountKey, choices: string, words: string): Promise<readonly Option[]>;
  /** The form with this id as it stands, or null for who may not fill it. */
  readForm(account: AccountKey, form: string): Promise<Form | null>;
}
