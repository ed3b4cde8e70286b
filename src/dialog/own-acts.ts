// What somebody asks for beyond answering. What was typed is read where the person's own day and organization are known.
import type { RequestId, ResponseId } from "../domain/ids.ts";

export const SETTINGS = ["hours", "week", "zone", "quiet", "language", "text"] as const;
export type Setting = (typeof SETTINGS)[number];

/** One thing that is owed; the draft at which the person is, if at one; or everything that is open. */
export type AskedAbout = RequestId | "this-draft" | "everything";

export type OwnAct =
  | { readonly kind: "show-settings" }
  /** `typed` as it came; empty: it is asked. */
  | { readonly kind: "set"; readonly setting: Setting; readonly typed: string }
  /** `colleague` is a name as typed or an id; empty: it is asked. */
  | { readonly kind: "ask-colleague"; readonly about: AskedAbout; readonly colleague: string }
  /** The secretariat returns what was submitted; `of` is an organization and words for the instrument. */
  | { readonly kind: "return"; readonly of: string; readonly note: string }
  /** The one of several that was meant; the note was kept. */
  | { readonly kind: "return-this"; readonly responseId: ResponseId };
