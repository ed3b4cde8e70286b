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

/** `words` empty: the newest. */
export type SharedPage = { readonly offset: number; readonly limit: number };

export type SharedSearch =
  | { readonly kind: "found"; readonly cards: readonly SharedCard[] }
  /** Nothing to put into a conversation, and why, for the eyes of the one who asked. */
  | { readonly kind: "nothing"; readonly words: string };

export type SharedCard = {
  /** Of a line in a list: title, and who, when and where. */
  readonly title: string;
  readonly line: string;
  readonly message: OutboundMessage;
};

export interface Bot {
  /**
   * Takes one event, once. When this resolves, everything that was said is committed; only then may the adapter
   * acknowledge. Throws only if nothing was stored, so that the platform sends the event again.
   */
  receive(event: InboundEvent): Promise<Received>;
  /** The options of the choices with this id that fit the words typed, best first; none for who may not answer. At most 100. */
  suggestOptions(account: AccountKey, choices: string, words: string): Promise<readonly Option[]>;
  /** Everything that concerns the account's person, at a glance; for who is not known, how to begin and nothing else. */
  readHome(account: AccountKey): Promise<OutboundMessage>;
  /** What was reported, as cards for a conversation that others read along in: nothing that is not for all of them. */
  searchToShare(account: AccountKey, words: string, page: SharedPage): Promise<SharedSearch>;
  /** The form with this id as it stands, or null for who may not fill it. */
  readForm(account: AccountKey, form: string): Promise<Form | null>;
}
