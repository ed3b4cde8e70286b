// What somebody asks for beyond answering. What was typed is read where the person's own day and organization are known.
import type { PersonId, RequestId, ResponseId } from "../domain/ids.ts";

export const SETTINGS = ["hours", "week", "zone", "quiet", "language", "text"] as const;
export type Setting = (typeof SETTINGS)[number];

export type OwnAct =
  | { readonly kind: "show-settings" }
  /** `typed` as it came; empty: it is asked. */
  | { readonly kind: "set"; readonly setting: Setting; readonly typed: string }
  /** `about` null: everything that is open. `colleague` is a name as typed or an id; empty: it is asked. */
  | { readonly kind: "ask-colleague"; readonly about: RequestId | null; readonly colleague: string | PersonId }
  /** The secretariat returns what was submitted; `of` is an organization and words for the instrument. */
  | { readonly kind: "return"; readonly of: string; readonly note: string }
  /** The one of several that was meant; the note was kept. */
  | { readonly kind: "return-this"; readonly responseId: ResponseId };
