// The part of a transaction that is about drafted paragraphs.
import type { DraftRecords } from "../../src/ports/drafts.ts";
import {
  addDraft,
  decideDraft,
  findApprovedDraft,
  finishDraft,
  isBeingDrafted,
  isDraftCurrent,
  lockDraft,
  lockOverdueDrafts,
} from "./drafts.ts";
import type { TransactionQueries } from "./queries.ts";

export function draftRecords(queries: TransactionQueries): DraftRecords {
  return {
    addDraft: (draft) => addDraft(queries, draft),
    lockDraft: (id) => lockDraft(queries, id),
    isBeingDrafted: (ask) => isBeingDrafted(queries, ask),
    finishDraft: (id, result) => finishDraft(queries, id, result),
    decideDraft: (id, state, by, at) => decideDraft(queries, { id, state, by, at }),
    isDraftCurrent: (id) => isDraftCurrent(queries, id),
    findApprovedDraft: (ask) => findApprovedDraft(queries, ask),
    lockOverdueDrafts: (before) => lockOverdueDrafts(queries, before),
  };
}
