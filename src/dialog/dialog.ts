// One person's place in a conversation. It holds no answers: those belong to the organization's response.
// Stored as JSON, so it is a schema; a stored dialog of an older shape that does not fit is treated as `resting`.
import { z } from "zod";
import { RequestId, ResponseId } from "../domain/ids.ts";
import { AnswerValue } from "../questionnaire/answer.ts";
import { SETTINGS } from "./own-acts.ts";

/** Something said about the current question that waits for a word from the person. */
export const Pending = z.discriminatedUnion("kind", [
  /** Read back, and stored once the person says yes. */
  z.object({ kind: z.literal("confirm"), value: AnswerValue, typed: z.string(), messageId: z.string().nullable() }),
  /** A part of what was typed may mean several things. */
  z.object({
    kind: z.literal("which"),
    typed: z.string(),
    part: z.string(),
    resolutions: z.record(z.string(), z.string()),
    messageId: z.string().nullable(),
  }),
  /** A country or area waits for its role. */
  z.object({ kind: z.literal("roles"), value: AnswerValue, typed: z.string(), messageId: z.string().nullable() }),
  /** A choice waits for its own words ("other: …"). */
  z.object({ kind: z.literal("other-words"), value: AnswerValue, typed: z.string(), messageId: z.string().nullable() }),
  /** What was typed sounds like leaving the question to somebody else. */
  z.object({ kind: z.literal("leave-open"), typed: z.string(), messageId: z.string().nullable() }),
  /** Words that do not answer this question, but may belong to the answer before it. */
  z.object({ kind: z.literal("unplaced"), typed: z.string(), messageId: z.string().nullable() }),
]);
export type Pending = z.infer<typeof Pending>;

export const Dialog = z.discriminatedUnion("state", [
  /** Nothing is being asked. */
  z.object({ state: z.literal("resting") }),
  /** Several things are owed: which one now? */
  z.object({ state: z.literal("choosing-request"), requestIds: z.array(RequestId) }),
  /** What will be asked has been shown; "start" begins, "nothing to report" ends it. */
  z.object({ state: z.literal("introduced"), requestId: RequestId }),
  /** Several surveys exist already: which one, or a new one? */
  z.object({ state: z.literal("choosing-response"), requestId: RequestId }),
  /** A question is open. */
  z.object({
    state: z.literal("asking"),
    responseId: ResponseId,
    path: z.string(),
    /** Back to the review after this answer. */
    returnToReview: z.boolean(),
    /** The question had an answer when it was asked. */
    revising: z.boolean(),
    pending: Pending.nullable(),
    /** The answer given just before, to which a further message may belong. */
    previousPath: z.string().nullable(),
    /** The message that could not be taken, so that its edit can. */
    refusedMessageId: z.string().nullable(),
  }),
  /** The review is shown. */
  z.object({ state: z.literal("reviewing"), responseId: ResponseId }),
  /** "We have no survey" and "nothing to report" are final, so they are confirmed. */
  z.object({ state: z.literal("confirming-statement"), requestId: RequestId }),
  /** Nothing is open, and the person was asked for a day or for a setting: bare words may be it. */
  z.object({ state: z.literal("asked"), for: z.enum(["later", "away", ...SETTINGS]) }),
  /** Put aside by `later` or `stop`; `report`, `survey` or a plain hello goes on there. */
  z.object({ state: z.literal("paused"), responseId: ResponseId, path: z.string().nullable() }),
]);
export type Dialog = z.infer<typeof Dialog>;
