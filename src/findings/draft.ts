// A paragraph drafted by a language model: sentences, each with the places from which it was made. Nobody but the
// secretariat sees it before the secretariat approves it.
import { z } from "zod";
import { MeetingId, OrganizationId } from "../domain/ids.ts";
import type { Ask } from "./ask.ts";
import { FindingId, FindingKind, FindingStatus } from "./finding.ts";

export const DraftId = z.string().min(1).max(80).brand<"DraftId">();
export type DraftId = z.infer<typeof DraftId>;

/** `asked`: being written. `waiting`: for the secretariat's decision. */
export const DRAFT_STATES = ["asked", "waiting", "approved", "rejected", "failed"] as const;
export const DraftState = z.enum(DRAFT_STATES);
export type DraftState = z.infer<typeof DraftState>;

/** A sentence that was quoted to the model, letter for letter, with its number and where it stands. */
export const DraftSource = z.object({
  number: z.number().int().positive(),
  words: z.string(),
  organization: z.object({ id: OrganizationId, name: z.string(), acronym: z.string() }),
  source: z.object({ id: FindingId, path: z.string(), version: z.number().int().positive() }),
});
export type DraftSource = Readonly<z.infer<typeof DraftSource>>;

/** `sources`: numbers of sources. */
export const DraftSentence = z.object({ words: z.string(), sources: z.array(z.number().int()) });
export type DraftSentence = {
  readonly words: string;
  readonly sources: readonly number[];
};

export type DraftText = { readonly sentences: readonly DraftSentence[]; readonly sources: readonly DraftSource[] };

/** Why there is no draft. `cut-off`: the program was stopped while it was being written. */
export const DRAFT_FAILURES = [
  "nothing-to-quote",
  "too-slow",
  "unreachable",
  "refused",
  "not-understood",
  "nothing-left",
  "cut-off",
] as const;
export const DraftFailure = z.enum(DRAFT_FAILURES);
export type DraftFailure = z.infer<typeof DraftFailure>;

/** An ask as it is kept. */
export const KeptAsk: z.ZodType<Ask> = z.object({
  kinds: z.array(FindingKind),
  statuses: z.array(FindingStatus),
  bestPractice: z.boolean(),
  newInitiative: z.boolean(),
  themes: z.array(z.object({ code: z.string(), typed: z.string().nullable() })),
  areas: z.array(z.string()),
  objectives: z.array(z.number().int()),
  organizations: z.array(OrganizationId),
  years: z.object({ from: z.number().int().nullable(), to: z.number().int().nullable() }).nullable(),
  meetingId: MeetingId.nullable(),
  words: z.string(),
});

/** The same for the same ask, in whatever order its parts were named. */
export function askKey(ask: Ask): string {
  const { kinds, statuses, themes, areas, objectives, organizations, years, meetingId, words } = ask;
  return JSON.stringify([
    meetingId,
    sorted(kinds),
    sorted(statuses),
    ask.bestPractice,
    ask.newInitiative,
    sorted(themes.map(({ code, typed }) => JSON.stringify([code, typed]))),
    sorted(areas),
    sorted(objectives.map(String)),
    sorted(organizations),
    years ? [years.from, years.to] : null,
    words,
  ]);
}

function sorted(values: readonly string[]): readonly string[] {
  return [...values].sort();
}
