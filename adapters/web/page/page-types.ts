// What the server sends to the page, as types alone: the page's modules name them in comments, and no browser loads this.
import type { Form, Option, OutboundMessage } from "../../../src/chat/outbound.ts";
import type { Standing } from "../../../src/domain/request.ts";
import type { Board } from "../../../src/ports/try-out.ts";
import type { Said, ShownPicture } from "../conversations.ts";
import type { Visitor } from "../people-list.ts";
import type { Turn } from "../turn.ts";

/** JSON makes strings of dates and instants. */
type Sent<T> = T extends string | number | boolean | null
  ? T
  : T extends { toJSON(): string }
    ? string
    : { readonly [Key in keyof T]: Sent<T[Key]> };

export type { Field, Form, Option, Part } from "../../../src/chat/outbound.ts";
export type { OutboundMessage, Said, ShownPicture, Standing, Turn, Visitor };
export type Entry = { readonly id: string; readonly order: number; readonly at: string; readonly said: Said };
export type BoardSeen = Sent<Board>;
export type Inbound = Turn["inbound"];

export type TurnAnswer =
  | {
      readonly kind: "taken";
      readonly settled: OutboundMessage | null;
      readonly formProblems: Readonly<Record<string, string>> | null;
    }
  | { readonly kind: "seen-before" }
  /** The server will not take this turn, however often it is sent. */
  | { readonly kind: "refused"; readonly status: number };

/** How a turn is faring. `failed` comes with the way to try again. */
export type TurnState =
  | { readonly state: "sending" }
  | { readonly state: "failed"; readonly retry: () => void }
  | { readonly state: "done" };

/** Sends what somebody did; resolves with the answer, however long that takes. */
export type Act = (inbound: Inbound, report: (state: TurnState) => void) => Promise<TurnAnswer>;

/** What the parts of a message may do. */
export type Surroundings = {
  readonly messageId: string;
  readonly act: Act;
  readonly suggestOptions: (choices: string, words: string) => Promise<readonly Option[]>;
  readonly readForm: (form: string) => Promise<Form | null>;
};
