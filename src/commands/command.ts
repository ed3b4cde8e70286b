// What somebody asks for, read from words, a button or a choice.
import type { OwnAct } from "../dialog/own-acts.ts";
import type { DigestAct, ReminderWish, RoundAct } from "../dialog/turn.ts";
import type { DraftAct } from "../findings/draft-act.ts";
import type { FindAct } from "../findings/find-act.ts";
import type { Begin } from "./read-begin.ts";

/** `share`: everybody in the channel is to read the answer, as far as everybody there may. */
export type Command = Asked & { readonly share?: true };

type Asked =
  | Begin
  /** `of` is an organization in words, or empty. */
  | { readonly kind: "status"; readonly of: string }
  | { readonly kind: "help" }
  | { readonly kind: "home" }
  | { readonly kind: "continue" }
  | { readonly kind: "link"; readonly code: string }
  /** The secretariat asks for a one-time code for a person. */
  | { readonly kind: "code"; readonly of: string }
  /** The secretariat and the reminder rounds. */
  | { readonly kind: "round"; readonly act: RoundAct }
  /** Digests: to read, and for the secretariat to post. */
  | { readonly kind: "digest"; readonly act: DigestAct }
  /** What somebody asks of the reminders. */
  | { readonly kind: "wish"; readonly wish: ReminderWish }
  /** Somebody looks for what was reported. */
  | { readonly kind: "find"; readonly act: FindAct }
  /** The secretariat and drafted paragraphs; only ever pressed. */
  | { readonly kind: "draft"; readonly act: DraftAct }
  /** The secretariat asks who owes what. */
  | { readonly kind: "missing" }
  /** Own settings, a colleague, something returned. */
  | { readonly kind: "own"; readonly act: OwnAct }
  /** `share`, and nothing that is to be shared. */
  | { readonly kind: "share-nothing" }
  | { readonly kind: "unknown"; readonly words: string };
