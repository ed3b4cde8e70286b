// What the secretariat does with drafts, as buttons carry it. It comes back from outside, so it is read again, and the role
// of whoever pressed is checked again.
import type { Ask } from "./ask.ts";
import { DraftId } from "./draft.ts";
import { askButton, readFindAct } from "./find-act.ts";

export const DRAFT_DECISIONS = ["approve", "reject", "again"] as const;
export type DraftDecision = (typeof DRAFT_DECISIONS)[number];

export type DraftAct =
  | { readonly kind: "ask"; readonly ask: Ask }
  | { readonly kind: "decide"; readonly decision: DraftDecision; readonly id: DraftId }
  /** Typed: what stands between `summary` and `draft`. */
  | { readonly kind: "words"; readonly words: string };

const PREFIX = "draft|";
const LAST_WORD = /(?:^|\s)draft$/iu;
const MAX_BUTTON_ID_CHARACTERS = 255;

/** Null where the ask does not fit into a button. */
export function askDraftButton(ask: Ask): string | null {
  const button = askButton("summary", ask, 1);
  const id = button === null ? null : `${PREFIX}${button}`;
  return id !== null && id.length <= MAX_BUTTON_ID_CHARACTERS ? id : null;
}

export function decideDraftButton(decision: DraftDecision, id: DraftId): string {
  return `${PREFIX}${decision}|${id}`;
}

/** Null for what is no such button. */
export function readDraftAct(button: string): DraftAct | null {
  if (!button.startsWith(PREFIX)) return null;
  const rest = button.slice(PREFIX.length);
  const asked = readFindAct(rest);
  if (asked?.kind === "ask") return { kind: "ask", ask: asked.ask };
  const [verb, ...others] = rest.split("|");
  const decision = DRAFT_DECISIONS.find((each) => each === verb);
  const id = DraftId.safeParse(others.join("|"));
  return decision && id.success ? { kind: "decide", decision, id: id.data } : null;
}

/** `summary … draft`: what is to be drafted. Null where that was not the last word. */
export function readDraftWords(words: string): DraftAct | null {
  return LAST_WORD.test(words) ? { kind: "words", words: words.replace(LAST_WORD, "").trim() } : null;
}
