// What the core asks of a language model, and of the database about what it drafted. The model is optional: without it
// nothing in chat tells that it could be there.
import type { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Ask } from "../findings/ask.ts";
import type { CheckedDraft } from "../findings/check-draft.ts";
import type { DraftFailure, DraftId, DraftSentence, DraftState, DraftText } from "../findings/draft.ts";

/** Sentences with their numbers: all that ever leaves. */
export type DraftInput = { readonly sentences: readonly { readonly number: number; readonly words: string }[] };

/** What the model wrote, unchecked. `code` is for the log. */
export type DraftOutcome =
  | { readonly kind: "drafted"; readonly sentences: readonly DraftSentence[] }
  | { readonly kind: "failed"; readonly reason: DraftFailure; readonly code: string };

export interface LanguageModel {
  /** As people are told. */
  readonly name: string;
  /** Never throws for what a model may answer; that is an outcome. `signal` gives it up. */
  draft(input: DraftInput, signal: AbortSignal): Promise<DraftOutcome>;
}

export type AskedDraft = {
  readonly id: DraftId;
  readonly ask: Ask;
  readonly model: string;
  readonly askedBy: PersonId;
  readonly askedAt: Temporal.Instant;
  /** The private conversation to which it comes. */
  readonly conversation: Conversation;
};

export type DraftRecord = AskedDraft & { readonly state: DraftState };

export type FailedDraft = { readonly kind: "failed"; readonly reason: DraftFailure };
export type FinishedDraft = ({ readonly kind: "written" } & CheckedDraft) | FailedDraft;

export type ApprovedDraft = { readonly text: DraftText; readonly decidedAt: Temporal.Instant };

/** The part of a transaction that is about drafts. */
export interface DraftRecords {
  addDraft(draft: AskedDraft): Promise<void>;
  /** Locked until the end, so that it is decided once. */
  lockDraft(id: DraftId): Promise<DraftRecord | null>;
  /** True while a draft for the same ask is being written. */
  isBeingDrafted(ask: Ask): Promise<boolean>;
  /** False when it was finished before: then nothing is changed. */
  finishDraft(id: DraftId, result: FinishedDraft): Promise<boolean>;
  /** What is approved takes the place of what was approved for the same ask: that one is rejected. */
  decideDraft(id: DraftId, state: "approved" | "rejected", by: PersonId, at: Temporal.Instant): Promise<void>;
  /** True while every source still stands as it was quoted, for everybody. */
  isDraftCurrent(id: DraftId): Promise<boolean>;
  /** What was approved for this ask, while its sources all stand as they were quoted; null if none. */
  findApprovedDraft(ask: Ask): Promise<ApprovedDraft | null>;
  /** What was asked before `before` and is not finished, locked until the end. */
  lockOverdueDrafts(before: Temporal.Instant): Promise<readonly AskedDraft[]>;
}
