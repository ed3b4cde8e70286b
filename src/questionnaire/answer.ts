// What an answer is. Unanswered, skipped, unknown and not applicable are four different things: unanswered has no
// answer at all; the other three are answers.
import { z } from "zod";

/** A date of which the month or the day may be unknown: `2007`, `2007-11`, `2007-11-26`. */
export const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
export type PartialDate = z.infer<typeof PartialDate>;

/** A country or area of M49, or a group named in words (then `m49` is null). */
export const CoveredArea = z.object({
  m49: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
  /** The name of the code list, or the words for a group. */
  name: z.string().min(1),
  /** A code of the question's roles. */
  role: z.string().nullable(),
});
export type CoveredArea = z.infer<typeof CoveredArea>;

/** One round of a survey; `end` null means that it goes on. */
export const Round = z.object({ label: z.string().nullable(), start: PartialDate, end: PartialDate.nullable() });
export type Round = z.infer<typeof Round>;

export const AnswerFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int().nullable(),
  /** `platform:reference`, as shared. */
  reference: z.string(),
});
export type AnswerFile = z.infer<typeof AnswerFile>;

export const AnswerValue = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("number"), number: z.number() }),
  z.object({ kind: z.literal("yes-no"), yes: z.boolean() }),
  /** `other` holds the words where the code is the list's "other". */
  z.object({ kind: z.literal("choice"), code: z.string(), other: z.string().nullable() }),
  z.object({ kind: z.literal("choices"), codes: z.array(z.string()), other: z.string().nullable() }),
  z.object({ kind: z.literal("areas"), areas: z.array(CoveredArea) }),
  z.object({ kind: z.literal("date"), date: PartialDate }),
  /** `frequency` and `status` are what the typed words also said, if anything; codes of the time-frame code lists. */
  z.object({
    kind: z.literal("time-frame"),
    rounds: z.array(Round),
    frequency: z.string().nullable(),
    status: z.string().nullable(),
  }),
  /** Organizations of the roster by id; others by name. */
  z.object({
    kind: z.literal("organizations"),
    organizations: z.array(z.object({ id: z.string().nullable(), name: z.string().min(1) })),
  }),
  z.object({ kind: z.literal("web-addresses"), urls: z.array(z.string()) }),
  z.object({ kind: z.literal("files"), files: z.array(AnswerFile) }),
  /** The answer to a repeat itself: which instances there are (numbers are never used twice), and whether more may come. */
  z.object({ kind: z.literal("instances"), instances: z.array(z.number().int().positive()), closed: z.boolean() }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const Answer = z.discriminatedUnion("state", [
  z.object({ state: z.literal("answered"), value: AnswerValue }),
  /** Passed over; may be answered later, and counts as unanswered when something is required. */
  z.object({ state: z.literal("skipped") }),
  z.object({ state: z.literal("unknown") }),
  z.object({ state: z.literal("not-applicable") }),
]);
export type Answer = z.infer<typeof Answer>;

/**
 * Where an answer stands in a questionnaire: keys joined by dots, an instance of a repeat in brackets:
 * `q06_sample.size`, `q05_institutions[2].role`.
 */
export type Path = string;

/** The current answer at each path. A path that is missing is unanswered. */
export type Answers = ReadonlyMap<Path, Answer>;
