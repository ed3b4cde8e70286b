// A finding: one submitted activity, survey, report or paper of an organization, as others may find it. It is compiled
// from the answers of the last submission and holds the organization's words letter for letter.
import { z } from "zod";
import type { PartialDate } from "../questionnaire/answer.ts";

/** `response` for a survey, `response#activities[2]` for an activity, `response#report`, `response#paper`. */
export const FindingId = z.string().min(7).max(120).brand<"FindingId">();
export type FindingId = z.infer<typeof FindingId>;

export const FINDING_KINDS = ["activity", "survey", "report", "paper"] as const;
export const FindingKind = z.enum(FINDING_KINDS);
export type FindingKind = z.infer<typeof FindingKind>;

export const FINDING_STATUSES = ["planned", "ongoing", "completed", "suspended", "cancelled"] as const;
export const FindingStatus = z.enum(FINDING_STATUSES);
export type FindingStatus = z.infer<typeof FindingStatus>;

/** Who may read it, as the organization said; where nothing was asked, the participating organizations. */
export const VISIBILITIES = ["secretariat_only", "participating_organizations", "public"] as const;
export const Visibility = z.enum(VISIBILITIES);
export type Visibility = z.infer<typeof Visibility>;

/** Words of an answer, letter for letter, with the path and the version at which they stand. */
export const FindingText = z.object({
  path: z.string(),
  version: z.number().int().positive(),
  words: z.string(),
});
export type FindingText = Readonly<z.infer<typeof FindingText>>;

export type Finding = {
  readonly id: FindingId;
  readonly kind: FindingKind;
  /** Null: it has no name of its own (a report). */
  readonly title: string | null;
  readonly status: FindingStatus | null;
  /** Earliest and latest; a null end goes on, or is not known where `starts` is null too. */
  readonly starts: PartialDate | null;
  readonly ends: PartialDate | null;
  /** Codes of themes. */
  readonly themes: readonly string[];
  /** M49 codes of areas and regions, as said. */
  readonly areas: readonly string[];
  readonly bestPractice: boolean;
  readonly newInitiative: boolean;
  readonly visibility: Visibility;
  /** The language in which it is written: an answer, or told from the letters and small words. */
  readonly language: string;
  /** In the order of the questionnaire. */
  readonly texts: readonly FindingText[];
  /** What else it may be found by: labels of choices, names of partners and of groups of countries. */
  readonly labels: readonly string[];
};
